"""What statements mean is computed once and kept."""

import numpy as np
import pytest

from nlp.embedding import Said, embed, embed_said
from nlp.meanings import Memory, embed_cached

SAID = [Said("Da warten die dann ein Dreivierteljahr.", question="Wie läuft das mit den Kursen?"), Said("Ja.")]


def test_meanings_come_back_from_the_cache_to_the_last_bit() -> None:
    cache: dict[str, bytes] = {}
    first = embed_cached(SAID, cache, threads=2)
    assert len(cache) == 1
    assert np.array_equal(embed_cached(SAID, cache), first)
    assert np.array_equal(first, embed_said(SAID))
    assert len(cache) == 1


@pytest.mark.parametrize("other", [SAID[:1], SAID[::-1], [Said(SAID[0].text), SAID[1]]])
def test_other_words_another_order_or_another_question_are_computed_anew(other: list[Said]) -> None:
    cache: dict[str, bytes] = {}
    embed_cached(SAID, cache)
    assert np.array_equal(embed_cached(other, cache), embed_said(other))
    assert len(cache) == 2


def test_nothing_said_has_no_meaning_and_is_not_kept() -> None:
    cache: dict[str, bytes] = {}
    assert embed_cached([], cache).shape[0] == len(cache) == 0


def test_a_memory_gives_what_the_encoder_gives_and_forgets_the_oldest() -> None:
    memory = Memory(most=2)
    texts = ["Sprachkurs", "Bus", "Sprachkurs", "Wohnung"]
    assert np.array_equal(memory.embed(texts), embed(texts))
    assert np.array_equal(memory.embed(texts[:2]), embed(texts[:2]))
    assert len(memory) == 2
    assert len(memory.embed([])) == 0
