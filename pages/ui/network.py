"""Who stands how to whom: the actors as a drawing with fixed places, the same for the same findings."""

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import Any, Final

from corpus.types import Actor, ActorKind, Relation, RelationKind
from pages.ui.texts import insights as says
from pages.ui.texts import words

Point = tuple[float, float]

WIDTH: Final = 860.0
HEIGHT: Final = 640.0
_ROUNDS: Final = 70
_TEXT: Final = "#1f2937"

NODE_COLOURS: Final[Mapping[ActorKind, str]] = {
    ActorKind.PER: "#7c3aed",
    ActorKind.ORG: "#1f5f7a",
    ActorKind.LOC: "#047857",
}
EDGE_COLOURS: Final[Mapping[RelationKind, str]] = {
    RelationKind.COOPERATES: "#15803d",
    RelationKind.RESPONSIBLE: "#1f5f7a",
    RelationKind.TENSION: "#b91c1c",
    RelationKind.CONTACT_MISSING: "#c2410c",
    RelationKind.FUNDS: "#7c3aed",
    RelationKind.TOGETHER: "#9ca3af",
}


def interviews_of(actor: Actor) -> int:
    """In how many interviews the actor is named."""
    return len({mention.transcript for mention in actor.mentions})


def connected(actors: Sequence[Actor], relations: Sequence[Relation], *, most: int = 40) -> list[Actor]:
    """The actors most often named that have a relation to another one of them."""
    ranked = sorted(actors, key=lambda actor: (-interviews_of(actor), actor.name, actor.id))
    return _with_relation(_with_relation(ranked, relations)[:most], relations)


def _with_relation(actors: Sequence[Actor], relations: Sequence[Relation]) -> list[Actor]:
    ids = {actor.id for actor in actors}
    among = [relation for relation in relations if relation.source in ids and relation.target in ids]
    ends = {end for relation in among for end in (relation.source, relation.target)}
    return [actor for actor in actors if actor.id in ends]


@lru_cache(maxsize=16)
def places(nodes: tuple[str, ...], edges: tuple[tuple[str, str], ...]) -> Mapping[str, Point]:
    """Coordinates: the largest group of related nodes above, the small ones in two rows below.

    No chance is involved, so equal input gives equal places.
    """
    if not nodes:
        return {}
    largest, *others = components(nodes, edges)
    at = _fitted(_spread(largest, edges), height=HEIGHT * (0.72 if others else 1))
    for number, group in enumerate(others):
        middle = (WIDTH * (number + 0.5) / len(others), HEIGHT * (0.97 if number % 2 else 0.84))
        at |= {node: _beside(middle, place, count=len(group)) for place, node in enumerate(group)}
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


def network(actors: Sequence[Actor], relations: Sequence[Relation]) -> dict[str, Any]:
    """The ECharts option. Nodes come in the order of ``actors``, so a selected index is an index into them."""
    ids = {actor.id for actor in actors}
    drawn = [relation for relation in relations if relation.source in ids and relation.target in ids]
    at = places(tuple(actor.id for actor in actors), tuple((r.source, r.target) for r in drawn))
    return {
        "animation": False,
        "tooltip": {},
        "series": [
            {
                "type": "graph",
                "layout": "none",
                "roam": True,
                "preserveAspect": True,
                "selectedMode": "single",
                "emphasis": {"focus": "adjacency", "label": {"show": True}},
                "label": {"position": "bottom", "distance": 3, "color": _TEXT, "fontSize": 12},
                "labelLayout": {"hideOverlap": True},
                "left": 36,
                "right": 36,
                "top": 30,
                "bottom": 40,
                "data": [_node(actor, at[actor.id], named=rank < 18) for rank, actor in enumerate(actors)],
                "links": [_edge(relation) for relation in drawn],
            }
        ],
    }


def _node(actor: Actor, place: Point, *, named: bool) -> dict[str, Any]:
    count = interviews_of(actor)
    return {
        "id": actor.id,
        "name": actor.name,
        "x": place[0],
        "y": place[1],
        "symbolSize": round(9 + 5 * math.sqrt(count), 1),
        "itemStyle": {"color": NODE_COLOURS[actor.kind]},
        "label": {"show": named},
        "tooltip": {"formatter": f"{{b}}: {words.counted(count, *says.CONVERSATION)}"},
    }


def _edge(relation: Relation) -> dict[str, Any]:
    return {
        "source": relation.source,
        "target": relation.target,
        "lineStyle": {"color": EDGE_COLOURS[relation.kind], "width": min(1 + len(relation.quotes), 6), "opacity": 0.7},
        "tooltip": {"formatter": says.RELATIONS[relation.kind]},
    }
