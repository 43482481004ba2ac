"""The command line: analyse, evaluate, train, worker."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

# One BLAS thread per process: more only get in each other's way, and sums stay the same on every machine.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

EVALUATIONS = (
    "language",
    "actors",
    "relations",
    "statements",
    "clusters",
    "routing",
    "encoder",
    "search",
    "overlaps",
    "dissent",
    "stability",
    "demo",
)
TRAININGS = ("language", "statements", "encoder")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit code is 0 where it did its work and 2 where it could not."""
    options = _parse(arguments)
    from corpus.errors import FundamentError

    try:
        code: int = options.run(options)
    except FundamentError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return code


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m nlp", description="Was die Texte sagen.")
    commands = parser.add_subparsers(required=True, metavar="BEFEHL")

    analyse = commands.add_parser("analyse", help="Interviews auswerten")
    analyse.add_argument("files", nargs="+", type=Path, metavar="DATEI_ODER_ORDNER")
    analyse.add_argument("--groups", type=Path, help="Arbeitskreise (JSON)")
    analyse.add_argument("--codebook", type=Path, help="Handlungsfelder (TOML)")
    analyse.add_argument("--district", type=Path, help="Profil des Landkreises (TOML)")
    analyse.add_argument("--out", type=Path, required=True, help="Ergebnis (JSON)")
    analyse.add_argument("--cores", type=int, default=os.cpu_count() or 1)
    analyse.set_defaults(run=_analyse)

    evaluate = commands.add_parser("evaluate", help="messen, wie gut die Auswertung ist")
    evaluate.add_argument("names", nargs="+", choices=EVALUATIONS, metavar="NAME")
    evaluate.add_argument("--data", type=Path, default=Path())
    evaluate.add_argument("--gold", type=Path, help="von Hand bezeichnete Aussagen der Demo-Interviews (JSON)")
    evaluate.set_defaults(run=_evaluate)

    train = commands.add_parser("train", help="ein mitgeliefertes Modell neu bauen")
    train.add_argument("name", choices=TRAININGS, metavar="NAME")
    train.add_argument("--data", type=Path, required=True)
    train.set_defaults(run=_train)

    worker = commands.add_parser("worker", help="auf Aufträge der Oberfläche warten")
    worker.add_argument("--once", action="store_true", help="höchstens einen Auftrag erledigen")
    worker.set_defaults(run=_worker)
    return parser.parse_args(arguments)


def _analyse(options: argparse.Namespace) -> int:
    from nlp.analysing import analyse_files

    return analyse_files(
        options.files,
        groups=options.groups,
        codebook=options.codebook,
        district=options.district,
        out=options.out,
        cores=options.cores,
    )


def _evaluate(options: argparse.Namespace) -> int:
    from importlib import import_module

    for name in options.names:
        own = {"gold": options.gold} if name == "demo" and options.gold else {}
        sys.stdout.write(import_module(f"nlp.evaluation.{name}").evaluate(options.data, **own) + "\n")
    return 0


def _train(options: argparse.Namespace) -> int:
    from importlib import import_module

    import_module(f"nlp.training.{options.name}").train(options.data)
    return 0


def _worker(options: argparse.Namespace) -> int:
    from corpus.settings import read_settings
    from corpus.store import open_store
    from nlp.worker import run_worker

    settings = read_settings()
    run_worker(open_store(settings.database_url), settings=settings, once=options.once)
    return 0


if __name__ == "__main__":
    sys.exit(main())
