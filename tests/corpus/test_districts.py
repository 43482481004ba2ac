"""Profiles are files people edit by hand: they come back unchanged, and mistakes are named with place and remedy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.districts import format_district, parse_codebook, parse_district
from corpus.errors import InvalidInput
from corpus.types import Codebook, CodebookTheme, District, Municipality, Office, Organisation, WorkingGroup

DISTRICT = District(
    name="Landkreis Ollertal",
    municipalities=(Municipality("Sarnhorst", ("Groß Sarn", "Torfhude")), Municipality("Harlingsen")),
    groups=(
        WorkingGroup("schule-kita", "AG Schule und Kita", "Sie berät über „Plätze“ \\ und Förderstunden."),
        WorkingGroup(
            *("wohnen", "AK Wohnen", "Er sucht Wohnungen."),
            fields=("wohnen",),
            targets=("Familien",),
            area=("Sarnhorst",),
            members=("Caritas",),
            rhythm="alle zwei Monate",
        ),
    ),
    organisations=(Organisation("Kreissportbund Ollertal e. V.", ("Kreissportbund", "KSB")), Organisation("Caritas")),
    offices=(Office("Landrätin", "Landkreis Ollertal", ("Landrat",)), Office("Leitung", "Caritas")),
    codebook=Codebook((CodebookTheme("wohnen", "Wohnen", "Wie Menschen\nuntergebracht sind."),)),
)

words = st.text(min_size=1).filter(lambda text: bool(text.strip()))
identifiers = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+)*", fullmatch=True)
lists = st.lists(words, max_size=3).map(tuple)


def several(values, *, by):
    return st.lists(values, max_size=3, unique_by=by).map(tuple)


districts = st.builds(
    District,
    name=words,
    municipalities=several(st.builds(Municipality, name=words, places=lists), by=lambda m: m.name),
    groups=several(
        st.builds(
            *(WorkingGroup, identifiers, words, words),
            **dict.fromkeys(("fields", "targets", "area", "members"), lists),
            rhythm=st.just("") | words,
        ),
        by=lambda g: g.id,
    ),
    organisations=several(st.builds(Organisation, name=words, aliases=lists), by=lambda o: o.name),
    offices=several(
        st.builds(Office, function=words, organisation=words, aliases=lists), by=lambda o: (o.function, o.organisation)
    ),
    codebook=several(
        st.builds(CodebookTheme, id=identifiers, label=words, description=words), by=lambda theme: theme.id
    ).map(Codebook),
)


def test_a_profile_comes_back_as_it_was_written():
    assert parse_district(format_district(DISTRICT)) == DISTRICT


@given(districts)
def test_whatever_a_district_contains_its_profile_comes_back_the_same(district):
    text = format_district(district)
    assert parse_district(text) == district
    assert format_district(parse_district(text)) == text


def test_a_district_may_consist_of_a_name_alone():
    assert parse_district('name = "Landkreis Ollertal"') == District("Landkreis Ollertal")


def test_the_same_place_may_belong_to_two_municipalities():
    text = 'name = "X"\n' + "".join(f'[[municipalities]]\nname = "{name}"\nplaces = ["Alvesse"]\n' for name in "AB")
    assert [m.places for m in parse_district(text).municipalities] == [("Alvesse",), ("Alvesse",)]


def test_a_profile_from_before_groups_had_more_than_a_remit_stays_valid():
    [group] = parse_district(f'name = "X"\n{GROUP}').groups
    assert group == WorkingGroup("a", "AK A", "Der Kreis tut etwas.")


@pytest.mark.parametrize("change", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")])
def test_what_editors_do_to_files_does_not_matter(change):
    assert parse_district(change(format_district(DISTRICT))) == DISTRICT


GROUP = '[[groups]]\nid = "a"\nname = "AK A"\nremit = "Der Kreis tut etwas."\n'
BROKEN = [
    ('name = "X', ["Zeile 1", "TOML", "Anführungszeichen"]),
    ('name = "X"\n[[groups]\n', ["Zeile 2", "Klammern"]),
    ('name = "X"\n[[groups]]\nname = ', ["TOML", "prüfen"]),
    ('name = "X"\nname = "Y"', ["Zeile 2", "doppelte"]),
    ('name = "X"\na = 2026-99-99', ["Zeile 2", "TOML"]),
    ("a = " + "[" * 100_000, ["TOML"]),
    ("a = " + "1" * 5000, ["TOML"]),
    ("", ["Im Profil", "„name“", 'name = "…"']),
    ("name = 3", ["Im Profil", "„name“", "kein Text"]),
    ('name = " "', ["Im Profil", "„name“", "kein Text"]),
    ('name = "X"\ngemeinden = []', ["„gemeinden“", "unbekannt", "municipalities"]),
    ('name = "X"\n[groups]\nid = "a"', ["[[groups]]", "Abschnitten"]),
    ('name = "X"\ngroups = ["AK A"]', ["[[groups]]", "Abschnitten"]),
    (f'name = "X"\n{GROUP}{GROUP}', ["2. Abschnitt", "Zeile 6", "„a“", "Kennung", "einmal"]),
    ('name = "X"\n[[groups]]\nid = "a"\nname = "AK A"', ["1. Abschnitt", "Zeile 2", "„remit“", "fehlt"]),
    (f'name = "X"\n{GROUP}members = "Caritas"', ["1. Abschnitt", "„members“", "Liste"]),
    (f'name = "X"\n{GROUP}rhythm = 3', ["1. Abschnitt", "„rhythm“", "kein Text"]),
    (f'name = "X"\n{GROUP}mitglieder = 3', ["1. Abschnitt", "„mitglieder“", "unbekannt", "remit"]),
    ('name = "X"\n' + GROUP.replace('"a"', '"Schule & Kita"'), ["„Schule & Kita“", "Kleinbuchstaben", "schule-kita"]),
    ('name = "X"\ngroups = [{id = "a"}]', ["1. Abschnitt [[groups]]", "„name“"]),
    ('name = "X"\n[[municipalities]]\nname = "A"\nplaces = "B"', ["Zeile 2", "„places“", "Liste"]),
    ('name = "X"\n[[municipalities]]\nname = "A"\nplaces = ["B", 3]', ["„places“", "Liste"]),
    ('name = "X"\n[[organisations]]\nname = "A"\naliases = [""]', ["„aliases“", "Liste"]),
    ('name = "X"\n' + '[[organisations]]\nname = "A"\n' * 2, ["2. Abschnitt", "„A“", "Bezeichnung"]),
    ('name = "X"\n[[offices]]\nfunction = "Landrat"', ["[[offices]]", "Zeile 2", "„organisation“"]),
    ('name = "X"\n' + '[[offices]]\nfunction = "A"\norganisation = "B"\n' * 2, ["2. Abschnitt", "„A“", "Funktion"]),
    ('name = "X"\n[[codebook]]\nid = "a"\nlabel = "A"', ["[[codebook]]", "„description“"]),
]


@pytest.mark.parametrize(("text", "named"), BROKEN, ids=range(len(BROKEN)))
def test_a_mistake_is_named_in_german_with_its_place_and_the_remedy(text, named):
    with pytest.raises(InvalidInput) as error:
        parse_district(text)
    assert [part for part in named if part not in str(error.value)] == []


def test_a_whole_profile_serves_as_a_codebook():
    assert parse_codebook(format_district(DISTRICT)) == DISTRICT.codebook


def test_a_codebook_without_fields_of_action_is_refused():
    with pytest.raises(InvalidInput, match="kein Handlungsfeld"):
        parse_codebook('name = "X"')
