"""One line of the plan: its data, its progress with evidence, its money, what it waits for, its links."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.features.planning.domain import Kind
from munidesk.features.planning.kinds import LINES
from munidesk.features.planning.page_line_lists import LineLists
from munidesk.features.planning.store_plan import (
    line_of,
    save_line,
)
from munidesk.records.field import Field as RecordField
from munidesk.records.ref import Ref
from munidesk.records.says import Sense
from munidesk.town import store as town
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.page_links import LinksPanel
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.forms import Field, RecordForm, Value
from munidesk.ui.forms import Kind as FieldKind
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import column, label

_SHOWN = (
    "title", "code", "responsible", "work", "indicator", "formula", "data_source", "frequency", "disaggregation",
    "unit", "kind", "base", "target", "weight", "start", "end", "year", "milestone", "quarters", "contract", "sector",
    "ods", "product", "notes",
)  # fmt: skip
_EDITED = {int: FieldKind.NUMBER, date: FieldKind.DATE, bool: FieldKind.BOOL}


def _fields() -> tuple[Field, ...]:
    """The line's form: labels and hints are those of its fields."""
    return tuple(_form_field(LINES.field(name)) for name in _SHOWN)


def _form_field(one: RecordField) -> Field:
    hint = _(one.says.hint) if one.says.hint else ""
    long = one.says.sense is Sense.LONG
    if one.name == "kind":
        kinds = (
            (Kind.INCREMENT.value, _("Incremento: de la base a la meta")),
            (Kind.MAINTENANCE.value, _("Mantenimiento")),
        )
        return Field(one.name, one.label, FieldKind.CHOICE, kinds)
    if one.is_code:
        choices = tuple((str(code), capital(code.word) or _("Sin indicar")) for code in one.choices)
        return Field(one.name, one.label, FieldKind.CHOICE, choices)
    kind = FieldKind.LONG if long else _EDITED.get(one.type, FieldKind.TEXT)
    return Field(one.name, one.label, kind, hint=hint, wide=long or one.name == LINES.title)


def _load(store: Store, line_id: str) -> Mapping[str, object]:
    """The line as its form shows it: numbers and days as text."""
    one, figures = line_of(store, line_id), town.figures(store)
    values: dict[str, object] = {name: getattr(one, name) for name in _SHOWN}
    for key, value in values.items():
        if isinstance(value, Decimal):
            values[key] = figures.number(value)
        elif isinstance(value, date):
            values[key] = value.isoformat()
    return values


def _save(store: Store, line_id: str, key: str, value: Value) -> None:
    changed: dict[str, Any] = {key: _typed(LINES.field(key), value, town.figures(store))}
    save_line(store, replace(line_of(store, line_id), **changed), fold=f"plan_line.{key}:{line_id}")


def _typed(one: RecordField, value: Value, figures: Figures) -> object:
    """What the form gave as the field's own type. Raises UserError for a number that cannot be read."""
    if one.type is Decimal:
        return figures.parse(str(value or ""))
    blank = value is None or (value == "" and one.type is not str)
    return None if blank else one.load(value)


def edit_line(context: Context, line_id: str) -> None:
    """Everything of the line in one window; each field saves itself."""
    store = context.store
    form = RecordForm(_fields(), partial(_load, store, line_id), partial(_save, store, line_id), town.figures(store))
    form.refresh()
    papers, links = AttachmentsPanel(context), LinksPanel(context)
    for panel in (papers, links):
        panel.show_owner(Ref("plan_line", line_id))
    holder, lists = QWidget(), LineLists(context, line_id)
    holder.setLayout(column(form, lists, label(_("Vínculos y constancias"), "strong"), links, papers, None, spacing=10))
    scroll = scrolling(holder)
    scroll.setMinimumSize(theme.px(680), theme.px(480))
    line = line_of(store, line_id)
    title = f"{line.code} {line.title}".strip()
    dialog = Question(context.window, title, "", _("Listo"), (scroll,), submit=lists.settle)
    dialog.reject_button.hide()
    dialog.exec()
    form.flush()
    dialog.deleteLater()
