"""The public consultation of a case, a page of its own or a tab: typed one behind the other, answered together."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QWidget

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import capital, join_and
from munidesk.procedures import store as cases
from munidesk.procedures import store_entries
from munidesk.procedures.alike import alike
from munidesk.procedures.codes import Outcome, Way
from munidesk.procedures.consultation import Consultation, observed_in
from munidesk.procedures.domain import CaseEntry
from munidesk.procedures.kinds import KINDS
from munidesk.procedures.page_case_papers import entries_of, show_matrix
from munidesk.procedures.page_observations_list import AuthorLine, ObservationLine, ObservationList, raised_words
from munidesk.procedures.page_observations_reply import ReplyPanel
from munidesk.procedures.page_observations_side import ConsultationPanel
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.page_export import Entry
from munidesk.ui.attempt import Attempt
from munidesk.ui.combo import known_words
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.hints import HintStrip, Said
from munidesk.ui.keyboard import PANEL
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.side import grows
from munidesk.ui.two_lines import item_of
from munidesk.ui.widgets import column, elided, label, row, tool

_ID = Qt.ItemDataRole.UserRole
_WAYS = (Way.PAPER, Way.ENCOUNTER, Way.MAIL)
TABLES = frozenset({*(kind.table for kind in KINDS), "closed_day", "neighbour", "link", "initiative"})
"""What a page that shows one reads again for."""
_OPEN, _ANSWERED, _ALL = "open", "answered", "all"


class ObservationsPanel(QWidget):
    """Its figures, the line where the next one is typed over those that came, and the reply, with its keys.

    The page around it names TABLES among its own, calls `show_case` or `refresh` in its `refresh`, `leave` in its
    `leave`, and may show its verbs (`show_matrix`, `papers`). `shown` fires when it was read anew.
    """

    shown = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._case, self._step = "", ""
        self._joined: set[str] = set()
        self.one: Consultation | None = None
        self.side = ConsultationPanel(town.figures(context.store))
        self.reply = ReplyPanel(context)
        self.reply.answered.connect(self._go_on)
        self.reply.letter.connect(partial(self.do, "L"))
        middle = self._middle()
        grows(self.side, 210, 300)
        grows(self.reply, 352, 440)
        body = QWidget()
        panels = row(spacing=12, margins=(24, 12, 24, 12))
        for panel, share in ((self.side, 25), (middle, 48), (self.reply, 38)):
            panels.addWidget(panel, share)
        body.setLayout(panels)
        strip = HintStrip(body)
        strip.follow(self._keys)
        layout = column(body, strip, spacing=0)
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.text)

    def _middle(self) -> QFrame:
        """Where the next one is typed, over those that came."""
        self._fault = label(kind="fault", wrap=True)
        self._fault.hide()
        self._try = Attempt(self.context, say=self._tell, done=self._fault.hide)
        self._title = elided(kind="panel")
        self.way = Segments([Segment(one.value, capital(one.word)) for one in _WAYS])
        self.text = ObservationLine(3)
        self.text.setAccessibleName(_("Observación"))
        self.text.setPlaceholderText(_("Qué se observa. Enter la anota y deja lista la siguiente."))
        self.text.noted.connect(self.note)
        self.text.other_way.connect(self._other_way)
        self.zone, self.chapter = known_words(()), known_words(())
        for combo, name in ((self.zone, _("Zona")), (self.chapter, _("Capítulo"))):
            combo.setAccessibleName(name)
            edit = combo.lineEdit()
            if edit is not None:
                edit.setPlaceholderText(name)
                edit.setAccessibleName(name)
        self.author = AuthorLine()
        self.author.setPlaceholderText(_("Quién (no se publica)"))
        self.author.setAccessibleName(_("Quién observa, en la tabla privada"))
        self.author.noted.connect(self.note)
        self._draft = Draft(self, {"text": self.text, "author": self.author})
        self.which = Segments((Segment(_OPEN, _("Faltan")), Segment(_ANSWERED, _("Respondidas")),
                               Segment(_ALL, _("Todas"))))  # fmt: skip
        self.which.chosen.connect(lambda _key: self._show_list())
        self.list = ObservationList()
        self.list.currentItemChanged.connect(lambda *_items: self._show_reply())
        self.list.joined.connect(self._on_joined)
        self.list.verb.connect(self.do)
        made = QFrame()
        made.setProperty("kind", "card")
        made.setProperty(PANEL, True)
        inner = column(spacing=8, margins=(16, 12, 16, 12))
        inner.addLayout(row(self._title, None, self.way, spacing=8))
        inner.addWidget(self.text)
        fields = row(spacing=8)
        for widget in (self.zone, self.chapter, self.author):
            fields.addWidget(widget, 1)
        self._group = tool("copy", _("Agrupar parecidas (G)"), self.group)
        fields.addWidget(self._group)
        inner.addLayout(fields)
        inner.addWidget(self._fault)
        inner.addLayout(row(self.which, None))
        inner.addWidget(self.list, 1)
        made.setLayout(inner)
        return made

    def record(self) -> Ref | None:
        found = self._current()
        return Ref("case_entry", found.id) if found is not None else None

    def leave(self) -> bool:
        return self._draft.leave() and self.reply.leave()

    def of(self) -> str:
        """The step that what is imported belongs to, as the assistant names it."""
        return f"step_id:{self.one.step.id}" if self.one is not None else ""

    # -- what is shown

    def show_case(self, case_id: str, step: str = "", entry: str = "") -> None:
        """That case, the newest that has something on view without one; `step` is the key of its step."""
        if case_id and (case_id, step or self._step) != (self._case, self._step):
            self._case, self._step, self._joined = case_id, step, set()
        self.refresh()
        if entry:
            self.which.choose(_ALL)
            self._select(entry)

    def refresh(self) -> None:
        """Read again and show."""
        self.one = self._found()
        self.side.show_consultation(self.one)
        for widget in (self.text, self.zone, self.chapter, self.author, self.way):
            widget.setEnabled(self.writes)
        if self.one is None:
            self.reply.show_entries((), writes=False)
            self.shown.emit()
            return
        self._draft.show(self.context.draft(f"case_entry.new:{self.one.step.id}"))
        number = max((entry.number for entry in self.one.entries), default=0) + 1
        self._title.setText(_("{what} {folio}").format(
            what=capital(self.one.step.each), folio=replace(_BLANK, number=number).folio))  # fmt: skip
        for combo, words in ((self.zone, {e.zone for e in self.one.entries}),
                             (self.chapter, {e.chapter for e in self.one.entries})):  # fmt: skip
            _refill(combo, words)
        self._show_list()
        self.shown.emit()

    def _found(self) -> Consultation | None:
        """Of the case that was asked for, else the newest that has something on view."""
        store = self.context.store
        there = {one.id: one for one in cases.cases(store)}
        wanted = (
            [self._case] if self._case in there else sorted(there, key=lambda key: there[key].closed_on is not None)
        )
        for key in wanted:
            try:
                found = observed_in(cases.load_case(store, key), self._step)
            except UserError:
                continue
            self._case, self._step = key, found.step.key
            return found
        return None

    @property
    def writes(self) -> bool:
        return self.one is not None and self.one.view.case.closed_on is None and not self.context.store.read_only

    def _show_list(self) -> None:
        one = self.one
        if one is None:
            return
        n, answered = len(one.entries), one.answered
        self.which.set((
            Segment(_OPEN, _("Faltan"), n - answered), Segment(_ANSWERED, _("Respondidas"), answered),
            Segment(_ALL, _("Todas"), n),
        ))  # fmt: skip
        chosen, wanted = self._current_id(), self.which.current
        found = [e for e in reversed(one.entries) if wanted == _ALL or e.answered == (wanted == _ANSWERED)]
        self._joined &= {e.id for e in found}
        raised = store_entries.initiatives_of(self.context.store, one.step.id)
        self._group.setVisible(self.writes and answered < n)
        self.list.blockSignals(True)
        self.list.clear()
        for entry in found:
            kept = raised_words(self.context, raised.get(entry.id, ""))
            late = _("fuera de plazo") if one.view.late(entry, one.step) else ""
            parts = (show_date(entry.day) if entry.day else "", entry.zone, entry.chapter, late, kept,
                     capital(entry.outcome.word) if entry.answered else "")  # fmt: skip
            item = item_of(f"{entry.folio}  {entry.text or entry.name}", " · ".join(part for part in parts if part))
            item.setData(_ID, entry.id)
            item.setCheckState(Qt.CheckState.Checked if entry.id in self._joined else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._select(chosen)

    def _select(self, entry_id: str) -> None:
        if rows := [str(self.list.item(at).data(_ID)) for at in range(self.list.count())]:
            self.list.setCurrentRow(rows.index(entry_id) if entry_id in rows else 0)
        self._show_reply()

    def _current_id(self) -> str:
        item = self.list.currentItem()
        return str(item.data(_ID)) if item is not None else ""

    def _current(self) -> CaseEntry | None:
        key = self._current_id()
        return next((e for e in self.one.entries if e.id == key), None) if self.one is not None else None

    def _on_joined(self) -> None:
        self._joined = {
            str(item.data(_ID)) for at in range(self.list.count())
            if (item := self.list.item(at)).checkState() == Qt.CheckState.Checked
        }  # fmt: skip
        self._show_reply()

    def _show_reply(self) -> None:
        one, current = self.one, self._current()
        if one is None:
            return
        joined = [e for e in one.entries if e.id in self._joined]
        chosen = joined or ([current] if current is not None else [])
        self.reply.show_entries(chosen, writes=self.writes)

    def _keys(self, there: QWidget) -> Said:
        right = ("F6", _("otro panel"))
        if there is self.list:
            keys: tuple[tuple[str, str], ...] = (
                ("Espacio", _("juntar")), ("G", _("agrupar")), ("R", _("responder")), ("1 – 4", _("sentido")),
                ("L", _("carta")), ("I", _("a iniciativa")), ("Supr", _("quitar")),
            )  # fmt: skip
            return _("Teclas de observaciones"), keys, right, ""
        if self.reply.isAncestorOf(there):
            return _("Teclas de la respuesta"), (("Ctrl+Enter", _("responder")),), right, ""
        keys = (("Enter", _("anotar y seguir")), ("F2", _("vía")), ("Tab", _("zona, capítulo, quién")))
        return _("Teclas de consulta"), keys, right, ""

    def papers(self) -> list[Entry]:
        """What leaves from it."""
        return entries_of(self.context, self.one.view if self.one is not None else None)

    # -- verbs

    def _tell(self, text: str) -> None:
        """What was refused, over the list, which gives it room."""
        self._fault.setText(text)
        self._fault.show()

    def note(self) -> None:
        """Write what was typed as the next one; way, zone and chapter stay for the one behind."""
        one = self.one
        if one is None or not self.writes:
            return
        entry = CaseEntry(
            case_id=one.view.case.id, step_id=one.step.id, day=today(), way=Way(self.way.current),
            zone=self.zone.currentText(), chapter=self.chapter.currentText(), text=self.text.toPlainText(),
        )  # fmt: skip
        author = self.author.text()
        if not self._try(store_entries.save_entry, self.context.store, entry, author):
            return
        self.text.clear()
        self.author.clear()
        self._draft.done()
        self.text.setFocus()

    def _other_way(self) -> None:
        keys = [one.value for one in _WAYS]
        self.way.choose(keys[(keys.index(self.way.current) + 1) % len(keys)])

    def do(self, name: str) -> None:
        """A verb of the list, by its key."""
        current = self._current()
        if current is None:
            return
        if name == "reply":
            self.reply.reasons.setFocus()
        elif name.isdigit():
            self.reply.choose(int(name))
        elif name == "L":
            self._write(current)
        elif name == "G":
            self.group()
        elif name == "I":
            self._raise(current)
        elif name == "away" and self.writes and self._try(store_entries.remove_entry, self.context.store, current.id):
            self.context.toast(_("Se quitó {folio}.").format(folio=current.folio), True)

    def group(self) -> None:
        """Join the next of the groups that say nearly the same among those that wait; again, the group behind it."""
        one = self.one
        if one is None or not self.writes:
            return
        groups = alike([e for e in one.entries if not e.answered])
        if not groups:
            self.context.toast(_("Ninguna de las que faltan se parece a otra."), False)
            return
        ids = [{e.id for e in group} for group in groups]
        at = (ids.index(self._joined) + 1) % len(ids) if self._joined in ids else 0
        self._joined = ids[at]
        self.which.choose(_OPEN)
        self._show_list()
        self._select(groups[at][0].id)
        self.list.setFocus()
        folios = join_and([e.folio for e in groups[at][:6]])
        words = _("Grupo {a} de {b}: {folios}. Espacio saca una; R responde a todas.")
        self.context.toast(words.format(a=at + 1, b=len(groups), folios=folios), False)

    def _raise(self, current: CaseEntry) -> None:
        """Into the register of initiatives, where what is asked is not of the plan."""
        folio: list[str] = []
        verb = self.context.actions.get("initiative_from_observation")
        if verb is not None and self.writes:
            self._try(lambda: folio.append(verb(Ref("case_entry", current.id), "")))
        if folio:
            self.context.toast(_("{folio} quedó en el registro: {initiative}.").format(
                folio=current.folio, initiative=folio[0]), True)  # fmt: skip

    def _write(self, current: CaseEntry) -> None:
        if current.outcome is Outcome.NONE:
            self.context.toast(_("Primero respóndala: la carta dice qué se contestó."), False)
        elif not current.neighbour_id:
            self.context.toast(_("Esta observación no dice de quién es."), False)
        else:
            self.context.navigator.start("council.letters", "notify", about=f"case_entry:{current.id}")

    def _go_on(self) -> None:
        """Back to the list, at the next one that waits."""
        self._joined.clear()
        self.refresh()
        self.list.setFocus()

    def show_matrix(self) -> None:
        if self.one is not None:
            show_matrix(self.context, self.one.step)


_BLANK = CaseEntry(case_id="", step_id="", text="")


def _refill(combo: QComboBox, words: set[str]) -> None:
    """The words in use, what is written in it left alone."""
    wanted = ["", *sorted(word for word in words if word)]
    if [combo.itemText(at) for at in range(combo.count())] != wanted:
        text = combo.currentText()
        combo.clear()
        combo.addItems(wanted)
        combo.setCurrentText(text)
