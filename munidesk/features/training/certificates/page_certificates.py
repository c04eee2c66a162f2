"""«Constancias»: the register by folio; each as it was issued, annulled or given anew, and whether it still holds."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from munidesk.base.dates import show_date, today
from munidesk.base.i18n import _, msgid, ngettext
from munidesk.base.spanish import capital, fold
from munidesk.features.training.certificates import exports
from munidesk.features.training.certificates.document_dc3 import setup
from munidesk.features.training.certificates.register import Entry, Validity, register
from munidesk.features.training.certificates.store import annul, reissue
from munidesk.features.training.certificates.verify import verify
from munidesk.features.training.domain_edition import OutsideCertificate
from munidesk.features.training.kinds import CERTIFICATES, DC3_SETUPS, EDITIONS, OUTSIDE, STAFF
from munidesk.features.training.page_room import RoomPage
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.page_export import Entry as Printed
from munidesk.town.page_export import document_of
from munidesk.town.page_paper import show_paper
from munidesk.town.page_verify import Brought, VerifyDialog, ask_verify
from munidesk.ui import dialogs
from munidesk.ui.ask_record import ask_record
from munidesk.ui.cells import ChipCell, TextCell
from munidesk.ui.context import Context
from munidesk.ui.first_step import goes
from munidesk.ui.forms import Field as Asked
from munidesk.ui.forms import Kind
from munidesk.ui.hints import Said
from munidesk.ui.key_table import KeyTable
from munidesk.ui.making import Making
from munidesk.ui.table import Column
from munidesk.ui.widgets import column, elided, tool

KEY = "capacitacion.certificates"
_KEYS = {
    (Qt.Key.Key_A, False): "annul", (Qt.Key.Key_R, False): "reissue", (Qt.Key.Key_V, False): "verify",
    (Qt.Key.Key_L, False): "batch", (Qt.Key.Key_D, False): "dc3", (Qt.Key.Key_X, False): "print_dc3",
}  # fmt: skip
_LOOKS = {
    Validity.VALID: ("good", "check"), Validity.SOON: ("attention", "clock"), Validity.EXPIRED: ("bad", "clock"),
    Validity.ANNULLED: ("neutral", "close"),
}  # fmt: skip


class CertificatesPage(RoomPage):
    key, name, icon = KEY, msgid("Constancias"), "stamp"

    def __init__(self, context: Context) -> None:
        self._wanted = self._edition = ""
        self._all: tuple[Entry, ...] = ()
        super().__init__(context)

    # -- how it lies

    def make_body(self) -> QWidget:
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(_("Filtrar por folio, persona o curso"))
        self.filter.setAccessibleName(_("Filtrar las constancias"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _text: self._show_rows())
        self.table: KeyTable[Entry] = KeyTable(self._columns(), _KEYS)
        self.table.setAccessibleName(_("Registro de constancias"))
        self.table.asked.connect(self._asked)
        self.table.opened.connect(self.show_one)
        self.table.selected.connect(self._show_about)
        made = QWidget()
        inner = column(self.filter, spacing=8, margins=(24, 12, 24, 12))
        inner.addWidget(self.table, 1)
        self.about = elided(kind="quiet-text")
        inner.addWidget(self.about)
        made.setLayout(inner)
        made.setFocusProxy(self.table)
        return made

    def _columns(self) -> tuple[Column[Entry], ...]:
        figures = town.figures(self.context.store)
        return (
            Column(_("Folio"), lambda one: one.one.folio, width=104,
                   paint=lambda one: TextCell(one.one.folio, strong=True), order=lambda one: one.one.folio),
            Column(_("A nombre de"), lambda one: one.one.person, width=180, order=lambda one: fold(one.one.person)),
            Column(_("Curso"), lambda one: one.one.course, order=lambda one: fold(one.one.course)),
            Column(_("Horas"), lambda one: figures.number(one.one.hours), width=60, right=True),
            Column(_("Emitida"), lambda one: show_date(one.one.issued) if one.one.issued else "", width=92),
            Column(_("Vence"), lambda one: show_date(one.one.expires) if one.one.expires else "", width=92, folds=True,
                   order=lambda one: str(one.one.expires or "9")),
            Column(_("Estado"), lambda one: capital(one.validity.word), width=112,
                   paint=lambda one: ChipCell(capital(one.validity.word), *_LOOKS[one.validity])),
        )  # fmt: skip

    def tools(self) -> Sequence[QWidget]:
        self._verbs = (
            tool("printer", _("Las de su edición (L)"), self.show_batch),
            tool("refresh", _("Reemitir (R)"), self.reissue), tool("close", _("Anular (A)"), self.annul),
        )  # fmt: skip
        self._verify = tool("shield-check", _("Comprobar una constancia (V)"), self.verify)
        self._dc3 = tool("gear", _("Constancias DC-3 (D)"), self.write_dc3)
        return *self._verbs, self._dc3, self._verify

    def making(self) -> Making | None:
        if self.context.store.read_only or not STAFF.all(self.context.store):
            return None
        return Making(_("De otra institución"), self.new)

    def exports(self) -> Sequence[Printed]:
        store, one = self.context.store, self.table.current
        chosen = Selection(id=one.one.id if one is not None else "")
        found = [
            Printed(_("Constancia"), lambda: exports.certificate_paper(store, chosen)),
            Printed(_("Registro de constancias"), lambda: exports.register_paper(store, Selection())),
            Printed(_("Registro de constancias, datos"), lambda: exports.register_sheet(store, Selection()), data=True,
                    paper=False),
        ]  # fmt: skip
        if key := self._edition_of(one):
            found.insert(1, Printed(_("Constancias de su edición"), lambda: exports.batch(store, key), pdf_only=True))
        if setup(store).used:
            found.append(Printed(_("Constancia DC-3"), lambda: exports.dc3_paper(store, chosen)))
        return found

    def hints(self, _there: QWidget) -> Said:
        keys = [
            ("Enter", _("verla")), ("L", _("las de su edición")), ("R", _("reemitir")), ("A", _("anular")),
            ("V", _("comprobar")), ("Ctrl+N", _("de otra institución")),
        ]  # fmt: skip
        if self._mexico():
            keys += (
                [("D", _("DC-3")), ("X", _("imprimir DC-3"))] if setup(self.context.store).used else [("D", _("DC-3"))]
            )
        return _("Teclas de constancias"), tuple(keys), None, ""

    def _mexico(self) -> bool:
        store = self.context.store
        return town.has_municipality(store) and town.municipality(store).country == "MX"

    # -- what is shown

    def open(self, id: str = "", edition: str = "") -> None:  # noqa: A002 - the name in every link
        """One of them, or those of an edition."""
        self._wanted, self._edition = id, edition
        if id:
            self.filter.clear()
        self.refresh()

    def record(self) -> Ref | None:
        one = self.table.current
        return Ref(CERTIFICATES.table, one.one.id) if one is not None else None

    def show_all(self) -> None:
        store = self.context.store
        self._all = register(store)
        self.first.tell(
            _("Todavía no hay ninguna constancia."), _("Se emiten al cerrar una edición, con su folio y su código."),
            goes(self.context, _("Ir a Ediciones"), "capacitacion.editions"),
        )  # fmt: skip
        self.first.stand(not self._all)
        writes = bool(self._all) and not store.read_only
        for each in self._verbs[1:]:
            each.setVisible(writes)
        self._verbs[0].setVisible(bool(self._all))
        self._dc3.setVisible(self._mexico() and not store.read_only)
        states = [one.validity for one in self._all]
        valid = sum(one in {Validity.VALID, Validity.SOON} for one in states)
        soon = states.count(Validity.SOON)
        told = ngettext("{n} vigente", "{n} vigentes", valid).format(n=valid)
        if soon:
            told += " · " + ngettext("{n} por vencer", "{n} por vencer", soon).format(n=soon)
        self.beside.setText(told if self._all else "")
        self._show_rows()

    def _show_rows(self) -> None:
        sought = fold(self.filter.text())
        chosen = self._wanted or (self.table.current.one.id if self.table.current is not None else "")
        own = {one.one.id for one in register(self.context.store, self._edition)} if self._edition else None
        shown = [one for one in self._all if own is None or one.one.id in own]
        self.table.show_records([one for one in shown if sought in _told(one)])
        if chosen:
            self.table.select(lambda one: one.one.id == chosen)
        self._wanted = ""

    def _show_about(self, entry: Entry | None) -> None:
        """Its code, what it takes the place of, and why it was annulled."""
        if entry is None:
            self.about.setText("")
            return
        told = [_("Código {code}").format(code=entry.one.code)]
        if entry.replaces:
            told.append(_("sustituye a {folio}").format(folio=entry.replaces))
        if entry.validity is Validity.ANNULLED:
            told += [entry.words, entry.one.reason]
        self.about.setText(" · ".join(told))

    # -- verbs

    def _asked(self, what: str) -> None:
        reads: dict[str, Callable[[], object]] = {
            "verify": self.verify, "batch": self.show_batch, "print_dc3": self.print_dc3,
        }  # fmt: skip
        writes: dict[str, Callable[[], object]] = {
            "annul": self.annul, "reissue": self.reissue, "dc3": self.write_dc3,
        }  # fmt: skip
        if what in reads:
            reads[what]()
        elif not self.context.store.read_only:
            writes[what]()

    def show_one(self, one: Entry) -> None:
        store, chosen = self.context.store, Selection(id=one.one.id)
        show_paper(
            self.context, one.one.folio,
            lambda _s: document_of(self.context, lambda: exports.certificate_paper(store, chosen)),
        )  # fmt: skip

    def _edition_of(self, one: Entry | None) -> str:
        row_of = self.context.store.get("training_enrolment", one.one.enrolment_id) if one is not None else None
        key = str(row_of["edition_id"]) if row_of is not None else ""
        return key if key and EDITIONS.find(self.context.store, key) is not None else ""

    def show_batch(self) -> None:
        """A page for each that is valid, to print them at once."""
        key, store = self._edition_of(self.table.current), self.context.store
        if key:
            show_paper(
                self.context, _("Constancias de la edición"),
                lambda _s: document_of(self.context, lambda: exports.batch(store, key)),
            )  # fmt: skip

    def print_dc3(self) -> None:
        one, store = self.table.current, self.context.store
        if one is None or not self._mexico():
            return
        if self.attempt(exports.dc3_paper, store, Selection(id=one.one.id)):
            show_paper(
                self.context, "DC-3",
                lambda _s: document_of(self.context, lambda: exports.dc3_paper(store, Selection(id=one.one.id))),
            )  # fmt: skip

    def verify(self) -> None:
        asked = Brought(
            title=_("Comprobar una constancia"), code=_("Folio o código de la constancia"),
            like=_("Por ejemplo: C-2026-0031 o 7K3M-Q9TD"), pdf=_("El PDF de la constancia"),
            text=_("Dice si es una constancia de este municipio, si está íntegra y si vale. Escriba su folio o su "
                   "código, o elija su PDF."),
        )  # fmt: skip
        ask_verify(VerifyDialog(self.context, asked, verify))

    def annul(self) -> None:
        one, store = self.table.current, self.context.store
        if one is not None:
            dialogs.ask_text(
                self.context.window, _("Anular la constancia {folio}").format(folio=one.one.folio),
                _("Conserva su folio y queda en el registro como anulada. ¿Por qué?"), accept=_("Anular"),
                submit=lambda text: annul(store, one.one.id, text),
                draft=self.context.draft(f"training_certificate.annul:{one.one.id}"),
            )  # fmt: skip

    def reissue(self) -> None:
        """With the next folio; the one before is annulled and named in it."""
        one, store = self.table.current, self.context.store
        if one is None:
            return
        made: list[str] = []

        def submit(told: dict[str, str]) -> None:
            made.append(reissue(store, one.one.id, told["reason"], told["person"]).id)

        fields = (Asked("reason", _("Motivo")), Asked("person", _("A nombre de")))
        dialogs.ask(
            self.context.window, _("Reemitir la constancia {folio}").format(folio=one.one.folio),
            _("Se anula y se da otra, con el folio siguiente, que dice a cuál sustituye."), fields,
            values={"person": one.one.person}, accept=_("Reemitir"), submit=submit,
            draft=self.context.draft(f"training_certificate.reissue:{one.one.id}"),
        )  # fmt: skip
        if made:
            self.open(id=made[0], edition=self._edition)

    def new(self) -> None:
        """One that somebody else issued: it is kept in the file of the person and gets no folio."""
        store = self.context.store
        people = tuple((one.id, one.name) for one in STAFF.all(store))
        whose = Asked("staff_id", _("De quién"), Kind.CHOICE, choices=people)
        blank = OutsideCertificate(staff_id=people[0][0], title="", issued=today())
        done = ask_record(
            self.context, OUTSIDE, blank, ("title", "issuer", "number", "hours", "issued", "expires"),
            _("Constancia de otra institución"), lambda one: OUTSIDE.save(store, one), town.figures(store),
            text=_("Se guarda en la ficha de la persona, sin folio nuestro."), also={"staff_id": whose},
            values={"staff_id": people[0][0]}, said=lambda one, told: replace(one, staff_id=told["staff_id"]),
        )  # fmt: skip
        if done:
            self.context.toast(_("Quedó en la ficha de la persona."), True)

    def write_dc3(self) -> None:
        """Whether they are issued at all, and what each says of the employer."""
        store = self.context.store
        if self._mexico():
            ask_record(
                self.context, DC3_SETUPS, setup(store),
                ("used", "employer_rfc", "agent", "employer_signer", "workers_signer"), _("Constancias DC-3"),
                lambda one: DC3_SETUPS.save(store, one, label=_("Datos de las DC-3")), town.figures(store),
                text=_("La pide la Ley Federal del Trabajo, que no rige en muchos ayuntamientos. Verifique su norma."),
            )  # fmt: skip


def _told(entry: Entry) -> str:
    """What the filter looks in."""
    return fold(f"{entry.one.folio} {entry.one.person} {entry.one.course}")
