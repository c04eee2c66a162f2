"""One encounter: its facts, who came, what they said, photographs and acta."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from munidesk.base.dates import show_long, show_time, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.documents.model import Document
from munidesk.features.participation.domain import EncounterKind, EncounterState
from munidesk.features.participation.encounters.document import build_encounter, build_sign_in
from munidesk.features.participation.encounters.page_attendance import AttendanceTab
from munidesk.features.participation.encounters.page_contributions import ContributionsTab
from munidesk.features.participation.encounters.rules import age_counts, encounter_problems, written_ages
from munidesk.features.participation.encounters.store import (
    encounter,
    encounters,
    hold,
    save_encounter,
)
from munidesk.features.participation.initiatives.page_looks import encounter_chip, encounter_words
from munidesk.features.participation.kinds import ENCOUNTERS
from munidesk.records.change import changed
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection, Sheet
from munidesk.town import store as town
from munidesk.town.attachments import attachment_bytes, attachments_of
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.page_export import Build, Entry, export_menu
from munidesk.town.page_import_list import import_button
from munidesk.town.page_links import LinksPanel
from munidesk.town.page_paper import show_paper
from munidesk.town.people_lists.domain import BANDS, AgeBand
from munidesk.town.photos import attach_photo
from munidesk.ui.choose import PICTURES, ask_files
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind, RecordForm, Value
from munidesk.ui.page import Crumb, Page, PageHeader
from munidesk.ui.scroll import scrolling
from munidesk.ui.tabs import Tabs
from munidesk.ui.widgets import button, card, column, label, row


class EncounterPage(Page):
    tables = frozenset({"encounter", "attendee", "contribution", "theme", "attachment", "link", "neighbour"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._id = ""
        self.header = PageHeader()
        self._held = button(_("Se realizó"), self._hold, kind="primary", icon="check")
        self._hearing = button(_("Documento de la audiencia"), self.hearing, icon="megaphone")
        self.header.buttons.addWidget(self._hearing)
        self._import = import_button(
            context, self._incoming, "participation.encounter", self, lambda: f"encounter_id:{self._id}"
        )
        self.header.buttons.addWidget(self._import)
        self.header.buttons.addWidget(export_menu(context, self._exports))
        self.header.buttons.addWidget(self._held)
        self.tabs = Tabs(
            (
                (_("Asistencia"), lambda: self._made(AttendanceTab(context))),
                (_("Aportes"), lambda: self._made(ContributionsTab(context))),
                (_("Datos"), lambda: self._made(_FactsTab(context))),
                (_("Fotos y acta"), lambda: self._made(_PapersTab(context))),
            )
        )
        self.tabs.shown.connect(self._show_import)
        layout = column(self.header, spacing=0, margins=(0, 8, 0, 0))
        layout.addWidget(self.tabs, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.tabs)

    def _made(self, tab: "AttendanceTab | ContributionsTab | _FactsTab | _PapersTab") -> QWidget:
        tab.show_encounter(self._id)
        return tab

    def record(self) -> Ref | None:
        return Ref("encounter", self._id) if self._id else None

    def open(self, id: str = "", tab: str = "") -> None:  # noqa: A002 - the name in every link
        self._id = id
        for at in range(4):
            made = self.tabs.tab(at)
            if isinstance(made, AttendanceTab | ContributionsTab | _FactsTab | _PapersTab):
                made.show_encounter(id)
        self.tabs.show_tab(int(tab) if tab.isdigit() else 0)

    def crumbs(self) -> Sequence[Crumb]:
        return ((_("Participación"), "participation"), (_("Encuentro"), ""), (self.tabs.word, ""))

    def refresh(self) -> None:
        if not self._id or self.context.store.get("encounter", self._id) is None:
            return
        one = encounter(self.context.store, self._id)
        day = show_long(one.date, town.municipality(self.context.store).country)
        at = show_time(one.start) if one.start else ""
        line = " · ".join(part for part in (encounter_words(one.kind), day, at, one.place) if part)
        self.header.set(one.title, line, encounter_chip(one.state))
        self._hearing.setVisible(one.kind is EncounterKind.HEARING)
        self._held.setVisible(one.state is EncounterState.PLANNED and not self.context.store.read_only)
        self.tabs.refresh()
        self._show_import()

    def _show_import(self) -> None:
        self._import.setVisible(bool(self._incoming()) and not self.context.store.read_only)

    def _incoming(self) -> str:
        """The list of the tab that is shown; empty where none comes in by a sheet."""
        return {0: "attendees", 1: "contributions"}.get(self.tabs.index, "")

    def leave(self) -> bool:
        return self.tabs.leave()

    def _hold(self) -> None:
        hold(self.context.store, self._id)
        self.context.toast(_("El encuentro quedó como realizado."), True)

    def hearing(self) -> None:
        """One click: everything of the year, gathered into the document of the hearing."""
        since = encounter(self.context.store, self._id).date.replace(month=1, day=1)
        until = max(since, min(today(), since.replace(month=12, day=31)))
        chosen = Selection(id=self._id, since=since, until=until)
        show_paper(self.context, _("Audiencia pública"), partial(self.context.document, "hearing"), chosen=chosen)

    def _made_of(self, name: str) -> Build:
        def build() -> Document | Sheet:
            made = self.context.make(name, Selection(id=self._id))
            assert isinstance(made, Document | Sheet)
            return made

        return build

    def _exports(self) -> list[Entry]:
        store, key = self.context.store, self._id
        found = [
            Entry(_("Informe del encuentro"), lambda: build_encounter(store, key)),
            Entry(_("Planilla de asistencia"), lambda: build_sign_in(store, key)),
        ]
        if store.get("encounter", key) is not None and encounter(store, key).kind is EncounterKind.HEARING:
            found.append(Entry(_("Documento de la audiencia"), self._made_of("hearing")))
            found.append(Entry(_("Afiche de la audiencia"), self._made_of("hearing-poster")))
            found.append(Entry(_("Hoja de preguntas"), self._made_of("hearing-questions")))
        return found


def _fact_fields() -> tuple[Field, ...]:
    kinds = tuple((kind.value, encounter_words(kind)) for kind in EncounterKind)
    states = tuple((one.value, encounter_chip(one)[0]) for one in EncounterState)
    own = ENCOUNTERS.field
    return (
        Field("title", own("title").label, wide=True),
        Field("kind", own("kind").label, Kind.CHOICE, kinds),
        Field("state", own("state").label, Kind.CHOICE, states),
        Field("date", own("date").label, Kind.DATE),
        Field("zone", own("zone").label),
        Field("start", own("start").label, Kind.TIME),
        Field("end", own("end").label, Kind.TIME),
        Field("place", own("place").label),
        Field("facilitators", own("facilitators").label),
        Field("call_text", own("call_text").label, Kind.LONG, wide=True),
        Field("agenda", own("agenda").label, Kind.LONG, wide=True),
        Field("notes", own("notes").label, Kind.LONG, wide=True),
    )


def _count_fields() -> tuple[Field, ...]:
    return (
        *(Field(name, ENCOUNTERS.field(name).label, Kind.NUMBER) for name in ("women", "men", "unknown")),
        *(Field(f"age:{band.value}", band.word, Kind.NUMBER) for band in BANDS),
    )


class _FactsTab(QWidget):
    """Facts and, when nobody made a list, how many people there were."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._id = ""
        self._form = RecordForm(_fact_fields(), self._load, self._save)
        self._counts = RecordForm(_count_fields(), self._load, self._save, town.figures(context.store))
        self._problems = label(kind="fault", wrap=True)
        note = label(
            _("Solo si no hay lista: cuántas personas se contaron. Lo que nadie contó queda en blanco."),
            "quiet",
            wrap=True,
        )
        left, right = card(), card()
        left.setLayout(column(label(_("Datos"), "panel"), self._form, None, spacing=10, margins=(16, 14, 16, 14)))
        right.setLayout(
            column(label(_("Recuento"), "panel"), note, self._counts, self._problems, None, spacing=10,
                   margins=(16, 14, 16, 14))
        )  # fmt: skip
        holder = QWidget()
        inner = row(left, right, spacing=16, margins=(24, 16, 24, 16))
        inner.setStretch(0, 3)
        inner.setStretch(1, 2)
        holder.setLayout(inner)
        scroll = scrolling(holder)
        self.setLayout(column(scroll, spacing=0))

    def show_encounter(self, encounter_id: str) -> None:
        self._id = encounter_id

    def refresh(self) -> None:
        if self._context.store.get("encounter", self._id) is None:
            return
        self._form.refresh()
        self._counts.refresh()
        one = encounter(self._context.store, self._id)
        listed = next((r.listed for r in encounters(self._context.store) if r.encounter.id == one.id), 0)
        self._problems.setText("\n".join(problem.text for problem in encounter_problems(one, listed)))
        self.setEnabled(not self._context.store.read_only)

    def leave(self) -> bool:
        return all([self._form.flush(), self._counts.flush()])

    def _load(self) -> Mapping[str, object]:
        one = encounter(self._context.store, self._id)
        ages = age_counts(one)
        return {**ENCOUNTERS.row(one), **{f"age:{band.value}": ages.get(band) for band in BANDS}}

    def _save(self, key: str, value: Value) -> None:
        store, one = self._context.store, encounter(self._context.store, self._id)
        if key.startswith("age:"):
            number = value if isinstance(value, int) else None
            ages = written_ages({**age_counts(one), AgeBand(key[4:]): number})
            save_encounter(store, replace(one, age_counts=ages))
            return
        if key == "date" and not value:
            raise UserError(_("El encuentro necesita su fecha."), code="missing", field="date")
        save_encounter(store, changed(ENCOUNTERS, one, key, value), fold_key=f"encounter.{key}:{self._id}")


