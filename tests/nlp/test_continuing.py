from dataclasses import replace

import numpy as np
import pytest

from corpus.types import Statement, StatementKind
from nlp.continuing import keep_statements
from nlp.statements.passages import Passage


def statement(id: str, text: str, *, turn: int = 0, start: int = 0) -> Statement:
    return Statement(id, "t1", turn, start, start + len(text), text, StatementKind.CHALLENGE, 0.9)


def kept(now: list[Statement], before: list[Statement]) -> list[str]:
    nothing = np.zeros(1, dtype=np.float32)
    return [one.statement.id for one in keep_statements([Passage(said, nothing, nothing, ()) for said in now], before)]


LACK = statement("a", "Es fehlt Personal.", turn=3)
AGAIN = statement("b", "Es fehlt Personal.", turn=9)


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        ([LACK], [LACK], ["a"]),
        ([AGAIN], [LACK, AGAIN], ["b"]),
        ([replace(LACK, id="n")], [LACK, AGAIN], ["a"]),
        ([replace(AGAIN, id="n")], [LACK, AGAIN], ["b"]),
        ([replace(LACK, id="n", turn=4)], [LACK], ["a"]),
        ([statement("n", "Es fehlt Personal. Und Geld.", turn=3)], [LACK], ["a"]),
        ([statement("n", "Es fehlt Personal. Und Geld, und zwar überall.", turn=3)], [LACK], ["n"]),
        ([replace(LACK, id="n", kind=StatementKind.STRENGTH)], [LACK], ["n"]),
        ([replace(LACK, id="n"), replace(LACK, id="m", turn=5)], [LACK], ["a", "m"]),
    ],
)
def test_a_statement_keeps_its_id_where_it_moved_a_little(now, before, expected):
    assert kept(now, before) == expected
