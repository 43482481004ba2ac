"""Who says the contrary of a challenge: respondents for whom it is no problem, or who see it otherwise."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from corpus.types import Challenge, Quote, StatementKind, Transcript
from nlp.challenges.anchors import anchor
from nlp.dissent.denials import DENIES, GOES_WELL, says, weigh_denial
from nlp.embedding import Said, Vectors, normalise
from nlp.findings import Findings, list_texts
from nlp.meanings import embed_cached
from nlp.reading import FindingsCache
from nlp.recollections import Recollection
from nlp.statements.classifier import KINDS
from nlp.statements.passages import Passage, find_question, read_along

MOST = 5
MOST_OF_INTERVIEW = 2
# Reading in context is costly: so many sentences of an interview at most, those nearest to some challenge.
MOST_READ = 4
# Chosen on nlp/evaluation/dissent_dev.txt.
LEAST_NEARNESS = 0.42
# A sentence says the contrary of the challenge it is nearest to, and of those about as near.
ALMOST = 0.03
# A sentence more probably a challenge than this contradicts nothing: with plain words for a denial, with others.
MOST_COMPLAINT_DENIED, MOST_COMPLAINT = 0.8, 0.6
COMPLAINT = KINDS.index(StatementKind.CHALLENGE) + 1
# "Nein.": says only together with the next sentence what is meant.
SHORT = 4
LONGEST_ECHO = 6
# So many of a challenge's statements speak of quarrel where it is about that.
QUARREL_SHARE = 0.1

# First and last row of what is said, and how surely it denies a problem.
Stretch = tuple[int, int, float]
_read_before: Recollection[list[Stretch]] = Recollection(1000)


@dataclass(frozen=True, slots=True)
class Contrary:
    """Rows ``first`` to ``last`` of the sentences of transcript number ``source`` deny a problem this surely."""

    source: int
    first: int
    last: int
    weight: float


def find_dissent(
    challenges: Sequence[Challenge],
    passages: Sequence[Passage],
    transcripts: Sequence[Transcript],
    findings: Sequence[Findings],
    *,
    cache: FindingsCache | None = None,
    cores: int = 1,
) -> list[Challenge]:
    """The challenges in their order, each with what is said to the contrary, the surest first.

    ``passages``: at least those of the challenges' statements. ``transcripts`` and ``findings``: of the same length.
    """
    contraries = list_contraries(transcripts, findings)
    by_id = {passage.statement.id: passage for passage in passages}
    groups = [[by_id[one] for one in challenge.statements if one in by_id] for challenge in challenges]
    if not contraries or not any(groups):
        return list(challenges)
    known: FindingsCache = {} if cache is None else cache
    read = _choose_nearest(contraries, groups, findings=findings)
    said = [read_along(transcripts[one.source], findings[one.source], first=one.first, last=one.last) for one in read]
    scores = weigh_nearness(_embed_twice(said, known, cores=cores), groups) * _fits_quarrel(said, groups)
    return [
        replace(challenge, dissent=_quote_best(read, scores[:, column], transcripts=transcripts, findings=findings))
        for column, challenge in enumerate(challenges)
    ]


def list_contraries(transcripts: Sequence[Transcript], findings: Sequence[Findings]) -> list[Contrary]:
    """All sentences that deny some problem, by their words and what is asked before them, in the order of the texts."""
    listed: list[Contrary] = []
    for source, (transcript, found) in enumerate(zip(transcripts, findings, strict=True)):
        listed += [Contrary(source, *stretch) for stretch in _recall(transcript, found)]
    return listed


def _recall(transcript: Transcript, found: Findings) -> list[Stretch]:
    spoken = [(turn.role.value, turn.text) for turn in transcript.turns]
    places = [(one.turn, one.start, one.end, bool(one.nouns)) for one in found.sentences]
    content = (spoken, places, found.kinds.tobytes())
    return _read_before.recall(content, lambda: _list_of(transcript, found))


def weigh_nearness(meanings: Vectors, groups: Sequence[Sequence[Passage]]) -> Vectors:
    """How near each of n meanings is to each of k groups, n × k; 0 where it is not about the same."""
    nearness = (meanings @ _find_centres([[passage.meaning for passage in group] for group in groups]).T).round(4)
    about = (nearness >= LEAST_NEARNESS) & (nearness >= nearness.max(axis=1, keepdims=True) - ALMOST)
    near: Vectors = np.where(about, nearness, 0).astype(np.float32)
    return near


def _find_centres(groups: Sequence[Sequence[Vectors]]) -> Vectors:
    """The middle of each group as it was clustered; zeros for a group without passages."""
    width = next(anchor(np.stack(group)).shape[1] for group in groups if group)
    centres = [anchor(np.stack(group)).mean(axis=0) if group else np.zeros(width) for group in groups]
    return normalise(np.stack(centres))


def _embed_twice(said: Sequence[Said], cache: FindingsCache, *, cores: int) -> Vectors:
    """In context, for "das kann ich nicht bestätigen", and without: those nearby may speak of another problem.

    On the demo interviews with odd numbers 6 of 11 found were right with the context alone, 4 of 5 without it, 5 of 5
    with the mean of both.
    """
    answers = [replace(one, question="" if one.before else one.question, before="", after="") for one in said]
    both = anchor(embed_cached([*said, *answers], cache, threads=cores))
    meanings: Vectors = ((both[: len(said)] + both[len(said) :]) / 2).astype(np.float32)
    return meanings


def _fits_quarrel(said: Sequence[Said], groups: Sequence[Sequence[Passage]]) -> Vectors:
    """Who only says that nobody quarrels contradicts nothing but complaints about that; n × k of 0 and 1."""
    quarrel = [says("quarrel", one.text) and not says("trouble", one.text) for one in said]
    shares = [np.mean([_complains_of_people(p) for p in group]) if group else 0.0 for group in groups]
    allowed = np.array(shares) >= QUARREL_SHARE
    fits = [allowed if only else np.ones_like(allowed) for only in quarrel]
    return np.array(fits, dtype=np.float32)


def _complains_of_people(passage: Passage) -> bool:
    return any(says(name, passage.statement.text) for name in ("quarrel", "tone"))


def _list_of(transcript: Transcript, found: Findings) -> list[Stretch]:
    texts = list_texts(transcript, found.sentences)
    listed: list[Stretch] = []
    for row, text in enumerate(texts):
        question = _question(transcript, found, row)
        weight = weigh_denial(text, question) if _is_believed(found, row, DENIES) else 0.0
        said_before = bool(listed) and listed[-1][1] >= row
        # "Das klappt." in the middle of an answer: nobody can tell what.
        is_clear = bool(question) or len(text.split()) > SHORT or bool(found.sentences[row].nouns)
        if weight and is_clear and not said_before and _is_believed(found, row, weight):
            first = row - _is_echo(texts, found, row - 1)
            listed.append((first, row + _goes_on(texts, found, row), weight))
    return listed


def _is_echo(texts: Sequence[str], found: Findings, row: int) -> bool:
    """Whether the sentence takes up what the next one denies: "Wartezeit? Nein, bei uns geht das sofort."."""
    together = _turn(found, row) == _turn(found, row + 1)
    return together and texts[row].endswith("?") and len(texts[row].split()) <= LONGEST_ECHO


def _goes_on(texts: Sequence[str], found: Findings, row: int) -> bool:
    """Whether a bare "Nein." is explained by the next sentence."""
    if len(texts[row].split()) > SHORT or not says("no", texts[row]) or _turn(found, row + 1) != _turn(found, row):
        return False
    return not says("limits", texts[row + 1]) and _is_believed(found, row + 1, GOES_WELL)


def _is_believed(found: Findings, row: int, weight: float) -> bool:
    """Not where the whole sentence clearly complains: "Der Termin war in Ordnung, aber ich kam nicht hin."."""
    complains = float(found.kinds[row, COMPLAINT]) if found.kinds.shape[1] else 0.0
    return complains < (MOST_COMPLAINT_DENIED if weight > GOES_WELL else MOST_COMPLAINT)


def _turn(found: Findings, row: int) -> int:
    return found.sentences[row].turn if 0 <= row < len(found.sentences) else -1


def _question(transcript: Transcript, found: Findings, row: int) -> str:
    """What was asked, where the sentence begins the answer."""
    turn = _turn(found, row)
    return "" if _turn(found, row - 1) == turn else find_question(transcript.turns, turn)


def _choose_nearest(
    contraries: Sequence[Contrary], groups: Sequence[Sequence[Passage]], *, findings: Sequence[Findings]
) -> list[Contrary]:
    """Of each interview those nearest to some group, by what the sentences say by themselves."""
    centres = normalise(np.stack([np.mean([p.own for p in group], axis=0) for group in groups if group]))
    own = np.stack([findings[one.source].vectors[one.first : one.last + 1].mean(axis=0) for one in contraries])
    nearness = (normalise(own) @ centres.T).max(axis=1).round(4)
    chosen: list[Contrary] = []
    left: Counter[int] = Counter()
    for row in sorted(range(len(contraries)), key=lambda row: (-nearness[row] * contraries[row].weight, row)):
        one = contraries[row]
        left[one.source] += 1
        if left[one.source] <= MOST_READ:
            chosen.append(one)
    return sorted(chosen, key=lambda one: (one.source, one.first))


def _quote_best(
    read: Sequence[Contrary],
    nearness: Vectors,
    *,
    transcripts: Sequence[Transcript],
    findings: Sequence[Findings],
) -> tuple[Quote, ...]:
    """The surest quotes for one challenge; few of one interview."""
    scores = [round(float(near) * one.weight, 4) for one, near in zip(read, nearness, strict=True)]
    order = sorted((row for row, score in enumerate(scores) if score), key=lambda row: (-scores[row], row))
    taken: list[Contrary] = []
    spent: Counter[int] = Counter()
    for row in order:
        if len(taken) < MOST and spent[read[row].source] < MOST_OF_INTERVIEW:
            taken.append(read[row])
            spent[read[row].source] += 1
    return tuple(_quote(one, transcripts[one.source], findings[one.source]) for one in taken)


def _quote(one: Contrary, transcript: Transcript, found: Findings) -> Quote:
    first, last = found.sentences[one.first], found.sentences[one.last]
    words = transcript.turns[first.turn].text[first.start : last.end]
    return Quote(transcript.id, first.turn, first.start, last.end, words)
