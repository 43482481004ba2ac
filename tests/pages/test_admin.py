"""The administration: accounts, groups, the district as lines and as a file."""

import re
from dataclasses import replace

import pytest

from corpus.demo import PROFILES, profile
from corpus.errors import InvalidInput
from corpus.people import Role, User
from corpus.registers import Register
from corpus.store.accounts import read_accounts
from corpus.store.districts import read_district, save_district
from corpus.store.sessions import sign_in
from corpus.types import Codebook, CodebookTheme, District, Municipality, Office, Organisation, WorkingGroup
from pages.admin import lines
from pages.admin.membership import drop_group, moved, put_group
from pages.admin.passwords import new_password
from pages.admin.registers import register_rows
from tests.pages.screens import field, on_sqlite, prepare_visits, press, run

DISTRICT = District("Kreis", groups=(WorkingGroup("bus", "AK Bus", "Bus und Bahn."),))
GIRL = User(1, "a", "A", frozenset({Role.MEMBER}), ("bus",))
BOY = User(2, "b", "B", frozenset({Role.MEMBER}), ("rad",))


@pytest.fixture
def visit(store, store_url, monkeypatch):
    return prepare_visits(store, store_url, monkeypatch)


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("AK Sprache & Bildung", (), "ak-sprache-bildung"),
        ("Müßige Größen", (), "muessige-groessen"),
        ("Žitava", (), "zitava"),
        ("AK Bus", ("ak-bus",), "ak-bus-2"),
        ("…", (), "x"),
    ],
)
def test_identifiers_come_from_the_name(name, taken, expected):
    assert lines.make_identifier(name, taken=taken) == expected


@pytest.mark.parametrize("name", PROFILES)
def test_shipped_profiles_survive_the_text_fields(name):
    district = profile(name)
    places = lines.format_municipalities(district.municipalities)
    organisations = lines.format_organisations(district.organisations)
    assert lines.parse_municipalities(places) == district.municipalities
    assert lines.parse_organisations(organisations) == district.organisations
    codebook = lines.parse_codebook(lines.format_codebook(district.codebook), before=district.codebook)
    assert codebook == district.codebook


def test_lines_may_be_empty_and_untidy():
    assert lines.parse_municipalities("\n  Ost :  A ,, B, A \n\nWest\n") == (
        Municipality("Ost", ("A", "B")),
        Municipality("West"),
    )


@pytest.mark.parametrize(("text", "line"), [("Ost\n: A", 2), ("Ost\nWest\nOst: B", 3)])
def test_broken_lines_are_named(text, line):
    with pytest.raises(InvalidInput, match=f"Zeile {line}"):
        lines.parse_municipalities(text)


def test_a_field_of_action_keeps_its_id_and_needs_a_description():
    before = Codebook((CodebookTheme("w", "Wohnen", "Alt."),))
    after = lines.parse_codebook("Wohnen: Neu.\nArbeit: Jobs.", before=before)
    assert after.themes == (CodebookTheme("w", "Wohnen", "Neu."), CodebookTheme("arbeit", "Arbeit", "Jobs."))
    with pytest.raises(InvalidInput, match="Beschreibung"):
        lines.parse_codebook("Wohnen", before=before)


def test_a_new_group_gets_an_id_and_a_changed_one_keeps_it():
    more = put_group(DISTRICT, WorkingGroup("", " AK Rad ", "Radwege."))
    assert more.groups[-1] == WorkingGroup("ak-rad", "AK Rad", "Radwege.")
    changed = put_group(DISTRICT, WorkingGroup("bus", "AK Nahverkehr", "Alles."))
    assert changed.groups == (WorkingGroup("bus", "AK Nahverkehr", "Alles."),)
    assert drop_group(DISTRICT, "bus").groups == ()


def test_what_else_a_group_says_of_itself_stays():
    full = WorkingGroup("bus", "AK Bus", "Alles.", ("weg",), ("Frauen",), ("Ost",), ("VHS",), "monatlich")
    assert put_group(DISTRICT, full).groups == (full,)


@pytest.mark.parametrize(
    "group", [WorkingGroup("", "", "x"), WorkingGroup("", "x", " "), WorkingGroup("", "AK Bus", "x")]
)
def test_a_group_needs_a_name_of_its_own_and_a_remit(group):
    with pytest.raises(InvalidInput):
        put_group(DISTRICT, group)


