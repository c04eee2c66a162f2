"""Middle panel of the session: the text of the matter and its motions."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from munidesk.base.dates import now, show_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.features.council import guard
from munidesk.features.council.domain import AgendaItem, ItemKind, SessionState
from munidesk.features.council.minutes.store_resolutions import add_correction
from munidesk.features.council.minutes.wording import chair_title
from munidesk.features.council.sessions.store_items import save_item
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.page_motion import MotionCard
from munidesk.features.council.votes.store import add_motion, open_vote
from munidesk.records.ref import Ref
from munidesk.town.posts import member_name
from munidesk.ui import dialogs, theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.autosave import Autosave, pending
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind
from munidesk.ui.richtext import RichEditor
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import button, clear, column, keycap, label, row, rule, tool


class _Editor(RichEditor):
    """Esc leaves the text, F9 puts the hour, @ before a word offers the names; every other key writes."""

    left = Signal()
    names_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.left.emit()
                return
            case Qt.Key.Key_B if control:
                self.toggle_bold()
                return
            case Qt.Key.Key_I if control:
                self.toggle_italic()
                return
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if control:
                # Ctrl+Enter is the motion's: the text itself must not take it as a line break.
                event.ignore()
                return
        if event.text() == "@" and not self.isReadOnly() and self._at_word_start():
            self.names_wanted.emit()
            return
        super().keyPressEvent(event)

    def _at_word_start(self) -> bool:
        """An @ inside a word is an address, and is written."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        return not before or not before[-1].isalnum()


