"""The hand-marked interviews: what they hold, and that linking given mentions meets its target."""

from collections import Counter

import pytest

from nlp.actors.finding import link_sightings
from nlp.actors.known import collect_forms
from nlp.evaluation.actors import PARTS, align, places_of, read_gold, score


@pytest.mark.parametrize("part", PARTS)
def test_given_the_mentions_linking_meets_its_target_and_beats_one_actor_per_surface(part):
    gold = read_gold(part)
    linked = places_of(link_sightings(gold.transcripts, gold.mentions, forms=collect_forms((), ())))
    surfaces = {place: _surface(gold, place) for place in gold.actors}
    assert score(gold.actors, linked).f1 >= 0.9
    assert score(gold.actors, linked).f1 > score(gold.actors, surfaces).f1 + 0.1


def _surface(gold, place):
    transcript = next(one for one in gold.transcripts if one.id == place[0])
    return transcript.turns[place[1]].text[place[2] : place[3]]


def test_marks_stand_where_they_say_and_the_gold_is_as_large_as_it_has_to_be():
    parts = [read_gold(part) for part in PARTS]
    for gold in parts:
        for transcript, mentions in zip(gold.transcripts, gold.mentions, strict=True):
            assert all(transcript.turns[one.turn].text[one.start : one.end] == one.surface for one in mentions)
    assert sum(len(gold.transcripts) for gold in parts) >= 8
    assert sum(len(gold.actors) for gold in parts) >= 300
    assert sum(len(set(gold.actors.values())) for gold in parts) >= 90
    assert all("[" not in turn.text for gold in parts for one in gold.transcripts for turn in one.turns)


def test_b_cubed_is_one_only_for_the_same_clusters():
    gold = {("t", 0, 0, 1): "a", ("t", 0, 2, 3): "a", ("t", 0, 4, 5): "b"}
    assert score(gold, gold).f1 == 1
    assert score(gold, dict.fromkeys(gold, "x")).recall == 1
    assert round(score(gold, dict.fromkeys(gold, "x")).precision, 3) == round(5 / 9, 3)
    assert score(gold, {}).f1 == 0


def test_a_mention_cut_otherwise_counts_where_it_overlaps_but_once():
    gold = {("t", 0, 4, 9): "a"}
    moved = align(gold, {("t", 0, 0, 9): "x", ("t", 0, 5, 7): "y"})
    assert Counter(moved.values()) == Counter("xy")
    assert moved[("t", 0, 4, 9)] in ("x", "y")