def test_only_accounts_that_come_or_go_are_changed():
    assert [(one.id, one.groups) for one in moved([GIRL, BOY], "bus", members={2})] == [(1, ()), (2, ("rad", "bus"))]
    assert not list(moved([GIRL, BOY], "bus", members={1}))


def test_passwords_are_new_each_time_and_easy_to_copy():
    made = {new_password() for _ in range(100)}
    assert len(made) == 100
    assert all(re.fullmatch(r"([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}", password) for password in made)


@on_sqlite
def test_a_new_account_gets_a_password_that_works_and_is_shown_once(visit, people, store, now):
    at = visit(people.admin, "admin/people.py")
    field(at, "text_input", "Anmeldename").input("e.eder")
    [widget for widget in at.text_input if widget.label == "Name"][-1].input("Erika *Eder*")
    [widget for widget in at.multiselect if widget.label == "Rollen"][-1].select(Role.STAFF)
    press(at, "Konto anlegen")
    password = at.code[0].value
    assert sign_in(store, "e.eder", password, address="x", now=now)
    press(at, "Notiert, ausblenden")
    assert not at.code
    assert "Erika *Eder*" in at.dataframe[0].value["Name"].to_list()


@on_sqlite
def test_a_taken_login_is_refused_beside_the_form(visit, people):
    at = visit(people.admin, "admin/people.py")
    field(at, "text_input", "Anmeldename").input("STAB")
    [widget for widget in at.text_input if widget.label == "Name"][-1].input("Noch einer")
    press(at, "Konto anlegen")
    assert "gibt es schon" in at.error[0].value


@on_sqlite
def test_the_last_administrator_stays(visit, people, store):
    at = visit(people.admin, "admin/people.py", konto=str(people.admin.id))
    field(at, "checkbox", "Konto ist aktiv").uncheck()
    press(at, "Änderungen speichern")
    assert "Administration behalten" in at.error[0].value
    assert all(user.active for user in read_accounts(store, by=people.admin))


@on_sqlite
def test_members_come_and_go_with_the_group_form(visit, people, store):
    at = visit(people.admin, "admin/groups.py", gruppe="bus")
    field(at, "multiselect", "Mitglieder").set_value([people.lone_member.id])
    press(at, "Änderungen speichern")
    groups = {user.login: user.groups for user in read_accounts(store, by=people.admin)}
    assert groups["neu"] == ("bus",)
    assert groups["mobil"] == ()


@on_sqlite
def test_a_group_is_made_and_removed(visit, people, store):
    at = visit(people.admin, "admin/groups.py")
    [widget for widget in at.text_input if widget.label == "Name der Gruppe"][-1].input("AK Sport")
    [widget for widget in at.text_area if widget.label == "Auftrag"][-1].input("Sport für alle.")
    press(at, "Gruppe anlegen")
    assert read_district(store).groups[-1] == WorkingGroup("ak-sport", "AK Sport", "Sport für alle.")
    at = visit(people.admin, "admin/groups.py", gruppe="ak-sport")
    press(at, "Ja, entfernen")
    assert "ak-sport" not in [group.id for group in read_district(store).groups]


@on_sqlite
def test_a_field_of_action_that_is_gone_is_not_shown_by_its_id(visit, people, store, now):
    district = read_district(store)
    first, *others = district.groups
    groups = (replace(first, fields=("th-alt",)), *others)
    save_district(store, replace(district, groups=groups), by=people.admin, at=now)
    at = visit(people.admin, "admin/groups.py", gruppe=first.id)
    assert field(at, "multiselect", "Handlungsfelder").options == ["ein früheres Handlungsfeld"]
    press(at, "Änderungen speichern")
    assert read_district(store).groups[0].fields == ("th-alt",)


@on_sqlite
def test_more_about_a_group_is_kept_and_stays_when_its_remit_changes(visit, people, store):
    at = visit(people.admin, "admin/groups.py", gruppe="bus")
    field(at, "text_input", "Zielgruppen").input("Frauen, Jugendliche")
    field(at, "multiselect", "Gebiet").select("Südheim")
    field(at, "text_input", "Wie oft trifft sich die Gruppe?").input("monatlich")
    press(at, "Änderungen speichern")
    at = visit(people.admin, "admin/groups.py", gruppe="bus")
    field(at, "text_area", "Auftrag").input("Busse und Bahnen.")
    press(at, "Änderungen speichern")
    [group] = [one for one in read_district(store).groups if one.id == "bus"]
    assert group.remit == "Busse und Bahnen."
    assert (group.targets, group.area, group.rhythm) == (("Frauen", "Jugendliche"), ("Südheim",), "monatlich")


