"""JSON of speech recognisers (Whisper, WhisperX and kin) and plain lists of turns."""

import json
from collections.abc import Iterator, Mapping, Sequence

from corpus.readers.guard import RefusedError
from corpus.readers.marks import read_time
from corpus.readers.sources import Passage, Source, format_time
from corpus.types import LeftOut

LISTS = ("segments", "turns", "utterances", "transcript", "monologues", "results", "beiträge")
TEXTS = ("text", "transcript", "content", "inhalt", "äußerung", "utterance")
SPEAKERS = ("speaker", "sprecher", "sprecherin", "name", "speaker_label", "person")
TIMES = ("start", "start_time", "time", "zeit", "begin", "timestamp")
UNKNOWN = (
    "In der JSON-Datei wurden keine Abschnitte mit Text gefunden. Bitte exportieren Sie das Transkript als Text-"
    " oder Untertiteldatei."
)
BROKEN_JSON = "Die JSON-Datei ist unvollständig oder fehlerhaft. Bitte exportieren Sie das Transkript noch einmal."
DETAILS = "Weitere Angabe „{name}“ der JSON-Datei."


def load_json(text: str) -> object:
    """The value; RefusedError where the text is no JSON."""
    try:
        value: object = json.loads(text)
    except (ValueError, RecursionError):
        raise RefusedError(BROKEN_JSON) from None
    return value


def read_json(text: str, *, warnings: Sequence[str] = ()) -> Source:
    """The segments with their speakers. Raises RefusedError where there are none."""
    value = load_json(text)
    items = _find_list(value)
    if items is None:
        raise RefusedError(UNKNOWN)
    left_out = _list_details(value) if isinstance(value, Mapping) else iter(())
    return Source(tuple(_read_item(item) for item in items), tuple(left_out), tuple(warnings))


def _find_list(value: object) -> list[Mapping[str, object]] | None:
    if isinstance(value, Mapping):
        lowered = {str(key).lower(): item for key, item in value.items()}
        found = next((items for name in LISTS if (items := _find_list(lowered.get(name))) is not None), None)
        whole = lowered.get("text")
        return [{"text": whole}] if found is None and isinstance(whole, str) else found
    if isinstance(value, list) and value and all(isinstance(item, Mapping) for item in value):
        return value if any(isinstance(_first(item, TEXTS), str) for item in value) else None
    return None


def _first(item: Mapping[str, object], names: Sequence[str]) -> object:
    lowered = {str(key).lower(): value for key, value in item.items()}
    return next((lowered[name] for name in names if lowered.get(name) is not None), None)


def _read_item(item: Mapping[str, object]) -> Passage:
    text, speaker, time = (_first(item, names) for names in (TEXTS, SPEAKERS, TIMES))
    clock = format_time(time) if isinstance(time, int | float) and time == time else None
    if isinstance(time, str):
        clock = read_time(time)
    return Passage(str(text or ""), "" if speaker is None else str(speaker).strip(), clock)


def _list_details(value: Mapping[object, object]) -> Iterator[LeftOut]:
    """Texts beside the segments. Whisper's "text" only repeats them."""
    for name, item in value.items():
        if isinstance(item, str) and item.strip() and name != "text":
            yield LeftOut(item, DETAILS.format(name=name))
