"""Datos de una persona: everywhere the file speaks of somebody; a copy for them, or forgetting them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit

from munidesk.base.i18n import _, ngettext
from munidesk.base.sought import Sought
from munidesk.data.exchange import write_json
from munidesk.documents.model import Document
from munidesk.overview import person_files
from munidesk.overview.document_person import build_person, copy_cells, history_lines, sheet_of_person
from munidesk.overview.house import House
from munidesk.overview.person import Fate, Findings, Place, forget, look
from munidesk.overview.person_files import CopyNaming, Paper
from munidesk.records.ref import Ref
from munidesk.town.page_export import Entry, export_menu
from munidesk.ui import dialogs, theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.cells import Cell, ChipCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.export import ask_path
from munidesk.ui.hints import HintStrip
from munidesk.ui.page import Crumb, Page, PageHeader
from munidesk.ui.table import Column, RecordTable
from munidesk.ui.tasks import Job
from munidesk.ui.widgets import button, card, column, label, row

Key = tuple[Ref, Fate]
_TONES = {Fate.ERASE: "accent", Fate.BLACK: "accent", Fate.FORGET: "accent", Fate.REMOVE: "attention"}


class PersonalPage(Page):
    """Asks who; shows the places, each with what would be done; Space takes one out of it or puts it in."""

    def __init__(self, house: House, context: Context) -> None:
        super().__init__(context)
        self._house = house
        self._found = Findings(Sought(""), ())
        self._papers: tuple[Paper, ...] = ()
        self._copies: tuple[CopyNaming, ...] = ()
        self._turned: set[Key] = set()
        """The places that the person chose otherwise than they are offered."""
        self._job: Job | None = None
        self._try = Attempt(context)
        self.header = PageHeader()
        self.header.set(_("Datos de una persona"))
        self.who = QLineEdit()
        self.who.setAccessibleName(_("A quién se busca"))
        self.who.setPlaceholderText(_("Nombre y apellidos, teléfono, documento o correo; separe varios con comas"))
        self.who.returnPressed.connect(self.search)
        self.table = self._made_table()
        self._said = label(kind="quiet-text", wrap=True)
        self._full, self._why = label(wrap=True), label(kind="quiet", wrap=True)
        self._elsewhere = label(kind="quiet-text", wrap=True)
        self._erase = button(_("Borrar y tachar…"), self.erase, icon="trash")
        self._json = button(_("Copia en JSON…"), self.export_json, icon="upload")
        for made in (self._json, export_menu(context, self._exports), self._erase):
            self.header.buttons.addWidget(made)
        self._hints = HintStrip()
        self._lay_out()
        self.setFocusProxy(self.who)
        self._show()

    def _made_table(self) -> RecordTable[Place]:
        table: RecordTable[Place] = RecordTable(
            (
                Column(_("Elegido"), self._chosen_word, width=84),
                Column(_("Qué se hace"), lambda one: one.fate.words, paint=_fate_cell, width=190),
                Column(_("Dónde"), lambda one: one.where, width=330),
                Column(_("Lo que dice"), lambda one: one.says or one.why, paint=_says_cell),
            )
        )
        table.setAccessibleName(_("Lugares donde se nombra a la persona"))
        table.selected.connect(lambda _one: self._show_detail())
        table.opened.connect(self._go)
        for keys, verb in (("Space", self.toggle), ("Del", self.erase)):
            QShortcut(QKeySequence(keys), table, verb, context=Qt.ShortcutContext.WidgetShortcut)
        return table

    def _lay_out(self) -> None:
        asked = row(self.who, button(_("Buscar"), self.search, kind="primary", icon="search"), spacing=12)
        detail = card()
        detail.setLayout(column(self._full, self._why, spacing=4, margins=(16, 10, 16, 10)))
        body = column(spacing=10, margins=(24, 0, 24, 0))
        body.addLayout(asked)
        body.addWidget(self._said)
        body.addWidget(self.table, 1)
        body.addWidget(detail)
        body.addWidget(self._elsewhere)
        whole = column(self.header, spacing=8, margins=(0, 0, 0, 0))
        whole.addLayout(body, 1)
        whole.addWidget(self._hints)
        self.setLayout(whole)
        self._full.setMaximumHeight(theme.px(96))

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Ajustes"), "settings"), (_("Datos de una persona"), ""))

    def open(self, who: str = "") -> None:
        """`who`: search for this name at once."""
        if who:
            self.who.setText(who)
            self.search()

    # -- looking

    def search(self) -> None:
        """Tables and history now; attachments and copies on the worker."""
        sought = Sought(self.who.text())
        self._stop()
        self._papers, self._copies, self._turned = (), (), set()
        self._found = look(self._house, self.context.store, sought)
        self._show(searching=bool(sought))
        self.setFocusProxy(self.table if self._found.places else self.who)
        self.setFocus()
        if sought:
            self._look_elsewhere(sought)

    def _look_elsewhere(self, sought: Sought) -> None:
        store = self.context.store
        path, schemas, folder = store.path, store.schemas, self.context.settings.backup_folder

        def work(job: Job) -> tuple[tuple[Paper, ...], tuple[CopyNaming, ...]]:
            papers = person_files.papers_in(path, schemas)
            near = person_files.copies_near(path, folder)
            return papers, person_files.naming(near, sought, schemas, papers, job.step)

        def done(result: tuple[tuple[Paper, ...], tuple[CopyNaming, ...]]) -> None:
            if job is not self._job:
                return
            self._job = None
            self._papers, self._copies = result
            self._found = look(self._house, store, sought, self._papers)
            self._show()

        job = self._job = self.context.tasks.run(work, done)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    # -- what is shown

    def _show(self, *, searching: bool = False) -> None:
        places = self._found.places
        self.table.show_records(places)
        self._said.setText(self._summary())
        self._elsewhere.setText(self._elsewhere_words(searching))
        some = bool(places)
        for made in (self._json, self._erase):
            made.setEnabled(some)
        self._erase.setEnabled(some and not self.context.store.read_only)
        self._hints.set(
            _("Datos de una persona"),
            (
                ("Enter", _("abrir el registro")), ("Espacio", _("elegir o dejar")), ("Supr", _("borrar y tachar")),
            ) if some else (("Enter", _("buscar")),),
        )  # fmt: skip
        self._show_detail()

    def _summary(self) -> str:
        if not self._found.sought:
            return _(
                "Busca en todos los registros, en el historial, en los archivos adjuntos y en las copias. No hacen "
                "falta tildes, y los apellidos pueden ir en cualquier orden."
            )
        count = len(self._found.places)
        told = _("Ningún registro nombra a «{name}».").format(name=self._found.sought.typed)
        if count:
            told = ngettext("Se nombra en {n} lugar.", "Se nombra en {n} lugares.", count).format(n=count)
        maybe = sum(not one.sure for one in self._found.places)
        doubt = ngettext(
            "{n} puede ser de otra persona: elíjalo con Espacio si es de ella.",
            "{n} pueden ser de otra persona: elíjalos con Espacio si son de ella.", maybe,
        ).format(n=maybe) if maybe else ""  # fmt: skip
        return " ".join(part for part in (told, doubt, *history_lines(self._found)) if part)

    def _elsewhere_words(self, searching: bool) -> str:
        if not self._found.sought:
            return ""
        if searching:
            return _("Buscando en los archivos adjuntos y en las copias…")
        return "\n".join(part for part in (self._unread_words(), self._copies_words()) if part)

    def _unread_words(self) -> str:
        unread = [one.contents.name for one in self._papers if one.said is None]
        if not unread:
            return ""
        return ngettext(
            "{n} archivo adjunto no se puede leer por dentro (una foto, un escaneo): véalo usted. {names}",
            "{n} archivos adjuntos no se pueden leer por dentro (fotos, escaneos): véalos usted. {names}", len(unread),
        ).format(n=len(unread), names=", ".join(unread[:4]) + ("…" if len(unread) > 4 else ""))  # fmt: skip

    def _copies_words(self) -> str:
        if not self._copies:
            return _("Ninguna copia de las carpetas habituales lo nombra.")
        names = ", ".join(f"{name} ({when or cells})" for name, when, cells in map(copy_cells, self._copies[:4]))
        more = len(self._copies) - 4
        rest = ngettext(" y {n} más", " y {n} más", more).format(n=more) if more > 0 else ""
        return _(
            "Lo tienen estas copias, que no se tocan: {names}. Después de borrar, haga un respaldo nuevo y "
            "elimine las que ya no le sirvan; mire también las memorias que no están conectadas."
        ).format(names=f"{names}{rest}")

    def _show_detail(self) -> None:
        one = self.table.current
        texts = one.texts if one is not None else ()
        self._full.setText("\n".join(f"{name}: {_short(text)}" for name, text in texts[:4]))
        self._why.setText(one.why if one is not None else "")

    def _is_chosen(self, one: Place) -> bool:
        return one.fate is not Fate.KEPT and one.sure is not (_key(one) in self._turned)

    def _chosen_word(self, one: Place) -> str:
        return "✓" if self._is_chosen(one) else "–" if one.fate is Fate.KEPT else ""

    def toggle(self) -> None:
        """Take the current place out of what will be forgotten, or put it in."""
        one = self.table.current
        if one is None:
            return
        if one.fate is Fate.KEPT:
            self.context.toast(one.why, False)
            return
        self._turned ^= {_key(one)}
        self.table.viewport().update()

    def _go(self, one: Place) -> None:
        if one.goes is not None and one.goes.key:
            self.context.navigator.go(one.goes.key, **one.goes.arguments)
        else:
            self.context.toast(_("Este lugar no tiene una página propia."), False)

    # -- a copy for the person, or forgetting

    def _exports(self) -> list[Entry]:
        found, copies = self._found, self._copies
        if not found.places:
            return []

        def build() -> Document:
            return build_person(self.context.store, found, copies)

        return [Entry(_("Datos de {name}").format(name=found.sought.typed), build)]

    def export_json(self) -> None:
        """All of it as data."""
        path = ask_path(self.context, _("Datos de {name}").format(name=self._found.sought.typed), ".json")
        if path is None:
            return
        sheet = sheet_of_person(self._found)
        rows = [dict(zip(sheet.keys, cells, strict=True)) for cells in sheet.rows]
        if self._try(write_json, path, rows):
            self.context.toast(_("Se guardó {name}").format(name=path.name), False)

    def erase(self) -> None:
        """Say what will be done and what stays, ask, do it."""
        chosen = [one for one in self._found.places if self._is_chosen(one)]
        if not self._erase.isEnabled():
            return
        if not chosen:
            self.context.toast(_("No hay ningún lugar elegido que se pueda borrar o tachar."), False)
            return
        title = _("Borrar y tachar lo de «{name}»").format(name=self._found.sought.typed)
        warning, window = self._warning(chosen), self.context.window
        if not dialogs.confirm(window, title, warning, _("Borrar y tachar"), final=True):
            return
        if self._try(forget, self._house, self.context.store, self._found.sought, chosen):
            self.context.toast(_("Hecho. Haga ahora un respaldo nuevo."), False)
            self.search()

    def _warning(self, chosen: Sequence[Place]) -> str:
        counts = {fate: sum(one.fate is fate for one in chosen) for fate in Fate}
        kept = sum(one.fate is Fate.KEPT for one in self._found.places)
        lines = [f"{fate.words}: {count}" for fate, count in counts.items() if count]
        lines.append(_("Los nombres se reemplazan por ■■■, también en el historial. No se puede deshacer."))
        if kept:
            lines.append(
                ngettext(
                    "{n} lugar queda como está: las actas aprobadas y los datos públicos no se tachan.",
                    "{n} lugares quedan como están: las actas aprobadas y los datos públicos no se tachan.", kept,
                ).format(n=kept)
            )  # fmt: skip
        lines.append(_("Los respaldos y las copias «antes-de-actualizar» hechos hasta hoy lo conservan."))
        return "\n".join(lines)


def _key(one: Place) -> Key:
    """A record and the file that hangs on it are two places."""
    return one.ref, one.fate


def _short(text: str) -> str:
    return text if len(text) <= 400 else f"{text[:400]}…"


def _fate_cell(one: Place) -> Cell:
    return ChipCell(one.fate.words, _TONES.get(one.fate, "neutral"))


def _says_cell(one: Place) -> Cell:
    return TextCell(one.says or one.why, colour="text" if one.sure else "text2")