@on_sqlite
def test_a_broken_line_is_named_and_nothing_is_saved(visit, people, store):
    before = read_district(store)
    at = visit(people.admin, "admin/district.py")
    field(at, "text_area", "Gemeinden und Orte").input("Ost\nOst")
    press(at, "Änderungen speichern")
    assert "Zeile 2" in at.error[0].value
    assert read_district(store) == before


@on_sqlite
def test_a_shipped_profile_is_put_in_force(visit, people, store):
    at = visit(people.admin, "admin/district.py")
    field(at, "selectbox", "Woher?").select("landkreis-peine")
    at.run()
    press(at, "Profil übernehmen")
    assert read_district(store) == profile("landkreis-peine")


@on_sqlite
def test_settings_show_what_runs_and_no_password(visit, people):
    shown = visit(people.admin, "admin/settings.py").table[0].value.to_string()
    assert "SQLite im Datenordner" in shown
    assert "FUNDAMENT\\_DATA" in shown or "FUNDAMENT_DATA" in shown


def test_offices_are_lines_with_function_and_organisation():
    offices = (Office("Bürgermeister", "Edemissen", ("Rathauschef",)), Office("Landrat", "Landkreis Peine"))
    text = lines.format_offices(offices)
    assert text == "Bürgermeister, Edemissen: Rathauschef\nLandrat, Landkreis Peine"
    assert lines.parse_offices(text) == offices


@pytest.mark.parametrize(("text", "line"), [("Landrat", 1), ("Leiter, VHS\n, VHS", 2), ("Leiter, VHS\nLeiter, VHS", 2)])
def test_an_office_without_organisation_or_twice_is_named(text, line):
    with pytest.raises(InvalidInput, match=f"Zeile {line}"):
        lines.parse_offices(text)


@on_sqlite
def test_offices_are_saved_and_all_else_stays(visit, people, store):
    before = read_district(store)
    at = visit(people.admin, "admin/district.py")
    field(at, "text_area", "Bekannte Ämter").input("Landrätin, Landkreis Musterland: Kreischefin")
    form = [button for button in at.button if button.label == "Änderungen speichern"]
    form[2].click()
    run(at)
    office = Office("Landrätin", "Landkreis Musterland", ("Kreischefin",))
    assert read_district(store) == replace(before, offices=(office,))


REGISTER = "Art;Name;Kurzformen;Funktion;Organisation\nOrganisation;Sportbund;KSB;;\nFunktion;;;Landrätin;Musterland\n"


def upload_register(at, content: str):
    at.file_uploader[0].upload("register.csv", content.encode(), "text/csv")
    return run(at)


@on_sqlite
def test_a_register_is_looked_at_and_put_in_force_and_all_else_stays(visit, people, store):
    before = read_district(store)
    at = upload_register(visit(people.admin, "admin/district.py"), REGISTER)
    assert "Die Datei enthält 1 Organisation und 1 Amt." in [text.value for text in at.text]
    assert read_district(store) == before
    at = press(at, "Register übernehmen")
    assert read_district(store) == replace(
        before,
        organisations=(Organisation("Sportbund", ("KSB",)),),
        offices=(Office("Landrätin", "Musterland"),),
    )
    assert "Jetzt im Register: 1 Organisation, 1 Amt." in [text.value for text in at.text]


@on_sqlite
def test_a_broken_register_is_refused_with_line_and_remedy(visit, people, store):
    before = read_district(store)
    at = upload_register(visit(people.admin, "admin/district.py"), REGISTER + "Funktion;;;Leiterin;\n")
    assert "Zeile 4" in at.error[0].value
    assert "Register übernehmen" not in [button.label for button in at.button]
    assert read_district(store) == before


def test_the_preview_of_a_register_is_in_words():
    register = Register((Organisation("Sportbund", ("KSB",)),), (Office("Landrätin", "Musterland"),))
    assert [list(row.values()) for row in register_rows(register)] == [
        ["Organisation", "Sportbund", "KSB"],
        ["Amt", "Landrätin, Musterland", ""],
    ]
