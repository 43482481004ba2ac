import pytest

from corpus.types import Metadata, Perspective, Quote, SpeakerRole, Transcript, Turn
from corpus.workflow import Evidence
from corpus.workflow.evidence import read_in_context
from pages.ui.evidence import (
    ACTOR,
    HIT,
    Mark,
    badges,
    legend,
    marked,
    pieces,
    plain,
    proposal_bar,
    quote_card,
    share_bar,
    turn_block,
)

HOSTILE = '<img src=x onerror="alert(1)"> & </mark><script>x</script>'


def build_talk(*texts: str) -> Transcript:
    roles = (SpeakerRole.INTERVIEWER, SpeakerRole.RESPONDENT)
    turns = tuple(Turn("IB"[n % 2], roles[n % 2], text) for n, text in enumerate(texts))
    return Transcript("I-01", "a.txt", "0", turns, Metadata(municipality="Nordheim", perspective=Perspective.BUSINESS))


def test_pieces_together_are_the_text():
    text = "Der Bus fehlt am Abend."
    marks = [Mark(0, 7, "challenge"), Mark(4, 13, "proposal"), Mark(20, 23, ACTOR)]
    assert "".join(piece for piece, _ in pieces(text, marks)) == text


def test_where_marks_overlap_a_piece_carries_both():
    covered = dict(pieces("abcdef", [Mark(0, 4, "challenge"), Mark(2, 6, "proposal")]))
    assert {mark.look for mark in covered["cd"]} == {"challenge", "proposal"}
    assert [mark.look for mark in covered["ab"]] == ["challenge"]
    assert [mark.look for mark in covered["ef"]] == ["proposal"]


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 2), (3, 1), (2, 99)])
def test_a_mark_that_does_not_fit_the_text_is_not_drawn(start, end):
    assert marked("Hallo", [Mark(start, end, "challenge", "Herausforderung")]) == "Hallo"


def test_a_mark_says_its_kind_once_in_words():
    shown = marked("Der Bus fehlt.", [Mark(0, 14, "challenge", "Herausforderung"), Mark(4, 7, ACTOR, "Ort: Bus")])
    assert shown.count(">Herausforderung</span>") == 1
    assert 'title="Herausforderung"' in shown
    assert '<span class="fm-actor" title="Ort: Bus">Bus</span>' in shown


def test_the_place_a_link_points_to_stands_out_even_without_a_finding():
    assert marked("Der Bus", [Mark(4, 7, HIT)]) == 'Der <mark class="fm fm-plain fm-hit" title="">Bus</mark>'


@pytest.mark.parametrize(
    "shown",
    [
        marked(HOSTILE, [Mark(0, 5, HOSTILE, HOSTILE), Mark(2, 9, ACTOR, HOSTILE)]),
        turn_block(HOSTILE, HOSTILE, asks=True, target=True),
        quote_card(Evidence(Quote("I-01", 0, 0, 3, HOSTILE), HOSTILE, HOSTILE, HOSTILE), source=HOSTILE, label=HOSTILE),
        badges(HOSTILE),
        legend([(HOSTILE, HOSTILE)]),
        share_bar(0.5, label=HOSTILE),
        proposal_bar(HOSTILE, 50, because=HOSTILE),
    ],
)
def test_data_never_becomes_markup(shown):
    assert "<img" not in shown
    assert "<script" not in shown
    assert "&lt;" in shown


@pytest.mark.parametrize(
    "text",
    ["![x](http://evil.example/a.png)", "[x](javascript:alert(1))", "**fett**", ":red[rot]", "`code`", "$x$", "<b>"],
)
def test_plain_text_leaves_nothing_for_markdown_to_read(text):
    escaped = plain(text)
    assert escaped.replace("\\", "") == text
    for sign in "*[]`$<>:!":
        assert sign not in escaped.replace(f"\\{sign}", "")


def test_a_quote_inside_a_sentence_keeps_its_comma_close():
    talk = build_talk("Wer hilft?", "Das Jobcenter, jeden Tag.")
    shown = quote_card(read_in_context(talk, Quote(talk.id, 1, 4, 13, "Jobcenter")), source="")
    assert 'Jobcenter</mark><span class="fm-around">, jeden Tag.</span>' in shown


def test_a_long_question_is_shown_by_its_end():
    shown = quote_card(Evidence(Quote("I", 0, 0, 2, "Ja"), question="Vorrede " * 60 + "Was fehlt?"), source="")
    assert "… Vorrede" in shown
    assert "Was fehlt?" in shown


@pytest.mark.parametrize(("share", "width"), [(-1, 0), (0.254, 25), (3, 100)])
def test_a_bar_never_leaves_its_frame(share, width):
    assert f"width:{width}%" in share_bar(share, label="")
