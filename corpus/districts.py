"""Districts as TOML profiles: what a district configures, in a file a person can read and edit."""

import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import tomli_w

from corpus.errors import InvalidInput
from corpus.types import Codebook, CodebookTheme, District, Municipality, Office, Organisation, WorkingGroup

T = TypeVar("T")

_SECTIONS = {
    "municipalities": ("name", "places"),
    "groups": ("id", "name", "remit", "fields", "targets", "area", "members", "rhythm"),
    "organisations": ("name", "aliases"),
    "offices": ("function", "organisation", "aliases"),
    "codebook": ("id", "label", "description"),
}
_NOUN = {"id": "Kennung", "name": "Bezeichnung", "function": "Funktion einer Organisation"}
_IDENTIFIER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# tomllib tells the place only inside its English message.
_PLACE = re.compile(r"at line (\d+), column (\d+)")


@dataclass(frozen=True, slots=True)
class _Row:
    """One table of a section with the German words for where it stands in the file."""

    table: dict[str, Any]
    where: str


def parse_district(text: str) -> District:
    """The district of a TOML profile. Raises InvalidInput with a German sentence naming line or field and remedy.

    A place may belong to two municipalities: that happens in real districts.
    """
    data = _load(text)
    _check_keys(data, ("name", *_SECTIONS), where="Im Profil")
    return District(
        name=_text(_Row(data, "Im Profil"), "name"),
        municipalities=_distinct(_rows(data, "municipalities", text), _municipality, key="name"),
        groups=_distinct(_rows(data, "groups", text), _group, key="id"),
        organisations=_distinct(_rows(data, "organisations", text), _organisation, key="name"),
        offices=_distinct(_rows(data, "offices", text), _office, key="function", of="organisation"),
        codebook=Codebook(_distinct(_rows(data, "codebook", text), _theme, key="id")),
    )


def parse_codebook(text: str) -> Codebook:
    """Only the fields of action of a TOML file; a whole profile will do as well. Raises InvalidInput."""
    rows = list(_rows(_load(text), "codebook", text))
    if not rows:
        raise InvalidInput(
            "Die Datei enthält kein Handlungsfeld: Bitte legen Sie mindestens einen Abschnitt [[codebook]] an."
        )
    return Codebook(_distinct(iter(rows), _theme, key="id"))


def format_district(district: District) -> str:
    """The district as a TOML profile; parse_district gives the same district back."""
    return tomli_w.dumps(
        {
            "name": district.name,
            "municipalities": [{"name": m.name, "places": list(m.places)} for m in district.municipalities],
            "groups": [_format_group(group) for group in district.groups],
            "organisations": [{"name": o.name, "aliases": list(o.aliases)} for o in district.organisations],
            "offices": [
                {"function": o.function, "organisation": o.organisation, "aliases": list(o.aliases)}
                for o in district.offices
            ],
            "codebook": [
                {"id": t.id, "label": t.label, "description": t.description} for t in district.codebook.themes
            ],
        }
    )


def _format_group(group: WorkingGroup) -> dict[str, Any]:
    """What is not filled in is left out, so that profiles stay short."""
    lists = {
        "fields": list(group.fields),
        "targets": list(group.targets),
        "area": list(group.area),
        "members": list(group.members),
    }
    filled = {key: value for key, value in {**lists, "rhythm": group.rhythm}.items() if value}
    return {"id": group.id, "name": group.name, "remit": group.remit, **filled}


def _municipality(row: _Row) -> Municipality:
    return Municipality(name=_text(row, "name"), places=_texts(row, "places"))


def _group(row: _Row) -> WorkingGroup:
    return WorkingGroup(
        id=_identifier(row),
        name=_text(row, "name"),
        remit=_text(row, "remit"),
        fields=_texts(row, "fields"),
        targets=_texts(row, "targets"),
        area=_texts(row, "area"),
        members=_texts(row, "members"),
        rhythm=_text(row, "rhythm") if "rhythm" in row.table else "",
    )


