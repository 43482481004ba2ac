"""Evidence: verbatim quotes copied out of the transcripts together with what surrounded them."""

import re
from collections.abc import Iterable, Mapping
from itertools import chain

from corpus.errors import InvalidInput
from corpus.types import Analysis, Mention, Quote, SpeakerRole, Statement, Transcript, Turn
from corpus.workflow.dossiers import Evidence

Turns = tuple[Turn, ...]
LONGEST_CONTEXT = 400
STALE = "Ein Zitat stimmt nicht mehr mit dem Interview {id} überein. Bitte starten Sie die Auswertung neu."

# A sentence ends at . ! ? … before white space; not after a number or an abbreviation ("3. Mai", "z. B.", "ca.").
_ABBREVIATION = (
    r"(?<!\b\w\.)(?<!\d\.)(?<!\bca\.)(?<!\bNr\.)(?<!\bDr\.)(?<!\bProf\.)(?<!\bSt\.)"
    r"(?<!\bbzw\.)(?<!\bevtl\.)(?<!\bggf\.)"
)
_SENTENCE_END = re.compile(rf"(?:(?<=[.!?…]){_ABBREVIATION}|(?<=[.!?…][“”\"»)]))\s+")


def collect_evidence(statements: Iterable[Statement], transcripts: Mapping[str, Transcript]) -> tuple[Evidence, ...]:
    """A copy of each statement with its context. Raises InvalidInput where the words aren't in the transcript."""
    return tuple(_copy(statement, transcripts) for statement in statements)


def demand_verbatim(analysis: Analysis, transcripts: Iterable[Transcript]) -> None:
    """Raise InvalidInput unless every statement, quote and mention stands in its transcript word for word.

    Statements and dissent must be a respondent's. What speaks of transcripts that aren't given is not looked at.
    """
    by_id = {transcript.id: transcript.turns for transcript in transcripts}
    answers: list[Statement | Quote] = [*analysis.statements]
    answers += chain.from_iterable(challenge.dissent for challenge in analysis.challenges)
    cited = chain.from_iterable(relation.quotes for relation in analysis.relations)
    named = chain.from_iterable(actor.mentions for actor in analysis.actors)
    wrong = [
        *(one for one in answers if one.transcript in by_id and not _is_verbatim(one, by_id[one.transcript])),
        *(one for one in cited if one.transcript in by_id and not _has(by_id[one.transcript], one, one.text)),
        *(one for one in named if one.transcript in by_id and not _has(by_id[one.transcript], one, one.surface)),
    ]
    if wrong:
        raise InvalidInput(STALE.format(id=wrong[0].transcript))


def read_in_context(transcript: Transcript, quote: Quote, *, sentences: int = 1) -> Evidence:
    """The quote with what was asked before and up to so many sentences of the same turn on either side."""
    text = transcript.turns[quote.turn].text
    before = _SENTENCE_END.split(text[: quote.start].strip())[-sentences:]
    after = _SENTENCE_END.split(text[quote.end :].strip())[:sentences]
    return Evidence(
        quote=quote,
        before=_keep_end(" ".join(before)),
        after=_keep_beginning(" ".join(after)),
        question=_question_before(transcript.turns, quote.turn),
        perspective=transcript.metadata.perspective,
        municipality=transcript.metadata.municipality,
    )


def _copy(statement: Statement, transcripts: Mapping[str, Transcript]) -> Evidence:
    transcript = transcripts.get(statement.transcript)
    if transcript is None or not _is_verbatim(statement, transcript.turns):
        raise InvalidInput(STALE.format(id=statement.transcript))
    quote = Quote(statement.transcript, statement.turn, statement.start, statement.end, statement.text)
    return read_in_context(transcript, quote)


def _is_verbatim(said: Statement | Quote, turns: Turns) -> bool:
    return _has(turns, said, said.text) and turns[said.turn].role is SpeakerRole.RESPONDENT


def _has(turns: Turns, place: Statement | Quote | Mention, words: str) -> bool:
    if not 0 <= place.turn < len(turns) or not 0 <= place.start < place.end:
        return False
    return turns[place.turn].text[place.start : place.end] == words


def _keep_end(text: str) -> str:
    return text if len(text) <= LONGEST_CONTEXT else "… " + text[-LONGEST_CONTEXT:].partition(" ")[2]


def _keep_beginning(text: str) -> str:
    return text if len(text) <= LONGEST_CONTEXT else text[:LONGEST_CONTEXT].rpartition(" ")[0] + " …"


def _question_before(turns: tuple[Turn, ...], index: int) -> str:
    asked = (turn.text for turn in reversed(turns[:index]) if turn.role is SpeakerRole.INTERVIEWER)
    return next(asked, "")
