"""The result of a vote with its figures and its article, what is wrong with it, and the tie that the chair decides."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from munidesk.base.dates import show_time
from munidesk.base.i18n import _, ngettext
from munidesk.features.council.domain import Outcome, Vote
from munidesk.features.council.view import SessionView
from munidesk.features.council.votes.told import why_nominal
from munidesk.town.rules import TieStep
from munidesk.ui import theme
from munidesk.ui.flow import WrapLayout
from munidesk.ui.widgets import button, column, elided, keycap, label, row, set_kind

_LINKS = 430
"""Pixels at 100 % with room for the links whole."""
VERBS = (
    "explain", "override", "again", "quorum", "quorum_clear", "second_for", "second_against", "matter", "another_day",
)  # fmt: skip
"""What can be done from a result; each takes the id of the vote."""


def steps_of(step: TieStep | None) -> dict[str, str]:
    """What goes on after a tie that is not the chair's: verb → its words."""
    again, another = {"again": _("Segunda votación")}, {"another_day": _("Pasar a una nueva sesión")}
    match step:
        case TieStep.SECOND_VOTE:
            return again
        case TieStep.NEW_SESSION:
            return another
        case TieStep.SECOND_VOTE_OR_NEW_SESSION:
            return {**again, **another}
    return {}


class QuorumLine(QWidget):
    """That the vote has no quorum to decide, and the reason by which it stands all the same; hidden where it has."""

    def __init__(self, write: Callable[[], None], clear_reason: Callable[[], None]) -> None:
        super().__init__()
        self.told = ""
        self._text = label(kind="fault", wrap=True)
        self._write, self._clear = button("", write, kind="small"), button("", clear_reason, kind="small")
        layout = column(self._text, spacing=4)
        layout.addLayout(row(self._write, self._clear, None))
        self.setLayout(layout)

    def show_vote(self, view: SessionView, vote: Vote) -> None:
        lacking, reason = view.lacks_quorum(vote), vote.quorum_reason
        self.told = _("Sin quórum para decidir: {lacking}.").format(lacking=lacking) if lacking else ""
        if lacking and reason:
            lead = _("Constancia: {reason}") if view.rules.quorum.void else _("Motivo: {reason}")
            self.told += " " + lead.format(reason=reason)
        self._text.setText(self.told)
        void = view.rules.quorum.void
        ask = _("Hacer constar la nulidad…") if void else _("Escribir por qué se vota…")
        change = _("Cambiar la constancia…") if void else _("Cambiar el motivo…")
        self._write.setText(change if reason else ask)
        self._clear.setText(_("Quitar la constancia") if void else _("Quitar el motivo"))
        self._clear.setVisible(bool(reason))
        self.setVisible(bool(lacking))


def _with_key(made: QPushButton, key: str) -> QWidget:
    """A button and its key, never apart."""
    holder = QWidget()
    holder.setLayout(row(made, keycap(key), spacing=6))
    return holder


