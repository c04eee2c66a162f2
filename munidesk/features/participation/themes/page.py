"""One theme: what was said in short, a quotation, and the answer with its devolución through its initiative."""

from collections.abc import Mapping

from PySide6.QtWidgets import QFrame, QWidget

from munidesk.base.i18n import _, ngettext
from munidesk.features.participation.initiatives.page import InitiativeDetail
from munidesk.features.participation.kinds import THEMES
from munidesk.features.participation.themes.store import ThemeRow, initiative_of, save_theme, theme
from munidesk.records.change import changed
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind, RecordForm, Value
from munidesk.ui.segments import Segment, Segments
from munidesk.ui.widgets import button, column, label, row, rule


class ThemePanel(QFrame):
    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._context = context
        self._id = ""
        self._row: ThemeRow | None = None
        self._title, self._line = label(kind="panel", wrap=True), label(kind="quiet", wrap=True)
        self._form = RecordForm(
            (
                Field("summary", THEMES.field("summary").label, Kind.LONG, wide=True),
                Field("quote", THEMES.field("quote").label, wide=True),
                Field("quote_by", THEMES.field("quote_by").label, hint=_(THEMES.field("quote_by").says.hint)),
            ),
            self._load,
            self._save,
        )
        self.answer = button(_("Responder este tema"), self.register, kind="primary", icon="reply")
        self.detail = InitiativeDetail(context)
        self._holder = QWidget()
        self._holder.setLayout(column(self._form, spacing=8, margins=(16, 8, 16, 8)))
        head = column(self._title, self._line, spacing=2, margins=(16, 10, 16, 6))
        self._side = Segments((Segment("said", _("Lo que plantearon")), Segment("answer", _("Respuesta"))), "said")
        self._side.chosen.connect(lambda _key: self._show_side())
        layout = column(spacing=0, margins=(1, 1, 1, 1))
        layout.addLayout(head)
        layout.addWidget(rule())
        layout.addLayout(row(self._side, None, margins=(16, 10, 16, 4)))
        layout.addWidget(self._holder)
        layout.addLayout(column(self.answer, spacing=0, margins=(16, 4, 16, 10)))
        layout.addWidget(self.detail, 1)
        layout.addStretch(0)
        self.setLayout(layout)

    def show_theme(self, found: ThemeRow | None) -> None:
        if (found.theme.id if found else "") != self._id:
            self.leave()
        self._id = found.theme.id if found else ""
        one = found.initiative if found else None
        self._title.setText(found.theme.title if found else _("Elija un tema, o cree uno con N."))
        count = len(found.contributions) if found else 0
        words = ngettext("{n} aporte", "{n} aportes", count).format(n=count)
        self._line.setText(
            f"{words} · {_('iniciativa {folio}').format(folio=one.folio)}" if one else words if found else ""
        )
        self._row = found
        self.answer.setEnabled(not self._context.store.read_only)
        self.detail.show_initiative(one.id if one else "")
        self._show_side()
        if found is not None:
            self._form.refresh()

    def _show_side(self) -> None:
        """What was said, or the answer with its line of time."""
        found, said = self._row, self._side.current == "said"
        registered = found is not None and found.initiative is not None
        self._side.setVisible(found is not None)
        self._holder.setVisible(found is not None and said)
        self.answer.setVisible(found is not None and not registered and not said)
        self.detail.setVisible(registered and not said)

    def show_answer(self) -> None:
        self._side.choose("answer")

    def leave(self) -> bool:
        return not self._id or all([self._form.flush(), self.detail.leave()])

    def register(self) -> None:
        """The theme becomes an initiative, so that its answer has a folio, a term and a devolución."""
        if self._id:
            self.leave()
            self.detail.attempt(lambda: initiative_of(self._context.store, self._id))
            self.show_answer()
            self.detail.focus_form()

    def _load(self) -> Mapping[str, object]:
        one = theme(self._context.store, self._id)
        return {"summary": one.summary, "quote": one.quote, "quote_by": one.quote_by}

    def _save(self, key: str, value: Value) -> None:
        store, record = self._context.store, theme(self._context.store, self._id)
        save_theme(store, changed(THEMES, record, key, value), fold_key=f"theme.{key}:{self._id}")
