"""Which group could take a challenge: from the remits, and from what people decided before."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from corpus.types import Challenge, RankedGroup, Routing, WorkingGroup
from nlp.config import AnalysisConfig
from nlp.embedding import Vectors, embed, normalise
from nlp.matching import Matcher, Scores, Target, to_probabilities
from nlp.statements.passages import Passage
from nlp.words import choose_forms, find_words, read_stopwords, share_part, stem

CANDIDATES = 3
REASONS = 4
CLOSEST_QUOTES = 5
EXPERIENCE_WEIGHT = 1.0
SHARED_WORD = 0.2

Confirmed = Sequence[tuple[str, str]]
# For each group the words that speak for it.
Reasons = tuple[tuple[str, ...], ...]


def route(
    challenges: Sequence[Challenge],
    groups: Sequence[WorkingGroup],
    *,
    passages: Mapping[str, Passage],
    confirmed: Confirmed = (),
    config: AnalysisConfig,
) -> list[Routing]:
    """One routing per challenge. ``passages`` by statement id; ``confirmed``: pairs (text, group id) decided before."""
    if not challenges or not groups:
        return []
    said = [[passages[one] for one in challenge.statements] for challenge in challenges]
    texts = [_text(group) for group in said]
    vectors = np.stack([normalise(np.mean([p.context for p in group], axis=0)) for group in said])
    targets = [Target(group.id, group.name, group.remit) for group in groups]
    matcher = Matcher(targets)
    scores = matcher.match(texts, vectors) + learn(texts, vectors, targets=targets, confirmed=confirmed)
    probabilities = to_probabilities(scores, sharpness=config.routing_sharpness)
    reasons = _find_reasons(said, matcher, targets)
    return [
        _rank(challenge, row, words, targets=targets, config=config)
        for challenge, row, words in zip(challenges, probabilities, reasons, strict=True)
    ]


def learn(texts: Sequence[str], vectors: Vectors, *, targets: Sequence[Target], confirmed: Confirmed) -> Scores:
    """What earlier decisions add to each score: the likeness to the nearest text a group was given, less the mean."""
    bonus = np.zeros((len(texts), len(targets)))
    for column, target in enumerate(targets):
        own = [text for text, group in confirmed if group == target.id]
        if own:
            bonus[:, column] = EXPERIENCE_WEIGHT * (vectors @ embed(own).T).max(axis=1)
    taught: Scores = bonus - bonus.mean(axis=1, keepdims=True)
    return taught


def _text(group: Sequence[Passage]) -> str:
    return " ".join(passage.statement.text for passage in group[:CLOSEST_QUOTES])


def _rank(
    challenge: Challenge, row: Scores, words: Reasons, *, targets: Sequence[Target], config: AnalysisConfig
) -> Routing:
    order = sorted(range(len(targets)), key=lambda column: (-round(float(row[column]), 6), targets[column].id))
    ranked = tuple(
        RankedGroup(targets[column].id, round(float(row[column]), 3), words[column]) for column in order[:CANDIDATES]
    )
    return Routing(challenge.id, ranked, unsure=ranked[0].probability < config.routing_threshold)


def _find_reasons(said: Sequence[Sequence[Passage]], matcher: Matcher, targets: Sequence[Target]) -> list[Reasons]:
    """For each challenge and group the nouns of the quotes that pull towards it more than towards the others."""
    stopwords = read_stopwords()
    nouns = [[noun for passage in group for noun in passage.nouns if stem(noun) not in stopwords] for group in said]
    forms = choose_forms(noun for group in nouns for noun in group)
    stems = sorted(forms)
    words = [forms[one] for one in stems]
    pull = matcher.match(words, embed(words))
    rows = {one: row for row, one in enumerate(stems)}
    bonus = _share_with_remits(words, targets)
    return [_choose_words(Counter(map(stem, group)), words, rows=rows, pull=pull + bonus) for group in nouns]


def _share_with_remits(words: Sequence[str], targets: Sequence[Target]) -> Scores:
    """A reason everybody sees comes first: a word that shares a part with the remit."""
    bonus = np.zeros((len(words), len(targets)))
    for column, target in enumerate(targets):
        named = [word for word in find_words(f"{target.name} {target.text}") if len(word) > 3 and word[0].isupper()]
        bonus[:, column] = [SHARED_WORD * any(share_part(word, one) for one in named) for word in words]
    return bonus


def _choose_words(counts: Counter[str], words: Sequence[str], *, rows: Mapping[str, int], pull: Scores) -> Reasons:
    own = sorted(counts)
    weights = [np.round(pull[rows[one]] * np.sqrt(counts[one]), 5) for one in own]
    chosen: list[tuple[str, ...]] = []
    for column in range(pull.shape[1]):
        order = sorted(range(len(own)), key=lambda i: (-float(weights[i][column]), own[i]))
        chosen.append(tuple(words[rows[own[i]]] for i in order[:REASONS] if weights[i][column] > 0))
    return tuple(chosen)