class MatterPanel(QFrame):
    """`left_text` fires on Esc; the ballots of the last motion then take the keys."""

    left_text = Signal()
    worked = Signal()
    """Something is written of the item, or moved: it is being treated."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self._context = context
        self._try = Attempt(context)
        self._view: SessionView | None = None
        self._item: AgendaItem | None = None
        self._cards: dict[str, MotionCard] = {}
        self._title = label(kind="panel")
        self._papers = label(kind="quiet")
        self.editor = _Editor()
        self.editor.setAccessibleName(_("Texto de lo tratado"))
        self.editor.setPlaceholderText(_("Escriba aquí lo tratado. La moción se agrega con Ctrl+Enter."))
        self.editor.setMinimumHeight(theme.px(96))
        self.editor.left.connect(self.left_text)
        self.editor.names_wanted.connect(self.offer_names)
        self._autosave = Autosave(self.editor, self._save)
        self.editor.told.connect(lambda words: context.toast(words, False))
        self.editor.edited.connect(self._autosave.touch)
        self.editor.edited.connect(self.worked)
        self._saved = label(kind="quiet")
        pending().changed.connect(self._show_saved)
        self._motions: QVBoxLayout = column(spacing=0)
        self._first = button(_("Agregar moción"), self.new_motion, kind="quiet", icon="plus")
        self._correct = button(_("Corrección al acta anterior…"), self._add_correction, kind="quiet", icon="pencil")
        self._corrections = label(kind="quiet", wrap=True)
        holder = QWidget()
        inner = column(spacing=0)
        inner.addWidget(self._corrections)
        inner.addLayout(self._motions)
        inner.addLayout(row(self._first, self._correct, keycap("Ctrl+Enter"), None, margins=(8, 6, 8, 6)))
        inner.addStretch(1)
        holder.setLayout(inner)
        scroll = scrolling(holder)
        scroll.setMinimumHeight(theme.px(120))
        layout = column(spacing=0, margins=(1, 1, 1, 1))
        self._register = tool("hand", _("Registrar como iniciativa"), self.to_register)
        layout.addLayout(row(self._title, None, self._papers, self._register, margins=(16, 8, 16, 8)))
        layout.addWidget(rule())
        layout.addLayout(self._toolbar())
        layout.addWidget(rule())
        layout.addWidget(self.editor, 2)
        layout.addWidget(rule())
        layout.addWidget(scroll, 5)
        self.setLayout(layout)
        self._empty = label(kind="quiet-text", wrap=True)

    def _toolbar(self) -> QHBoxLayout:
        phrases = button(_("Frases"), lambda: None, kind="quiet", icon="phrase")
        self._phrases = QMenu(phrases)
        self._phrases.aboutToShow.connect(self._fill_phrases)
        phrases.setMenu(self._phrases)
        names = button(_("Nombre"), lambda: None, kind="quiet", icon="user")
        self._names = QMenu(names)
        self._names.aboutToShow.connect(self._fill_names)
        names.setMenu(self._names)
        stamp = button(_("Hora"), self.stamp, kind="quiet", icon="clock")
        self._wordy = (phrases, names, stamp)
        for made in self._wordy:
            made.setAccessibleName(made.text())
            made.setToolTip(made.text())
            made.setStyleSheet(f"QPushButton {{ color: {theme.tokens().text}; }}")
        stamp.setToolTip(_("Hora (F9)"))
        return row(
            tool("bold", _("Negrita (Ctrl+B)"), self.editor.toggle_bold),
            tool("italic", _("Cursiva (Ctrl+I)"), self.editor.toggle_italic),
            tool("heading", _("Título dentro del texto"), self.editor.toggle_heading),
            tool("bullets", _("Lista: Tab entra, Mayús+Tab sale"), partial(self.editor.make_list, numbered=False)),
            tool("numbers", _("Números: Tab entra, Mayús+Tab sale"), partial(self.editor.make_list, numbered=True)),
            tool("table", _("Insertar un cuadro"), self.editor.insert_table),
            rule(vertical=True), phrases, names, stamp, None, self._saved,
            spacing=6, margins=(8, 2, 16, 2),
        )  # fmt: skip

    def offer_names(self) -> None:
        """The members under the cursor: a letter or the arrows choose, Enter writes the name, Esc leaves."""
        self._names.popup(self.editor.viewport().mapToGlobal(self.editor.cursorRect().bottomLeft()))
        if actions := self._names.actions():
            self._names.setActiveAction(actions[0])

    def narrow(self, narrow: bool) -> None:
        """Icons alone in the toolbar when there is no room for words."""
        words = ("", "", "") if narrow else (_("Frases"), _("Nombre"), _("Hora"))
        for made, word in zip(self._wordy, words, strict=True):
            made.setText(word)
        self._saved.setVisible(not narrow)

    def to_register(self) -> None:
        """What was raised in the session gets its folio and its term without being typed again."""
        item = self._item
        if item is None:
            return
        self.leave()
        try:
            folio = self._context.actions["initiative_from"](Ref("agenda_item", item.id), "")
        except UserError as error:
            self._context.toast(str(error), False)
            return
        self._context.toast(_("Quedó en el registro como {folio}.").format(folio=folio), True)

    # -- showing

    def show_item(self, view: SessionView, item: AgendaItem | None, numbers: dict[str, int]) -> None:
        """Show the item; another one than before first saves what waits."""
        changed = (self._item.id if self._item else "") != (item.id if item else "")
        if changed:
            self.leave()
            self._autosave.forget()  # another matter is here already: the old one's words must not go into it
            clear(self._motions)
            self._cards.clear()
        self._view, self._item = view, item
        self._title.setText(f"{item.position}. {item.title}" if item else _("Elija un asunto del orden del día"))
        papers = view.attachments_of(item.id) if item else ()
        self._papers.setText(
            ngettext("{n} documento", "{n} documentos", len(papers)).format(n=len(papers)) if papers else ""
        )
        editable = item is not None and not view.frozen and not self._context.store.read_only
        self.editor.setReadOnly(not editable)
        business = item is not None and item.kind is ItemKind.BUSINESS
        allowed = "initiative_from" in self._context.actions and not self._context.store.read_only
        self._register.setVisible(business and allowed)
        if not self._autosave.waiting:
            self.editor.show_stored(item.narrative if item else "")
        self._show_motions(view, item, numbers)
        self._show_saved()
        motions = view.motions_of(item.id) if item else ()
        self._first.setVisible(editable and not motions and view.session.state is not SessionState.CONVENED)
        self._correct.setVisible(editable and item is not None and item.kind is ItemKind.PREVIOUS_MINUTES)
        corrections = view.corrections_of(item.id) if item else ()
        lines = [
            _("Donde dice «{a}», debe decir «{b}».").format(a=one.where_it_says or one.deletes, b=one.must_say)
            for one in corrections
        ]
        self._corrections.setText("\n".join(lines))
        self._corrections.setContentsMargins(16, 8, 16, 8)
        self._corrections.setVisible(bool(lines))

    def _show_motions(self, view: SessionView, item: AgendaItem | None, numbers: dict[str, int]) -> None:
        motions = view.motions_of(item.id) if item else ()
        gone = set(self._cards) - {motion.id for motion in motions}
        for key in gone:
            made = self._cards.pop(key)
            self._motions.removeWidget(made)
            made.deleteLater()
        for motion in motions:
            if motion.id not in self._cards:
                made = MotionCard(self._context, motion.id, self.new_motion)
                made.votes.next_item.connect(self.votes_next)
                made.votes.pending_changed.connect(self.votes_pending)
                self._cards[motion.id] = made
                self._motions.addWidget(made)
                made.show()  # now, not once the layout comes to it: the next key is for its text
            self._cards[motion.id].show_motion(view, motion, numbers)

    votes_next = Signal()
    votes_pending = Signal(str)

    @property
    def votes(self) -> QWidget | None:
        """The ballots that take the keys: those of the last motion with a vote."""
        cards = [made for made in self._cards.values() if made.votes.vote_id]
        return cards[-1].votes if cards else None

    def all_votes(self) -> list[QWidget]:
        return [made.votes for made in self._cards.values()]

    def _show_saved(self) -> None:
        self._saved.setText(pending().words or _("Guardado"))

    def leave(self) -> bool:
        """Before another matter takes the panel: False when the disk refused what was typed and it should stay."""
        return all([self._autosave.leave(), *(made.leave() for made in self._cards.values())])

    # -- doing

    def _save(self) -> None:
        item = self._item
        if item is None:
            return
        text = self.editor.stored()
        self.editor.mark_shown(text)
        told = replace(guard.item_of(self._context.store, item.id), narrative=text)
        save_item(self._context.store, told, fold=f"item.narrative:{item.id}")

    def new_motion(self) -> None:
        """A motion with its vote open, ready to be written."""
        item = self._item
        if item is None:
            return
        self.leave()
        self.worked.emit()
        try:
            motion_id = add_motion(self._context.store, item.id)
            open_vote(self._context.store, motion_id)
        except UserError as error:
            self._context.toast(str(error), False)
            return
        if motion_id in self._cards:
            self._cards[motion_id].focus_text()

    def stamp(self) -> None:
        """«Siendo las 19:47, » at the cursor."""
        self.editor.insert_text(_("Siendo las {at}, ").format(at=show_time(now())))
        self.editor.setFocus()

    def _fill_phrases(self) -> None:
        self._phrases.clear()
        for text in (
            _("La Presidencia concede la palabra a "),
            _("Se da lectura al asunto y se pone a consideración."),
            _("Se intercambian opiniones."),
            _("Se toma conocimiento."),
            _("El asunto pasa a informe de la Comisión de "),
            _("Se pone a votación."),
        ):
            self._phrases.addAction(text.strip(), partial(self._insert, text))

    def _fill_names(self) -> None:
        self._names.clear()
        view = self._view
        if view is None:
            return
        for member in view.seated() or view.titulars:
            text = member_name(member, view.profile, short=True)
            self._names.addAction(text, partial(self._insert, text))
        title = chair_title(view).with_article()
        self._names.addAction(title, lambda: self._insert(title))

    def _insert(self, text: str) -> None:
        self.editor.insert_text(text)
        self.editor.setFocus()

    def _add_correction(self) -> None:
        item = self._item
        if item is None:
            return
        fields = (
            Field("where_it_says", _("Donde dice"), Kind.LONG),
            Field("must_say", _("Debe decir"), Kind.LONG),
            Field("place", _("En qué lugar"), hint=_("Por ejemplo: asunto 4, párrafo 2.")),
        )

        def add(said: dict[str, str]) -> None:
            if not said["where_it_says"]:
                raise UserError(_("Escriba qué dice el acta, para encontrar lo que se corrige."))
            if not said["must_say"]:
                raise UserError(_("Escriba qué debe decir el acta."))
            add_correction(
                self._context.store, item.id, where_it_says=said["where_it_says"], must_say=said["must_say"],
                place=said["place"],
            )  # fmt: skip

        dialogs.ask(
            self._context.window, _("Corrección al acta anterior"), "", fields, accept=_("Agregar"),
            draft=self._context.draft(f"correction:{item.id}"), submit=add,
        )  # fmt: skip
