from collections.abc import Sequence

import numpy as np
import pytest

from corpus.types import Actor, ActorKind, Metadata, Municipality, Office, Organisation, SpeakerRole, Transcript, Turn
from nlp.actors.finding import find_actors
from nlp.findings import Entity, Findings

REGISTER = {
    "organisations": (
        Organisation("Kreissportbund Peine e. V.", ("KSB", "Kreissportbund")),
        Organisation("Landkreis Peine"),
    ),
    "municipalities": (Municipality("Edemissen", ("Abbensen",)), Municipality("Stadt Peine")),
}
KINDS = {"p": "PER", "o": "ORG", "l": "LOC"}


def find(*texts: str, home: str = "", **register: object) -> list[Actor]:
    """Actors of one turn an interview; the names the language pipeline would see are marked: "Im [l|Harz]."."""
    read = [_read(text, number, home) for number, text in enumerate(texts)]
    return find_actors([one for one, _ in read], [two for _, two in read], **register)


def _read(marked: str, number: int, home: str) -> tuple[Transcript, Findings]:
    text, entities = "", []
    for part in marked.split("["):
        kind, bar, rest = part.partition("|")
        name, _, after = rest.partition("]") if bar and kind in KINDS else ("", "", part)
        entities += [Entity(0, len(text), len(text) + len(name), KINDS[kind])] if name else []
        text += name + after
    turn = Turn("B", SpeakerRole.RESPONDENT, text)
    empty = np.zeros((0, 512), dtype=np.float32)
    findings = Findings((), tuple(entities), empty, empty, np.zeros((0, 5), dtype=np.float32))
    return Transcript(f"t{number}", "a.txt", f"sha{number}", (turn,), metadata=Metadata(municipality=home)), findings


def names(actors: Sequence[Actor]) -> list[str]:
    return [actor.name for actor in actors]


@pytest.mark.parametrize(
    ("text", "name", "surface"),
    [
        ("Der KSB macht das.", "Kreissportbund Peine e. V.", "KSB"),
        ("Das sagt die Leitung des Kreissportbundes.", "Kreissportbund Peine e. V.", "Kreissportbundes"),
        ("Beim Kreissportbunt läuft es.", "Kreissportbund Peine e. V.", "Kreissportbunt"),
        ("Edemissens Vereine helfen.", "Edemissen", "Edemissens"),
        ("In Abbensen fährt kein Bus.", "Abbensen", "Abbensen"),
        ("Wir fahren nach Peine.", "Stadt Peine", "Peine"),
        ("Die Gemeinde Edemissen zahlt.", "Edemissen", "Gemeinde Edemissen"),
        ("Beim BAMF weiß das keiner.", "Bundesamt für Migration und Flüchtlinge", "BAMF"),
        ("Das zahlt der Landkreis.", "Landkreis Peine", "Landkreis"),
        ("Im Kreis Peine geht das.", "Landkreis Peine", "Kreis Peine"),
    ],
)
def test_known_names_are_found_in_the_forms_people_use(text: str, name: str, surface: str) -> None:
    (actor,) = find(text, **REGISTER)
    mention = actor.mentions[0]
    assert (actor.name, mention.surface) == (name, surface)
    assert text[mention.start : mention.end] == surface


