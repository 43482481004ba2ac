"""The named parts in which entries are alike, as matrices: a value between 0 and 1, NaN where it is not known.

Costs grow with the square of the number of entries in plain matrices only; whatever needs a look at names compares
what is distinct (places, target groups) once and spreads it.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer

from corpus.types import District, Municipality
from nlp.actors.known import collect_forms
from nlp.actors.names import drop_legal_form, fold, stem_name
from nlp.comparing.entries import Entry
from nlp.comparing.targets import compare_targets, find_targets, name_targets
from nlp.embedding import Vectors
from nlp.words import read_stopwords, stem

PARTS = ("topic", "target", "area", "provider", "time", "text")
# The cosine of two offers that have nothing to do with each other, and of two that are the same.
UNLIKE, ALIKE = 0.1, 0.8
# A place and the municipality it lies in, a municipality and the whole district.
CONTAINED = 0.8
LETTERS = (4, 6)
DECIMALS = 4

Values = npt.NDArray[np.float64]
# Half the memory, and enough for DECIMALS: `score_parts` and `read_parts` round back to the very same numbers.
Part = npt.NDArray[np.float32]
Parts = Mapping[str, Part]
Numbers = npt.NDArray[np.int_]
# Words of a provider's name that only say which part of an organisation it is.
_BRANCHES = frozenset(
    "kreisverband ortsverband ortsverein ortsgruppe landesverband bezirksverband stadtverband kreisgruppe".split()  # noqa: SIM905  # a list of words reads better as a text
)


def compare_parts(
    entries: Sequence[Entry], others: Sequence[Entry], *, vectors: tuple[Vectors, Vectors], district: District
) -> dict[str, Part]:
    """For each of PARTS a matrix entries × others. ``vectors``: unit vectors of both."""
    both = (entries, others)
    return {
        "topic": _keep(_compare_topics(*vectors)),
        "target": _keep(_compare_sets(both, _targets_of, near=compare_targets, pick=_average)),
        "area": _keep(_compare_areas(both, district)),
        "provider": _keep(_compare_providers(both, district)),
        "time": _keep(_compare_times(both)),
        "text": _keep(_compare_texts(both)),
    }


def _keep(values: Values) -> Part:
    """Rounded, which hides the last bits that differ between machines, before anything is compared."""
    return values.round(DECIMALS).astype(np.float32)


def _compare_topics(one: Vectors, other: Vectors) -> Values:
    values: Values = np.clip((one @ other.T - UNLIKE) / (ALIKE - UNLIKE), 0, 1).astype(np.float64)
    return values


def _targets_of(entry: Entry) -> tuple[str, ...]:
    return name_targets(entry.targets) if entry.targets else find_targets(entry.whole)


def _compare_sets(
    both: tuple[Sequence[Entry], Sequence[Entry]],
    read: Callable[[Entry], tuple[str, ...]],
    *,
    near: Callable[[Sequence[str]], Values],
    pick: Callable[[Values, Values, Values], Values],
) -> Values:
    """Entries with sets of names (none: not known) compared by how near the names are to each other."""
    left, right = ([read(entry) for entry in side] for side in both)
    names = sorted({name for one in chain(left, right) for name in one})
    if not names:
        return np.full((len(left), len(right)), np.nan)
    (one, rows), (other, columns) = (_members(side, names) for side in (left, right))
    known = np.outer(one.any(axis=1), other.any(axis=1))
    table = np.where(known, pick(one, other, near(names)), np.nan)
    return table[np.ix_(rows, columns)]


def _members(sets: Sequence[tuple[str, ...]], names: Sequence[str]) -> tuple[Values, Numbers]:
    """The distinct sets × names, 1 where the set holds the name, and for each of the sets its row there."""
    row_of = {one: row for row, one in enumerate(dict.fromkeys(sets))}
    column = {name: number for number, name in enumerate(names)}
    table = np.zeros((len(row_of), len(names)))
    for one, row in row_of.items():
        table[row, [column[name] for name in one]] = 1.0
    return table, np.array([row_of[one] for one in sets], dtype=int)


def _average(one: Values, other: Values, near: Values) -> Values:
    """Each name's nearest on the other side, averaged over both sides."""
    forth, back = _nearest(one, near), _nearest(other, near)
    shares = [side / np.maximum(side.sum(axis=1, keepdims=True), 1) for side in (one, other)]
    values: Values = (forth @ shares[1].T + shares[0] @ back.T) / 2
    return values