class _PapersTab(QWidget):
    """Photographs made small and without place, other papers, the acta with the council's engine, links."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._id = ""
        self._photos = QListWidget()
        self._photos.setViewMode(QListWidget.ViewMode.IconMode)
        self._photos.setIconSize(QSize(160, 120))
        self._photos.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._photos.setAccessibleName(_("Fotografías"))
        self.papers, self.links = AttachmentsPanel(context), LinksPanel(context)
        add = button(_("Agregar fotos…"), self._choose, icon="image")
        minutes = button(_("Escribir el acta"), self._minutes, icon="file")
        note = label(_("Las fotos se guardan reducidas y sin los datos del lugar ni de la cámara."), "quiet", wrap=True)
        left, right = card(), card()
        left.setLayout(
            column(label(_("Fotografías"), "panel"), note, self._photos, add, spacing=8, margins=(16, 14, 16, 14))
        )
        right.setLayout(
            column(
                label(_("Acta"), "panel"),
                label(_("Se escribe como la del Concejo: asistencia, asuntos, votaciones si las hay, y su aprobación."),
                      "quiet", wrap=True),
                minutes, label(_("Archivos"), "panel"), self.papers, label(_("Vínculos"), "panel"), self.links, None,
                spacing=8, margins=(16, 14, 16, 14),
            )
        )  # fmt: skip
        layout = row(spacing=16, margins=(24, 16, 24, 16))
        layout.addWidget(left, 3)
        layout.addWidget(right, 2)
        self.setLayout(layout)

    def show_encounter(self, encounter_id: str) -> None:
        self._id = encounter_id

    def refresh(self) -> None:
        owner = Ref("encounter", self._id)
        self.papers.show_owner(owner)
        self.links.show_owner(owner)
        self._photos.clear()
        for one in attachments_of(self._context.store, owner):
            if one.media_type.startswith("image/"):
                pixmap = QPixmap()
                pixmap.loadFromData(attachment_bytes(self._context.store, one))
                small = pixmap.scaled(
                    160, 120, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
                self._photos.addItem(QListWidgetItem(QIcon(small), one.name))

    def _choose(self) -> None:
        context = self._context
        folder = context.store.path.parent
        self.attach(ask_files(context.window, _("Fotografías"), folder, _("Imágenes"), (*PICTURES, ".webp")))

    def attach(self, paths: Sequence[Path]) -> None:
        for path in paths:
            try:
                attach_photo(self._context.store, Ref("encounter", self._id), path)
            except UserError as error:
                self._context.toast(str(error), False)
        self.refresh()

    def _minutes(self) -> None:
        action = self._context.actions.get("minutes")
        if action is not None:
            session = action(Ref("encounter", self._id), "")
            self._context.navigator.go("council.session", id=session, step="agenda")
