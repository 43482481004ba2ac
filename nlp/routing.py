"""Which group could take a challenge: from the remits, and from what people decided before."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from corpus.types import Challenge, RankedGroup, Routing, WorkingGroup
from nlp.challenges.anchors import read_problems
from nlp.config import AnalysisConfig
from nlp.embedding import Vectors
from nlp.matching import Matcher, Scores, Target, make_matcher, to_probabilities
from nlp.meanings import load_memory
from nlp.statements.passages import Passage
from nlp.words import choose_forms, find_words, read_stopwords, share_part, stem

CANDIDATES = 3
REASONS = 4
# A challenge has hundreds of nouns; only the most frequent are weighed.
WORDS_WEIGHED = 40
# With so many decisions a group's experience counts half of what it can count at most.
HALF_EXPERIENCE = 5
EXPERIENCE_SHARPNESS = 10.0
# The very statement that was given to a group goes there again.
DECIDED_BEFORE = 1.0
SHARED_WORD = 0.2
# Words that pull less than this say nothing a person would see.
LEAST_PULL = 0.08

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
    cores: int = 1,
) -> list[Routing]:
    """One routing per challenge. ``passages`` by statement id; ``confirmed``: pairs (text, group id) decided before."""
    if not challenges or not groups:
        return []
    said = [[passages[one] for one in challenge.statements] for challenge in challenges]
    targets = tuple(Target(group.id, group.name, group.remit) for group in groups)
    matcher = make_matcher(targets)
    every = [passage for group in said for passage in group]
    texts, vectors = [one.statement.text for one in every], np.stack([one.meaning for one in every])
    scores = matcher.match(texts, vectors) + learn(texts, vectors, targets=targets, confirmed=confirmed, cores=cores)
    # A challenge belongs where its statements belong on average: many that point the same way are surer than one.
    ends = np.cumsum([len(group) for group in said])[:-1]
    averaged = np.stack([part.mean(axis=0) for part in np.split(scores, ends)])
    probabilities = to_probabilities(averaged, sharpness=config.routing_sharpness)
    reasons = _find_reasons(said, matcher, targets, cores=cores)
    return [
        _rank(challenge, row, words, targets=targets, config=config)
        for challenge, row, words in zip(challenges, probabilities, reasons, strict=True)
    ]


def learn(
    texts: Sequence[str], vectors: Vectors, *, targets: Sequence[Target], confirmed: Confirmed, cores: int = 1
) -> Scores:
    """What earlier decisions add to each score: the likeness to the texts a group was given, nearest ones first.

    It counts as far as it exceeds what these texts have with the background, and more the more decisions there are.
    """
    bonus = np.zeros((len(texts), len(targets)))
    for column, target in enumerate(targets):
        own = [text for text, group in confirmed if group == target.id]
        if own:
            given = load_memory().embed(own, threads=cores)
            usual = _find_likeness(read_problems().vectors, given).mean()
            weight = len(own) / (len(own) + HALF_EXPERIENCE)
            bonus[:, column] = weight * (_find_likeness(vectors, given) - usual)
            bonus[:, column] += [DECIDED_BEFORE * (text in own) for text in texts]
    return bonus


def _find_likeness(vectors: Vectors, given: Vectors) -> Scores:
    """A mean over the given texts in which the nearest count most."""
    likeness = (vectors @ given.T).astype(np.float64)
    averaged: Scores = np.log(np.exp(EXPERIENCE_SHARPNESS * likeness).mean(axis=1)) / EXPERIENCE_SHARPNESS
    return averaged


def _rank(
    challenge: Challenge, row: Scores, words: Reasons, *, targets: Sequence[Target], config: AnalysisConfig
) -> Routing:
    order = sorted(range(len(targets)), key=lambda column: (-round(float(row[column]), 6), targets[column].id))
    ranked = tuple(
        RankedGroup(targets[column].id, round(float(row[column]), 3), words[column]) for column in order[:CANDIDATES]
    )
    return Routing(challenge.id, ranked, unsure=ranked[0].probability < config.routing_threshold)


def _find_reasons(
    said: Sequence[Sequence[Passage]], matcher: Matcher, targets: Sequence[Target], *, cores: int
) -> list[Reasons]:
    """For each challenge and group the nouns of the quotes that pull towards it more than towards the others."""
    stopwords = read_stopwords()
    nouns = [[noun for passage in group for noun in passage.nouns if stem(noun) not in stopwords] for group in said]
    forms = choose_forms(noun for group in nouns for noun in group)
    counts = [_keep_most_frequent(Counter(map(stem, group))) for group in nouns]
    stems = sorted(set().union(*counts))
    words = [forms[one] for one in stems]
    pull = matcher.match(words, load_memory().embed(words, threads=cores))
    rows = {one: row for row, one in enumerate(stems)}
    bonus = _share_with_remits(words, targets)
    return [_choose_words(count, words, rows=rows, pull=pull + bonus) for count in counts]


def _keep_most_frequent(counts: Counter[str]) -> Counter[str]:
    first = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:WORDS_WEIGHED]
    return Counter(dict(first))


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
        chosen.append(_vary(words[rows[own[i]]] for i in order if weights[i][column] > LEAST_PULL))
    return tuple(chosen)


def _vary(words: Iterable[str]) -> tuple[str, ...]:
    """The first few of which none repeats a part of another: "Therapie" says no more after "Psychotherapie"."""
    kept: list[str] = []
    for word in words:
        if len(kept) < REASONS and not any(share_part(word, other) for other in kept):
            kept.append(word)
    return tuple(kept)