@pytest.mark.parametrize(
    ("text", "name", "aliases"),
    [
        (
            "Das [o|Forum Ziviler Friedensdienst] (forumZFD) und das forumZFD.",
            "Forum Ziviler Friedensdienst",
            "forumZFD",
        ),
        (
            "Der [o|Kreissportbund Süd e.V.] und die Leute des Kreissportbundes.",
            "Kreissportbund Süd e. V.",
            "Kreissportbund",
        ),
        ("Der [o|Kreisjugendring] lädt ein, der [o|KJR] zahlt.", "Kreisjugendring", "KJR"),
        ("Beim [o|Deutschen Roten Kreuz] und dem DRK.", "Deutsches Rotes Kreuz", "DRK"),
        ("Das Team des [o|Runden Tisches Asyl], also der Runde Tisch.", "Runder Tisch Asyl", "Runder Tisch"),
        ("Die [o|Nacht-Tafel] und die [o|Nachttafel].", "Nacht-Tafel", "Nachttafel"),
        ("Im [o|Koordinierungsstab Vielfalt]. Der Stab tagt.", "Koordinierungsstab Vielfalt", "Stab"),
    ],
)
def test_all_forms_of_an_organisation_are_one_actor(text: str, name: str, aliases: str) -> None:
    (actor,) = find(text)
    assert (actor.name, actor.kind, set(actor.aliases)) == (name, ActorKind.ORG, {aliases} - {""})


def test_a_short_form_with_two_long_ones_stays_alone_and_names_both() -> None:
    actors = find("Das [o|Jobcenter Gifhorn] und das [o|Jobcenter Celle]. Das Jobcenter eben.")
    (short,) = [actor for actor in actors if actor.name == "Jobcenter"]
    assert len(short.candidates) == 2


def test_names_of_the_register_are_never_fused_however_alike_they_sound() -> None:
    places = (Municipality("Wahlstedt"), Municipality("Wallstedt"))
    assert names(find("Von Wahlstedt nach Wallstedt.", municipalities=places)) == ["Wahlstedt", "Wallstedt"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In [l|Peine] in der Stadt.", "LOC"),
        ("[l|Peine] hat sieben Gemeinden.", "ORG"),
        ("Die Landkreise Gifhorn und [l|Peine] zahlen.", "ORG"),
        ("In [l|Peine], also im ganzen Landkreis.", "LOC"),
        ("[l|Peine] ist halt ein ländlicher Landkreis.", "ORG"),
    ],
)
def test_a_name_of_town_and_district_is_read_by_its_context(text: str, kind: str) -> None:
    actors = find(f"Der [o|Landkreis Peine] plant. {text}")
    start = f"Der Landkreis Peine plant. {text}".replace("[l|", "").replace("]", "").rindex("Peine")
    (actor,) = [actor for actor in actors for mention in actor.mentions if mention.end == start + 5]
    assert actor.kind.value == kind


@pytest.mark.parametrize(
    "text",
    [
        "Frau Meier hat mir geholfen.",
        "Dann kam Herr Dr. Meier zu uns.",
        "Meine Lehrerin Frau Meier.",
        "Die Leiterin, Frau Meier, war nett.",
        "Frau Meier vom [o|Jobcenter] war nett.",
    ],
)
def test_a_person_without_an_office_is_protected_and_not_shown(text: str) -> None:
    (person,) = [actor for actor in find(text) if actor.kind is ActorKind.PER]
    assert (person.name, person.protected, person.aliases, person.shown_name) == ("Meier", True, (), "")