def _organisation(row: _Row) -> Organisation:
    return Organisation(name=_text(row, "name"), aliases=_texts(row, "aliases"))


def _office(row: _Row) -> Office:
    return Office(_text(row, "function"), _text(row, "organisation"), _texts(row, "aliases"))


def _theme(row: _Row) -> CodebookTheme:
    return CodebookTheme(id=_identifier(row), label=_text(row, "label"), description=_text(row, "description"))


def _load(text: str) -> dict[str, Any]:
    # an editor's byte order mark is no fault of the person who saved the file; absurd numbers and depths raise others
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise InvalidInput(
            f"{_place(str(error), text)} ist das Profil kein gültiges TOML: Bitte prüfen Sie dort und in der Zeile"
            " davor Anführungszeichen, Klammern und doppelte Einträge."
        ) from error


def _place(message: str, text: str) -> str:
    place = _PLACE.search(message)
    if place is None:
        return f"Am Ende der Datei (Zeile {len(text.splitlines())})"
    return f"In Zeile {place[1]}, Spalte {place[2]}"


def _rows(data: dict[str, Any], section: str, text: str) -> Iterator[_Row]:
    tables = data.get(section, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise InvalidInput(f"„{section}“ muss aus Abschnitten mit der Überschrift [[{section}]] bestehen.")
    lines = _header_lines(text, section)
    for number, table in enumerate(tables, start=1):
        line = f" (Zeile {lines[number - 1]})" if len(lines) == len(tables) else ""
        row = _Row(table, f"Im {number}. Abschnitt [[{section}]]{line}")
        _check_keys(table, _SECTIONS[section], where=row.where)
        yield row


def _header_lines(text: str, section: str) -> list[int]:
    header = re.compile(rf"\s*\[\[\s*{section}\s*\]\]")
    return [number for number, line in enumerate(text.split("\n"), start=1) if header.match(line)]


def _check_keys(table: dict[str, Any], known: tuple[str, ...], *, where: str) -> None:
    unknown = next((key for key in table if key not in known), None)
    if unknown is not None:
        raise InvalidInput(f"{where} ist der Eintrag „{unknown}“ unbekannt. Möglich sind: {', '.join(known)}.")


def _text(row: _Row, key: str) -> str:
    value = row.table.get(key)
    if value is None:
        raise InvalidInput(f'{row.where} fehlt „{key}“: Bitte ergänzen Sie {key} = "…".')
    if not isinstance(value, str) or not value.strip():
        raise InvalidInput(f'{row.where} ist „{key}“ kein Text: Bitte schreiben Sie {key} = "…" und füllen es aus.')
    return value


def _texts(row: _Row, key: str) -> tuple[str, ...]:
    values = row.table.get(key, [])
    if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
        raise InvalidInput(f'{row.where} ist „{key}“ keine Liste von Texten: Bitte schreiben Sie {key} = ["…", "…"].')
    return tuple(values)


def _identifier(row: _Row) -> str:
    value = _text(row, "id")
    if not _IDENTIFIER.fullmatch(value):
        raise InvalidInput(
            f"{row.where} ist die Kennung „{value}“ nicht erlaubt: Bitte verwenden Sie nur Kleinbuchstaben"
            " ohne Umlaute, Ziffern und einzelne Bindestriche, zum Beispiel „schule-kita“."
        )
    return value


def _distinct(rows: Iterator[_Row], build: Callable[[_Row], T], *, key: str, of: str = "") -> tuple[T, ...]:
    """Rows whose ``key`` (together with ``of``, where that is given) occurs only once."""
    built: dict[tuple[str, str], T] = {}
    for row in rows:
        value = build(row)
        name = (row.table[key], row.table.get(of, ""))
        if name in built:
            raise InvalidInput(
                f"{row.where} steht „{name[0]}“ zum zweiten Mal: Bitte vergeben Sie jede {_NOUN[key]} nur einmal."
            )
        built[name] = value
    return tuple(built.values())
