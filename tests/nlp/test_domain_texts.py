"""The hand-labelled sentences of the project's own domain keep to their format."""

from collections import Counter
from pathlib import Path

import pytest

from nlp.training.language.names import DOMAIN, INLINE

REGISTERS = sorted(DOMAIN.glob("*.txt"))


def lines_of(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line]


def headings() -> list[str]:
    return [line for path in REGISTERS for line in lines_of(path) if line.startswith("## ")]


def sentences() -> list[str]:
    return [line for path in REGISTERS for line in lines_of(path) if not line.startswith("## ")]


def test_there_are_enough_sentences_documents_and_registers() -> None:
    assert len(sentences()) >= 950
    assert len(headings()) >= 70
    assert len(REGISTERS) >= 14


@pytest.mark.parametrize("path", REGISTERS, ids=lambda path: path.stem)
def test_a_register_opens_with_a_heading_and_has_both_parts(path: Path) -> None:
    lines = lines_of(path)
    parts = {line.rsplit(maxsplit=1)[1] for line in lines if line.startswith("## ")}
    assert lines[0].startswith("## ")
    assert parts == {"train", "test"}


def test_a_document_has_one_name_and_one_part() -> None:
    assert [heading for heading in headings() if len(heading.split()) != 3] == []
    assert [name for name, count in Counter(heading.split()[1] for heading in headings()).items() if count > 1] == []


def test_no_sentence_stands_twice() -> None:
    assert [line for line, count in Counter(sentences()).items() if count > 1] == []


def test_every_mark_is_closed_and_of_a_known_kind() -> None:
    bare = {line: INLINE.sub("", line) for line in sentences()}
    assert [line for line, rest in bare.items() if "[[" in rest or "]]" in rest] == []


def test_a_name_has_no_space_or_comma_at_its_edge() -> None:
    names = [match[2] for line in sentences() for match in INLINE.finditer(line)]
    assert [name for name in names if name != name.strip(" ,;:") or "[" in name] == []


@pytest.mark.parametrize("title", ["Herr ", "Herrn ", "Frau ", "Dr. ", "Prof. ", "Familie ", "Pfarrer "])
def test_titles_stay_outside_a_persons_name(title: str) -> None:
    assert [line for line in sentences() if f"[[PER {title}" in line] == []


def test_a_good_part_of_the_sentences_names_nobody() -> None:
    plain = [line for line in sentences() if not INLINE.search(line)]
    assert 0.25 <= len(plain) / len(sentences()) <= 0.45
