"""The invented offers that overlaps are measured on, and how they are read."""

import numpy as np
import pytest

from corpus.errors import InvalidInput
from nlp.evaluation.overlaps import GOLD, find_threshold, parse_offers

SMALL = """# head
## dev Tal | Stadt: Vorort | Dorf
a | Treff | AWO | Frauen, Kinder | Vorort | 2020-01-01–2021-12-31 | Ein Treff.
b | | | | * | | Davon erzählt jemand.
c | Kurs | VHS | | ? | | Ein Kurs.
= b a
+ a c
"""


def test_offers_are_read_with_all_their_facts_and_pairs():
    [found] = parse_offers(SMALL)
    treff, told, kurs = found.entries
    assert (treff.targets, treff.area, treff.start.year, treff.end.year) == (
        ("Frauen", "Kinder"),
        ("Vorort",),
        2020,
        2021,
    )
    assert (told.name, told.area, kurs.area) == ("", (), None)
    assert (found.part, found.district.municipalities[0].places) == ("dev", ("Vorort",))
    assert dict(zip(found.pairs, found.labels, strict=True)) == {(0, 1): "=", (0, 2): "+", (1, 2): "/"}


@pytest.mark.parametrize("line", ["= a z", "d | zu wenig", "= a"])
def test_a_line_that_makes_no_sense_is_named(line):
    with pytest.raises(InvalidInput, match="Zeile 8"):
        parse_offers(SMALL + line)


def test_the_gold_is_large_enough_and_split_by_district():
    districts = parse_offers(GOLD.read_text(encoding="utf-8"))
    assert sum(len(one.entries) for one in districts) >= 60
    assert sum(len(one.judged) for one in districts) >= 40
    assert [sum(one.part == part for one in districts) for part in ("dev", "test")] == [4, 4]
    for one in districts:
        places = {name for place in one.district.municipalities for name in (place.name, *place.places)}
        assert {place for entry in one.entries for place in entry.area or ()} <= places


def test_the_threshold_with_the_best_f1_is_found():
    assert find_threshold(np.array([0.1, 0.4, 0.6, 0.9]), np.array([False, False, True, True])) == 0.6
