"""Who stands how to whom, drawn: kinds differ in colour and in the line, and only the most named carry a label."""

import html
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, Final

from corpus.types import Actor, ActorKind, Perspective, Relation, RelationKind
from pages.ui.spreading import HEIGHT, WIDTH, Point, places
from pages.ui.texts import insights as says
from pages.ui.texts import network as texts
from pages.ui.texts import words
from pages.ui.voices import ends_of, name_of, phrase_of, views_among

_TEXT: Final = "#1f2937"
_LABELS: Final = 18
_LABELS_ON_PHONES: Final = 7
_PHONE: Final = 560
# Pixels between the margins: across, on phones, and what the margins above and below take.
_ACROSS: Final = 560
_ACROSS_ON_PHONES: Final = 200
_ABOVE_AND_BELOW: Final = 86
# Pixels: of a label that runs over two lines, and what stays free beside the drawing so that none is cut.
_LABEL: Final = 128
_MARGIN: Final = _LABEL // 2 + 6
_HIGHEST: Final = 560

NODE_COLOURS: Final[Mapping[ActorKind, str]] = {
    ActorKind.PER: "#7c3aed",
    ActorKind.ORG: "#1f5f7a",
    ActorKind.LOC: "#047857",
}
NODE_SHAPES: Final[Mapping[ActorKind, str]] = {
    ActorKind.PER: "diamond",
    ActorKind.ORG: "circle",
    ActorKind.LOC: "triangle",
}
ALWAYS_DIRECTED: Final = frozenset({RelationKind.FUNDS, RelationKind.RESPONSIBLE})
# kind -> colour and the lengths of dashes and gaps, none for a line without gaps
LINES: Final[Mapping[RelationKind, tuple[str, list[int]]]] = {
    RelationKind.COOPERATES: ("#15803d", []),
    RelationKind.RESPONSIBLE: ("#1f5f7a", [14, 4, 3, 4]),
    RelationKind.FUNDS: ("#7c3aed", [18, 4]),
    RelationKind.TENSION: ("#b91c1c", [7, 5]),
    RelationKind.CONTACT_MISSING: ("#c2410c", [2, 4]),
    RelationKind.TOGETHER: ("#9ca3af", [4, 6]),
}


def interviews_of(actor: Actor) -> int:
    """In how many interviews the actor is named."""
    return len({mention.transcript for mention in actor.mentions})


def interviews_with(relation: Relation) -> int:
    """In how many interviews the relation is spoken of."""
    return len({quote.transcript for quote in relation.quotes})


def connected(actors: Sequence[Actor], relations: Sequence[Relation], *, most: int = 40) -> list[Actor]:
    """The actors most often named that have a relation to another one of them."""
    ranked = sorted(actors, key=lambda actor: (-interviews_of(actor), actor.shown_name, actor.id))
    return _with_relation(_with_relation(ranked, relations)[:most], relations)


def _with_relation(actors: Sequence[Actor], relations: Sequence[Relation]) -> list[Actor]:
    ends = {end for relation in among(actors, relations) for end in (relation.source, relation.target)}
    return [actor for actor in actors if actor.id in ends]


def among(actors: Sequence[Actor], relations: Sequence[Relation]) -> list[Relation]:
    """The relations of the actors with each other and with the speakers themselves, in the given order."""
    ids = {actor.id for actor in actors} | {str(view) for view in Perspective}
    return [relation for relation in relations if {relation.source, relation.target} <= ids]


def in_words(relation: Relation, names: Mapping[str, str]) -> str:
    """The relation as a phrase: "Landkreis fördert VHS"; ``names``: actor id -> name."""
    one, other = (name_of(end, names) for end in ends_of(relation))
    return f"{one} {phrase_of(relation)} {other}"


def height_of(nodes: int) -> int:
    """Pixels from top to bottom that so many nodes need."""
    return min(170 + 26 * nodes, _HIGHEST)


def legend(kinds: Sequence[RelationKind]) -> str:
    """HTML: each kind with a piece of its line."""
    shown = "".join(f'<span class="fm-key">{_sample(kind)}{html.escape(texts.KINDS[kind])}</span>' for kind in kinds)
    return f'<div class="fm-badges">{shown}</div>'


def _sample(kind: RelationKind) -> str:
    colour, dashes = LINES[kind]
    stops, at = [], 0
    for number, length in enumerate(dashes):
        stops.append(f"{'transparent' if number % 2 else colour} {at}px {at + length}px")
        at += length
    look = f"repeating-linear-gradient(90deg,{','.join(stops)})" if stops else colour
    head = f'<b style="color:{colour};margin-right:.3rem">➤</b>' if kind in ALWAYS_DIRECTED else ""
    return f'<i style="width:2.6rem;height:.22rem;vertical-align:.22rem;background:{look}"></i>{head}'


