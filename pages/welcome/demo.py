"""Loading the invented district: profile, register of measures, released interviews, and an analysis asked for."""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace

from corpus.demo import demo_district, demo_files, demo_measures, demo_metadata
from corpus.people import Right, User
from corpus.readers import read
from corpus.store import Store
from corpus.store.districts import save_district
from corpus.store.jobs import request_analysis
from corpus.store.material import add_transcripts, release
from corpus.store.measures import read_measures, save_measures
from corpus.types import Metadata, Transcript
from pages.ui.texts import admin as texts

Report = Callable[[str, int, int], None]


def load_demo(store: Store, *, by: User, at: dt.datetime, report: Report) -> None:
    """Store everything of the demo district. ``report(file, number, all)`` is called before each file.

    Raises NotAllowed unless the user may administer and upload; nothing is stored when a file fails. The register of
    measures comes along for people who may decide, unless there is one already.
    """
    by.demand(Right.ADMINISTER)
    by.demand(Right.UPLOAD)
    items = list(_read_files(report))
    save_district(store, demo_district(), by=by, at=at)
    if by.can(Right.DECIDE) and not read_measures(store, by=by):
        save_measures(store, demo_measures(), by=by, at=at)
    stored = add_transcripts(store, items, by=by, at=at)
    release(store, [transcript.id for transcript in stored], declaration=texts.DEMO_DECLARATION, by=by, at=at)
    request_analysis(store, by=by, at=at)


def _read_files(report: Report) -> Iterator[tuple[Transcript, bytes]]:
    """The interviews in order. The files ship with the program, so no child process stands guard."""
    files, known = demo_files(), demo_metadata()
    for number, (name, content) in enumerate(files, start=1):
        report(name, number, len(files))
        for transcript in read(name, content):
            yield replace(transcript, metadata=known.get(name, Metadata())), content
