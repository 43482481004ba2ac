"""Fixed places for related things on a drawing, the same for the same things: no chance is involved."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Final

Point = tuple[float, float]

WIDTH: Final = 860.0
HEIGHT: Final = 640.0
_ROUNDS: Final = 70
# Up to so many groups and nodes every group gets rows of its own.
_MOST_ROWS: Final = 4
_MOST_STACKED: Final = 16
_GAP: Final = 90.0


@lru_cache(maxsize=16)
def places(nodes: tuple[str, ...], edges: tuple[tuple[str, str], ...]) -> Mapping[str, Point]:
    """Coordinates: the largest group of related nodes above, the small ones below: few one by one, many in two rows.

    No chance is involved, so equal input gives equal places.
    """
    if not nodes:
        return {}
    groups = components(nodes, edges)
    if len(groups) <= _MOST_ROWS and len(nodes) <= _MOST_STACKED:
        return _stacked(groups, edges)
    largest, *others = groups
    at = _fitted(_spread(largest, edges), height=HEIGHT * (0.72 if others else 1))
    for number, group in enumerate(others):
        middle = (WIDTH * (number + 0.5) / len(others), HEIGHT * (0.97 if number % 2 else 0.84))
        at |= {node: _beside(middle, place, count=len(group)) for place, node in enumerate(group)}
    return at


def _stacked(groups: Sequence[Sequence[str]], edges: Sequence[tuple[str, str]]) -> dict[str, Point]:
    """One group below the other, as high as it has nodes; a pair doesn't take the whole width."""
    share = (HEIGHT - _GAP * (len(groups) - 1)) / sum(map(len, groups))
    at: dict[str, Point] = {}
    top = 0.0
    for group in groups:
        narrow = 0.7 if len(groups) > 1 and len(group) < 3 else 1.0
        inner = _fitted(_spread(group, edges), height=share * len(group))
        at |= {id: (round((x - WIDTH / 2) * narrow + WIDTH / 2, 1), round(y + top, 1)) for id, (x, y) in inner.items()}
        top += share * len(group) + _GAP
    return at


def components(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> list[list[str]]:
    """The nodes in groups that hang together, the largest first, each in the given order."""
    group = {node: number for number, node in enumerate(nodes)}
    for one, other in edges:
        low, high = sorted((group[one], group[other]))
        group = {node: low if number == high else number for node, number in group.items()}
    found = [[node for node in nodes if group[node] == number] for number in dict.fromkeys(group.values())]
    return sorted(found, key=len, reverse=True)


def _beside(middle: Point, place: int, *, count: int) -> Point:
    angle = 2 * math.pi * place / count
    radius = 0.0 if count == 1 else 34.0
    return (round(middle[0] + radius * math.cos(angle), 1), round(middle[1] + radius * math.sin(angle), 1))


def _spread(nodes: Sequence[str], edges: Sequence[tuple[str, str]]) -> dict[str, Point]:
    """Fruchterman and Reingold's way to let related nodes come close, from a circle as start."""
    inner = [edge for edge in edges if set(edge) <= set(nodes)]
    ideal = 1.1 / math.sqrt(len(nodes))
    at = {node: _on_circle(number, len(nodes)) for number, node in enumerate(nodes)}
    for number in range(_ROUNDS):
        at = _moved(at, inner, ideal=ideal, longest=0.12 * (1 - number / _ROUNDS))
    return at


def _on_circle(number: int, count: int) -> Point:
    angle = 2 * math.pi * number / count
    return (0.5 * math.cos(angle), 0.5 * math.sin(angle))


def _moved(
    at: Mapping[str, Point], edges: Sequence[tuple[str, str]], *, ideal: float, longest: float
) -> dict[str, Point]:
    """One round: everything pushes apart, edges pull together, the centre pulls a little."""
    force = {node: [-0.2 * x, -0.2 * y] for node, (x, y) in at.items()}
    for one, other in combinations(at, 2):
        _push(force, at, (one, other), strength=lambda distance: ideal * ideal / distance)
    for edge in edges:
        _push(force, at, edge, strength=lambda distance: -distance * distance / ideal)
    return {node: _step(at[node], pull, longest=longest) for node, pull in force.items()}


def _push(
    force: dict[str, list[float]], at: Mapping[str, Point], pair: tuple[str, str], *, strength: Callable[[float], float]
) -> None:
    one, other = pair
    dx, dy = at[one][0] - at[other][0], at[one][1] - at[other][1]
    distance = max(math.hypot(dx, dy), 0.01)
    size = strength(distance) / distance
    force[one][0] += dx * size
    force[one][1] += dy * size
    force[other][0] -= dx * size
    force[other][1] -= dy * size


def _step(place: Point, pull: Sequence[float], *, longest: float) -> Point:
    length = max(math.hypot(*pull), 1e-9)
    share = min(length, longest) / length
    return (place[0] + pull[0] * share, place[1] + pull[1] * share)


def _fitted(at: Mapping[str, Point], *, height: float) -> dict[str, Point]:
    """Stretched to the drawing area, rounded so that no machine's last digit shows."""
    xs, ys = [x for x, _ in at.values()], [y for _, y in at.values()]
    across, down = WIDTH / max(max(xs) - min(xs), 1e-9), height / max(max(ys) - min(ys), 1e-9)
    return {node: (round((x - min(xs)) * across, 1), round((y - min(ys)) * down, 1)) for node, (x, y) in at.items()}