def network(actors: Sequence[Actor], relations: Sequence[Relation]) -> dict[str, Any]:
    """The ECharts option. Nodes come in the order of ``actors`` and lines in that of ``relations``.

    So a selected index is an index into them; every end of a relation that is an actor must be among these. The
    speakers who are an end come after the actors.
    """
    views = views_among(relations)
    nodes = (*(actor.id for actor in actors), *map(str, views))
    spread = places(nodes, tuple((r.source, r.target) for r in relations))
    at, upright = (_scaled(spread, across=across) for across in (_ACROSS, _ACROSS_ON_PHONES))
    names = {actor.id: actor.shown_name for actor in actors}
    links = [_link(one, names, bend=bend) for one, bend in zip(relations, _bends(relations), strict=True)]
    wide = [_node(actor, at[actor.id], named=rank < _LABELS) for rank, actor in enumerate(actors)]
    wide += [_voices(view, at[view], relations=relations) for view in views]
    narrow = [
        _node(actor, upright[actor.id], named=rank < _LABELS_ON_PHONES, size=0.65) for rank, actor in enumerate(actors)
    ]
    narrow += [_voices(view, upright[view], relations=relations) for view in views]
    return {
        "baseOption": {
            "animation": False,
            "tooltip": {"confine": True},
            "series": [dict(_LOOK) | {"data": wide, "links": links}],
        },
        "media": [{"query": {"maxWidth": _PHONE}, "option": {"series": [{"data": narrow, "links": links}]}}],
    }


def _scaled(spread: Mapping[str, Point], *, across: int) -> dict[str, Point]:
    """Places in the shape the drawing has, which keeps the shape it is given."""
    down = height_of(len(spread)) - _ABOVE_AND_BELOW
    return {id: (round(x * across / WIDTH, 1), round(y * down / HEIGHT, 1)) for id, (x, y) in spread.items()}


_LOOK: Final[Mapping[str, Any]] = {
    "type": "graph",
    "layout": "none",
    "roam": True,
    "preserveAspect": True,
    "selectedMode": "single",
    "emphasis": {"focus": "adjacency", "label": {"show": True}},
    "label": {
        "position": "bottom",
        "distance": 3,
        "color": _TEXT,
        "fontSize": 12,
        "textBorderColor": "#ffffff",
        "textBorderWidth": 3,
        "width": _LABEL,
        "height": 30,
        "lineHeight": 15,
        "overflow": "break",
        "lineOverflow": "truncate",
        "ellipsis": "…",
    },
    "labelLayout": {"hideOverlap": True},
    "edgeSymbolSize": 9,
    "left": _MARGIN,
    "right": _MARGIN,
    "top": 30,
    "bottom": 56,
}


def _voices(view: Perspective, place: tuple[float, float], *, relations: Sequence[Relation]) -> dict[str, Any]:
    """The speakers of a perspective as a node, told apart by its shape and its border."""
    quotes = (
        quote for relation in relations if view in {relation.source, relation.target} for quote in relation.quotes
    )
    count = words.counted(len({quote.transcript for quote in quotes}), *says.CONVERSATION)
    return {
        "id": str(view),
        "name": texts.VIEWS[view],
        "x": place[0],
        "y": place[1],
        "symbol": "roundRect",
        "symbolSize": [26, 16],
        "itemStyle": {"color": "#ffffff", "borderColor": _TEXT, "borderWidth": 2},
        "label": {"show": True, "fontStyle": "italic"},
        "tooltip": {"formatter": _shown(texts.NODE.format(name=name_of(view, {}), count=count))},
    }


def _node(actor: Actor, place: tuple[float, float], *, named: bool, size: float = 1) -> dict[str, Any]:
    count = words.counted(interviews_of(actor), *says.CONVERSATION)
    return {
        "id": actor.id,
        "name": actor.shown_name,
        "x": place[0],
        "y": place[1],
        "symbol": NODE_SHAPES[actor.kind],
        "symbolSize": round(size * (9 + 5 * math.sqrt(interviews_of(actor))), 1),
        "itemStyle": {"color": NODE_COLOURS[actor.kind]},
        "label": {"show": named},
        "tooltip": {"formatter": _shown(texts.NODE.format(name=actor.shown_name, count=count))},
    }


def _link(relation: Relation, names: Mapping[str, str], *, bend: float) -> dict[str, Any]:
    colour, dashes = LINES[relation.kind]
    count, together = interviews_with(relation), relation.kind is RelationKind.TOGETHER
    tip = texts.NODE.format(name=in_words(relation, names), count=words.counted(count, *says.CONVERSATION))
    return {
        "source": relation.source,
        "target": relation.target,
        "symbol": ["none", "arrow" if relation.directed else "none"],
        "lineStyle": {
            "color": colour,
            "type": dashes or "solid",
            "width": 1 if together else min(1.5 + 0.75 * count, 6),
            "opacity": 0.7 if together else 0.85,
            "curveness": bend,
        },
        "tooltip": {"formatter": _shown(tip)},
    }


def _bends(relations: Sequence[Relation]) -> list[float]:
    """How much each line is bent, so that several between the same two don't lie on each other."""
    seen: Counter[frozenset[str]] = Counter()
    bends = []
    for relation in relations:
        ends = frozenset({relation.source, relation.target})
        turned = 1 if relation.source < relation.target else -1
        bends.append(turned * 0.22 * math.ceil(seen[ends] / 2) * (1 if seen[ends] % 2 else -1))
        seen[ends] += 1
    return bends


def _shown(text: str) -> str:
    """Plain text for a tooltip, which reads HTML and fills in braces."""
    return html.escape(text.replace("{", "(").replace("}", ")"))
