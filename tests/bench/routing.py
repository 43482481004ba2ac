"""How routing learns: right answers after 0, 1, 3, 10, 30 decisions per group, and the time learning takes."""

import time
from pathlib import Path

from nlp.evaluation.routing import describe, draw_curve, judge, read_ministries
from nlp.meanings import load_memory


def measure(data: Path) -> list[tuple[str, str, str]]:
    """Rows of what was measured: name, value, aim."""
    sets = read_ministries(data)
    load_memory().embed([case.text for case in (*sets.earlier, *sets.later)])
    rows = [
        (f"routing, {number} decisions per group", _describe(describe(stated, sets)), "")
        for number, stated in draw_curve(sets)
    ]
    began = time.process_time()
    found = describe(judge(sets, sets.earlier), sets)
    spent = time.process_time() - began
    return [
        *rows,
        (f"routing, {len(sets.earlier):,} decisions", _describe(found), ">= 0.64 / 0.85, <= 0.05"),
        (f"  CPU time to learn and route {len(sets.later):,}", f"{spent:.1f} s", ""),
    ]


def _describe(found: tuple[float, float, float, float]) -> str:
    first, three, error, _ = found
    return f"{first:.2f} / {three:.2f}, {error:.2f}"