@pytest.mark.parametrize(
    "text",
    ["Der Bürgermeister von Edemissen, Herr Meier, kommt.", "Herr Meier, der Bürgermeister von Edemissen, kommt."],
)
def test_whoever_holds_an_office_is_shown_by_it_and_not_by_name(text: str) -> None:
    (person,) = [actor for actor in find(text, **REGISTER) if actor.kind is ActorKind.PER]
    assert (person.name, person.protected) == ("Meier", True)
    assert person.shown_name == "Bürgermeister von Edemissen"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Unser Bürgermeister kümmert sich.", ["Bürgermeister von Edemissen"]),
        ("Ein Bürgermeister muss das wissen.", []),
        ("Die Bürgermeister waren dagegen.", []),
        ("Ich als Bürgermeister sage das.", []),
        ("Der Landrat kommt.", ["Landrat, Landkreis Peine"]),
    ],
)
def test_an_office_without_a_person_is_an_actor_of_its_own(text: str, name: list[str]) -> None:
    actors = find(text, home="Edemissen", **REGISTER)
    assert [actor.shown_name for actor in actors] == name
    assert not any(actor.protected for actor in actors)


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        (
            ("Der Bürgermeister von Edemissen kam.", "Die Bürgermeisterin der Gemeinde Edemissen auch."),
            ["Bürgermeister von Edemissen"],
        ),
        (
            ("Der Landrat hilft.", "Die Landrätin kommt. Und die Landrätin sagt das."),
            ["Landrätin, Landkreis Peine"],
        ),
        (
            ("Die Integrationsbeauftragte der Gemeinde Edemissen.", "Der Integrationsbeauftragte von Edemissen."),
            ["Integrationsbeauftragte von Edemissen"],
        ),
        (
            ("Die Leiterin/Leiter des KSB weiß das.", "Der Leiter des KSB kam."),
            ["Leiterin, Kreissportbund Peine e. V."],
        ),
        (("Die Leiter:in des KSB weiß das.",), ["Leiter:in, Kreissportbund Peine e. V."]),
        (
            ("Der Leiter des KSB kam.", "Die Leiterin der [o|Tafel Süd] kam."),
            ["Leiter, Kreissportbund Peine e. V.", "Leiterin, Tafel Süd"],
        ),
    ],
)
def test_both_genders_of_an_office_are_one_actor_called_by_the_form_said_most(
    texts: tuple[str, ...], shown: list[str]
) -> None:
    assert [one.shown_name for one in find(*texts, **REGISTER) if one.kind is ActorKind.PER] == shown


def test_an_office_said_of_a_man_is_not_the_woman_who_holds_it_now() -> None:
    actors = find("Landrätin [p|Eda Kaya] kommt.", "Der Landrat war damals dagegen.", **REGISTER)
    assert [one.protected for one in actors if one.kind is ActorKind.PER] == [False, True]


def test_the_register_knows_both_genders_of_its_offices() -> None:
    offices = (Office("Bürgermeister", "Edemissen"),)
    (actor,) = (one for one in find("Die Bürgermeisterin von Edemissen.", offices=offices, **REGISTER) if one.function)
    assert actor.shown_name == "Bürgermeister von Edemissen"


def test_an_office_and_the_one_person_who_holds_it_are_one_actor_in_all_interviews() -> None:
    said = (
        "Landrätin [p|Eda Kaya] kommt.",
        "Die Landrätin hilft.",
        "Die Landrätin war da.",
        "Landrätin [p|Kaya] hilft.",
    )
    (person,) = [one for one in find(*said, **REGISTER) if one.kind is ActorKind.PER]
    assert (person.name, person.function, person.organisation) == ("Eda Kaya", "Landrätin", "Landkreis Peine")
    assert sorted(mention.surface for mention in person.mentions) == ["Eda Kaya", "Kaya", "Landrätin", "Landrätin"]


def test_the_register_says_how_an_office_is_called() -> None:
    offices = (Office("Leitung", "Landkreis Peine", ("Kreischefin",)),)
    (actor,) = find("Die Kreischefin war da.", offices=offices, **REGISTER)
    assert (actor.shown_name, actor.protected) == ("Leitung, Landkreis Peine", False)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[p|Anna Meier] kam. Frau Meier half.", ["Anna Meier"]),
        ("[p|Anna Meier] kam. Anna half.", ["Anna Meier"]),
        ("[p|Anna Meier] kam. Meiers Idee.", ["Anna Meier"]),
        ("[p|Anna Meier] kam. Herr Meier nicht.", ["Anna Meier", "Meier"]),
        ("[p|Hülya Çelik] kam. Frau Celik half.", ["Hülya Çelik"]),
        ("[p|Anna Meier] und [p|Anna Meyer].", ["Anna Meier", "Anna Meyer"]),
        ("Herr Brandt ging, Frau Brandt kam.", ["Brandt", "Brandt"]),
    ],
)
def test_names_of_an_interview_are_one_person_where_exactly_one_fits(text: str, found: list[str]) -> None:
    assert names(find(text)) == found


