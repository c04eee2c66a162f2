"""Any report as data: every figure in a row of its own, and each of its tables as the window shows it."""

import json
from collections.abc import Sequence
from fractions import Fraction

from munidesk.base.codes import Code
from munidesk.base.dates import show_date
from munidesk.base.figures import half_up
from munidesk.base.i18n import _
from munidesk.features.council.reports.told import Datum, Report, Section, every_datum
from munidesk.records.sheet import Cell, Sheet

KEYS = ("table", "body", "row", "figure", "value", "of", "percent", "sessions")


def figures_sheet(found: Report) -> Sheet:
    """A row for each figure, with what it is a part of and the days of the sessions behind it."""
    header = (
        _("Cuadro"), _("Órgano"), _("Renglón"), _("Cifra"), _("Valor"), _("De"), _("Por ciento"), _("Sesiones"),
    )  # fmt: skip
    rows = tuple(
        (section.title, section.body or None, line.title, head, _value(datum), datum.of, percent(datum), _days(datum))
        for section, line, head, datum in every_datum(found)
        if not _is_blank(datum)
    )
    return Sheet(found.title, header, rows, KEYS, about=found.about)


def percent(one: Datum) -> float | None:
    """With one decimal; None where the figure is a part of nothing."""
    if one.share is None or not one.of or not isinstance(one.value, int):
        return None
    return float(half_up(Fraction(one.value * 100, one.of), 1))


def _value(one: Datum) -> Cell:
    """As a program takes it; where there is nothing but words, those."""
    return one.value if one.value is not None else one.words.strip() or None


def _is_blank(one: Datum) -> bool:
    return one.value is None and not one.words.strip()


def _days(one: Datum) -> str | None:
    days = sorted({each.day for each in one.behind})
    return ", ".join(show_date(day) for day in days) or None


def section_sheet(found: Report, section: Section) -> Sheet:
    """One table: a part of so many has its base and its per cent beside it, so that a workbook can go on counting."""
    parts = [any(line.data[at].of is not None for line in section.lines) for at in range(len(section.heads))]
    header: list[str] = [section.first]
    for head, part in zip(section.heads, parts, strict=True):
        header += [head, _("{head}: de").format(head=head), _("{head} %").format(head=head)] if part else [head]
    rows = tuple((line.title, *_cells(line.data, parts)) for line in section.lines)
    return Sheet(section.named, tuple(_apart(header)), rows, about=found.about)


def _cells(data: Sequence[Datum], parts: Sequence[bool]) -> list[Cell]:
    cells: list[Cell] = []
    for one, part in zip(data, parts, strict=True):
        cells += [_value(one), one.of, percent(one)] if part else [_value(one)]
    return cells


def _apart(header: Sequence[str]) -> list[str]:
    """No two columns of a sheet have the same heading: namesakes are numbered."""
    seen: dict[str, int] = {}
    found = []
    for head in header:
        seen[head] = seen.get(head, 0) + 1
        found.append(head if seen[head] == 1 else f"{head} ({seen[head]})")
    return found


def report_text(found: Report) -> str:
    """JSON: the report with its tables, each figure with its base and the ids of the sessions behind it."""
    told = {
        "report": found.name,
        "title": found.title,
        "about": found.about,
        "notes": list(found.notes),
        "tables": [_table(section) for section in found.sections],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _table(section: Section) -> dict[str, object]:
    return {
        "table": section.key,
        "title": section.title,
        "body": section.body,
        "rows": [
            {
                "row": line.title,
                "total": line.total,
                "figures": {
                    head: _figure(one)
                    for head, one in zip(_apart(section.heads), line.data, strict=True)
                    if not _is_blank(one)
                },
            }
            for line in section.lines
        ],
    }


def _figure(one: Datum) -> dict[str, object]:
    value = _value(one)
    plain = value.value if isinstance(value, Code) else value if isinstance(value, int | float | str) else str(value)
    told: dict[str, object] = {"value": plain}
    if one.of is not None:
        told |= {"of": one.of, "percent": percent(one)}
    return {**told, "sessions": list(dict.fromkeys(each.session_id for each in one.behind))}
