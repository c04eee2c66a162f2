"""Middle panel of the session: the text of the matter and its motions."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from munidesk.base.dates import now, show_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.features.council import guard
from munidesk.features.council.domain import AgendaItem, ItemKind, SessionState
from munidesk.features.council.minutes.signing import chair_title
from munidesk.features.council.minutes.store_resolutions import add_correction
from munidesk.features.council.page_citing import cites
from munidesk.features.council.sessions.page_live_editor import LEAST, LINE, MatterEditor
from munidesk.features.council.sessions.store_items import save_item
from munidesk.features.council.speakers.page_phrases import fill_phrases
from munidesk.features.council.speakers.store import phrase_of
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.page import VotesPanel
from munidesk.features.council.votes.page_motion import MotionCard
from munidesk.features.council.votes.page_result import VERBS, ResultPanel
from munidesk.features.council.votes.store import add_motion, open_vote
from munidesk.records.ref import Ref
from munidesk.town.posts import member_name
from munidesk.ui import dialogs, theme
from munidesk.ui.attempt import Attempt
from munidesk.ui.autosave import Autosave, pending
from munidesk.ui.context import Context
from munidesk.ui.forms import Field, Kind
from munidesk.ui.scroll import scrolling
from munidesk.ui.widgets import button, clear, column, elided, keycap, label, row, rule, tool

_MOTIONS_LEAST = 110
"""Pixels at 100 % that the motions keep while the text grows."""
_SHARED_AT = (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.FocusIn, QEvent.Type.FocusOut)


class MatterPanel(QFrame):
    """`left_text` fires on Esc; the ballots of the last motion then take the keys."""

    left_text = Signal()
    desk_wanted = Signal(str)
    """The election of the item, or who speaks on it."""
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
        self._title = elided(kind="panel", stretch=True)
        self._papers = label(kind="quiet")
        self.editor = MatterEditor()
        self.editor.setAccessibleName(_("Texto de lo tratado"))
        self.editor.setPlaceholderText(_("Escriba aquí lo tratado. La moción se agrega con Ctrl+Enter."))
        self.editor.left.connect(self.left_text)
        self.editor.names_wanted.connect(self.offer_names)
        self.editor.phrase_of = partial(phrase_of, context.store)
        cites(self.editor, context, self._where)
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
        self._key = keycap("Ctrl+Enter")
        inner.addLayout(row(self._first, self._key, self._correct, None, margins=(8, 6, 8, 6)))
        inner.addStretch(1)
        holder.setLayout(inner)
        self._holder = holder
        self._scroll = scrolling(holder)
        self._result = ResultPanel({name: partial(self._decide, name) for name in VERBS})
        self._foot = QWidget()
        self._foot.setLayout(column(self._result, spacing=0, margins=(16, 6, 16, 8)))
        layout = column(spacing=0, margins=(1, 1, 1, 1))
        self._register = tool("hand", _("Registrar como iniciativa"), self.to_register)
        layout.addLayout(self._head())
        layout.addWidget(rule())
        layout.addLayout(self._toolbar())
        layout.addWidget(rule())
        layout.addWidget(self._parts(), 1)
        layout.addWidget(self._foot)
        self.setLayout(layout)
        self._empty = label(kind="quiet-text", wrap=True)

    def _head(self) -> QHBoxLayout:
        """The title gives way: it stands whole in the agenda."""
        head = row(spacing=8, margins=(16, 8, 16, 8))
        head.addWidget(self._title, 1)
        head.addWidget(self._papers)
        head.addWidget(self._register)
        for icon, words, name in (
            ("checklist", _("Elección de personas (E en el orden del día)"), "election"),
            ("megaphone", _("Oradores (U en el orden del día)"), "floor"),
        ):
            head.addWidget(tool(icon, words, partial(self.desk_wanted.emit, name)))
        return head

    def _parts(self) -> QWidget:
        """The text above, its motions below; `share` says how high each is."""
        self._body = QWidget()
        parts = column(self.editor, rule(), spacing=0)
        parts.addWidget(self._scroll, 1)
        self._body.setLayout(parts)
        self._body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._body.setMinimumHeight(1)  # its parts follow it, not it its parts
        for watched in (self._body, self._holder, self.editor):
            watched.installEventFilter(self)
        self.editor.document().documentLayout().documentSizeChanged.connect(lambda _size: self.share())
        return self._body

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another size, other motions, or the keyboard elsewhere: the room is shared anew."""
        if event.type() in _SHARED_AT:
            self.share()
        return super().eventFilter(watched, event)

    def share(self) -> None:
        """Who writes sees the text grow; who votes sees every ballot, and the text keeps at least one line.

        The motions get what they ask for while the text keeps its four lines; the result stands below them all.
        """
        room, motions = self._body.height(), self._motions_height()
        if self.editor.hasFocus():
            own = min(self.editor.wanted, room - theme.px(_MOTIONS_LEAST))
        else:
            votes = self.votes
            if votes is not None:
                votes.fit_in(room - theme.px(LINE + 16))
            ballots = votes.needed + theme.px(16) if votes is not None else 0
            own = min(theme.px(LEAST), room - ballots)
        # One row of ballots is seen whole under the keys, whatever the text would like.
        row_of_votes = self.votes.row_height + theme.px(8) if self.votes is not None else 0
        line = min(theme.px(LINE), max(theme.px(LINE // 2), room - row_of_votes))
        height = max(line, own, room - motions)
        if height != self.editor.height():
            self.editor.setFixedHeight(height)
        if self.votes is not None:
            self.votes.show_soon()

    def _motions_height(self) -> int:
        """With the line that parts them from the text."""
        return max(self._holder.heightForWidth(self._scroll.viewport().width()), self._holder.sizeHint().height()) + 1

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
            tool("link", _("Citar un asunto, un acta o una resolución (tecla {)"), self.cite),
            rule(vertical=True), phrases, names, stamp, None, self._saved,
            spacing=6, margins=(8, 2, 16, 2),
        )  # fmt: skip

    def _where(self) -> tuple[str, str]:
        return (self._item.session_id, self._item.id) if self._item is not None else ("", "")

    def cite(self) -> None:
        """{ at the cursor, with what can be cited under it."""
        if self.editor.fields is not None and not self.editor.isReadOnly():
            self.editor.fields.begin()

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
        self._pin_result(view)
        self._show_saved()
        motions = view.motions_of(item.id) if item else ()
        first = editable and not motions and view.session.state is not SessionState.CONVENED
        self._first.setVisible(first)
        self._key.setVisible(first)
        self._correct.setVisible(editable and item is not None and item.kind is ItemKind.PREVIOUS_MINUTES)
        corrections = view.corrections_of(item.id) if item else ()
        lines = [
            _("Donde dice «{a}», debe decir «{b}».").format(a=one.where_it_says or one.deletes, b=one.must_say)
            for one in corrections
        ]
        self._corrections.setText("\n".join(lines))
        self._corrections.setContentsMargins(16, 8, 16, 8)
        self._corrections.setVisible(bool(lines))
        self.share()

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
    def votes(self) -> VotesPanel | None:
        """The ballots that take the keys: those of the last motion with a vote."""
        card = self._voted()
        return card.votes if card is not None else None

    def _voted(self) -> MotionCard | None:
        cards = [made for made in self._cards.values() if made.votes.vote_id]
        return cards[-1] if cards else None

    def all_votes(self) -> list[VotesPanel]:
        return [made.votes for made in self._cards.values()]

    def _pin_result(self, view: SessionView) -> None:
        """The result of the ballots that take the keys stands at the foot, with what the chair may do in a tie."""
        pinned = self._voted()
        for made in self._cards.values():
            made.pin_result(made is pinned)
        vote = next((one for one in view.votes if pinned is not None and one.id == pinned.votes.vote_id), None)
        self._foot.setVisible(vote is not None)
        self._foot.setEnabled(not view.frozen)
        if vote is not None:
            self._result.show_result(view, vote)

    def _decide(self, verb: str, vote_id: str) -> None:
        card = self._voted()
        if card is not None:
            card.verbs[verb](vote_id)

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
        fill_phrases(self._phrases, self._context, self._insert, self.editor)

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