class ResultPanel(QFrame):
    """APROBADA or not, the counts, the sentence with figures and article; what the chair may do in a tie."""

    def __init__(self, verbs: dict[str, Callable[[str], None]]) -> None:
        super().__init__()
        self._verbs = verbs
        self._vote_id = ""
        self.asks_the_chair = False
        """Whether the vote is tied and the chair decides."""
        self._word, self._counts, self._at = label(), label(kind="strong"), label(kind="quiet")
        self._why, self._article = label(wrap=True), elided(kind="quiet")
        self._nominal = label(kind="fault", wrap=True)
        self.steps: dict[str, str] = {}
        """What goes on after a tie that is not the chair's, by verb."""
        self._again = button("", lambda: verbs["again"](self._vote_id), kind="line")
        self._going_on = self._steps_row()
        self._explain = button(_("Ver el cálculo"), lambda: verbs["explain"](self._vote_id), kind="line")
        self._override = button(_("Corregir con motivo…"), lambda: verbs["override"](self._vote_id), kind="line")
        self._second = QWidget()
        self._tie = label(kind="strong")
        self._second.setLayout(
            WrapLayout(
                self._tie,
                _with_key(button(_("A favor"), lambda: verbs["second_for"](self._vote_id), kind="small"), "+"),
                _with_key(button(_("En contra"), lambda: verbs["second_against"](self._vote_id), kind="small"), "−"),
            )
        )
        self._quorum = QuorumLine(lambda: verbs["quorum"](self._vote_id), lambda: verbs["quorum_clear"](self._vote_id))
        layout = column(spacing=2, margins=(14, 6, 8, 4))
        layout.addLayout(WrapLayout(self._word, self._counts, self._at, None, self._article, spacing=10))
        for widget in (self._second, self._going_on, self._quorum, self._nominal, self._why):
            layout.addWidget(widget)
        layout.addLayout(WrapLayout(None, self._explain, self._override, self._again, spacing=4))
        self.setLayout(layout)

    def _steps_row(self) -> QWidget:
        """A button with its key for each way on; `show_result` says which are there."""
        holder = QWidget()
        words = {**steps_of(TieStep.SECOND_VOTE_OR_NEW_SESSION), "matter": _("Decir qué asunto es…")}
        keys = {"again": "*", "another_day": "/", "matter": "M"}
        self._step_buttons = {
            verb: _with_key(button(word, partial(self._run, verb), kind="small"), keys[verb])
            for verb, word in words.items()
        }
        holder.setLayout(WrapLayout(*self._step_buttons.values()))
        return holder

    def _run(self, verb: str) -> None:
        self._verbs[verb](self._vote_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow place the article stays in «Ver el cálculo» and the links say one word less."""
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        beside = sum(one.sizeHint().width() + 10 for one in (self._word, self._counts, self._at, self._article))
        self._article.setVisible(bool(self._article.text()) and beside < self.width() - theme.px(24))
        short = self.width() < theme.px(_LINKS)
        self._at.setVisible(not short)
        self._counts.setToolTip(self._at.text())
        self._explain.setText(_("Cálculo") if short else _("Ver el cálculo"))
        self._override.setText(_("Corregir…") if short else _("Corregir con motivo…"))
        self._again.setText(_("Rectificar…") if short else _("Rectificar votación…"))
        self._again.setAccessibleName(_("Rectificar votación…"))

    def show_result(self, view: SessionView, vote: Vote) -> None:
        self._vote_id = vote.id
        result = view.results[vote.id]
        word, kind, tone = {
            Outcome.PASSED: (_("APROBADA"), "good", "good"),
            Outcome.REJECTED: (_("RECHAZADA"), "bad", "bad"),
            Outcome.TIED: (_("EMPATADA"), "attention", "attention"),
            Outcome.VOID: (_("NULA"), "bad", "bad"),
            Outcome.OPEN: (_("Falta decir qué asunto es"), "attention", "attention")
            if result.undecided
            else (_("Votación abierta"), "neutral", "text2"),
        }[result.outcome]
        set_kind(self, kind)
        ink = getattr(theme.tokens(), tone)
        self._word.setText(word)
        self._word.setStyleSheet(f"color: {ink}; font-weight: 700; font-size: {round(theme.PANEL * 4 / 3)}px;")
        self._counts.setText(self._figures(view, vote))
        self._at.setText(show_time(vote.voted_at) if vote.voted_at else "")
        missing = ngettext("Falta {n} voto.", "Faltan {n} votos.", result.missing).format(n=result.missing)
        why = result.verdict if result.undecided else result.explanation
        self._why.setText(missing if result.outcome is Outcome.OPEN and result.missing else why)
        article = result.article if result.article not in result.explanation else ""
        self._article.setText(" · ".join(part for part in (article, result.rule.mark.caution) if part))
        self.steps = steps_of(result.step)
        self._going_on.setVisible(bool(self.steps) or result.undecided)
        for verb, made in self._step_buttons.items():
            made.setVisible(verb in self.steps or (verb == "matter" and result.undecided))
        self._again.setVisible("again" not in self.steps)
        self._fit_words()
        self._second.setVisible(result.needs_second)
        self.asks_the_chair = result.needs_second
        self._tie.setText(_("Voto dirimente:") if result.casting else _("Doble voto:"))
        self._quorum.show_vote(view, vote)
        must = why_nominal(view, vote)
        self._nominal.setText(must)
        self._nominal.setVisible(bool(must))
        told = (word, self._counts.text(), " ".join(f"{must} {self._why.text()} {self._quorum.told}".split()))
        self.setAccessibleName(". ".join(part for part in told if part))

    def _figures(self, view: SessionView, vote: Vote) -> str:
        counts = view.results[vote.id].counts
        if not (counts.for_ or counts.against or counts.abstain):
            return ""
        parts = [_("{n} a favor").format(n=counts.for_)]
        if counts.against:
            parts.append(_("{n} en contra").format(n=counts.against))
        if counts.abstain:
            parts.append(ngettext("{n} abstención", "{n} abstenciones", counts.abstain).format(n=counts.abstain))
        if counts.blank:
            parts.append(_("{n} en blanco").format(n=counts.blank))
        if counts.null:
            parts.append(ngettext("{n} nulo", "{n} nulos", counts.null).format(n=counts.null))
        if out := counts.went_out:
            parts.append(ngettext("{n} se retiró", "{n} se retiraron", out).format(n=out))
        if away := counts.absent - counts.went_out:
            parts.append(ngettext("{n} ausente", "{n} ausentes", away).format(n=away))
        return " · ".join(parts)
