"""«Nueva iniciativa» in under thirty seconds by keyboard, and putting right what was registered."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from munidesk.base.dates import parse_date, show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.participation.domain import Author, AuthorKind, Initiative, Origin
from munidesk.features.participation.initiatives.board import author_word
from munidesk.features.participation.initiatives.similar import Finder
from munidesk.features.participation.initiatives.store import (
    add_author,
    authors_of,
    initiative,
    register,
    remove_author,
    save_initiative,
)
from munidesk.features.participation.kinds import AUTHORS, INITIATIVES
from munidesk.features.participation.store_places import topic_of, topics, zone_of, zones
from munidesk.records.change import changed
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.domain import Gender
from munidesk.town.goals import checked_goals
from munidesk.town.links import link
from munidesk.town.people_lists.store import names, neighbours
from munidesk.ui import theme
from munidesk.ui.combo import known_words
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question
from munidesk.ui.drafts import Draft
from munidesk.ui.forms import Field, Kind, RecordForm, Value
from munidesk.ui.widgets import button, clear, column, label, row, tool


def author_choices() -> list[tuple[AuthorKind, Gender, str]]:
    """How the person at the counter chooses who brings it: kind and gender in one list."""
    return [
        (AuthorKind.NEIGHBOUR, Gender.FEMALE, _("Vecina")),
        (AuthorKind.NEIGHBOUR, Gender.MALE, _("Vecino")),
        (AuthorKind.NEIGHBOUR, Gender.UNKNOWN, _("Vecindad, sin dato")),
        (AuthorKind.ORGANISATION, Gender.UNKNOWN, _("Organización")),
        (AuthorKind.COMMISSION, Gender.UNKNOWN, _("Comisión")),
        (AuthorKind.NEIGHBOUR_COUNCILLOR, Gender.UNKNOWN, _("Concejo vecinal")),
        (AuthorKind.COUNCILLOR, Gender.FEMALE, _("Concejala")),
        (AuthorKind.COUNCILLOR, Gender.MALE, _("Concejal")),
        (AuthorKind.PARTY, Gender.UNKNOWN, _("Bancada")),
        (AuthorKind.ANONYMOUS, Gender.UNKNOWN, _("Anónima")),
        (AuthorKind.UNKNOWN, Gender.UNKNOWN, _("Sin dato")),
    ]


class NewInitiative(Question):
    """Title, who, zone, topic; Enter registers. While the title is typed, the alike ones show below it."""

    def __init__(self, context: Context, *, title: str = "", origin: Origin = Origin.COUNTER) -> None:
        self._context = context
        self._finder = Finder(context.store)
        self.initiative_id = ""
        self._alike: set[str] = set()
        self._title = QLineEdit(title)
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(theme.px(84))
        self._kind, self._name = QComboBox(), QLineEdit()
        self._origin = QComboBox()
        self._date = QLineEdit(show_date(today()))
        self._date.setMinimumWidth(theme.px(112))  # a long zone or topic takes no room from the year
        self._source = QLineEdit()
        self._source.setPlaceholderText(_("acta 11/2026, asunto 4"))
        self._of_an_acta = QWidget()
        self._similar = QVBoxLayout()
        for at, (_kind, _gender, word) in enumerate(author_choices()):
            self._kind.addItem(word, at)
        for one in Origin:
            self._origin.addItem(capital(one.word), one.value)
        self._origin.setCurrentIndex(self._origin.findData(origin.value))
        self._zone, self._topic = known_words(zones(context.store)), known_words(topics(context.store))
        self._told = label(kind="quiet-text", wrap=True)
        self._told.hide()
        super().__init__(
            context.window, _("Nueva iniciativa"), "", _("Registrar"), (self._grid(), self._told),
            draft=context.draft("initiative.new"), again=_("Registrar y &otra"), named={"source": self._source},
        )  # fmt: skip
        self.setMinimumWidth(theme.px(560))
        self._title.textChanged.connect(self._look)
        self._kind.activated.connect(lambda _index: self._complete())
        self._origin.currentIndexChanged.connect(lambda _index: self._ask_source())
        self._ask_source()
        self._complete()
        self._title.setFocus()

    def begin_again(self) -> None:
        """Those of one meeting repeat the kind of person, zone, topic, way and day."""
        self._told.setText(
            _("Se registró la iniciativa {folio}. Escriba la siguiente.").format(
                folio=initiative(self._context.store, self.initiative_id).folio
            )
        )
        self._told.show()
        self._finder = Finder(self._context.store)  # what was just registered may come twice in the same pile
        self._alike.clear()
        for combo in (self._zone, self._topic):
            if combo.findText(text := combo.currentText().strip()) < 0:
                combo.addItem(text)
        for line in (self._title, self._name):
            line.clear()
        self._text.clear()
        self._title.setFocus()

    def _grid(self) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        entries: tuple[tuple[str, QWidget, int, int, int], ...] = (
            (_("Qué se propone"), self._title, 0, 0, 4),
            (_("Quién"), self._kind, 2, 0, 1),
            (_("Nombre (optativo)"), self._name, 2, 1, 3),
            (_("Zona"), self._zone, 3, 0, 1),
            (_("Tema"), self._topic, 3, 1, 1),
            (_("Cómo llegó"), self._origin, 3, 2, 1),
            (_("Fecha"), self._date, 3, 3, 1),
            (_("Detalle (optativo)"), self._text, 5, 0, 4),
        )
        for side in range(4):
            grid.setColumnStretch(side, 1)
        for words, editor, line, side, width in entries:
            editor.setAccessibleName(words)
            cell = column(label(words, "quiet"), editor, spacing=3)
            grid.addLayout(cell, line, side, 1, width)
        words = _("De qué acta y asunto (optativo)")
        self._source.setAccessibleName(words)
        self._of_an_acta.setLayout(column(label(words, "quiet"), self._source, spacing=3))
        grid.addWidget(self._of_an_acta, 4, 0, 1, 4)
        QWidget.setTabOrder(self._date, self._source)
        QWidget.setTabOrder(self._source, self._text)
        self._similar.setSpacing(2)
        grid.addLayout(self._similar, 1, 0, 1, 4)
        return holder

    def _look(self, title: str) -> None:
        """The four most alike; each can be linked to the new one."""
        clear(self._similar)
        found = self._finder.find(title)
        if found:
            self._similar.addWidget(label(_("Ya hay parecidas. Márquelas para vincularlas:"), "quiet"))
        for one in found:
            words = f"{one.initiative.folio} · {one.initiative.title} · {one.initiative.state.word}"
            made = button(words, partial(self._toggle, one.initiative.id), kind="quiet", icon="link")
            made.setCheckable(True)
            made.setChecked(one.initiative.id in self._alike)
            self._similar.addLayout(row(made, None))

    def _ask_source(self) -> None:
        """What came up in the council says in which acta; it is linked to that matter."""
        self._of_an_acta.setVisible(self._origin.currentData() in {Origin.MINUTES.value, Origin.SESSION.value})

    def _toggle(self, key: str) -> None:
        self._alike ^= {key}

    def _complete(self) -> None:
        """Names already known, of the kind chosen."""
        kind = author_choices()[self._kind.currentIndex()][0]
        store = self._context.store
        if kind is AuthorKind.NEIGHBOUR:
            known = [one.name for one in neighbours(store)]
        elif kind is AuthorKind.COUNCILLOR:
            known = [one.person.short_name for one in town.members(store, town.council(store).id)]
        else:
            known = sorted({one.name for one in AUTHORS.all(store, kind=kind.value) if one.name})
        completer = QCompleter(known, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._name.setCompleter(completer)

    def submit(self) -> None:
        kind, gender, _word = author_choices()[self._kind.currentIndex()]
        store = self._context.store
        with store.change(_("Registrar una iniciativa")):
            self.initiative_id = register(
                store,
                Initiative(
                    title=self._title.text(), text=self._text.toPlainText(), received=parse_date(self._date.text()),
                    origin=Origin(str(self._origin.currentData())), zone=zone_of(store, self._zone.currentText()),
                    topic=topic_of(store, self._topic.currentText()),
                ),
                Author(kind=kind, name=self._name.text(), member_id=self._member(kind), gender=gender),
            )  # fmt: skip
            if not self._of_an_acta.isHidden() and self._source.text().strip():
                self._context.actions["raised_in"](Ref("initiative", self.initiative_id), self._source.text())
            for key in self._alike:
                link(store, Ref("initiative", self.initiative_id), Ref("initiative", key), "similar")

    def _member(self, kind: AuthorKind) -> str:
        if kind is not AuthorKind.COUNCILLOR:
            return ""
        store, name = self._context.store, self._name.text().strip()
        found = town.members(store, town.council(store).id)
        return next((one.id for one in found if one.person.short_name == name), "")


def ask_new_initiative(context: Context, *, title: str = "", origin: Origin = Origin.COUNTER) -> str:
    """The id of the last one that was registered; empty when none was."""
    if context.store.read_only:
        context.toast(context.store.read_only_reason, False)
        return ""
    dialog = NewInitiative(context, title=title, origin=origin)
    dialog.exec()
    made = dialog.initiative_id
    dialog.deleteLater()
    return made


class _Authors(QWidget):
    """Who brings it: one line each, added and taken away."""

    def __init__(self, context: Context, initiative_id: str) -> None:
        super().__init__()
        self._context, self._id = context, initiative_id
        self._list = column(spacing=2)
        self._kind, self._name = QComboBox(), QLineEdit()
        for at, (_kind, _gender, word) in enumerate(author_choices()):
            self._kind.addItem(word, at)
        self._name.setPlaceholderText(_("Nombre (optativo)"))
        self._kind.setAccessibleName(_("Autoría"))
        self._draft = Draft(self, {"kind": self._kind, "name": self._name})
        self._draft.show(context.draft(f"author.line:{initiative_id}"))
        layout = column(spacing=6)
        layout.addLayout(self._list)
        layout.addLayout(row(self._kind, self._name, button(_("Agregar"), self._add, kind="small")))
        self.setLayout(layout)
        self._show()

    def _show(self) -> None:
        clear(self._list)
        found = authors_of(self._context.store, self._id)
        private = names(self._context.store, (one.neighbour_id for one in found))
        for one in found:
            words = private.get(one.neighbour_id) or author_word(one.kind, one.gender, one.name)
            away = tool("close", _("Quitar {name}").format(name=words), partial(self._remove, one.id))
            self._list.addLayout(row(label(words), label(one.kind.word, "quiet"), None, away))

    def _add(self) -> None:
        kind, gender, _word = author_choices()[self._kind.currentIndex()]
        add_author(self._context.store, self._id, Author(kind=kind, name=self._name.text(), gender=gender))
        self._name.clear()
        self._draft.done()
        self._show()

    def _remove(self, author_id: str) -> None:
        remove_author(self._context.store, author_id)
        self._show()


def _edited() -> tuple[Field, ...]:
    own = INITIATIVES.field
    return (
        Field("title", _("Qué se propone"), wide=True),
        Field("text", _("Detalle"), Kind.LONG, wide=True),
        Field("received", _("Fecha de recepción"), Kind.DATE),
        Field("origin", _("Cómo llegó"), Kind.CHOICE, tuple((one.value, capital(one.word)) for one in Origin)),
        Field("topic", own("topic").label),
        Field("zone", own("zone").label),
        Field("ods", own("ods").label, hint=_("Números del 1 al 17, separados por comas")),
        Field("area", own("area").label),
        Field("gender_marker", own("gender_marker").label, Kind.BOOL),
    )


def edit_initiative(context: Context, initiative_id: str) -> None:
    """Everything that was registered, in one form; each field saves itself."""

    def load() -> Mapping[str, object]:
        return INITIATIVES.row(initiative(context.store, initiative_id))

    def save(key: str, value: Value) -> None:
        if key == "received" and not value:
            raise UserError(_("La iniciativa necesita su fecha de recepción."), code="missing", field="received")
        typed = checked_goals(str(value or "")) if key == "ods" else value
        record = changed(INITIATIVES, initiative(context.store, initiative_id), key, typed)
        save_initiative(context.store, record, fold_key=f"initiative.{key}:{initiative_id}")

    form = RecordForm(_edited(), load, save)
    form.refresh()
    folio = initiative(context.store, initiative_id).folio
    dialog = Question(
        context.window, _("Iniciativa {folio}").format(folio=folio), "", _("Listo"),
        (form, label(_("Autoría"), "strong"), _Authors(context, initiative_id)),
    )  # fmt: skip
    dialog.setMinimumWidth(theme.px(620))
    dialog.reject_button.hide()
    dialog.exec()
    form.flush()
    dialog.deleteLater()
