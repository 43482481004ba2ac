"""Small pictures of how widely a challenge is carried, and quotes for narrow columns, as HTML. Pure.

Interviews, municipalities and perspectives are counted, never mentions. Every challenge shows all of them in the
same order, so that two can be compared at a glance. Data is escaped here.
"""

from collections.abc import Collection, Mapping
from html import escape
from typing import Final, NamedTuple

from corpus.types import Challenge
from corpus.workflow import Evidence
from pages.ui.evidence import LOOKS
from pages.ui.findings import Findings, breadth, columns
from pages.ui.texts import insights
from pages.ui.texts import matrix as says

_RULES: Final = """
.fm-strips{display:grid;grid-template-columns:auto auto 1fr;gap:.15rem .7rem;align-items:center;margin:.15rem 0 .4rem;
font-size:.85rem;color:#1f2937;line-height:1.4}
.fm-strips .fm-dots{display:flex;gap:3px;flex-wrap:wrap;width:8.5rem}
.fm-strips .fm-bar{width:8.5rem;height:.62rem;background:#e5e7eb;border-radius:4px;overflow:hidden}
.fm-strips .fm-bar b{display:block;height:100%;background:#1f5f7a}
.fm-strips i{display:block;width:.62rem;height:.62rem;border-radius:50%;border:1.5px solid #5c7f8f;background:#fff}
.fm-strips i.on{background:#1f5f7a;border-color:#1f5f7a}
.fm-strips .fm-named{color:#4b5563}
.fm-strips .fm-named span{white-space:nowrap}
@media (max-width:640px){.fm-strips{grid-template-columns:auto 1fr}.fm-strips .fm-named{grid-column:1/-1;
margin-bottom:.3rem}.fm-strips .fm-named:empty{display:none}}
.fm-side{margin:0 0 .1rem;font-size:.92rem;line-height:1.5;overflow-wrap:break-word;hyphens:auto}
.fm-side p{margin:0 0 .3rem}
.fm-side .fm-question{font-style:italic;color:#4b5563;font-size:.85rem}
.fm-side blockquote{margin:.2rem 0 .3rem;padding:.3rem .6rem;border-left:4px solid #94a3b8;color:#1f2937}
.fm-side details,.fm-side figcaption{color:#4b5563;font-size:.85rem}
.fm-side summary{cursor:pointer}
.fm-side summary:focus-visible{outline:3px solid #b4541a;outline-offset:1px}
"""
_KINDS: Final = "".join(f".fm-side-{look}{{background:{colour}}}" for look, colour in LOOKS.items())
STYLE: Final = f"<style>{_RULES}{_KINDS}</style>"


_QUESTION_LENGTH: Final = 140


class Strip(NamedTuple):
    """All there are, name by name, and which of them are meant."""

    what: str
    names: Mapping[str, str]
    on: Collection[str]


def strips_of(findings: Findings, challenge: Challenge) -> list[Strip]:
    """Municipalities and perspectives of all that were heard."""
    voices = [str(perspective) for perspective in challenge.perspectives]
    return [
        Strip(says.MUNICIPALITIES, columns(findings, by="gemeinde"), challenge.municipalities),
        Strip(says.PERSPECTIVES, columns(findings, by="perspektive"), voices),
    ]


def draw_breadth(findings: Findings, challenge: Challenge) -> str:
    """HTML: a bar for the interviews; for municipalities and perspectives a dot each and the names of the filled."""
    count, of = breadth(findings, challenge.transcripts).interviews, len(findings.transcripts)
    # The numbers and the names stand in words beside bar and dots, which tell a screen reader nothing new.
    bar = f'<span class="fm-bar" aria-hidden="true"><b style="width:{100 * count // max(of, 1)}%"></b></span>'
    interviews = f'{_label(says.INTERVIEWS, count, of=of)}{bar}<span class="fm-named"></span>'
    drawn = "".join(_draw(strip) for strip in strips_of(findings, challenge) if strip.names)
    return f'<div class="fm-strips">{interviews}{drawn}</div>'


def _label(what: str, count: int, *, of: int) -> str:
    return f"<span>{what}: <b>{says.CELL.format(count=count, of=of)}</b></span>"


def _draw(strip: Strip) -> str:
    on = [id for id in strip.names if id in strip.on]
    dots = "".join(
        f'<i class="{"on" if id in on else "off"}" title="{escape(name)}"></i>' for id, name in strip.names.items()
    )
    shown = ", ".join(f"<span>{escape(strip.names[id])}</span>" for id in on)
    label = _label(strip.what, len(on), of=len(strip.names))
    return f'{label}<span class="fm-dots" aria-hidden="true">{dots}</span><span class="fm-named">{shown}</span>'


def missing_from(strip: Strip) -> str:
    """The names of those that are not meant, separated by commas."""
    return ", ".join(name for id, name in strip.names.items() if id not in strip.on)


def side_card(evidence: Evidence, *, source: str, look: str, label: str) -> str:
    """HTML of a quote for a narrow column: the words themselves, what stands around them folded in."""
    asked = evidence.question
    asked = asked if len(asked) <= _QUESTION_LENGTH else "… " + asked[-_QUESTION_LENGTH:].partition(" ")[2]
    question = f'<p class="fm-question">{insights.QUESTION}: {escape(asked)}</p>' if asked else ""
    around = " ".join(part for part in (evidence.before, evidence.quote.text, evidence.after) if part)
    folded = f"<details><summary>{says.CONTEXT}</summary><p>{escape(around)}</p></details>"
    return (
        f'<figure class="fm-side">{question}<span class="fm-chip">{escape(label)}</span>'
        f'<blockquote class="fm-side-{escape(look)}">{escape(evidence.quote.text)}</blockquote>'
        f"<figcaption>{escape(source)}</figcaption>{folded}</figure>"
    )