def test_a_last_name_that_fits_two_persons_names_both_as_candidates() -> None:
    actors = find("[p|Jens Meier] und [p|Udo Meier] waren da. Herr Meier hat es gesagt.")
    by_name = {actor.name: actor for actor in actors}
    assert by_name["Meier"].candidates == tuple(sorted((by_name["Jens Meier"].id, by_name["Udo Meier"].id)))


def test_the_same_last_name_in_another_interview_is_only_a_candidate() -> None:
    full, short = sorted(find("[p|Jens Meier] war da.", "Herr Meier war da."), key=lambda actor: -len(actor.name))
    assert (short.name, short.candidates) == ("Meier", (full.id,))


@pytest.mark.parametrize("text", ["[o|Gesa Harms] dankte.", "Mit [l|Gisela] lief es.", "[l|Gesas] Tochter, Gesa eben."])
def test_a_first_name_makes_a_person_of_what_is_taken_for_a_thing(text: str) -> None:
    assert [(actor.kind, actor.protected) for actor in find(text)] == [(ActorKind.PER, True)]


@pytest.mark.parametrize("first", ["Frau Einhaus", "[p|Anna Einhaus]"])
def test_a_last_name_taken_for_an_organisation_is_protected_too(first: str) -> None:
    actors = find(f"Das sagte {first} so. Und [o|Einhaus] wies auf die [o|Sparkasse] hin.")
    assert [actor.name for actor in actors if not actor.protected] == ["Sparkasse"]


@pytest.mark.parametrize(
    "text",
    [
        "Die Peinelandschaft ist schön.",
        "Dann kam [[p|Person] B] dazu.",
        "Ich heiße [p|Anna Meier]. Frau Meier sagen alle.",
        "Wir suchen einen [l|Koch].",
        "Und dann [l|Gummibärchen].",
        "Da fehlen [l|Heilpädagogen].",
        "Danke, Frau [p|Rektorin].",
        "Dann sage ich, Herr [p|Sowieso], kommen Sie.",
        "Mein Sohn hat [o|ADHS].",
        "Erst war da ein Zelt, dann standen [l|Zelte] überall.",
        "Die [p|Nachbarn] sind nett, mein Nachbar auch.",
        "Das ist [p|Gern] so, gern auch öfter.",
    ],
)
def test_what_is_no_name_and_who_speaks_is_no_actor(text: str) -> None:
    assert find(text, **REGISTER) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Er wohnt in [l|Halle]. Da ist eine Halle.", "Halle"),
        ("Am [l|Theodor-Heuss-Platz] ist Markt.", "Theodor-Heuss-Platz"),
        ("Die [o|CDU-Fraktion] stimmt zu.", "CDU-Fraktion"),
        ("Die [o|Tafel Süd] hilft, eine Tafel eben.", "Tafel Süd"),
    ],
)
def test_a_name_that_is_also_a_word_stays_one(text: str, name: str) -> None:
    assert name in names(find(text))


def test_a_last_name_is_protected_in_other_interviews_too() -> None:
    actors = find("Das war [p|Anna Einhaus].", "Und [o|Einhaus] wies darauf hin.")
    assert [actor.protected for actor in actors] == [True, True]


def test_actors_keep_their_ids_when_an_interview_is_added() -> None:
    before = find("Die [o|Tafel Süd] hilft.")
    transcripts = [
        _read(text, n, "") for n, text in enumerate(["Die [o|Tafel Süd] hilft.", "Bei der [o|Tafel Süd e. V.]"])
    ]
    after = find_actors([one for one, _ in transcripts], [two for _, two in transcripts], previous=before)
    assert [one.id for one in after] == [one.id for one in before]
