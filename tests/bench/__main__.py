"""``python -m tests.bench [NAME …] [--data DIR]``: print what was measured beside the aim.

Names are those of BENCHES; the last two need the folder of training and evaluation data.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench import analysis, clusters, pages, routing

BENCHES = {
    "analysis": analysis.measure,
    "growth": analysis.measure_growth,
    "pages": pages.measure,
}
WITH_DATA = {"clusters": clusters.measure, "routing": routing.measure}


def main(arguments: Sequence[str]) -> None:
    """Measure and print one table; without names all that can be measured."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("names", nargs="*", choices=[*BENCHES, *WITH_DATA, []], metavar="NAME")
    parser.add_argument("--data", type=Path)
    options = parser.parse_args(arguments)
    for name in options.names or [*BENCHES, *(WITH_DATA if options.data else ())]:
        if name in WITH_DATA and options.data is None:
            parser.error(f"{name} needs --data DIR")
        rows = WITH_DATA[name](options.data) if name in WITH_DATA else BENCHES[name]()
        for what, value, aim in rows:
            print(f"{what:<44} {value:>18}   {aim}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
