"""The words that speak for a group: what each word of the quotes adds to its probability."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from nlp.matching import Scores
from nlp.meanings import load_memory
from nlp.routing.judging import Judge
from nlp.statements.passages import Passage
from nlp.words import choose_forms, read_stopwords, share_part, stem

REASONS = 4
# A challenge has hundreds of nouns; only the most frequent are weighed.
WORDS_WEIGHED = 40
# Words that pull less than this say nothing a person would see.
LEAST_PULL = 0.25

# For each group asked about the words that speak for it.
Reasons = tuple[tuple[str, ...], ...]


def find_reasons(
    said: Sequence[Sequence[Passage]],
    judge: Judge,
    *,
    probabilities: Scores,
    ranked: Sequence[Sequence[int]],
    cores: int = 1,
) -> list[Reasons]:
    """For each challenge and each of its ranked groups (columns) the nouns of the quotes that speak for it."""
    stopwords = read_stopwords()
    nouns = [[noun for passage in group for noun in passage.nouns if stem(noun) not in stopwords] for group in said]
    forms = choose_forms(noun for group in nouns for noun in group)
    counts = [_keep_most_frequent(Counter(map(stem, group))) for group in nouns]
    stems = sorted(set().union(*counts))
    words = [forms[one] for one in stems]
    if not words:
        return [((),) * len(order) for order in ranked]
    pull = dict(zip(stems, judge.pull(words, load_memory().embed(words, threads=cores)), strict=True))
    found = zip(counts, probabilities, ranked, strict=True)
    return [
        tuple(_choose(count, pull=pull, forms=forms, row=row, column=column) for column in order)
        for count, row, order in found
    ]


def _keep_most_frequent(counts: Counter[str]) -> Counter[str]:
    first = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:WORDS_WEIGHED]
    return Counter(dict(first))


def _choose(
    counts: Counter[str], *, pull: Mapping[str, Scores], forms: Mapping[str, str], row: Scores, column: int
) -> tuple[str, ...]:
    """A word counts as far as it speaks more for this group than for the others, each as likely as it is."""
    others = row.copy()
    others[column] = 0.0
    others /= max(float(others.sum()), 1e-12)
    gains = {
        one: round(float(pull[one][column] - others @ pull[one]) * number**0.5, 4) for one, number in counts.items()
    }
    order = sorted(gains, key=lambda one: (-gains[one], one))
    return _vary(forms[one] for one in order if gains[one] > LEAST_PULL)


def _vary(words: Iterable[str]) -> tuple[str, ...]:
    """The first few of which none repeats a part of another: "Therapie" says no more after "Psychotherapie"."""
    kept: list[str] = []
    for word in words:
        if len(kept) < REASONS and not any(share_part(word, other) for other in kept):
            kept.append(word)
    return tuple(kept)
