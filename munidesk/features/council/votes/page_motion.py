"""One motion of the matter: its text, who proposes, how it is voted, its vote and its resolution."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ParamSpec

from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QHBoxLayout

from munidesk.base.dates import show_time
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.documents.text import plain_text
from munidesk.features.council import guard
from munidesk.features.council.domain import COUNTED, BallotValue, Motion, MotionPart, Outcome, Vote, VoteType
from munidesk.features.council.kinds import MOTIONS
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.document_ballots import counts_words
from munidesk.features.council.votes.matters import matter_words
from munidesk.features.council.votes.page import VotesPanel
from munidesk.features.council.votes.page_motion_ask import (
    may_be_definitive,
    write_part,
    write_reason,
    write_resolution,
)
from munidesk.features.council.votes.store import (
    cast,
    cast_all,
    chair_second_vote,
    clear_override,
    open_vote,
    override,
    rectify,
    save_motion,
    save_vote,
    say_matter,
    second_vote,
    set_counts,
    set_quorum_reason,
)
from munidesk.features.council.votes.store_new_session import to_new_session
from munidesk.features.council.votes.store_parts import declare_definitive
from munidesk.town import store as town
from munidesk.town.rules import TieStep
from munidesk.ui import dialogs
from munidesk.ui.attempt import Attempt
from munidesk.ui.autosave import Autosave
from munidesk.ui.combo import Combo
from munidesk.ui.context import Context
from munidesk.ui.drafts import Draft
from munidesk.ui.forms import Field, Kind
from munidesk.ui.growing import GrowingText
from munidesk.ui.widgets import button, column, label, row

P = ParamSpec("P")


class MotionCard(QFrame):
    """Everything of one motion. Kept while the item is on the screen, so that typing is never interrupted."""

    def __init__(self, context: Context, motion_id: str, add_motion: Callable[[], object]) -> None:
        super().__init__()
        self._context = context
        self._try = Attempt(context)
        self.motion_id = motion_id
        self._view: SessionView | None = None
        self._title, self._moved = label(kind="strong"), label(kind="quiet")
        self._text = GrowingText()
        self._text.setPlaceholderText(_("Qué se propone"))
        self._text.setAccessibleName(_("Texto de la moción"))
        self._autosave = Autosave(self._text, self._save_text)
        self._text.textChanged.connect(self._touched)
        self._who, self._matter, self._type, self._rule = Combo(), Combo(), Combo(), Combo()
        self._who.activated.connect(lambda _index: self._set("proposer_id", str(self._who.currentData())))
        self._type.activated.connect(lambda _index: self._set_type())
        self._matter.activated.connect(lambda _index: self._set_matter())
        self._rule.activated.connect(lambda _index: self._set_rule())
        self.verbs: dict[str, Callable[[str], None]] = {
            "explain": self._explain,
            "override": self._override,
            "again": self._again,
            "quorum": self._quorum_reason,
            "quorum_clear": self._quorum_clear,
            "matter": self._say_matter,
            "another_day": self._another_day,
            "second_for": lambda vote: self._second(BallotValue.FOR, vote),
            "second_against": lambda vote: self._second(BallotValue.AGAINST, vote),
        }
        self.votes = VotesPanel(self.verbs)
        self.votes.asked.connect(self._cast)
        counts = self.votes.counts
        counts.typed.connect(self._save_counts)
        self._try_counts = Attempt(context, say=counts.tell, done=lambda: counts.tell(""))
        self._draft = Draft(counts, {str(at): field for at, field in enumerate(counts.fields)})
        self._make_extra()
        self._resolved = label(kind="quiet", wrap=True)
        self._extra.addWidget(self._resolved, 1)
        layout = column(spacing=9, margins=(16, 6, 16, 8))
        layout.addLayout(self._head(add_motion))
        layout.addWidget(self._text)
        layout.addLayout(self._choices())
        layout.addWidget(self.votes)
        layout.addWidget(self.votes.result)
        layout.addLayout(self._extra)
        self.setLayout(layout)

    def _head(self, add_motion: Callable[[], object]) -> QHBoxLayout:
        another = button(_("Otra moción"), add_motion, kind="quiet", icon="plus")
        another.setToolTip("Ctrl+Enter")
        part = button(_("Por partes…"), lambda: self._with_view(write_part), kind="quiet")
        part.setToolTip(_("En general, por artículos, o una enmienda"))
        return row(self._title, self._moved, None, part, another)

    def _make_extra(self) -> None:
        """What is written of a motion once it is voted."""
        self._extra = row(spacing=8)
        self._resolution = button(
            _("Resolución…"), lambda: self._with_view(write_resolution), kind="small", icon="stamp"
        )
        self._reason = button(
            _("Fundamento de voto…"), lambda: self._with_view(write_reason), kind="small", icon="phrase"
        )
        self._definitive = button(_("Definitivamente aprobado…"), self._declare, kind="small", icon="stamp")
        for made in (self._resolution, self._reason, self._definitive):
            self._extra.addWidget(made)

    def _choices(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        entries = (
            (_("Propone"), self._who, 3), (_("Qué asunto es"), self._matter, 3), (_("Votación"), self._type, 2),
            (_("Mayoría"), self._rule, 3),
        )  # fmt: skip
        for place, (words, combo, stretch) in enumerate(entries):
            combo.setAccessibleName(words)
            grid.addWidget(label(words, "quiet"), 0, place)
            grid.addWidget(combo, 1, place)
            grid.setColumnStretch(place, stretch)
        return grid

    # -- showing

    def show_motion(self, view: SessionView, motion: Motion, numbers: dict[str, int]) -> None:
        self._view = view
        vote = view.final_vote(motion.id)
        plain = motion.part in (MotionPart.MOTION, MotionPart.DEFINITIVE)
        title = _("Moción {n}").format(n=motion.position) if plain else motion.called
        again = vote is not None and view.is_second_vote(vote)
        self._title.setText(_("{motion} · segunda votación").format(motion=title) if again else title)
        moved = _("presentada {at}").format(at=show_time(motion.moved_at)) if motion.moved_at else ""
        self._moved.setText(_("retirada") if motion.withdrawn else moved)
        if not self._autosave.waiting and self._text.toPlainText() != motion.text:
            self._text.blockSignals(True)
            self._text.setPlainText(motion.text)
            self._text.blockSignals(False)
            self._text.fit()
        self._fill_choices(view, motion, vote.type if vote else VoteType.NOMINAL, vote.rule if vote else "")
        counted = vote is not None and vote.type in COUNTED
        self.votes.setVisible(vote is not None)
        if vote is not None:
            self.votes.show_vote(view, vote, numbers)
            if counted:
                values = (
                    vote.for_count, vote.against_count, vote.abstain_count, vote.blank_count, vote.null_count,
                    vote.unvoted_count,
                )  # fmt: skip
                stored = {str(at): "" if value is None else str(value) for at, value in enumerate(values)}
                self._draft.follow(self._context.draft(f"vote.counts:{vote.id}"), stored)
        own = next((one for one in view.resolutions if one.motion_id == motion.id), None)
        passed = vote is not None and view.results[vote.id].outcome is Outcome.PASSED
        self._resolution.setVisible(passed or own is not None)
        self._reason.setVisible(vote is not None and vote.type is VoteType.NOMINAL and bool(view.ballots_of(vote.id)))
        declared = any(one.about_id == motion.id for one in view.motions)
        self._definitive.setVisible(passed and not declared and may_be_definitive(view, motion))
        self._resolved.setText(_("Con resolución: {text}").format(text=plain_text(own.resolves)[:90]) if own else "")
        self.setEnabled(not view.frozen)

    def _fill_choices(self, view: SessionView, motion: Motion, kind: VoteType, rule: str) -> None:
        seated = [(member.id, member.person.initial_name) for member in view.members if not member.seat.is_bench]
        _fill(self._who, [("", motion.proposer_text or _("Sin indicar")), *seated], motion.proposer_id)
        _fill(self._type, [(one.value, capital(one.word)) for one in VoteType], kind.value)
        matters = [(key, one.label) for key, one in view.rules.matters.items()]
        if not motion.matter_said:
            proposed = view.rules.matters.get(motion.matter)
            matters.insert(0, ("", _("¿{matter}?").format(matter=proposed.label if proposed else motion.matter)))
        _fill(self._matter, matters, motion.matter if motion.matter_said else "")
        found = view.rules.majority_for(motion.matter, rule)
        # The title above says «Mayoría»: what tells one from another comes first.
        rules = [(key, capital(one.label.removeprefix(_("mayoría ")))) for key, one in view.rules.majorities.items()]
        _fill(self._rule, rules, found.key)

    def pin_result(self, elsewhere: bool) -> None:
        """Whether the result of this vote stands where it never scrolls away: then it is not shown here too."""
        self.votes.result.setVisible(not elsewhere and bool(self.votes.vote_id))

    def leave(self) -> bool:
        """False when the disk refused what was typed."""
        return self._autosave.leave()

    def focus_text(self) -> None:
        self._text.setFocus()

    # -- doing

    def _quorum_clear(self, vote_id: str) -> None:
        self._try(set_quorum_reason, self._context.store, vote_id, "")

    def _second(self, value: BallotValue, vote_id: str) -> None:
        self._try(chair_second_vote, self._context.store, vote_id, value)

    def _declare(self) -> None:
        self._try(declare_definitive, self._context.store, self.motion_id)

    def _with_view(self, ask: Callable[[Context, SessionView, str], None]) -> None:
        if self._view is not None:
            ask(self._context, self._view, self.motion_id)

    def _touched(self) -> None:
        if self._text.hasFocus():
            self._autosave.touch()

    def _save_text(self) -> None:
        text = self._text.toPlainText()
        motion = replace(guard.motion_of(self._context.store, self.motion_id), text=text)
        save_motion(self._context.store, motion, fold=f"motion.text:{self.motion_id}")

    def _set(self, column_name: str, value: str) -> None:
        self._try(self._put, column_name, value)

    def _put(self, column_name: str, value: str) -> None:
        motion = guard.motion_of(self._context.store, self.motion_id)
        save_motion(self._context.store, MOTIONS.with_stored(motion, column_name, value))

    def _vote_id(self) -> str:
        """The vote that stands, opened when there is none yet."""
        vote = self._view.final_vote(self.motion_id) if self._view else None
        return vote.id if vote else open_vote(self._context.store, self.motion_id)

    def _set_type(self) -> None:
        kind = VoteType(str(self._type.currentData()))
        self._try(lambda: save_vote(self._context.store, replace(self._own_vote(), type=kind)))

    def _set_rule(self) -> None:
        rule = str(self._rule.currentData())
        self._try(lambda: save_vote(self._context.store, replace(self._own_vote(), rule=rule)))

    def _set_matter(self) -> None:
        if matter := str(self._matter.currentData()):
            self._try(say_matter, self._context.store, self.motion_id, matter)

    def _own_vote(self) -> Vote:
        return guard.vote_of(self._context.store, self._vote_id())

    def _cast(self, vote_id: str, member_id: str, value: BallotValue | None) -> None:
        if member_id == "*" and value is not None:
            self._try(cast_all, self._context.store, vote_id, value)
        else:
            self._try(cast, self._context.store, vote_id, member_id, value)

    def _save_counts(self) -> None:
        """Once the votes for and against are both there; what is left blank is none."""
        texts = self.votes.counts.texts
        if all(texts[:2]) and self._try_counts(self._set_counts, texts):
            self._draft.done()

    def _set_counts(self, texts: Sequence[str]) -> None:
        store = self._context.store
        count = town.figures(store).count
        set_counts(store, self._vote_id(), *(count(text) or 0 for text in texts))

    def _explain(self, vote_id: str) -> None:
        """Every figure behind the result, its rule, its article, and the caution of a rule written from memory."""
        view = self._view
        if view is None:
            return
        result = view.results[vote_id]
        rule = result.rule
        lines = [
            _("Regla: {rule}").format(rule=rule.label),
            _("Votos: {counts}.").format(counts=counts_words(result.counts, abstention=view.rules.abstention)),
            _("Base: {base}; se necesitan {needed}.").format(base=result.base, needed=result.needed),
            result.explanation,
            _("Norma: {article}").format(article=rule.article or _("según su norma")),
            rule.note,
        ]
        dialogs.tell(self._context.window, _("Cómo se calculó"), "\n".join(line for line in lines if line))

    def _quorum_reason(self, vote_id: str) -> None:
        vote = next((one for one in self._view.votes if one.id == vote_id), None) if self._view else None
        asked = _("¿Por qué se vota aunque no hay quórum para decidir? Se imprime en el acta.")
        dialogs.ask_text(
            self._context.window, _("Votación sin quórum"), asked, value=vote.quorum_reason if vote else "", long=True,
            draft=self._context.draft(f"quorum.reason:{vote_id}"),
            submit=lambda reason: set_quorum_reason(self._context.store, vote_id, reason),
        )  # fmt: skip

    def _override(self, vote_id: str) -> None:
        choices = [(Outcome.PASSED.value, _("Aprobada")), (Outcome.REJECTED.value, _("Rechazada"))]
        if self._view is not None and self._view.results[vote_id].overridden:
            choices.insert(0, (Outcome.OPEN.value, _("El que da el cálculo, sin corrección")))
        fields = (
            Field("outcome", _("Resultado que consta"), Kind.CHOICE, tuple(choices)),
            Field("reason", _("Motivo de la corrección"), Kind.LONG, hint=_("Se imprime en el acta.")),
        )

        def correct(said: dict[str, str]) -> None:
            outcome, reason = Outcome(said["outcome"]), said["reason"]
            if outcome is Outcome.OPEN:
                clear_override(self._context.store, vote_id)
            elif not reason:
                raise UserError(_("Escriba por qué se corrige el resultado: se imprime en el acta."))
            else:
                override(self._context.store, vote_id, outcome, reason)

        dialogs.ask(
            self._context.window, _("Corregir el resultado"), "", fields, accept=_("Corregir"),
            draft=self._context.draft(f"override:{vote_id}"), submit=correct,
        )  # fmt: skip

    def _again(self, vote_id: str) -> None:
        """The next step of a tie where there is one; else the vote is rectified, and says why."""
        if self._view is None:
            return
        match self._view.results[vote_id].step:
            case TieStep.SECOND_VOTE | TieStep.SECOND_VOTE_OR_NEW_SESSION:
                self._try(second_vote, self._context.store, vote_id)
            case TieStep.NEW_SESSION:
                self._another_day(vote_id)
            case _:
                asked = _("¿Por qué se vota de nuevo? Se imprime en el acta.")
                dialogs.ask_text(
                    self._context.window, _("Rectificar la votación"), asked, long=True,
                    draft=self._context.draft(f"rectify:{vote_id}"),
                    submit=lambda reason: rectify(self._context.store, vote_id, reason),
                )  # fmt: skip

    def _another_day(self, vote_id: str) -> None:
        if not self._try(to_new_session, self._context.store, vote_id):
            return
        self._context.toast(_("Pasa al orden del día de la próxima sesión, por el empate."), True)

    def _say_matter(self, _vote_id: str) -> None:
        """The matters with their majority and article, the one the words propose first: Enter confirms it."""
        view = self._view
        if view is None:
            return
        motion = next(one for one in view.motions if one.id == self.motion_id)
        keys = sorted(view.rules.matters, key=lambda key: key != motion.matter)
        choices = [(key, matter_words(view.rules, key)) for key in keys]
        asked = _("De qué asunto se trata decide qué mayoría hace falta.")
        chosen = dialogs.ask_choice(self._context.window, _("Qué asunto es"), asked, choices, accept=_("Es ese"))
        if chosen is not None:
            self._try(say_matter, self._context.store, self.motion_id, chosen)


def _fill(combo: QComboBox, choices: list[tuple[str, str]], current: str) -> None:
    if [(combo.itemData(i), combo.itemText(i)) for i in range(combo.count())] != choices:
        combo.clear()
        for value, word in choices:
            combo.addItem(word, value)
    combo.setCurrentIndex(max(0, combo.findData(current)))
