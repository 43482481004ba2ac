"""The heading staff sees over a challenge: of a known problem, of a clause of its quotes, or of its telling nouns."""

import re
from collections.abc import Iterable, Sequence

import numpy as np

from nlp.challenges.anchors import find_nearness, read_problems
from nlp.challenges.labels import LONGEST_LABEL, label_passage, strip_fillers
from nlp.sentences import embed_sentences
from nlp.statements.passages import Passage
from nlp.words import find_words, stem

# A challenge is a known problem when so much of its nearness to all problems, and so many of its statements, say so.
LEAST_NEARNESS = 0.5
SURE_NEARNESS = 0.55
LEAST_SHARE = 0.5
QUOTES_FOR_HEADING = 8
FEWEST_WORDS = 4
NOUNS_FOR_HEADING = 3

_sentence_end = re.compile(r"(?<=[.!?…])\s+")
_comma = re.compile(r"\s*[,;:–]\s+")
# A clause with one of these leans on what was said before, or on who says it.
_leaning = frozenset(
    """
    ich du er sie ihr mir mich dir dich ihm ihn ihnen ihrer mein meine meiner meinem meinen sein seine denen deren
    dessen da dann dort dafür davon damit dabei dazu darüber daran es das dies diese dieser dieses wenn dass weil
    ob als wie wo was wer wem wen warum weshalb obwohl bis sondern um nachdem während sagt sage sagte sagen hieß
    heißt könnte müsste würde hätte oder aber denn doch eben halt ja nein danke selbst außer bevor trotzdem nicht
    hast bist weißt brauchst
    """.split()  # noqa: SIM905  # a list of German words reads better as a text
)
_begins_badly = re.compile(r"(?:die|der|den|dem|und|auch|nur|noch|so|mit|zu)\b", re.IGNORECASE)


def choose_headings(
    groups: Sequence[Sequence[Passage]], keywords: Sequence[tuple[str, ...]], *, given: Iterable[str] = ()
) -> list[str]:
    """One heading per group of at most 60 characters, no two the same and none ``given`` already.

    The largest group is served first.
    """
    order = sorted(range(len(groups)), key=lambda i: (-_spread(groups[i]), -len(groups[i]), groups[i][0].statement.id))
    headings: dict[int, str] = {}
    taken = set(given)
    for row in order:
        options = _list_options(groups[row], keywords[row])
        headings[row] = next((one for one in options if one not in taken), options[-1])
        taken.add(headings[row])
    return [headings[row] for row in range(len(groups))]


def _spread(group: Sequence[Passage]) -> int:
    return len({passage.statement.transcript for passage in group})


def _list_options(group: Sequence[Passage], keywords: tuple[str, ...]) -> list[str]:
    """Best first."""
    known = find_problem(group)
    narrowed = [f"{known}: {noun}" for noun in keywords if known and not _says(known, noun)]
    options = [known, *(one for one in narrowed if len(one) <= LONGEST_LABEL)] if known else []
    return [
        *options,
        *_choose_clause(group, keywords),
        *_join(_nearest_first(group, keywords)),
        label_passage(group[0]),
    ]


def find_problem(group: Sequence[Passage], *, least: float = LEAST_NEARNESS) -> str:
    """The heading of the known problem most statements are nearest to, if they are clearly so; else empty."""
    nearness = find_nearness(np.stack([passage.meaning for passage in group]))
    shares = nearness / nearness.sum(axis=1, keepdims=True)
    best = int(np.round(shares.mean(axis=0), 4).argmax())
    agree = float((nearness.argmax(axis=1) == best).mean())
    clear = agree >= LEAST_SHARE and round(float(shares[:, best].mean()), 4) >= least
    return read_problems().headings[best] if clear else ""


def _says(heading: str, noun: str) -> bool:
    return any(stem(noun) in stem(word) for word in find_words(heading))


def _choose_clause(group: Sequence[Passage], keywords: tuple[str, ...]) -> list[str]:
    """The clause of the first quotes that stands by itself, names a telling noun and is nearest to what all say."""
    hidden = {word for passage in group for word in passage.hidden}
    clauses = [
        one
        for one in _find_clauses(group)
        if not hidden & set(find_words(one)) and _names(one, keywords) and _fits(one)
    ]
    if not clauses:
        return []
    middle = np.mean([passage.own for passage in group], axis=0)
    nearness = np.round(embed_sentences(clauses) @ middle, 4)
    return [clauses[min(range(len(clauses)), key=lambda i: (-nearness[i], i))]]


def _find_clauses(group: Sequence[Passage]) -> list[str]:
    """Sentences, and stretches of up to two clauses at the beginning of one, without fillers."""
    found: list[str] = []
    for passage in group[:QUOTES_FOR_HEADING]:
        for sentence in _sentence_end.split(" ".join(passage.statement.text.split())):
            parts = _comma.split(sentence)
            found += [strip_fillers(", ".join(parts[:end])).strip(" ,;:.–-…?!") for end in (1, 2, len(parts))]
    return [one[:1].upper() + one[1:] for one in dict.fromkeys(found)]


def _names(clause: str, keywords: tuple[str, ...]) -> bool:
    telling = {stem(noun) for noun in keywords[:NOUNS_FOR_HEADING]}
    return bool(telling & {stem(word) for word in find_words(clause) if word[0].isupper()})


def _fits(clause: str) -> bool:
    words = clause.lower().replace(",", "").split()
    whole = len(clause) <= LONGEST_LABEL and len(words) >= FEWEST_WORDS and not set('[](…?"„“') & set(clause)
    return whole and not _leaning & set(words) and not _begins_badly.match(clause)


def _nearest_first(group: Sequence[Passage], keywords: tuple[str, ...]) -> tuple[str, ...]:
    """Nouns that mean most nearly what the group says come first."""
    middle = np.mean([passage.own for passage in group], axis=0)
    nearness = np.round(embed_sentences(keywords) @ middle, 4)
    return tuple(keywords[i] for i in sorted(range(len(keywords)), key=lambda i: (-nearness[i], i)))


def _join(keywords: tuple[str, ...]) -> list[str]:
    """Two nouns as a heading, then one."""
    pairs = [" und ".join(keywords[:end]) for end in (2, 1) if len(keywords) >= end]
    return [one for one in pairs if len(one) <= LONGEST_LABEL]
