"""Seguimiento: one spreadsheet per area goes out to a stick, comes back, is looked at beside what is here, applied."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from munidesk.base.dates import parse_date, show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.features.planning.document_reminder import build_reminder
from munidesk.features.planning.domain_follow import FollowSheet
from munidesk.features.planning.follow import Area, areas_of, period_words, sheet_state, without_area
from munidesk.features.planning.follow_back import NAME, target
from munidesk.features.planning.follow_return import give_back
from munidesk.features.planning.follow_review import Returned, again, apply, data_of, noted, review, standing, turned
from munidesk.features.planning.page_follow_review import ReviewTable
from munidesk.features.planning.page_plan_tables import PlanTab, to_the_plan
from munidesk.features.planning.page_strip import Figure, Strip
from munidesk.features.planning.store import PlanView
from munidesk.features.planning.store_follow import send, sheets_of, usual_due
from munidesk.sheets import assistant
from munidesk.sheets.opened import Opened
from munidesk.sheets.rehearsal import Fate
from munidesk.town.page_export import Entry, save
from munidesk.ui import dialogs, theme
from munidesk.ui.cells import Cell, ChipCell
from munidesk.ui.choose import SHEETS, ask_files
from munidesk.ui.context import Context
from munidesk.ui.first_step import FirstStep
from munidesk.ui.forms import Field, Kind
from munidesk.ui.hints import hint_line
from munidesk.ui.printing import folder_way
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.tasks import Job
from munidesk.ui.widgets import button, card, column, elided, label, row


class FollowTab(PlanTab):
    """The areas at the left, what the chosen one has or brings at the right."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._returned: dict[str, Returned] = {}
        self._areas: tuple[Area, ...] = ()
        self.strip = Strip()
        self.areas: RecordTable[Area] = RecordTable(
            (
                Column(_("Área"), lambda one: one.name, name=True),
                Column(_("Planilla"), lambda one: self._state(one)[0], paint=self._chip, width=122),
            )
        )
        self.areas.setAccessibleName(_("Áreas y sus planillas"))
        self.areas.selected.connect(lambda _one: self._show_area())
        self.data = ReviewTable()
        self.data.refused.connect(lambda text: context.toast(text, False))
        self.data.turned.connect(lambda place: self._decide(lambda one: turned(one, place)))
        self.data.noted.connect(lambda place, text: self._decide(lambda one: noted(one, place, text)))
        self._name, self._told = label(kind="section"), elided(kind="quiet-text", stretch=True)
        self._foot, self._loose = elided(kind="quiet-text", stretch=True), elided(kind="quiet-text", stretch=True)
        self._lay_out()

    def _lay_out(self) -> None:
        self._bring = button(_("Recibir…"), self.bring, icon="upload")
        self._remind = button(_("Recordatorio"), self._remind_area, icon="printer")
        self._mend = button(_("Corregir…"), self._mend_returned)
        self._back = button(_("Devolver con notas…"), self.give_back, icon="reply")
        self._keys = hint_line(
            (("Espacio", _("tomar el dato o dejarlo")), ("Enter", _("escribir la nota para el área en «Qué pasa»")))
        )
        self._apply = button(_("Aplicar"), self.apply, kind="primary", icon="check")
        self._first = FirstStep(self.context, "table", self.strip, self._left(), self._right())
        todo = _("Escriba en «Plan y cronograma» quién responde por cada actividad: cada área tendrá su planilla.")
        self._first.tell(_("Nadie responde todavía por un renglón de este año."), todo, to_the_plan(self.context))
        layout = column(self.strip, spacing=10, margins=(24, 12, 24, 12))
        layout.addLayout(row(self.left, self.right, spacing=12), 1)
        layout.addWidget(self._first, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.areas)

    def _left(self) -> QFrame:
        self.left = card()
        self.left.setFixedWidth(theme.px(300))
        inner = column(self.areas, self._loose, spacing=8, margins=(1, 1, 1, 10))
        inner.addLayout(row(self._remind, None, self._bring, spacing=8, margins=(10, 0, 10, 0)))
        self.left.setLayout(inner)
        return self.left

    def _right(self) -> QWidget:
        self.right = QWidget()
        inner = column(spacing=8)
        head, foot = (
            row(self._name, self._told, spacing=8),
            row(self._foot, self._mend, self._back, self._apply, spacing=8),
        )
        head.setStretch(1, 1)
        foot.setStretch(0, 1)
        inner.addLayout(head)
        inner.addWidget(self.data, 1)
        inner.addWidget(self._keys)
        inner.addLayout(foot)
        self.right.setLayout(inner)
        return self.right

    # -- what is shown

    def show_plan(self, view: PlanView) -> None:
        store = self.context.store
        sheets = sheets_of(store, view.plan.id)
        self._areas = areas_of(view, view.day.year, sheets)
        self.areas.show_records(self._areas)
        self._first.stand(not self._areas)
        loose = without_area(view, view.day.year)
        words = ngettext(
            "{n} renglón sin responsable no sale.", "{n} renglones sin responsable no salen.", loose
        ).format(n=loose)  # fmt: skip
        self._loose.setText(f"  {words}" if loose else "")
        self._loose.setVisible(bool(loose))
        self.strip.show_figures(self._figures(view, sheets))
        self._bring.setEnabled(not store.read_only)
        self._remind.setEnabled(any(one.back is None for one in sheets))
        self._show_area()

    def _figures(self, view: PlanView, sheets: Sequence[FollowSheet]) -> list[Figure]:
        if not sheets:
            count = len(self._areas)
            words = ngettext("área con renglones este año", "áreas con renglones este año", count)
            return [Figure(str(count), words, _("Todavía no salió ninguna planilla."))]
        back = sum(one.back is not None for one in sheets)
        missing = [one.area for one in sheets if one.back is None]
        wait = sum(one.sheet is not None and one.sheet.id in self._returned for one in self._areas)
        lacks = _("Falta {areas}").format(areas=", ".join(missing)) if missing else _("No falta ninguna.")
        return [
            Figure(str(len(sheets)), ngettext("planilla", "planillas", len(sheets)), period_words(sheets[0].period)),
            Figure(str(back), ngettext("volvió", "volvieron", back), lacks),
            Figure(str(wait), _("por revisar"), _("Leídas y sin aplicar")),
            _due_figure(view, [one.due for one in sheets if one.due is not None]),
        ]

    def _show_area(self) -> None:
        """The lines of the area as they are here; once its sheet is read, what it would change."""
        area, view = self.areas.current, self.view
        if area is None or view is None:
            self.data.show_records(())
            return
        returned = self._of(area)
        self._name.setText(area.name)
        self._told.setText(f"{_count_words(area)} · {_sheet_words(area.sheet)}")
        self.data.show_records(data_of(returned) if returned else standing(view, area))
        count, refused = (returned.changes, returned.rehearsal.count(Fate.REFUSED)) if returned else (0, 0)
        self._apply.setText(_("Aplicar {n}").format(n=count) if count else _("Aplicar"))
        can = returned is not None and not self.context.store.read_only
        self._apply.setVisible(can)
        self._apply.setEnabled(bool(count))
        self._mend.setVisible(can and bool(refused))
        self._back.setVisible(can)
        self._back.setEnabled(returned is not None and bool(returned.wrong))
        self._keys.setVisible(can)
        self._foot.setText(_foot_words(returned, count, refused))

    def _of(self, area: Area) -> Returned | None:
        return self._returned.get(area.sheet.id) if area.sheet is not None else None

    def _state(self, area: Area) -> tuple[str, str, str]:
        if self._of(area) is not None:
            return _("Por revisar"), "attention", "clipboard"
        view = self.view
        return sheet_state(area.sheet, view.day if view is not None else date.min)

    def _chip(self, area: Area) -> Cell:
        return ChipCell(*self._state(area))

    # -- out

    def send(self) -> None:
        """Ask until when, and where; then every area has its sheet there."""
        view = self.view
        if view is None or self.context.store.read_only:
            return
        text = _("Sale una por área, con sus renglones de {year}. Elija después la carpeta o el pendrive.")
        asked = self._ask_where(
            _("Sacar las planillas de seguimiento"), text.format(year=view.day.year), usual_due(view.day)
        )
        if asked is not None:
            self._try(lambda: self.send_to(view, *asked))

    def _ask_where(self, title: str, text: str, due: date) -> tuple[Path, date | None] | None:
        """Into which folder, and until when it has to be back; None when one of the two was cancelled."""
        assert self.view is not None
        said = dialogs.ask(
            self.context.window, title, text, (Field("due", _("Tienen que volver el"), Kind.DATE),),
            values={"due": due.isoformat()}, accept=_("Elegir la carpeta…"),
            draft=self.context.draft(f"follow.send:{self.view.plan.id}"),
        )  # fmt: skip
        chosen = said is not None and QFileDialog.getExistingDirectory(
            self.context.window, title, str(self.context.store.path.parent), QFileDialog.Option.DontUseNativeDialog
        )
        if said is None or not chosen:
            return None
        return Path(chosen), parse_date(said["due"]) if said["due"] else None

    def send_to(self, view: PlanView, folder: Path, due: date | None) -> None:
        """Raises UserError as `store_follow.send`."""
        made = send(self.context.store, view, folder, due)
        n = len(made)
        said = ngettext("{n} planilla está en {folder}", "{n} planillas están en {folder}", n)
        self.context.offer(said.format(n=n, folder=folder), (folder_way(self.context, folder),))

    # -- back

    def bring(self) -> None:
        """Ask for the files that came back, one or several."""
        if self.context.store.read_only:
            return
        folder = self.context.store.path.parent
        self.bring_all(ask_files(self.context.window, _("Recibir planillas"), folder, _("Planillas"), SHEETS))

    def bring_all(self, paths: Sequence[Path]) -> None:
        """Read on the worker, one after another; each is rehearsed when it is home."""
        for path in paths:
            self._read(path)

    def _read(self, path: Path) -> None:
        store = self.context.store

        def work(job: Job) -> Opened:
            return assistant.open_sheets(store, target(), path, job.step, lambda: job.cancelled)

        self.context.tasks.run(work, self._on_read, self._on_unread)

    def _on_read(self, opened: Opened) -> None:
        if self._try(lambda: self._take(opened)) and self._bring.hasFocus() and self._apply.isVisible():
            self.data.setFocus()

    def _on_unread(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.context.toast(str(error), False)
        else:
            self.context.tasks.failed.emit(error)

    def _take(self, opened: Opened) -> None:
        """Beside what is here; one that comes behind another does not take its place under the person's eyes."""
        before = self.areas.current
        returned = review(self.context.store, opened)
        self._returned.pop(returned.sheet.id, None)
        if returned.changes or returned.rehearsal.count(Fate.REFUSED):
            self._returned[returned.sheet.id] = returned
        else:
            words = _("La planilla de {area} no trae nada nuevo.").format(area=returned.sheet.area)
            self.context.toast(" ".join(returned.rehearsal.others) or words, False)
        looked_at = before is not None and self._of(before) is not None
        self._show_again(before.name if before is not None and looked_at else returned.sheet.area)

    def _decide(self, change: Callable[[Returned], Returned]) -> None:
        """A mark was turned or a note written: the same row is shown as it stands now."""
        returned = self._of(self.areas.current) if self.areas.current is not None else None
        if returned is not None:
            self._returned[returned.sheet.id] = change(returned)
            self._show_area()

    def give_back(self) -> None:
        """Ask until when, and where; what is taken is written, and the rest goes back with its notes."""
        view, area = self.view, self.areas.current
        returned = self._of(area) if area is not None else None
        if view is None or returned is None:
            return
        due = returned.sheet.due if returned.sheet.due and returned.sheet.due >= view.day else usual_due(view.day)
        text = _(
            "La planilla vuelve a {area} con una nota en cada celda que hay que corregir. Lo marcado se aplica ahora."
        )
        title = _("Devolver la planilla de {area}").format(area=returned.sheet.area)
        asked = self._ask_where(title, text.format(area=returned.sheet.area), due)
        if asked is not None:
            self._try(lambda: self.give_back_to(returned, *asked))

    def give_back_to(self, returned: Returned, folder: Path, due: date | None) -> None:
        """Raises UserError and WorldError as `follow_return.give_back`; what was written by then is no more offered."""
        try:
            give_back(self.context.store, returned, folder, due)
        except Exception:
            self._returned[returned.sheet.id] = again(self.context.store, returned)
            self._show_again(returned.sheet.area)
            raise
        self._returned.pop(returned.sheet.id, None)
        n = returned.wrong
        said = ngettext("Vuelve a {area} {n} dato con su nota.", "Vuelven a {area} {n} datos con su nota.", n)
        self.context.offer(said.format(n=n, area=returned.sheet.area), (folder_way(self.context, folder),))
        self._show_again(returned.sheet.area)
        self.areas.setFocus()

    def _show_again(self, area: str) -> None:
        if self.view is not None:
            self.show_plan(self.view)
            self.areas.select(lambda one: fold(one.name) == fold(area))

    def apply(self) -> None:
        """What the sheet of the chosen area brings, in one change; then the next one that waits."""
        area = self.areas.current
        returned = self._of(area) if area is not None else None
        if returned is not None and returned.changes:
            self._try(lambda: self._write(returned))

    def _write(self, returned: Returned) -> None:
        done = apply(self.context.store, returned)
        left = again(self.context.store, returned)
        self._returned.pop(returned.sheet.id, None)
        if left.wrong:
            self._returned[returned.sheet.id] = left
        n, refused = done.count(Fate.CHANGED), left.wrong
        said = ngettext("Se aplicó {n} renglón de {area}.", "Se aplicaron {n} renglones de {area}.", n)
        out = ngettext("{n} dato queda afuera.", "{n} datos quedan afuera.", refused).format(n=refused)
        self.context.toast(" ".join((said.format(n=n, area=returned.sheet.area), *([out] if refused else []))), True)
        following = next((one for one in self._returned.values() if one.changes), returned)
        self._show_again(following.sheet.area)
        self.areas.setFocus()

    def _mend_returned(self) -> None:
        """The refused rows are mended in place in the import assistant."""
        area = self.areas.current
        returned = self._of(area) if area is not None else None
        if returned is not None:
            self._returned.pop(returned.sheet.id)
            self.context.navigator.go("import", list=NAME, path=str(returned.path), back="planning")

    def _remind_area(self) -> None:
        """On paper, for the chosen area; for all that are missing where that one is not."""
        view, area = self.view, self.areas.current
        if view is None:
            return
        sheet = area.sheet if area is not None and area.sheet is not None and area.sheet.back is None else None
        words = _("Recordatorio de {area}").format(area=sheet.area) if sheet else _("Recordatorio de seguimiento")
        key = sheet.id if sheet else ""
        save(self.context, Entry(words, lambda: build_reminder(self.context.store, view, key)), ".pdf")


def _due_figure(view: PlanView, days: Sequence[date]) -> Figure:
    if not days:
        return Figure("–", _("sin vencimiento"))
    due = max(days)
    left = (due - view.day).days
    if left < 0:
        base = ngettext("hace {n} día", "hace {n} días", -left).format(n=-left)
        return Figure(show_date(due, "d MMM"), _("venció"), base)
    base = ngettext("falta {n} día", "faltan {n} días", left).format(n=left) if left else _("hoy")
    return Figure(show_date(due, "d MMM"), _("vence"), base)


def _count_words(area: Area) -> str:
    n = len(area.lines)
    return ngettext("{n} renglón", "{n} renglones", n).format(n=n)


def _sheet_words(sheet: FollowSheet | None) -> str:
    if sheet is None:
        return _("su planilla todavía no salió")
    said = _("{file} · salió el {day}").format(file=sheet.file, day=show_date(sheet.sent, "d MMM"))
    return f"{said} · {_('volvió el {day}').format(day=show_date(sheet.back, 'd MMM'))}" if sheet.back else said


def _foot_words(returned: Returned | None, count: int, refused: int) -> str:
    if returned is None:
        return ""
    said = ngettext("{n} dato se anota con su fecha.", "{n} datos se anotan con su fecha.", count).format(n=count)
    out = ngettext("{n} fila no se toma.", "{n} filas no se toman.", refused).format(n=refused)
    others = returned.rehearsal.others
    words = (said if count else _("No trae nada nuevo."), *([out] if refused else []), *others)
    return " ".join(words)
