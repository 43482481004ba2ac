"""Transcripts of annotation tools: EXMARaLDA (.exb), ELAN (.eaf), and texts of REFI-QDA projects (.qdpx)."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from corpus.readers.formats.office import local
from corpus.readers.guard import BROKEN, Archive, RefusedError
from corpus.readers.sources import Passage, Source, format_time
from corpus.readers.texts import UndecodableError, decode
from corpus.types import LeftOut

TIER = "Annotationsspur „{name}“; sie beschreibt die Rede und ist selbst keine."
HEADER = "Angabe „{name}“ im Kopf der Datei."
NO_SPEECH = "Die Datei enthält keine Spur mit gesprochenem Text. Bitte prüfen Sie den Export."
ASIDE_TIER = re.compile(r"kommentar|comment|notiz|note|code|memo|anmerkung|übersetzung|translation|pause|gest", re.I)
NOT_TEXT = "Das Projekt enthält Quellen, die kein Text sind und nicht gelesen wurden: {names}."
NO_TEXTS = "Das Projekt enthält keine Textquellen. Bitte exportieren Sie es mit den Quellen."
LOST_SOURCES = "Im Projekt fehlen die Texte dieser Quellen: {names}. Bitte exportieren Sie das Projekt mit den Quellen."


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of speech on a tier; order and gap are counted in the tool's own timeline."""

    begin: float
    end: float
    speaker: str
    text: str
    time: str | None


def _to_passages(stretches: list[Stretch]) -> tuple[Passage, ...]:
    ordered = sorted(stretches, key=lambda stretch: stretch.begin)
    return tuple(Passage(stretch.text, stretch.speaker, stretch.time) for stretch in ordered)


def read_exb(root: Element) -> Source:
    """An EXMARaLDA basic transcription: tiers of type "t" are speech, all others are listed."""
    timeline = [item for item in root.iter() if local(item) == "tli"]
    order = {item.get("id", ""): index for index, item in enumerate(timeline)}
    clock = {item.get("id", ""): item.get("time", "") for item in timeline}
    names = {item.get("id", ""): _find_text(item, "abbreviation") for item in root.iter() if local(item) == "speaker"}
    left_out = list(_read_exb_head(root))
    stretches: list[Stretch] = []
    for tier in (item for item in root.iter() if local(item) == "tier"):
        speaker = _name_tier(tier, names)
        if tier.get("type", "t") == "t":
            stretches += _chain(
                [_read_event(event, speaker, order, clock) for event in tier if local(event) == "event"]
            )
        else:
            left_out += _list_tier(["".join(event.itertext()) for event in tier], tier.get("display-name", speaker))
    if not stretches:
        raise RefusedError(NO_SPEECH)
    return Source(_to_passages(stretches), tuple(left_out))


def _name_tier(tier: Element, names: Mapping[str, str]) -> str:
    speaker = tier.get("speaker", "")
    return names.get(speaker, "") or speaker or tier.get("display-name", "")


def _read_event(event: Element, speaker: str, order: Mapping[str, int], clock: Mapping[str, str]) -> Stretch:
    start, end = event.get("start", ""), event.get("end", "")
    begin = order.get(start, len(order))
    return Stretch(
        begin, order.get(end, begin + 1), speaker, "".join(event.itertext()), _read_seconds(clock.get(start, ""))
    )


def _chain(events: list[Stretch]) -> list[Stretch]:
    """Events that follow each other without a gap are one turn, however the other tiers cut the timeline."""
    chains: list[Stretch] = []
    for event in sorted((event for event in events if event.text.strip()), key=lambda event: event.begin):
        last = chains[-1] if chains else None
        if last and last.end == event.begin:
            chains[-1] = Stretch(last.begin, event.end, last.speaker, last.text + event.text, last.time)
        else:
            chains.append(event)
    return chains


def _read_seconds(value: str) -> str | None:
    try:
        return format_time(float(value))
    except (ValueError, OverflowError):
        return None


def _find_text(element: Element, name: str) -> str:
    return next(("".join(item.itertext()).strip() for item in element.iter() if local(item) == name), "")


def _read_exb_head(root: Element) -> Iterator[LeftOut]:
    for item in root.iter():
        if local(item) in ("project-name", "transcription-name", "comment", "ud-information"):
            text = "".join(item.itertext()).strip()
            if text:
                yield LeftOut(text, HEADER.format(name=item.get("attribute-name") or local(item)))


