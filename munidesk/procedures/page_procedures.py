"""The procedures there are, and the steps of the one that is chosen as a table, which is written where it stands."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QWidget

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, msgid
from munidesk.procedures import editing, exports, store_procedures
from munidesk.procedures.document_case import term_words
from munidesk.procedures.said import StepSaid, caution
from munidesk.procedures.script import Script, of_country
from munidesk.procedures.store_procedures import Offered
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town.page_export import Entry
from munidesk.town.store import municipality
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.choose import ask_file
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind
from munidesk.ui.hints import hint_line
from munidesk.ui.keyboard import PANEL
from munidesk.ui.making import Making
from munidesk.ui.side import grows
from munidesk.ui.table import RecordTable
from munidesk.ui.table_model import Column
from munidesk.ui.two_lines import item_of, two_lines
from munidesk.ui.widgets import Chip, button, column, elided, label, row

_ID = Qt.ItemDataRole.UserRole
_NOT_OWN = msgid("Ese procedimiento viene con MuniDesk: cópielo para cambiarlo.")


class StepTable(RecordTable[StepSaid]):
    """Ins adds a step behind, Supr takes one away, Ctrl with an arrow moves it."""

    removes = True

    def __init__(self, tab: "ProceduresTab") -> None:
        self._tab = tab
        super().__init__((
            Column(_("N.º"), lambda one: str(tab.number(one)), width=44),
            Column(_("Etapa"), lambda one: one.stage, tab.write("stage"), width=110),
            Column(_("Paso"), lambda one: one.title, tab.write("title")),
            Column(_("Quién"), lambda one: one.who, tab.write("who"), width=140),
            Column(_("Plazo"), term_words, tab.write_with(editing.read_amount), width=170),
            Column(_("Después de"), lambda one: editing.after_words(tab.script, one) if tab.script else "",
                   tab.write_after, width=96),
            Column(_("Norma"), _norm, tab.write("article"), width=110, typed=lambda one: one.article),
        ))  # fmt: skip
        self.setAccessibleName(_("Pasos del procedimiento"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if self.state() == RecordTable.State.EditingState:
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_Insert:
                self._tab.add_step()
            case Qt.Key.Key_Delete:
                self._tab.remove_step()
            case Qt.Key.Key_Up if held:
                self._tab.move_step(-1)
            case Qt.Key.Key_Down if held:
                self._tab.move_step(1)
            case _:
                super().keyPressEvent(event)


class _Procedures(QListWidget):
    def __init__(self, remove: Callable[[], object]) -> None:
        super().__init__()
        self._remove = remove
        self.setProperty("kind", "inner")
        self.setAccessibleName(_("Procedimientos"))
        two_lines(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            super().keyPressEvent(event)


class ProceduresTab(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._found: tuple[Offered, ...] = ()
        self._key = ""
        self._fault = label(kind="fault", wrap=True)
        self._try = Attempt(context, self._fault)
        self.list = _Procedures(self.remove)
        self.list.currentItemChanged.connect(lambda *_items: self._choose())
        left = _panel(self.list, _("Procedimientos"))
        self._title, self._chip, self._about = elided(kind="panel"), Chip(), label(kind="quiet", wrap=True)
        self._facts = button(_("Datos"), self.ask_facts, icon="pencil", tip=_("Nombre, norma y qué es cada expediente"))
        self._copy = button(_("Copiar para cambiarlo"), self.copy, icon="copy")
        self._add = button(_("Paso"), self.add_step, icon="plus", tip="Ins")
        self._bring = button(_("Importar de un archivo…"), self.bring, icon="upload", tip=_("Un procedimiento en TOML"))
        self.table = StepTable(self)
        self.table.refused.connect(self._fault.setText)
        right = QFrame()
        right.setProperty("kind", "card")
        right.setProperty(PANEL, True)
        inner = column(spacing=8, margins=(14, 12, 14, 12))
        inner.addLayout(row(self._title, self._chip, None, self._facts, self._copy, self._add, spacing=8))
        inner.addWidget(self._about)
        inner.addWidget(self.table, 1)
        inner.addWidget(self._fault)
        self._keys = hint_line((("Ins", _("otro paso debajo")), ("Supr", _("quitar")), ("Ctrl+↑↓", _("mover")),
                                ("F2", _("corregir la celda"))))  # fmt: skip
        inner.addWidget(self._keys)
        right.setLayout(inner)
        grows(left, 220, 320)
        panels = row(spacing=12)
        panels.addWidget(left, 22)
        panels.addWidget(right, 88)
        layout = column(spacing=8, margins=(24, 12, 24, 12))
        layout.addLayout(panels, 1)
        layout.addLayout(row(self._bring, None))
        self.setLayout(layout)
        self.setFocusProxy(self.list)

    # -- what is shown

    def refresh(self) -> None:
        self._found = store_procedures.offered(self._context.store)
        keys = [one.script.key for one in self._found]
        if self._key not in keys:
            self._key = keys[0] if keys else ""
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._found:
            whose = _("Propio, versión {n}").format(n=one.script.version) if one.own else _("Viene con MuniDesk")
            steps = _("{n} pasos").format(n=len(self._steps(one.script)))
            item = item_of(one.script.title, f"{whose} · {steps}")
            item.setData(_ID, one.script.key)
            self.list.addItem(item)
        if self._key in keys:
            self.list.setCurrentRow(keys.index(self._key))
        self.list.blockSignals(False)
        self._show()

    def _steps(self, script: Script) -> tuple[StepSaid, ...]:
        return of_country(script, municipality(self._context.store).country)

    @property
    def chosen(self) -> Offered | None:
        return next((one for one in self._found if one.script.key == self._key), None)

    @property
    def script(self) -> Script | None:
        return self.chosen.script if self.chosen is not None else None

    def number(self, step: StepSaid) -> int:
        """The row of a step in the whole procedure."""
        script = self.script
        keys = [one.key for one in script.steps] if script is not None else []
        return keys.index(step.key) + 1 if step.key in keys else 0

    def select(self, key: str) -> None:
        self._key = next(
            (one.script.key for one in self._found if key in (one.script.key, one.own and one.own.id)), key
        )
        self.refresh()

    def record(self) -> Ref | None:
        one = self.chosen
        return Ref("procedure", one.own.id) if one is not None and one.own is not None else None

    def leave(self) -> bool:
        """What is being typed in a cell is written when the cell is left."""
        return True

    def _choose(self) -> None:
        item = self.list.currentItem()
        self._key = str(item.data(_ID)) if item is not None else self._key
        self._fault.setText("")
        self._show()

    def _show(self) -> None:
        one = self.chosen
        writes = not self._context.store.read_only
        own = one is not None and one.own is not None
        self._title.setText(one.script.title if one is not None else "")
        self._chip.set(*((_("Propio"), "accent", "pencil") if own else (_("Viene con MuniDesk"), "neutral", "lock")))
        about = one.script.source if one is not None else ""
        tail = "" if own else _("Para cambiarlo, cópielo: los expedientes abiertos siguen como están.")
        self._about.setText(" ".join(part for part in (f"{about}." if about else "", tail) if part))
        self.table.show_records(one.script.steps if own and one is not None else
                                self._steps(one.script) if one is not None else ())  # fmt: skip
        for widget in (self._facts, self._add, self._keys):
            widget.setVisible(own and writes)
        self._copy.setVisible(one is not None and writes)
        self._bring.setVisible(writes)

    # -- writing

    def write(self, name: str) -> Callable[[StepSaid, str], None]:
        """What is typed in the cell of one field. Refused where the procedure is not the municipality's own."""

        def written(step: StepSaid, text: str) -> None:
            changes: dict[str, Any] = {name: text.strip()}
            self._save_step(replace(step, **changes))

        return written

    def write_with(self, read: Callable[[StepSaid, str], StepSaid]) -> Callable[[StepSaid, str], None]:
        return lambda step, text: self._save_step(read(step, text))

    def write_after(self, step: StepSaid, text: str) -> None:
        if self.script is not None:
            self._save_step(editing.read_after(self.script, step, text))

    def _save_step(self, step: StepSaid) -> None:
        if self.script is not None:
            self._save(editing.with_step(self.script, step))

    def _save(self, script: Script) -> None:
        """Raises UserError: for one that came with MuniDesk, and for what no procedure can have."""
        one = self.chosen
        if one is None or one.own is None:
            raise UserError(_(_NOT_OWN), code="not_own")
        store_procedures.save_procedure(self._context.store, script, one.own.id)
        self._fault.setText("")

    def add_step(self) -> None:
        """By what is done in it; behind the one that is chosen, which it follows."""
        script, at = self.script, self.table.current
        if script is None or not self._own():
            return
        made: list[str] = []

        def submit(title: str) -> None:
            changed, key = editing.added(script, title, at.key if at is not None else "")
            self._save(changed)
            made.append(key)

        dialogs.ask_text(
            self._context.window, _("Otro paso"), _("¿Qué se hace?"), draft=self._context.draft("procedure.step"),
            submit=submit,
        )  # fmt: skip
        if made:
            self.table.select(lambda one: one.key == made[-1])
            self.table.setFocus()

    def remove_step(self) -> None:
        script, one = self.script, self.table.current
        if script is not None and one is not None and self._own():
            self._try(lambda: self._save(editing.without(script, one.key)))

    def move_step(self, by: int) -> None:
        script, one = self.script, self.table.current
        if script is not None and one is not None and self._own():
            self._try(lambda: self._save(editing.moved(script, one.key, by)))
            self.table.select(lambda each: each.key == one.key)

    def _own(self) -> bool:
        own = self.chosen is not None and self.chosen.own is not None and not self._context.store.read_only
        if not own:
            self._fault.setText(_(_NOT_OWN))
        return own

    # -- whole procedures

    def making(self) -> Making | None:
        return None if self._context.store.read_only else Making(_("Nuevo procedimiento"), self.new)

    def _taken(self) -> tuple[str, ...]:
        return tuple(one.script.key for one in self._found)

    def new(self) -> None:
        """By its name; its steps are written in the table."""
        made: list[str] = []

        def submit(title: str) -> None:
            script = editing.begun(title, taken=self._taken())
            made.append(store_procedures.save_procedure(self._context.store, script).key)

        dialogs.ask_text(
            self._context.window, _("Nuevo procedimiento"), _("¿Cómo se llama? Por ejemplo: Licitación abreviada"),
            draft=self._context.draft("procedure.new"), submit=submit,
        )  # fmt: skip
        if made:
            self.select(made[-1])
            self.table.setFocus()

    def copy(self) -> None:
        script = self.script
        if script is None:
            return
        made = editing.copied(script, self._taken())
        if self._try(store_procedures.save_procedure, self._context.store, made):
            self.select(made.key)
            self._context.toast(_("Se copió: ahora puede cambiarlo."), True)
            self.table.setFocus()

    def ask_facts(self) -> None:
        one = self.chosen
        if one is None or one.own is None:
            return
        script, own = one.script, one.own
        fields = (
            Field("title", _("Nombre")), Field("noun", _("Qué es cada expediente"), hint=_("licitación, trámite")),
            Field("source", _("Norma o práctica"), Kind.LONG),
        )  # fmt: skip
        dialogs.ask(
            self._context.window, _("Datos del procedimiento"), "", fields,
            values={"title": script.title, "noun": script.noun, "source": script.source},
            draft=self._context.draft(f"procedure.facts:{own.id}"),
            submit=lambda told: store_procedures.save_procedure(
                self._context.store,
                replace(script, title=told["title"], noun=told["noun"], source=told["source"]), own.id),
        )  # fmt: skip

    def bring(self) -> None:
        """Out of a file that another municipality sent."""
        path = ask_file(self._context.window, _("Importar un procedimiento"), self._context.store.path.parent,
                        _("Procedimientos"), (".toml",))  # fmt: skip
        made: list[str] = []
        if path is not None and self._try(
            lambda: made.append(store_procedures.bring_in(self._context.store, path).key)
        ):
            self.select(made[-1])
            self._context.toast(_("Se agregó «{title}».").format(title=self._title.text()), True)

    def remove(self) -> None:
        """One of one's own; its cases go on with their copy."""
        one = self.chosen
        if one is None or one.own is None:
            self._own()
        elif self._try(store_procedures.remove_procedure, self._context.store, one.own.id):
            self._context.toast(_("Se quitó el procedimiento. Sus expedientes siguen como están."), True)

    def exports(self) -> list[Entry]:
        script = self.script
        if script is None:
            return []
        chosen, store = Selection(id=script.key), self._context.store
        text = (".toml", _("para otro municipio (TOML)"), partial(exports.procedure_text, store, chosen))
        return [Entry(script.title, partial(exports.procedure, store, chosen), texts=(text,))]


def _norm(one: StepSaid) -> str:
    article = one.term_article or one.article
    warning = caution(one.term_mark if one.term_article else one.mark)
    return f"{article} ({warning})" if article and warning else article


def _panel(listed: QListWidget, title: str) -> QFrame:
    made = QFrame()
    made.setProperty("kind", "card")
    made.setProperty(PANEL, True)
    inner = column(spacing=6, margins=(14, 10, 14, 8))
    inner.addWidget(label(title, "strong"))
    inner.addWidget(listed, 1)
    made.setLayout(inner)
    return made
