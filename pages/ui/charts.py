"""Vega-Lite charts as plain specifications: data in, dictionary out, so a rerun costs next to nothing."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from pages.ui.texts import insights as says

Spec = dict[str, Any]
Bar = tuple[str, str, int]

BAR_PICK: Final = "balken"

_TEXT: Final = "#1f2937"
_BLUE: Final = "#1f5f7a"
_NUMBERS: Final = {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["", " €"]}
_TIMES: Final = {
    "dateTime": "%A, der %e. %B %Y, %X",
    "date": "%d.%m.%Y",
    "time": "%H:%M:%S",
    "periods": ["AM", "PM"],
    "days": ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"],
    "shortDays": ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"],
    "months": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "shortMonths": ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"],
}
_CONFIG: Final = {
    "locale": {"number": _NUMBERS, "time": _TIMES},
    "axis": {"labelColor": _TEXT, "titleColor": _TEXT, "labelOverlap": False},
    "legend": {"labelColor": _TEXT, "titleColor": _TEXT},
    "view": {"stroke": None},
}


def bars(rows: Sequence[Bar], *, unit: str) -> Spec:
    """Horizontal bars with their names above them, so that long names keep their place on a narrow screen.

    Args:
        rows: (id, name, number), drawn from top to bottom in this order.
        unit: what is counted, e.g. "Gespräche".
    """
    values = [
        {"id": key, "name": name, "number": number, "rank": rank} for rank, (key, name, number) in enumerate(rows)
    ]
    top = max((number for _, _, number in rows), default=1)
    y = {"field": "rank", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0.2}}
    tooltip = [{"field": "name", "title": says.CHALLENGE}, {"field": "number", "title": unit, "type": "quantitative"}]
    x = {"field": "number", "type": "quantitative", "axis": None, "scale": {"domain": [0, top * 1.12]}}
    return {
        "data": {"values": values},
        "height": {"step": 46},
        "encoding": {"y": y},
        "layer": [
            {
                "params": [{"name": BAR_PICK, "select": {"type": "point", "fields": ["id"]}}],
                "mark": {"type": "bar", "height": 14, "yOffset": 10, "color": _BLUE, "cursor": "pointer"},
                "encoding": {"x": x, "tooltip": tooltip},
            },
            _words("name", at={"value": 0}, y_offset=-8, bold=False),
            _words("number", at=x, y_offset=10, bold=True),
        ],
        "config": _CONFIG,
    }


def _words(field: str, *, at: Mapping[str, Any], y_offset: int, bold: bool) -> Spec:
    weight = "bold" if bold else "normal"
    mark = {"type": "text", "align": "left", "dx": 4 if bold else 0, "yOffset": y_offset, "fontSize": 13}
    kind = "quantitative" if bold else "nominal"
    return {
        "mark": {**mark, "color": _TEXT, "fontWeight": weight, "limit": 0 if bold else {"expr": "width"}},
        "encoding": {"x": at, "text": {"field": field, "type": kind}},
    }


def picked(state: Mapping[str, Any], name: str) -> dict[str, str]:
    """The fields of what was clicked in a chart, or nothing."""
    chosen = state.get("selection", {}).get(name) or [{}]
    return {key: str(value) for key, value in dict(chosen[0]).items()}
