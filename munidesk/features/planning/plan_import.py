"""A plan from a spreadsheet: what its columns may be, and which of them are of the line, its money or its progress."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.features.planning.kinds import DEPENDENCIES, FUNDING, LINES, PLANS, READINGS
from munidesk.features.planning.plan_import_parts import MONEY_KEYS
from munidesk.features.planning.plan_import_write import PlanTaker
from munidesk.records.field import Field
from munidesk.records.kind import AnyKind
from munidesk.records.says import Sense
from munidesk.sheets.cells_days import Edge
from munidesk.sheets.of_kind import written
from munidesk.sheets.target import Target, TargetField
from munidesk.town import store as town

KIND = "plan"
_PERCENT = frozenset({"weight"})
"""Whole points that sheets write as a share of one, too."""
_SHARE = (
    "avance %", "porcentaje de avance", "avance porcentual", "avance en porcentaje", "avance fisico %",
    "porcentaje de avance fisico", "cumplimiento %", "porcentaje de cumplimiento", "avance de la meta %",
)  # fmt: skip
_EDGES = {"start": Edge.FIRST, "end": Edge.LAST}
"""Schedules are written by months: «mar-26» to «jun-26»."""


def target() -> Target:
    """The plan as the import assistant takes it."""
    return Target(
        KIND, _("renglón del plan"), _("renglones del plan"), False, tuple(_fields()),
        (("external",), ("title", "code", "parent", "year")), PlanTaker, tree=True, branch=("axis", "parent"),
        kinds=(LINES, FUNDING, READINGS, DEPENDENCIES, PLANS), figures=town.figures, over_time=("value", "reading_day"),
    )  # fmt: skip


def _fields() -> Iterator[TargetField]:
    own = ("title", "code", "level")
    yield from (_of(LINES, name) for name in own)
    yield _text("axis", _("Eje"), ("eje estrategico", "linea estrategica", "secretaria", "dependencia"))
    yield _text(
        "parent", _("Código del programa"), ("codigo prog", "codigo programa", "programa padre", "cod programa")
    )
    yield _text("under", LINES.field("parent_id").label, ("depende del renglon", "renglon superior"))
    yield from (_of(LINES, one.name) for one in written(LINES) if one.name not in own)
    yield _of(READINGS, "value")
    yield TargetField("share", _("Avance en %"), Decimal, _SHARE, percent=True)
    yield TargetField(
        "reading_day", _("Medido el"), date, ("fecha de avance", "fecha de medicion", "fecha del avance", "medido el")
    )
    yield TargetField("evidence", _("Constancia"), str, ("constancia", "medio de verificacion", "evidencia"))
    yield from (replace(_of(FUNDING, name), key=key) for name, key in MONEY_KEYS.items())
    yield _text(
        "after", DEPENDENCIES.field("after_id").label, ("predecesoras", "predecesora", "despues de", "depende de")
    )


def _of(kind: AnyKind, name: str) -> TargetField:
    one: Field = kind.field(name)
    sort = Decimal if name in _PERCENT else one.type
    return TargetField(
        name, one.label, sort, (fold(one.label), *one.says.also), many=name == "notes", choices=one.choices,
        money=one.says.sense is Sense.MONEY, own=name == "external", percent=name in _PERCENT,
        long=one.says.sense is Sense.LONG, edge=_EDGES.get(name),
    )  # fmt: skip


def _text(key: str, label: str, also: tuple[str, ...]) -> TargetField:
    return TargetField(key, label, str, (fold(label), *also))


__all__ = ["KIND", "target"]
