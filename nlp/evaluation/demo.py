"""The whole analysis of the invented district beside what a person found in its interviews."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics import adjusted_rand_score, v_measure_score

from corpus.demo import demo_district
from corpus.types import Analysis, Challenge, SpeakerRole, Statement, StatementKind, Transcript, WorkingGroup
from nlp.analysing import number
from nlp.config import AnalysisConfig
from nlp.embedding import Said, embed_said
from nlp.evaluation.clusters import cluster_words
from nlp.evaluation.gold import GoldStatement, Span, hits, measure, overlap, read_demo, read_gold
from nlp.language import load_language
from nlp.metrics import share_right
from nlp.pipeline import analyse
from nlp.routing import route
from nlp.statements.passages import Passage, find_question

GOLD = Path(__file__).resolve().parents[2] / "tests" / "eval" / "demo_gold.json"
# A statement found speaks for a labelled one from so much overlap on.
SAME = 0.3
CHALLENGE = StatementKind.CHALLENGE

_sentence = re.compile(r"[^.!?…]+[.!?…]*")


def evaluate(data: Path, *, gold: Path = GOLD) -> str:
    """Statements, clusters and routing, each beside a simple baseline. ``data`` is not needed."""
    del data
    transcripts = number(read_demo())
    district = demo_district()
    analysis = analyse(
        transcripts,
        nlp=load_language(),
        codebook=district.codebook,
        groups=district.groups,
        organisations=district.organisations,
        municipalities=district.municipalities,
        offices=district.offices,
        district=district.name,
    )
    labelled, negatives = read_gold(gold, transcripts)
    return "\n".join(
        [
            f"demo: {len(transcripts)} interviews, {len(labelled)} labelled statements",
            *_compare_statements(analysis.statements, labelled, negatives=negatives, transcripts=transcripts),
            *_compare_clusters(analysis, labelled),
            *_compare_routing(analysis, labelled, transcripts=transcripts, groups=district.groups),
        ]
    )


def _compare_statements(
    found: Sequence[Statement],
    labelled: Sequence[GoldStatement],
    *,
    negatives: Sequence[GoldStatement],
    transcripts: Sequence[Transcript],
) -> list[str]:
    every = [span for transcript in transcripts for span in _split_sentences(transcript)]
    lines = [f"{'spans, overlap ≥ 0.5':22} {'P':>5} {'R':>5} {'F1':>5}   every sentence: F1"]
    for kind in StatementKind:
        own = [_span(one) for one in found if one.kind is kind]
        gold = [one.span for one in labelled if one.kind == kind.value]
        p, r, f = measure(own, gold)
        lines.append(f"{kind.value:22} {p:5.2f} {r:5.2f} {f:5.2f} {measure(every, gold)[2]:21.2f}")
    spans = [one.span for one in negatives]
    taken = hits(spans, [_span(one) for one in found if one.kind is CHALLENGE])
    return [
        *lines,
        f"hard negatives taken as challenges: {taken} of {len(spans)}, every sentence: {hits(spans, every)}",
    ]


def _split_sentences(transcript: Transcript) -> list[Span]:
    return [
        Span(transcript.id, row, found.start(), found.end())
        for row, turn in enumerate(transcript.turns)
        if turn.role is SpeakerRole.RESPONDENT
        for found in _sentence.finditer(turn.text)
    ]


def _compare_clusters(analysis: Analysis, labelled: Sequence[GoldStatement]) -> list[str]:
    """Labelled challenge statements that were found, by the challenge they were put in (alone where in none)."""
    of = {statement: one.id for one in analysis.challenges for statement in one.statements}
    said = [one for one in analysis.statements if one.kind is CHALLENGE]
    pairs = [(one, best) for one in labelled if one.kind == CHALLENGE.value and (best := _find_best(one, said))]
    gold = [one.challenge for one, _ in pairs]
    ours = [of.get(best.id, best.id) for _, best in pairs]
    k = len(set(gold))
    theirs = cluster_words([best.text for _, best in pairs], k=k, seed=AnalysisConfig().seed)
    head = (
        f"clusters: {len(pairs)} labelled statements found, {k} problems, {len(analysis.challenges)} challenges shown"
    )
    named: tuple[tuple[str, Sequence[object]], ...] = (("ours, k found", ours), ("TF-IDF, k known", list(theirs)))
    return [head, f"{'':22} {'V':>5} {'ARI':>5}"] + [
        f"{name:22} {v_measure_score(gold, one):5.2f} {adjusted_rand_score(gold, one):5.2f}" for name, one in named
    ]


def _find_best(one: GoldStatement, said: Sequence[Statement]) -> Statement | None:
    best = max(said, key=lambda statement: overlap(one.span, _span(statement)), default=None)
    return best if best is not None and overlap(one.span, _span(best)) >= SAME else None


def _compare_routing(
    analysis: Analysis,
    labelled: Sequence[GoldStatement],
    *,
    transcripts: Sequence[Transcript],
    groups: Sequence[WorkingGroup],
) -> list[str]:
    """Challenges by the group most of their labelled statements belong to; labelled statements one by one."""
    known = {one.id: one for one in analysis.statements}
    right = {one.id: _vote(one, known=known, labelled=labelled) for one in analysis.challenges}
    ranked = {one.challenge: [group.group for group in one.ranked] for one in analysis.routings}
    voted = [one for one in analysis.challenges if right[one.id]]
    quotes = [" ".join(known[id].text for id in one.statements) for one in voted]
    gold = [right[one.id] for one in voted]
    single = [one for one in labelled if one.kind == CHALLENGE.value and one.group]
    texts, groups_right = [one.text for one in single], [one.group for one in single]
    return [
        f"{'routing':22} {'first':>5} {'three':>5}   words of the remit (TF-IDF)",
        _row(f"{len(voted)} challenges", [ranked[one.id] for one in voted], gold, theirs=_match_words(quotes, groups)),
        _row(
            f"{len(single)} single statements",
            _route_single(single, transcripts=transcripts, groups=groups),
            groups_right,
            theirs=_match_words(texts, groups),
        ),
    ]


def _vote(challenge: Challenge, *, known: Mapping[str, Statement], labelled: Sequence[GoldStatement]) -> str:
    spans = [_span(known[statement]) for statement in challenge.statements]
    votes = Counter(
        one.group
        for one in labelled
        if one.kind == CHALLENGE.value and one.group and any(overlap(one.span, span) >= SAME for span in spans)
    )
    return min(votes, key=lambda group: (-votes[group], group), default="")


def _route_single(
    single: Sequence[GoldStatement], *, transcripts: Sequence[Transcript], groups: Sequence[WorkingGroup]
) -> list[list[str]]:
    """Each labelled statement as a challenge of its own, with the question before it."""
    turns = {transcript.id: transcript.turns for transcript in transcripts}
    asked = [find_question(turns[one.span.transcript], one.span.turn) for one in single]
    meanings = embed_said([Said(one.text, question) for one, question in zip(single, asked, strict=True)])
    passages, challenges = {}, []
    for row, one in enumerate(single):
        place = one.span
        id = f"g{row}"
        statement = Statement(id, place.transcript, place.turn, place.start, place.end, one.text, CHALLENGE, 1.0)
        passages[id] = Passage(statement, meanings[row], meanings[row], ())
        challenges.append(Challenge(id, "", (), (id,), (place.transcript,)))
    routings = route(challenges, groups, passages=passages, config=AnalysisConfig())
    return [[group.group for group in routing.ranked] for routing in routings]


def _match_words(texts: Sequence[str], groups: Sequence[WorkingGroup]) -> list[list[str]]:
    vectorizer = TfidfVectorizer(sublinear_tf=True)
    described = vectorizer.fit_transform([f"{group.name} {group.remit}" for group in groups])
    scores = (vectorizer.transform(texts) @ described.T).toarray()
    return [[groups[column].id for column in row[:3]] for row in np.argsort(-scores, axis=1, kind="stable")]


def _row(name: str, ranked: Sequence[Sequence[str]], gold: Sequence[str], *, theirs: Sequence[Sequence[str]]) -> str:
    first, three = share_right(ranked, gold)
    base_first, base_three = share_right(theirs, gold)
    return f"{name:22} {first:5.2f} {three:5.2f} {base_first:11.2f} {base_three:5.2f}"


def _span(statement: Statement) -> Span:
    return Span(statement.transcript, statement.turn, statement.start, statement.end)
