"""README keeps telling the truth: its commands, its variables, its map."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def test_ci_runs_the_very_line_that_passes_the_tests():
    line = re.search(r"^python3 -m venv .*-m tests$", README, re.MULTILINE)
    assert line
    assert line.group() in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()


def test_every_setting_is_explained_and_every_explained_setting_exists():
    pattern = re.compile(r"FUNDAMENT_[A-Z_]+")
    assert set(pattern.findall((ROOT / "corpus" / "settings.py").read_text("utf-8"))) == set(pattern.findall(README))


def test_every_path_of_the_map_exists():
    table = README.split("## Map of the rooms")[1].split("## Glossary")[0]
    rooms = re.findall(r"^\| `([^|]+)` \|", table, re.MULTILINE)
    assert rooms
    for room in (name.strip("` ") for cell in rooms for name in cell.split(",")):
        assert (ROOT / room).exists(), room


def test_every_picture_exists():
    assert all((ROOT / picture).exists() for picture in re.findall(r"!\[[^]]*\]\(([^)]+)\)", README))
