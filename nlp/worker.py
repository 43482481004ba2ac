"""The worker: takes a job, analyses the released interviews, saves the result in one transaction."""

import datetime as dt
import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from corpus.errors import FundamentError, Outdated
from corpus.settings import Settings
from corpus.store import Store
from corpus.store.analyses import latest_analysis, read_findings, save_analysis, save_findings
from corpus.store.codings import decided_codings
from corpus.store.districts import read_district
from corpus.store.dossiers import decided_dossiers
from corpus.store.jobs import Job, claim, fail, report
from corpus.store.material import read_released
from corpus.store.measures import registered_measures
from corpus.workflow import Dossier

if TYPE_CHECKING:
    from nlp.routing import Confirmed

LEASE = dt.timedelta(seconds=20)
BEAT = 5.0
PAUSE = 0.5
UNKNOWN = "Die Auswertung ist an einem unerwarteten Fehler gescheitert. Bitte wenden Sie sich an die Administration."

log = logging.getLogger(__name__)


class StoredFindings(MutableMapping[str, bytes]):
    """Findings kept in the database, so that a killed worker goes on where it was."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.used: set[str] = set()

    def __getitem__(self, key: str) -> bytes:
        found = read_findings(self._store, [key])
        self.used.add(key)
        return found[key]

    def __setitem__(self, key: str, data: bytes) -> None:
        self.used.add(key)
        save_findings(self._store, key, data)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key in read_findings(self._store, [key])

    def __delitem__(self, key: str) -> None:
        raise KeyError(key)  # the store forgets findings itself when an analysis is saved

    def __iter__(self) -> Iterator[str]:
        return iter(self.used)

    def __len__(self) -> int:
        return len(self.used)


@dataclass(slots=True)
class _Reporter:
    """Tells the store how far the job is, at each step and in between, and learns whether it is still ours."""

    store: Store
    job: Job
    last: tuple[str, int, int] = ("reading", 0, 0)
    lost: threading.Event = field(default_factory=threading.Event)
    ended: threading.Event = field(default_factory=threading.Event)

    def __call__(self, step: str, done: int, total: int) -> None:
        """The progress of the pipeline; raises Cancelled where the job is not ours any more."""
        from nlp.pipeline import Cancelled

        self.last = (step, done, total)
        self.renew()
        if self.lost.is_set():
            raise Cancelled

    def renew(self) -> None:
        """Renew the lease with what was said last."""
        step, done, total = self.last
        if not report(self.store, self.job, step=step, done=done, total=total, now=_now(), lease=LEASE):
            self.lost.set()

    def beat(self) -> None:
        """Renew the lease until the job ends: one step may take longer than a lease."""
        while not self.ended.wait(BEAT) and not self.lost.is_set():
            self.renew()


def run_worker(store: Store, *, settings: Settings, once: bool = False) -> None:
    """Take job after job until the process that started this one is gone; ``once``: at most one job.

    Between jobs the passages for searching are made; a thread answers searches all the time.
    """
    # Loaded here, before there are two threads: one must not meet a library that the other has half loaded.
    from nlp.searches import Indexer, start_answering

    name = f"{socket.gethostname()}:{os.getpid()}"
    threading.Thread(target=_watch_parent, args=(os.getppid(),), daemon=True).start()
    indexer = Indexer(store, settings.language)
    if not once:
        start_answering(store)
    while True:
        job = claim(store, name, now=_now(), lease=LEASE)
        if job is not None:
            run_job(store, job, settings=settings)
        elif not indexer.step() and not once:
            time.sleep(PAUSE)
        if once:
            return


def run_job(store: Store, job: Job, *, settings: Settings) -> None:
    """One job to its end: a saved analysis, a failure with a German message, or nothing where it was lost."""
    from nlp.pipeline import Cancelled

    reporter = _Reporter(store, job)
    heart = threading.Thread(target=reporter.beat, daemon=True)
    heart.start()
    try:
        _analyse(store, reporter, settings=settings)
    except (Cancelled, Outdated):
        log.info("job %s was cancelled or taken by another worker", job.id)
    except FundamentError as error:
        fail(store, job, str(error), now=_now())
    except Exception as error:
        # The message of a foreign error may quote an interview; its type is enough to find the place.
        log.error("job %s failed: %s", job.id, type(error).__name__)
        fail(store, job, UNKNOWN, now=_now())
    finally:
        reporter.ended.set()
        heart.join()


def _analyse(store: Store, reporter: _Reporter, *, settings: Settings) -> None:
    from nlp.language import load_language
    from nlp.pipeline import analyse

    findings = StoredFindings(store)
    district = read_district(store)
    before = latest_analysis(store)
    analysis = analyse(
        read_released(store),
        nlp=load_language(settings.language),
        codebook=district.codebook,
        groups=district.groups,
        organisations=district.organisations,
        municipalities=district.municipalities,
        offices=district.offices,
        previous=before[1] if before else None,
        decisions=decided_codings(store),
        confirmed=_read_confirmed(store),
        register=registered_measures(store),
        district=district.name,
        findings=findings,
        cores=settings.cores,
        progress=reporter,
    )
    save_analysis(store, reporter.job, analysis, now=_now(), keep=findings.used)


def _read_confirmed(store: Store) -> "Confirmed":
    """What people decided: texts of every dossier, the group that has it now, and those that had it before."""
    from nlp.routing import Decided

    return [
        Decided(
            (dossier.title, *(piece.quote.text for piece in dossier.evidence)), dossier.group, _list_refused(dossier)
        )
        for dossier in decided_dossiers(store)
    ]


def _list_refused(dossier: Dossier) -> tuple[str, ...]:
    """The groups that had it before and don't have it now."""
    earlier = {step.group_from for step in dossier.decisions} - {"", dossier.group}
    return tuple(sorted(earlier))


def _watch_parent(parent: int) -> None:
    """End this process when the one that started it is gone: nobody would wait for results."""
    while os.getppid() == parent:
        time.sleep(PAUSE)
    os.kill(os.getpid(), signal.SIGTERM)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
