"""Organisations under one name: genitives, abbreviations, shorter forms, slips of speech recognition."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from nlp.actors.known import Known, read_general
from nlp.actors.names import drop_legal_form, find_initials, fold, is_acronym, is_local, sounds_like, stem_name

SHORTEST_PART = 5
SHORTEST_END = 4

Key = tuple[str, ...]


@dataclass(slots=True)
class Form:
    """One organisation name in all its inflections: how often it is said and in which interviews."""

    key: Key
    names: Counter[str] = field(default_factory=Counter)
    transcripts: set[str] = field(default_factory=set)
    sure: str = ""

    @property
    def name(self) -> str:
        """The form to show: the register's, or the fullest and then the most frequent."""
        return self.sure or min(
            self.names, key=lambda one: (is_acronym(one), -len(one.split()), -self.names[one], -len(one), one)
        )


@dataclass(frozen=True, slots=True)
class Linked:
    """All forms, the form that each of them stands for in an interview ("": in all), and the several it may mean."""

    forms: Mapping[Key, Form]
    joins: Mapping[tuple[str, Key], Key]
    several: Mapping[Key, Sequence[Key]]

    def find(self, transcript: str, key: Key) -> Key:
        """The form that a form of one interview ends with."""
        passed: set[Key] = set()
        while key not in passed:
            passed.add(key)
            key = self.joins.get((transcript, key)) or self.joins.get(("", key), key)
        return key


def make_key(name: str, shorts: Mapping[str, str]) -> Key:
    """What all inflections of a name share; known abbreviations in it are written out."""
    whole = shorts.get(fold(drop_legal_form(name)))
    first, _, rest = name.partition(" ")
    stems = stem_name(whole or f"{shorts.get(fold(first), first)} {rest}")
    return tuple(sorted(stems)) or (fold(name),)


def read_shorts(explained: Mapping[str, str], register: Iterable[tuple[str, Known]]) -> dict[str, str]:
    """Abbreviations with what they stand for: the register's, those the texts explain, those known everywhere."""
    general = {fold(short): name for name, shorts in read_general() for short in shorts}
    own = {fold(form): known.name for form, known in register if known.sure}
    return {**general, **{fold(short): long for short, long in explained.items()}, **own}


def link_forms(
    named: Iterable[tuple[str, Key, str]],
    *,
    written: Mapping[Key, str],
    sure: Mapping[Key, str],
    places: Collection[str],
) -> Linked:
    """Which names mean the same. ``named``: interview, key and name of each mention.

    ``written``: abbreviations written out and ``sure``: names of the register, both by key; ``places``: the district's.
    """
    forms: dict[Key, Form] = {}
    for transcript, key, name in named:
        form = forms.setdefault(key, Form(key))
        form.names[name] += 1
        form.transcripts.add(transcript)
    for key, name in written.items():
        forms[key].names.setdefault(name, 0)
    for key, name in sure.items():
        forms.setdefault(key, Form(key)).sure = name
    joins = {("", key): target for key, target in (_join_initials(forms) | _join_heard(forms)).items()}
    several: dict[Key, Sequence[Key]] = {}
    linked = Linked(forms, joins, several)
    own = {word for place in places for word in stem_name(place)}
    for key in sorted(forms, key=lambda one: (-len(one), one)):
        if not forms[key].sure and ("", key) not in joins:
            joins |= _join_part(forms[key], linked, own_places=own)
            several |= _find_several(forms[key], linked) if ("", key) not in joins else {}
    return linked


def _join_initials(forms: Mapping[Key, Form]) -> dict[Key, Key]:
    """Abbreviations nobody explains, where they are the initials of exactly one name."""
    initials: dict[str, set[Key]] = defaultdict(set)
    for key, form in forms.items():
        for one in find_initials(form.name) if not is_acronym(form.name) else ():
            initials[one].add(key)
    joined = {}
    for key, form in forms.items():
        fitting = initials.get(fold(form.name), set()) - {key} if is_acronym(form.name) else set()
        shortest = [one for one in fitting if not any(_is_part(other, one) for other in fitting)]
        if len(shortest) == 1 and not (form.sure and forms[shortest[0]].sure):
            joined[key] = shortest[0]
    return joined


def _join_heard(forms: Mapping[Key, Form]) -> dict[Key, Key]:
    """Forms that only speech recognition tells apart, each to the more frequent; never two names of the register."""
    joined: dict[Key, Key] = {}
    by_length: dict[int, list[Key]] = defaultdict(list)
    for key in forms:
        by_length[len(key)].append(key)
    for key, form in forms.items():
        if form.sure:
            continue
        others = [one for one in by_length[len(key)] if _is_heard(key, one) and _leads(forms[one], form)]
        if len(others) == 1:
            joined[key] = others[0]
    return joined


def _is_heard(one: Key, other: Key) -> bool:
    first, second = set(one) - set(other), set(other) - set(one)
    return len(first) == len(second) == 1 and sounds_like(*first, *second)


def _leads(form: Form, other: Form) -> bool:
    return bool(form.sure) or (form.names.total(), other.key) > (other.names.total(), form.key)


def _is_part(short: Key, long: Key) -> bool:
    return len(short) < len(long) and set(short) <= set(long)


def _join_part(form: Form, linked: Linked, *, own_places: Collection[str]) -> dict[tuple[str, Key], Key]:
    """A shorter form to the one longer form that fits; a longer form to the register's where it adds only the place."""
    for key in linked.forms:
        if linked.forms[key].sure and _is_part(key, form.key) and set(form.key) - set(key) <= set(own_places):
            return {("", form.key): key}
    longer = _find_longer(form, linked)
    compounds = [] if longer else _find_compounds(form, linked)
    if compounds or _is_local(form.name):
        fitting = {one: _find_all(linked, one, longer or compounds) for one in sorted(form.transcripts)}
        return {(one, form.key): keys[0] for one, keys in fitting.items() if len(keys) == 1}
    keys = {linked.find("", one) for one in longer}
    own = [one for one in keys if set(one) - set(form.key) <= set(own_places)]
    fits = list(keys) if len(keys) == 1 else own
    return {("", form.key): fits[0]} if len(fits) == 1 else {}


def _is_local(name: str) -> bool:
    """Whether a district has many of these; of "Volkshochschule" it has one."""
    return is_local(name) and name not in {known for known, _ in read_general()}


def _find_longer(form: Form, linked: Linked) -> list[Key]:
    if max(map(len, form.key), default=0) < min(SHORTEST_PART, len(form.name)):
        return []
    return [one for one in linked.forms if _is_part(form.key, one)]


def _find_compounds(form: Form, linked: Linked) -> list[Key]:
    """Names of which one word ends with this one: "Stab" and "Koordinierungsstab Migration und Teilhabe"."""
    last = form.key[0] if len(form.key) == 1 else ""
    return [
        key for key in linked.forms if len(last) >= SHORTEST_END and any(w.endswith(last) and w != last for w in key)
    ]


def _find_all(linked: Linked, transcript: str, longer: Sequence[Key]) -> list[Key]:
    """The different actors of the forms that are said in this interview."""
    said = [one for one in longer if transcript in linked.forms[one].transcripts]
    return sorted({linked.find(transcript, one) for one in said})


def _find_several(form: Form, linked: Linked) -> dict[Key, Sequence[Key]]:
    keys = sorted({linked.find("", one) for one in _find_longer(form, linked)})
    return {form.key: keys} if len(keys) > 1 and not _is_local(form.name) else {}
