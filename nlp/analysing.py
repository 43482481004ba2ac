"""Files in, result.json out: what the command "analyse" does."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from corpus.districts import parse_codebook, parse_district
from corpus.errors import DuplicateText, FundamentError, InvalidInput, UnreadableFile
from corpus.readers import read
from corpus.types import Codebook, District, Transcript, WorkingGroup
from nlp.language import load_language
from nlp.pipeline import analyse
from nlp.results import format_result

DEFAULT_CODEBOOK = Path(__file__).parent / "german" / "codebook.toml"


def analyse_files(
    files: Sequence[Path], *, groups: Path | None, codebook: Path | None, district: Path | None, out: Path, cores: int
) -> int:
    """Write the result and return 0, or return 2 if no file could be read. Each unreadable file is named on stderr."""
    profile = parse_district(_text(district)) if district else District(name="")
    transcripts = number(_read_all(list(walk(files))))
    if not transcripts:
        return 2
    analysis = analyse(
        transcripts,
        nlp=load_language(),
        codebook=_read_codebook(codebook, profile),
        groups=_read_groups(groups) if groups else profile.groups,
        organisations=profile.organisations,
        municipalities=profile.municipalities,
        offices=profile.offices,
        district=profile.name,
        cores=cores,
    )
    out.write_text(format_result(analysis, transcripts), encoding="utf-8")
    return 0


def walk(paths: Iterable[Path]) -> Iterator[Path]:
    """All files named or below a folder named; hidden ones are left out."""
    for path in paths:
        if path.is_dir():
            yield from (one for one in path.rglob("*") if one.is_file() and not _is_hidden(one.relative_to(path)))
        else:
            yield path


def number(transcripts: Iterable[Transcript]) -> list[Transcript]:
    """Ids t1, t2, … by file name and text, whatever order they came in; the same text counts once."""
    kept: dict[str, Transcript] = {}
    for transcript in sorted(transcripts, key=lambda one: (one.file, one.sha256)):
        if transcript.sha256 in kept:
            _complain(DuplicateText(transcript.file, f"„{kept[transcript.sha256].file}“"))
        else:
            kept[transcript.sha256] = replace(transcript, id=f"t{len(kept) + 1}")
    return list(kept.values())


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _read_all(files: Sequence[Path]) -> Iterator[Transcript]:
    for file in sorted(files, key=lambda file: (file.name, str(file))):
        try:
            yield from read(file.name, file.read_bytes())
        except FundamentError as error:
            _complain(error)
        except OSError as error:
            _complain(UnreadableFile(file.name, f"{error.strerror or 'Lesefehler'}. Bitte Pfad und Rechte prüfen."))


def _complain(error: FundamentError) -> None:
    sys.stderr.write(" ".join(str(error).split()) + "\n")


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInput(f"„{file.name}“ kann nicht gelesen werden: Bitte Pfad und UTF-8 prüfen.") from error


def _read_codebook(file: Path | None, profile: District) -> Codebook:
    if file is None and profile.codebook.themes:
        return profile.codebook
    return parse_codebook(_text(file or DEFAULT_CODEBOOK))


def _read_groups(file: Path) -> tuple[WorkingGroup, ...]:
    try:
        return tuple(WorkingGroup(row["id"], row["name"], row["remit"]) for row in json.loads(_text(file)))
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidInput(
            f"„{file.name}“ enthält keine Liste von Arbeitskreisen: Erwartet wird JSON mit id, name und remit."
        ) from error
