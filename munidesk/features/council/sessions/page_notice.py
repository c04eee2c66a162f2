"""Step 1: when, where and who; the notice beside it as it will print."""

from dataclasses import replace

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.documents import render
from munidesk.features.council.acts.page_sent import SentCard
from munidesk.features.council.acts.sending import notice_document, sent_document
from munidesk.features.council.domain import DeputyReason, Modality, SessionKind
from munidesk.features.council.kinds import SESSIONS
from munidesk.features.council.sessions.store import save_session
from munidesk.features.council.view_data import SessionView, load_view, session_of
from munidesk.town import store as town
from munidesk.town.page_person import ask_person
from munidesk.ui import theme
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind, RecordForm, Value
from munidesk.ui.preview import PdfPreview
from munidesk.ui.scroll import scrolling
from munidesk.ui.tasks import Job
from munidesk.ui.widgets import column, label, row, rule

_NEW = "+"
"""What the list of people says for somebody who is not in it."""


class NoticeStep(QWidget):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._view: SessionView | None = None
        self._form: RecordForm | None = None
        self._drawn: object = None
        self._sent = SentCard(context)
        self._left = column(
            label(_("Datos de la sesión"), "panel"), self._sent, spacing=12, margins=(24, 16, 24, 16)
        )  # fmt: skip
        self._left.addStretch(1)
        holder = QWidget()
        holder.setLayout(self._left)
        scroll = scrolling(holder)
        scroll.setMinimumWidth(theme.px(420))
        self._preview = PdfPreview()
        layout = row(spacing=0)
        layout.addWidget(scroll, 2)
        layout.addWidget(rule(vertical=True))
        layout.addWidget(self._preview, 3)
        self.setLayout(layout)

    def show_view(self, view: SessionView) -> None:
        self._view = view
        if self._form is None:
            self._form = RecordForm(self._fields(), self._load, self._save, town.figures(self._context.store))
            self._left.insertWidget(1, self._form)
            self._form.show()  # now, not once the layout comes to it: the keyboard begins in it
            self.setFocusProxy(self._form.editor("date"))
        self._form.refresh()
        self._form.setEnabled(not view.frozen and not self._context.store.read_only)
        self._sent.show_view(view)
        self._draw(view)

    def leave(self) -> bool:
        return self._form is None or self._form.flush()

    def _fields(self) -> tuple[Field, ...]:
        people = tuple((one.id, one.listed_name) for one in town.people(self._context.store))
        nobody = (("", _("Sin indicar")),)
        kinds = tuple((one.value, capital(one.alone)) for one in SessionKind)
        modalities = tuple((one.value, capital(one.word)) for one in Modality)
        reasons = tuple((one.value, one.word or "–") for one in DeputyReason)
        return (
            Field("date", _("Fecha"), Kind.DATE),
            Field("start", _("Hora"), Kind.TIME),
            Field("kind", _("Clase de sesión"), Kind.CHOICE, kinds),
            Field("number", _("Número"), Kind.NUMBER),
            *self._call(),
            Field("modality", _("Modalidad"), Kind.CHOICE, modalities),
            Field("place", _("Lugar"), hint=_("Por ejemplo: Salón del Concejo")),
            Field("place_address", _("Ubicado en"), hint=_("Por ejemplo: la calle Las Acacias 1420")),
            Field("chair_id", _("Preside"), Kind.CHOICE, nobody + people),
            Field("chair_title", _("En calidad de"), hint=_("Solo si no es su cargo: Alcaldesa en funciones")),
            Field("deputy_of_id", _("En lugar de"), Kind.CHOICE, nobody + people),
            Field("deputy_reason", _("Por"), Kind.CHOICE, reasons),
            Field("secretary_id", _("Secretaría"), Kind.CHOICE, (*nobody, *people, (_NEW, _("Otra persona…")))),
            Field("officials_present", _("Funcionarios presentes"), Kind.NUMBER),
            Field("public_present", _("Vecinas y vecinos presentes"), Kind.NUMBER),
            Field("public_note", _("Otros presentes"), hint=_("Por ejemplo: la prensa local"), wide=True),
        )

    def _call(self) -> tuple[Field, ...]:
        """First or second, where the country calls twice."""
        if "second_call" not in town.profile_of(self._context.store).deadlines:
            return ()
        return (Field("call", _("Convocatoria"), Kind.CHOICE, (("1", _("Primera")), ("2", _("Segunda")))),)

    def _load(self) -> dict[str, object]:
        return {} if self._view is None else dict(SESSIONS.row(self._view.session))

    def _save(self, key: str, value: Value) -> None:
        if self._view is None:
            return
        if value == _NEW:
            QTimer.singleShot(0, self.add_secretary)  # once the list that was being used has closed
            return
        own = self._view.session.id
        session = session_of(self._context.store, own)
        save_session(self._context.store, SESSIONS.with_stored(session, key, value), fold=f"session.{key}:{own}")

    def add_secretary(self) -> None:
        """Somebody who is not in the file yet: an official who sits nowhere."""
        if self._view is None:
            return
        asked = _("La persona que actuó en Secretaría en esta sesión. El acta la nombra.")
        person = ask_person(self._context, _("Secretaría"), asked)
        store, session_id = self._context.store, self._view.session.id
        if person is not None:
            with store.change(_("Indicar quién actuó en Secretaría")):
                secretary = town.save_person(store, person)
                save_session(store, replace(session_of(store, session_id), secretary_id=secretary))
        self._form_again()

    def _form_again(self) -> None:
        """With the people of now in its lists."""
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        if self._view is not None:
            self.show_view(load_view(self._context.store, self._view.session.id))
            self._focus("secretary_id")

    def _focus(self, key: str) -> None:
        if self._form is not None:
            self._form.editor(key).setFocus()

    def _draw(self, view: SessionView) -> None:
        """Draw again only when something the notice prints has changed."""
        wanted = (view.session, view.items, view.substitutions, view.municipality, view.notices)
        if wanted == self._drawn:
            return
        self._drawn = wanted
        self._preview.busy()
        view = load_view(self._context.store, view.session.id)
        document = sent_document(view.notices[-1]) if view.notices else notice_document(view)

        def work(_job: Job) -> bytes:
            return render.pdf_bytes(document)

        self._context.tasks.run(work, self._preview.show_pdf)
