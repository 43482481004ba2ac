"""The worker's part of searching: it keeps the passages of released transcripts and answers what people ask.

The web process asks through the database, so it never loads the encoder. Passages are made between jobs, by the thread
that runs them; searches are answered by a thread of their own, also while an analysis runs. Drafts are compared with
what exists by the same thread.
"""

import datetime as dt
import logging
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.store import Store
from corpus.store.comparisons import open_dossiers
from corpus.store.districts import read_district
from corpus.store.measures import registered_measures
from corpus.store.searches import (
    Search,
    SearchState,
    answer_search,
    expire_searches,
    forget_passages,
    open_searches,
    passage_keys,
    read_one_released,
    read_passages,
    released_inputs,
    save_passages,
)
from corpus.types import Compared, Comparison, District, Draft, SearchAnswer, Transcript
from nlp.comparing.entries import Entry, enter_dossier, enter_group, enter_measure
from nlp.comparing.similar import find_similar
from nlp.embedding import embed
from nlp.language import load_language
from nlp.meanings import load_memory
from nlp.ranking import (
    Ranker,
    Searchable,
    decode,
    encode,
    index_passages,
    make_key,
    make_ranker,
    make_searchable,
    rank,
    read_texts,
)
from nlp.search import cut_passages, find_sentences

PAUSE = 0.15
SECONDS_BETWEEN_LOOKS = 2.0
SECONDS_BETWEEN_SWEEPS = 60.0

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Indexer:
    """Gives released transcripts their passages, one at a time, so that a job never waits long."""

    store: Store
    language: str = ""
    settled: Mapping[str, str] | None = None
    keys: dict[str, str] = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)

    def step(self) -> bool:
        """Make the passages of one transcript that has none of its present text; False where none is left."""
        inputs = released_inputs(self.store)
        if inputs == self.settled:
            return False
        stored = passage_keys(self.store)
        for id, digest in inputs.items():
            key = self._find_key(id, digest)
            if key and stored.get(id) != key and key not in self.failed:
                self._index(id, key)
                return True
        forget_passages(self.store)
        self.settled = inputs
        return False

    def _find_key(self, id: str, digest: str) -> str:
        """The key of the text; it is read again only where it changed."""
        if digest not in self.keys:
            transcript = read_one_released(self.store, id)
            self.keys[digest] = make_key(transcript) if transcript else ""
        return self.keys[digest]

    def _index(self, id: str, key: str) -> None:
        transcript = read_one_released(self.store, id)
        if transcript is None or make_key(transcript) != key:
            return
        try:
            save_passages(self.store, id, key, content=self._make(transcript))
        except Exception as error:
            # A foreign error may quote the interview. Without this one the others can still be searched.
            log.error("passages of %s failed: %s", id, type(error).__name__)
            self.failed.add(key)

    def _make(self, transcript: Transcript) -> bytes:
        sentences = find_sentences(transcript.turns, load_language(self.language))
        return encode(index_passages(cut_passages(transcript.turns, sentences)))


@dataclass(slots=True)
class Answerer:
    """Answers searches from passages it keeps in memory, and looks for new ones every other second.

    ``known``: transcript id -> key and passages; None where another encoder made them.
    """

    store: Store
    known: dict[str, tuple[str, Searchable | None]] = field(default_factory=dict)
    ranker: Ranker | None = None
    missing: int = 0
    looked: float = float("-inf")
    swept: float = float("-inf")

    def run(self, ended: threading.Event) -> None:
        """Answer until ended."""
        while not ended.wait(PAUSE):
            try:
                self.step()
            except Exception as error:
                # The database may be restarting: the next round tries again.
                log.error("searching failed: %s", type(error).__name__)
                ended.wait(SECONDS_BETWEEN_LOOKS)

    def step(self) -> None:
        """Answer what waits; in between see to the passages and to searches that nobody read."""
        asked, now = open_searches(self.store), time.monotonic()
        waiting = [one for one in asked if one.draft is None]
        if now - self.looked >= SECONDS_BETWEEN_LOOKS or any(one.state is SearchState.WAITING for one in waiting):
            self.refresh()
            self.looked = now
        for search in asked:
            self._answer(search)
        if now - self.swept >= SECONDS_BETWEEN_SWEEPS:
            expire_searches(self.store, now=dt.datetime.now(dt.UTC))
            self.swept = now

    def refresh(self) -> None:
        """Bring the passages in memory to what is stored: new and changed ones are read, removed ones forgotten."""
        released, keys = released_inputs(self.store), passage_keys(self.store)
        if keys != {id: key for id, (key, _) in self.known.items()}:
            self.known = {id: self._learn(id, key) for id, key in keys.items()}
            self.ranker = make_ranker({id: one for id, (_, one) in self.known.items() if one})
            embed(["."])  # loads the encoder now, while nobody waits
        usable = {id for id, (_, one) in self.known.items() if one}
        self.missing = len(released.keys() - usable)

    def _learn(self, id: str, key: str) -> tuple[str, Searchable | None]:
        if id in self.known and self.known[id][0] == key:
            return self.known[id]
        transcript, content = read_one_released(self.store, id), read_passages(self.store, id, key)
        if transcript is None or content is None or make_key(transcript) != key:
            return key, None
        indexed = decode(content)
        return key, make_searchable(indexed, read_texts(indexed, transcript))

    def _answer(self, search: Search) -> None:
        if search.draft is None and self.missing and not any(one for _, one in self.known.values()):
            if search.state is SearchState.WAITING:
                answer_search(self.store, search.id, SearchState.PREPARING)
            return
        try:
            answer = compare_draft(self.store, search.draft) if search.draft else self._rank(search)
        except Exception as error:
            log.error("a search failed: %s", type(error).__name__)
            answer_search(self.store, search.id, SearchState.FAILED)
        else:
            answer_search(self.store, search.id, SearchState.DONE, answer=answer)

    def _rank(self, search: Search) -> SearchAnswer:
        if self.ranker is None:
            return SearchAnswer()
        return rank(self.ranker, search.query, within=search.within, missing=self.missing)


def compare_draft(store: Store, draft: Draft) -> Comparison:
    """What exists like the draft among the entries of its kind; who may see which is not asked here."""
    district = read_district(store)
    entries = _read_entries(store, draft.compared, district=district)
    return find_similar(draft, entries, district=district, embed=load_memory().embed)


def _read_entries(store: Store, compared: Compared, *, district: District) -> list[Entry]:
    if compared is Compared.MEASURE:
        return [enter_measure(one) for one in registered_measures(store)]
    if compared is Compared.DOSSIER:
        return [enter_dossier(one) for one in open_dossiers(store)]
    fields = {theme.id: theme.label for theme in district.codebook.themes}
    return [
        enter_group(group, [fields[field] for field in group.fields if field in fields]) for group in district.groups
    ]


def start_answering(store: Store) -> None:
    """Answer searches in a thread of this process, for as long as it lives."""
    threading.Thread(target=Answerer(store).run, args=(threading.Event(),), daemon=True).start()
