"""``python -m tests.bench [NAME …]``: print what was measured beside the aim; the names are those of BENCHES."""

import sys

from tests.bench import analysis, clusters, pages, routing

BENCHES = {
    "analysis": analysis.measure,
    "growth": analysis.measure_growth,
    "clusters": clusters.measure,
    "pages": pages.measure,
    "routing": routing.measure,
}


def main(names: list[str]) -> None:
    """Measure and print one table."""
    for name in names or BENCHES:
        for what, value, aim in BENCHES[name]():
            print(f"{what:<40} {value:>18}   {aim}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
