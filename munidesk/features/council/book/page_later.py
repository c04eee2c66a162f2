"""The card of what comes after the approval: fe de erratas in a later session, annulment by one of its resolutions."""

from functools import partial

from PySide6.QtWidgets import QFrame

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.council.book import store_later as verbs
from munidesk.features.council.minutes.document_later import errata_of, named
from munidesk.features.council.minutes.wording import correction_words
from munidesk.features.council.view import SessionView
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.flow import WrapLayout
from munidesk.ui.forms import Field, Kind
from munidesk.ui.widgets import button, clear, column, label, link, row, tool


class LaterCard(QFrame):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._context = context
        self._view: SessionView | None = None
        self._try = Attempt(context)
        self._lines = column(spacing=6)
        self._erratum = button(_("Fe de erratas…"), self._ask_erratum, icon="pencil")
        self._annul = button(_("Anular por resolución…"), self._ask_annul, icon="alert")
        layout = column(spacing=10, margins=(16, 14, 16, 14))
        layout.addWidget(label(_("Después de aprobada"), "panel"))
        layout.addLayout(self._lines)
        layout.addLayout(WrapLayout(self._erratum, self._annul))
        self.setLayout(layout)

    def show_view(self, view: SessionView) -> None:
        self._view = view
        self.setVisible(view.frozen or bool(view.annuls))
        editable = view.frozen and not self._context.store.read_only
        self._erratum.setVisible(editable)
        self._annul.setVisible(editable)
        clear(self._lines)
        if view.frozen:
            text = _(
                "El acta ya no cambia. La errata o la anulación se dicen en otra sesión y quedan en las dos actas."
            )
            self._lines.addWidget(label(text, "quiet-text", wrap=True))
        for one, by in errata_of(view):
            self._line(_("Fe de erratas: {what}").format(what=correction_words(one)), by.id, named(by))
        for annulment, resolution, by in view.annulled_by:
            number = f"{resolution.number}/{resolution.year}" if resolution.number else _("sin número")
            what = annulment.reach or _("el acta entera")
            words = _("Anulación por la resolución {n}: {what}").format(n=number, what=what)
            self._line(words, by.id, named(by), annulment.id)
        for _annulment, of, minutes in view.annuls:
            self._line(_("Una resolución de esta sesión anula el acta {n}.").format(n=minutes.called), of.id, named(of))

    def _line(self, words: str, session_id: str, where: str, annulment_id: str = "") -> None:
        """What was said, and the other acta, a click away."""
        self._lines.addWidget(label(words, wrap=True))
        go = link(where, partial(self._context.navigator.go, "council.session", id=session_id, step="minutes"))
        line = row(go, None, spacing=4)
        if annulment_id and not self._context.store.read_only:
            line.addWidget(tool("close", _("Quitar la anulación"), partial(self._take_back, annulment_id)))
        self._lines.addLayout(line)

    def _take_back(self, annulment_id: str) -> None:
        self._try(verbs.take_back, self._context.store, annulment_id)

    def _ask_erratum(self) -> None:
        view = self._view
        if view is None:
            return
        later = verbs.errata_sessions(self._context.store, view.session.id)
        if not later:
            text = _("Convoque antes la sesión que la va a decir: la fe de erratas se lee en una sesión posterior.")
            dialogs.tell(self._context.window, _("Fe de erratas"), text)
            return
        fields = (
            Field("session", _("En qué sesión se dice"), Kind.CHOICE, tuple((one.id, one.label) for one in later)),
            Field("where_it_says", _("Donde dice"), Kind.LONG),
            Field("must_say", _("Debe decir"), Kind.LONG, hint=_("Vacío: se suprime")),
            Field("place", _("En qué lugar"), hint=_("Por ejemplo: asunto 4, párrafo 2.")),
        )

        def submit(said: dict[str, str]) -> None:
            verbs.propose_erratum(
                self._context.store, view.session.id, said["session"], where_it_says=said["where_it_says"],
                must_say=said["must_say"], place=said["place"],
            )  # fmt: skip

        dialogs.ask(
            self._context.window, _("Fe de erratas del acta {n}").format(n=view.minutes.called), "", fields,
            accept=_("Proponer"), draft=self._context.draft(f"erratum:{view.session.id}"), submit=submit,
            focus="where_it_says",
        )  # fmt: skip

    def _ask_annul(self) -> None:
        view = self._view
        if view is None:
            return
        found = verbs.annulling_resolutions(self._context.store, view.session.id)
        if not found:
            text = _(
                "Un acta aprobada solo la anula una resolución de una sesión posterior, cuya acta no esté aprobada."
            )
            dialogs.tell(self._context.window, _("Anular por resolución"), text)
            return
        fields = (
            Field("resolution", _("Resolución que la anula"), Kind.CHOICE, found),
            Field("reach", _("Qué se anula"), hint=_("Vacío: el acta entera. Por ejemplo: la resolución 40/2026")),
        )

        def submit(said: dict[str, str]) -> None:
            if not said["resolution"]:
                raise UserError(_("Elija la resolución."))
            verbs.annul(self._context.store, view.session.id, said["resolution"], said["reach"])

        title = _("Anular el acta {n} por resolución").format(n=view.minutes.called)
        dialogs.ask(
            self._context.window, title, "", fields, accept=_("Anotar la anulación"),
            draft=self._context.draft(f"annul:{view.session.id}"), submit=submit,
        )  # fmt: skip
