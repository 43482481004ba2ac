import random
from collections import Counter

from nlp.training.challenges import Wording, name_twins, read_challenges
from nlp.training.examples import Lesson, blur, draw_batches, find_near
from nlp.training.remits import RemitDistrict

WORDING = Wording("kita", "Da wartet man ewig.", "Wie läuft es?", "Na ja.", "Leider.")
NAMES = [f"{field}-{number}" for field in ("bus", "kurs", "amt") for number in range(6)]
LESSON = Lesson(
    wordings={name: tuple(Wording("kita", f"{name} {number}") for number in range(3)) for name in NAMES},
    queries={name: (f"Frage {name}",) for name in NAMES},
    lookalikes={name: (NAMES[0],) if name != NAMES[0] else () for name in NAMES},
    near=frozenset(),
    theses=[[f"These {thesis} {comment}" for comment in range(3)] for thesis in range(6)],
    districts=[RemitDistrict("a", "Kreis A", (), ())],
)


def draw(*, theses: float) -> list[Counter[str]]:
    dice = random.Random(1)
    return [Counter(batch.meanings) for batch in draw_batches(LESSON, count=20, meanings=8, theses=theses, dice=dice)]


def test_each_meaning_of_a_batch_is_said_at_least_twice() -> None:
    assert all(set(counts.values()) <= {2, 3} for counts in draw(theses=0))
    assert all(set(counts.values()) == {2} for counts in draw(theses=1))


def test_the_same_seed_draws_the_same_batches() -> None:
    assert draw(theses=0.5) == draw(theses=0.5)


def test_context_is_left_out_now_and_then_but_words_never() -> None:
    dice = random.Random(1)
    blurred = [blur(WORDING, dice) for _ in range(200)]
    assert {one.text.lower().strip(".") for one in blurred} == {"da wartet man ewig"}
    assert {(bool(one.question), bool(one.before)) for one in blurred} == {
        (True, True),
        (True, False),
        (False, True),
        (False, False),
    }


def test_a_meaning_is_never_too_near_to_itself() -> None:
    first = name_twins()
    assert all(len(pair) == 2 for pair in find_near(first))


def test_no_unseen_challenge_is_a_twin_of_one_to_learn_from() -> None:
    first = name_twins()
    parts = [{first.get(told.id, told.id) for told in read_challenges(part)} for part in ("train", "test")]
    assert not parts[0] & parts[1]
