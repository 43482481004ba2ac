"""Quotes and marked text as HTML. Data is escaped here, so no page has to think of it."""

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from corpus.workflow import Evidence
from pages.ui.texts import insights as says

HIT: Final = "hit"
ACTOR: Final = "actor"
JUMP_TARGET: Final = "stelle"

_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>#|~$:&!{}])")
_QUESTION_LENGTH: Final = 260

# statement kind -> background, each dark enough to see and light enough to read on
LOOKS: Final = {"challenge": "#fbd9cb", "proposal": "#d6e4fb", "measure": "#d3efd9", "strength": "#f6e7ae"}

_RULES: Final = """
.fm-turn{margin:0 0 .9rem;max-width:46rem;line-height:1.6;overflow-wrap:anywhere}
.fm-turn p{margin:0;white-space:pre-wrap}
.fm-turn .fm-who{font-size:.8rem;color:#4b5563;margin-bottom:.1rem}
.fm-asks{padding-left:1rem;border-left:3px solid #d1d5db;color:#374151}
.fm-here{outline:3px solid #1f5f7a;outline-offset:6px;border-radius:4px}
.fm{padding:.08em 0;border-radius:3px;color:#1f2937}
.fm-plain{background:#eef2f7}
.fm-hit{box-shadow:0 0 0 2px #1f5f7a}
.fm-actor{text-decoration:underline dotted #111827 2px;text-underline-offset:3px}
.fm-chip{font-size:.68rem;font-weight:600;letter-spacing:.01em;background:#fff;color:#1f2937;border:1px solid #6b7280;
border-radius:3px;padding:0 .25em;margin-right:.3em;user-select:none;vertical-align:.1em;white-space:nowrap}
.fm-quote{margin:0 0 .35rem;max-width:46rem;line-height:1.55;overflow-wrap:anywhere}
.fm-quote blockquote{margin:0;padding:0 0 0 .9rem;border-left:4px solid #94a3b8}
.fm-quote .fm-question{margin:0 0 .25rem;font-style:italic;color:#4b5563;font-size:.9rem}
.fm-quote .fm-around{color:#4b5563}
.fm-quote figcaption{margin-top:.25rem;color:#4b5563;font-size:.85rem}
.fm-badges{display:flex;flex-wrap:wrap;gap:.35rem;align-items:center;margin:.1rem 0 .3rem}
.fm-badge{font-size:.8rem;border:1px solid #cbd5e1;border-radius:999px;padding:.05rem .6rem;color:#1f2937;
background:#f8fafc}
.fm-key{font-size:.85rem;margin-right:.6rem;white-space:nowrap}
.fm-key i{display:inline-block;width:1.3rem;height:.4rem;
vertical-align:.1rem;margin-right:.3rem;border-radius:2px}
.fm-share{height:.55rem;background:#e5e7eb;border-radius:4px;max-width:24rem;overflow:hidden;margin:.15rem 0 .4rem}
.fm-share span{display:block;height:100%;background:#1f5f7a}
.fm-proposal-row{margin:.15rem 0 .45rem;line-height:1.4;overflow-wrap:anywhere}
.fm-why{color:#4b5563;font-size:.85rem}
[class*="st-key-open-"] button,[class*="st-key-open-"] button *{text-align:left;justify-content:flex-start}
[data-testid="stPageLink"] a *{white-space:normal;overflow:visible;overflow-wrap:anywhere}
"""
_BACKGROUNDS: Final = "".join(f".fm-{look}{{background:{colour}}}" for look, colour in LOOKS.items())
STYLE: Final = f"<style>{_RULES}{_BACKGROUNDS}</style>"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text. ``look`` is a statement kind, ``actor`` or ``hit``; ``label`` says it in words."""

    start: int
    end: int
    look: str
    label: str = ""


def plain(text: str) -> str:
    """The text for a place that reads Markdown (labels, headings), shown letter by letter."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def pieces(text: str, marks: Iterable[Mark]) -> list[tuple[str, tuple[Mark, ...]]]:
    """The text cut at every border of a mark, each piece with the marks that cover it. Marks may overlap."""
    inside = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    borders = sorted({0, len(text)} | {mark.start for mark in inside} | {mark.end for mark in inside})
    return [
        (text[start:end], tuple(mark for mark in inside if mark.start <= start and end <= mark.end))
        for start, end in pairwise(borders)
    ]


def marked(text: str, marks: Sequence[Mark]) -> str:
    """HTML of the text with its marks; every mark carries its label for mouse, eye and screen reader."""
    position, parts = 0, []
    for piece, covering in pieces(text, marks):
        parts.append(_piece(piece, covering, begins=[mark for mark in covering if mark.start == position]))
        position += len(piece)
    return "".join(parts)