def _best(one: Values, other: Values, near: Values) -> Values:
    """The two nearest names."""
    forth = _nearest(one, near)
    values = np.zeros((len(one), len(other)))
    for column in range(near.shape[0]):
        np.maximum(values, forth[:, column, None] * other[None, :, column], out=values)
    return values


def _nearest(side: Values, near: Values) -> Values:
    """Rows × names: how near the nearest name of the row is to each name."""
    found = np.zeros((len(side), near.shape[0]))
    for row, one in enumerate(side):
        if one.any():
            found[row] = near[one > 0].max(axis=0)
    return found


WHOLE = "*"


def _compare_areas(both: tuple[Sequence[Entry], Sequence[Entry]], district: District) -> Values:
    above = _municipality_of(district.municipalities)

    def near(places: Sequence[str]) -> Values:
        lineages = [{place, above.get(place, place), WHOLE} for place in places]
        table = [
            [
                1.0 if p == q else CONTAINED if q in one or p in other else 0.0
                for q, other in zip(places, lineages, strict=True)
            ]
            for p, one in zip(places, lineages, strict=True)
        ]
        return np.array(table)

    def read(entry: Entry) -> tuple[str, ...]:
        if entry.area is None:
            return ()
        named = tuple(dict.fromkeys(place for one in entry.area if (place := fold(one))))
        return tuple(WHOLE if fold(district.name) == place else place for place in named) or (WHOLE,)

    return _compare_sets(both, read, near=near, pick=_best)


def _municipality_of(municipalities: Sequence[Municipality]) -> dict[str, str]:
    return {fold(place): fold(one.name) for one in municipalities for place in one.places}


def _compare_providers(both: tuple[Sequence[Entry], Sequence[Entry]], district: District) -> Values:
    forms = {fold(form): known.name for form, known in collect_forms(district.organisations, ()).items()}
    own = set(stem_name(district.name)) - set(stem_name("Landkreis Kreis"))

    said = {entry.provider for entry in chain(*both) if entry.provider.strip()}
    names = {one: _name_provider(one, forms=forms, own=own) for one in said}
    number = {name: code for code, name in enumerate(sorted(set(names.values())))}
    left, right = (
        np.array([number[names[one.provider]] if one.provider in names else -1 for one in side], dtype=int)
        for side in both
    )
    same = (left[:, None] == right).astype(np.float64)
    return np.where(np.outer(left >= 0, right >= 0), same, np.nan)


def _name_provider(said: str, *, forms: Mapping[str, str], own: set[str]) -> str:
    """One spelling for all names of an organisation: "AWO", "Kreisverband der AWO", "Arbeiterwohlfahrt Ollertal"."""
    known = forms.get(fold(said))
    if known is None:
        named = [word for word in drop_legal_form(said).split() if stem_name(word)]
        rest = [word for word in named if fold(word) not in _BRANCHES and not set(stem_name(word)) & own]
        known = forms.get(fold(" ".join(rest)), " ".join(rest) or said)
    words = [word for word in stem_name(known) if word not in _BRANCHES and word not in own]
    return " ".join(words or stem_name(known) or [fold(known)])


def _compare_times(both: tuple[Sequence[Entry], Sequence[Entry]]) -> Values:
    """1 where the periods have a day in common, 0 where not; an open end has no end."""
    starts = [np.array([one.start.toordinal() if one.start else -np.inf for one in side]) for side in both]
    ends = [np.array([one.end.toordinal() if one.end else np.inf for one in side]) for side in both]
    known = [np.isfinite(start) | np.isfinite(end) for start, end in zip(starts, ends, strict=True)]
    meet = (starts[0][:, None] <= ends[1][None, :]) & (starts[1][None, :] <= ends[0][:, None])
    return np.where(known[0][:, None] & known[1][None, :], meet.astype(np.float64), np.nan)


def _compare_texts(both: tuple[Sequence[Entry], Sequence[Entry]]) -> Values:
    """Letters in common: compounds share them where whole words are never the same."""
    texts = [[_telling(one.whole) for one in side] for side in both]
    vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=LETTERS, sublinear_tf=True)
    try:
        vectorizer.fit([*texts[0], *texts[1]])
    except ValueError:  # nothing but empty texts
        return np.full((len(both[0]), len(both[1])), np.nan)
    left, right = (vectorizer.transform(side) for side in texts)
    shared: Values = (left @ right.T).toarray()
    return shared


def _telling(text: str) -> str:
    return " ".join(word for word in text.split() if stem(word.strip(".,;:()")) not in read_stopwords())