def _list_tier(texts: list[str], name: str) -> list[LeftOut]:
    words = "\n".join(text.strip() for text in texts if text.strip())
    return [LeftOut(words, TIER.format(name=name))] if words else []


def read_eaf(root: Element) -> Source:
    """An ELAN file: tiers of their own are speech, dependent tiers and comments are listed."""
    slots = {
        item.get("TIME_SLOT_ID", ""): item.get("TIME_VALUE", "") for item in root.iter() if local(item) == "TIME_SLOT"
    }
    times = _place_slots(slots)
    left_out: list[LeftOut] = []
    stretches: list[Stretch] = []
    for tier in (item for item in root.iter() if local(item) == "TIER"):
        name = tier.get("TIER_ID", "")
        values = [item for item in tier.iter() if local(item) in ("ALIGNABLE_ANNOTATION", "REF_ANNOTATION")]
        if tier.get("PARENT_REF") or ASIDE_TIER.search(name):
            left_out += _list_tier([_find_text(value, "ANNOTATION_VALUE") for value in values], name)
        else:
            stretches += [_read_value(value, tier.get("PARTICIPANT") or name, times) for value in values]
    if not any(stretch.text for stretch in stretches):
        raise RefusedError(NO_SPEECH)
    return Source(_to_passages(stretches), tuple(left_out))


def _place_slots(slots: Mapping[str, str]) -> dict[str, float]:
    """Milliseconds of each slot; slots without a time take that of the slot before."""
    times: dict[str, float] = {}
    last = 0.0
    for name, value in slots.items():
        last = float(value) if value.isdigit() else last
        times[name] = last
    return times


def _read_value(value: Element, speaker: str, times: Mapping[str, float]) -> Stretch:
    begin = times.get(value.get("TIME_SLOT_REF1", ""), 0.0)
    end = times.get(value.get("TIME_SLOT_REF2", ""), begin)
    return Stretch(begin, end, speaker, _find_text(value, "ANNOTATION_VALUE"), format_time(begin / 1000))


def read_qdpx(content: bytes) -> list[tuple[str, Source]]:
    """The text sources of a REFI-QDA project by name. Codings and memos are no sources. Raises RefusedError."""
    archive = Archive(content)
    project = next((name for name in archive.names() if name.lower().endswith(".qde")), "")
    if not project:
        raise RefusedError(BROKEN)
    sources = [
        item for item in archive.xml(project).iter() if local(item).endswith("Source") or local(item) == "Transcript"
    ]
    read = [
        (item.get("name") or "Quelle", text) for item in sources if (text := _read_source(archive, item)) is not None
    ]
    if not read:
        raise RefusedError(NO_TEXTS)
    warnings = tuple(_warn_of(sources, archive))
    return [(name, Source(tuple(Passage(line) for line in text.splitlines()), (), warnings)) for name, text in read]


def _read_source(archive: Archive, item: Element) -> str | None:
    """The plain text of a source, from the project itself or from its file; None where there is none."""
    inner = next((child for child in item if local(child) == "PlainTextContent"), None)
    if inner is not None:
        return "".join(inner.itertext())
    wanted = posixpath.basename(item.get("plainTextPath", "").replace("internal://", ""))
    name = next((name for name in archive.names() if wanted and posixpath.basename(name) == wanted), "")
    try:
        return decode(archive.read(name))[0] if name else None
    except UndecodableError:
        return None


def _warn_of(sources: list[Element], archive: Archive) -> Iterator[str]:
    silent = [item for item in sources if _read_source(archive, item) is None and not _holds_text(item)]
    texts = [item.get("name", "") for item in silent if local(item) in ("TextSource", "Transcript")]
    others = [item.get("name", "") for item in silent if local(item) not in ("TextSource", "Transcript")]
    if texts:
        yield LOST_SOURCES.format(names=", ".join(texts))
    if others:
        yield NOT_TEXT.format(names=", ".join(others))


def _holds_text(item: Element) -> bool:
    """Whether a picture's, sound's or PDF's text is a source inside it."""
    return any(
        local(child) == "Transcript" or (local(child).endswith("Source") and child is not item)
        for child in item.iter()
        if child is not item
    )