def _piece(text: str, covering: Sequence[Mark], *, begins: Sequence[Mark]) -> str:
    shown = html.escape(text)
    actors = [mark for mark in covering if mark.look == ACTOR]
    kinds = [mark for mark in covering if mark.look not in {ACTOR, HIT}]
    if actors:
        shown = f'<span class="fm-actor" title="{_title(actors)}">{shown}</span>'
    if kinds or any(mark.look == HIT for mark in covering):
        look = html.escape(kinds[0].look) if kinds else "plain"
        hit = " fm-hit" if any(mark.look == HIT for mark in covering) else ""
        chips = "".join(_chip(mark) for mark in begins if mark in kinds and mark.label)
        shown = f'{chips}<mark class="fm fm-{look}{hit}" title="{_title(kinds)}">{shown}</mark>'
    return shown


def _chip(mark: Mark) -> str:
    return f'<span class="fm-chip">{html.escape(mark.label)}</span>'


def _title(marks: Sequence[Mark]) -> str:
    return html.escape(" · ".join(dict.fromkeys(mark.label for mark in marks if mark.label)))


def turn_block(who: str, text: str, *, asks: bool, marks: Sequence[Mark] = (), target: bool = False) -> str:
    """HTML of one turn of the conversation. ``target``: the turn the link points to."""
    looks = "fm-turn" + (" fm-asks" if asks else "") + (" fm-here" if target else "")
    anchor = f' id="{JUMP_TARGET}"' if target else ""
    return f'<div class="{looks}"{anchor}><p class="fm-who">{html.escape(who)}</p><p>{marked(text, marks)}</p></div>'


def quote_card(evidence: Evidence, *, source: str, look: str = "plain", label: str = "") -> str:
    """HTML of a quote in its context; ``source`` says who speaks from where, as far as it may be said."""
    asked = html.escape(_ending(evidence.question))
    question = f'<p class="fm-question">{says.QUESTION}: {asked}</p>' if asked else ""
    words = evidence.quote.text
    quote = marked(words, [Mark(0, len(words), look, label)])
    body = _around(evidence.before, gap_after=True) + quote + _around(evidence.after, gap_before=True)
    caption = f"<figcaption>{html.escape(source)}</figcaption>" if source else ""
    return f'<figure class="fm-quote">{question}<blockquote>{body}</blockquote>{caption}</figure>'


def _ending(text: str) -> str:
    """The text, or its end if it is long: the question proper comes last."""
    return text if len(text) <= _QUESTION_LENGTH else "… " + text[-_QUESTION_LENGTH:].partition(" ")[2]


def _around(text: str, *, gap_before: bool = False, gap_after: bool = False) -> str:
    """The sentences beside a quote; a gap only where the stored text can have had one."""
    if not text:
        return ""
    before = " " if gap_before and text[0] not in ",.;:!?…)“”»'" else ""
    after = " " if gap_after and text[-1] not in "(„«'" else ""
    return f'{before}<span class="fm-around">{html.escape(text)}</span>{after}'


def badges(*labels: str) -> str:
    """HTML of small rounded labels side by side."""
    shown = "".join(f'<span class="fm-badge">{html.escape(label)}</span>' for label in labels if label)
    return f'<div class="fm-badges">{shown}</div>'


def legend(entries: Iterable[tuple[str, str]]) -> str:
    """HTML of coloured lines with their meaning; entries are (meaning, colour)."""
    shown = "".join(
        f'<span class="fm-key"><i style="background:{html.escape(colour)}"></i>{html.escape(label)}</span>'
        for label, colour in entries
    )
    return f'<div class="fm-badges">{shown}</div>'


def share_bar(share: float, *, label: str) -> str:
    """HTML of a small horizontal bar; ``share`` between 0 and 1, ``label`` for those who can't see it."""
    width = round(100 * min(1.0, max(0.0, share)))
    return (
        f'<div class="fm-share" role="img" aria-label="{html.escape(label)}"><span style="width:{width}%"></span></div>'
    )


def proposal_bar(name: str, percent: int, *, because: str) -> str:
    """HTML of a proposed group with its probability as bar and number and the words that speak for it."""
    reasons = f' <span class="fm-why">{says.BECAUSE.format(words=html.escape(because))}</span>' if because else ""
    label = says.SUGGESTION.format(group=name, percent=percent)
    bar = share_bar(percent / 100, label=label)
    return f'<div class="fm-proposal-row"><div>{html.escape(label)}{reasons}</div>{bar}</div>'
