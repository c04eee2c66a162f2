"""How the steps of a case stand: ready, waiting, blocked, done; what a decision reopens; how far the case is. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from functools import cached_property

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.procedures import words
from munidesk.procedures.clock import Deadline, add_months
from munidesk.procedures.codes import Direction, Outcome, Silence, StepKind, StepState
from munidesk.procedures.domain import CaseActor, CaseEntry, CaseFile, CaseStep, CaseTurn, Communication
from munidesk.town.calendar.rules import WorkingDays

Steps = Mapping[str, CaseStep]
"""The steps of one case by their key, in order."""


class Standing(Enum):
    """Computed, never stored. DOING is ready and begun; BLOCKED asks for steps that have to be done."""

    DONE = auto()
    SKIPPED = auto()
    REJECTED = auto()
    READY = auto()
    DOING = auto()
    WAITING = auto()
    BLOCKED = auto()


OPEN = frozenset([Standing.READY, Standing.DOING])


def lets_by(before: CaseStep, key: str) -> bool:
    """Whether what comes before no longer holds the step `key` back.

    A decision that opens that step by one of its outcomes opens it by no other.
    """
    if before.state is StepState.SKIPPED:
        return True
    if before.state is not StepState.DONE:
        return False
    gates = [option for option in before.options if key in option.opens]
    return not gates or any(option.key == before.choice for option in gates)


def open_before(steps: Steps, one: CaseStep) -> tuple[CaseStep, ...]:
    """The steps it waits for."""
    return tuple(steps[key] for key in one.after_keys if key in steps and not lets_by(steps[key], one.key))


def not_done(steps: Steps, one: CaseStep) -> tuple[CaseStep, ...]:
    """The required steps that are not done: without application is not enough."""
    found = (steps[key] for key in one.required_keys if key in steps)
    return tuple(each for each in found if each.state is not StepState.DONE or not lets_by(each, one.key))


def standing(steps: Steps, one: CaseStep, *, begun: bool = False) -> Standing:
    """`begun`: something was written in it already."""
    match one.state:
        case StepState.DONE:
            return Standing.DONE
        case StepState.SKIPPED:
            return Standing.SKIPPED
        case StepState.REJECTED:
            return Standing.REJECTED
    if not_done(steps, one):
        return Standing.BLOCKED
    if open_before(steps, one):
        return Standing.WAITING
    return Standing.DOING if begun else Standing.READY


def hanging_on(steps: Steps, key: str) -> tuple[str, ...]:
    """The steps that wait for it, and those that wait for them, in order."""
    found = {key}
    grown = True
    while grown:
        more = {one.key for one in steps.values() if found & {*one.after_keys, *one.required_keys}} - found
        found |= more
        grown = bool(more)
    return tuple(one for one in steps if one in found and one != key)


def reopened(steps: Steps, decision: CaseStep, choice: str) -> tuple[str, ...]:
    """What an outcome takes up again: each step it opens that was finished, and what hangs on it.

    `decision` counts as done. One without application stays so, unless the decision came out of it.
    """
    option = decision.option(choice)
    found: set[str] = set()
    for key in option.opens if option is not None else ():
        one = steps.get(key)
        if one is None:
            continue
        behind = hanging_on(steps, key)
        finished = one.state in (StepState.DONE, StepState.REJECTED)
        if finished or (one.state is StepState.SKIPPED and decision.key in behind):
            found |= {key, *(each for each in behind if steps[each].is_closed or each == decision.key)}
    return tuple(key for key in steps if key in found)


@dataclass(frozen=True, slots=True)
class SubCase:
    """The case of its own that a step opened, and how far it is."""

    case: CaseFile
    done: int
    whole: int


def _answers(came: Communication, went: Communication) -> bool:
    named = fold(came.answers)
    return fold(went.subject) in named if named else fold(came.actor) == fold(went.actor)


def progress(steps: Sequence[CaseStep]) -> tuple[int, int]:
    """(done, of how many): without those that do not apply, nor those that come back every so often."""
    counted = [one for one in steps if one.state is not StepState.SKIPPED and not one.is_periodic]
    return sum(one.state is StepState.DONE for one in counted), len(counted)


@dataclass(frozen=True)
class CaseView:
    """A case read whole, as it stands on `day`."""

    case: CaseFile
    ordered: tuple[CaseStep, ...]
    entries: tuple[CaseEntry, ...]
    turns: tuple[CaseTurn, ...]
    actors: tuple[CaseActor, ...]
    communications: tuple[Communication, ...]
    calendar: WorkingDays
    day: date
    written: frozenset[str] = frozenset()
    """Ids of steps that have a letter, a paper or a proof."""
    proved: frozenset[str] = frozenset()
    """Ids of steps with a paper attached, a letter sent, or a record of MuniDesk that proves them."""
    subcases: Mapping[str, SubCase] = field(default_factory=dict)
    """Id of a step → the case that it opened."""

    @cached_property
    def steps(self) -> Steps:
        return {one.key: one for one in self.ordered}

    @cached_property
    def stages(self) -> Mapping[str, tuple[CaseStep, ...]]:
        titles = dict.fromkeys(one.stage for one in self.ordered)
        return {title: tuple(one for one in self.ordered if one.stage == title) for title in titles}

    @cached_property
    def _entries_of(self) -> Mapping[str, tuple[CaseEntry, ...]]:
        found: dict[str, list[CaseEntry]] = {}
        for one in self.entries:
            found.setdefault(one.step_id, []).append(one)
        return {key: tuple(each) for key, each in found.items()}

    def entries_of(self, step: CaseStep) -> tuple[CaseEntry, ...]:
        return self._entries_of.get(step.id, ())

    def turns_of(self, step: CaseStep) -> tuple[CaseTurn, ...]:
        return tuple(one for one in self.turns if one.step_id == step.id)

    @cached_property
    def _standings(self) -> Mapping[str, Standing]:
        return {one.key: standing(self.steps, one, begun=self._begun(one)) for one in self.ordered}

    def standing(self, step: CaseStep) -> Standing:
        return self._standings[step.key]

    def _begun(self, step: CaseStep) -> bool:
        return bool(self.entries_of(step) or step.note or step.id in self.written or step.id in self.subcases)

    def is_open(self, step: CaseStep) -> bool:
        """Its turn has come: ready, or begun."""
        return self.standing(step) in OPEN

    @cached_property
    def unreplied(self) -> tuple[Communication, ...]:
        """What went out and asked for an answer that did not come: neither from whom it was asked, nor naming it."""
        came = [one for one in self.communications if one.direction is Direction.IN]
        return tuple(
            one for one in self.communications
            if one.direction is Direction.OUT and one.answer_due is not None
            and not any(other.day >= one.day and _answers(other, one) for other in came)
        )  # fmt: skip

    @property
    def unfinished(self) -> bool:
        """Whether a step that counts was neither done nor said not to apply."""
        return any(not (one.is_closed or one.is_periodic or one.optional) for one in self.ordered)

    # -- terms

    def start_of(self, step: CaseStep) -> date | None:
        """The day from which its term runs, not counted itself; None until that day is known."""
        if step.counted_from:
            origin = self.steps.get(step.counted_from)
            return origin.done_on if origin is not None and origin.is_closed else None
        days = [self.steps[key].done_on for key in step.after_keys if key in self.steps and self.steps[key].is_closed]
        return max((day for day in days if day is not None), default=None)

    def deadline(self, step: CaseStep) -> Deadline | None:
        """None without a term, or until the day it runs from is known."""
        start = self.start_of(step) if step.has_term else None
        return None if start is None else Deadline(step, start, self.calendar)

    def overdue(self, step: CaseStep) -> bool:
        """Its turn came and its last day went by."""
        term = self.deadline(step)
        return term is not None and not term.at_least and self.is_open(step) and self.day > term.last

    def silence_due(self, step: CaseStep) -> bool:
        """The term went by without an answer, and the norm says that this is a favourable one."""
        term = self.deadline(step)
        return term is not None and step.silence is Silence.FAVORABLE and self.is_open(step) and term.over(self.day)

    def comes_back_on(self, step: CaseStep) -> date | None:
        """The day by which a periodic step is to be done again."""
        return add_months(step.done_on, step.every) if step.every and step.done_on else None

    # -- entries

    def unanswered(self, step: CaseStep) -> tuple[CaseEntry, ...]:
        """Of the step whose entries this one answers."""
        asked = self.steps.get(step.answers)
        return tuple(one for one in self.entries_of(asked) if not one.answered) if asked is not None else ()

    def awaited(self, step: CaseStep) -> tuple[CaseEntry, ...]:
        """Those that were asked for and did not come."""
        return tuple(one for one in self.entries_of(step) if one.asked_on is not None and one.day is None)

    def late(self, entry: CaseEntry, step: CaseStep) -> bool:
        """It came after the last day on which it could."""
        term = self.deadline(step)
        return term is not None and entry.day is not None and entry.day > term.safe

    # -- the whole

    @cached_property
    def ready(self) -> tuple[CaseStep, ...]:
        return tuple(one for one in self.ordered if self.is_open(one))

    @cached_property
    def current(self) -> CaseStep | None:
        """The step one works at: the first that is begun, else ready, else the first that is not finished."""
        doing = (one for one in self.ordered if self.standing(one) is Standing.DOING)
        return (
            next(doing, None)
            or next(iter(self.ready), None)
            or next((one for one in self.ordered if not one.is_closed), None)
        )

    @property
    def progress(self) -> tuple[int, int]:
        return progress(self.ordered)


def held_back(view: CaseView, step: CaseStep, day: date, *, silent: bool = False) -> str:
    """As `missing`, whatever proves the step."""
    return next(_missing(view, step, day, silent), "")


def missing(view: CaseView, step: CaseStep, day: date, *, silent: bool = False, note: str = "") -> str:
    """Why the step cannot be done on that day, as a sentence that says what to do; empty where it can.

    `silent`: it goes on because its term went by, whatever did not come. `note`: what is told of it, or where its
    paper is kept, which stands for a proof that is not in MuniDesk.
    """
    found = held_back(view, step, day, silent=silent)
    if found or silent or note.strip() or not owes_proof(view, step):
        return found
    return words.no_proof(step)


def owes_proof(view: CaseView, step: CaseStep) -> bool:
    """It asks for a paper or a record and has none, nor a note that says where it is kept.

    Of a step whose entries are kept here (hearings, offices), and of one that answers them, the entries are the proof.
    """
    if not (step.paper or step.link or step.procedure) or step.answers or step.id in view.subcases:
        return False
    return not (step.id in view.proved or step.note.strip() or any(one.day for one in view.entries_of(step)))


def _missing(view: CaseView, step: CaseStep, day: date, silent: bool) -> Iterator[str]:
    if view.case.closed_on is not None:
        yield _("El expediente está cerrado. Reábralo para seguir.")
    if step.state is StepState.DONE and not step.is_periodic:
        yield _("«{title}» ya está hecho. Ctrl+Z lo deshace.").format(title=step.title)
    if needed := not_done(view.steps, step):
        yield _("Antes tiene que estar hecho {steps}.").format(steps=words.titles(needed))
    if waits := open_before(view.steps, step):
        yield words.waits_for(waits)
    if day > view.day:
        yield _("Ese día todavía no llegó. Revise la fecha.")
    came = max((one.done_on for one in _before(view, step) if one.done_on is not None), default=None)
    if came is not None and day < came:
        yield words.before_that(came)
    term = view.deadline(step)
    if term is not None and term.at_least and day < term.closable_from:
        yield words.not_yet(term)
    if not silent and step.kind is StepKind.RECEIVED and (awaited := view.awaited(step)):
        yield words.still_awaited(step, awaited, term)
    if silent and (term is None or not term.over(day) or step.silence is not Silence.FAVORABLE):
        yield words.no_silence(step, term)
    inner = view.subcases.get(step.id)
    if inner is not None and inner.case.closed_on is None:
        yield words.inner_open(inner.case, inner.done, inner.whole)
    if unanswered := view.unanswered(step):
        yield words.still_unanswered(
            view.steps[step.answers], unanswered, len(view.entries_of(view.steps[step.answers]))
        )


def _before(view: CaseView, step: CaseStep) -> Iterator[CaseStep]:
    return (view.steps[key] for key in (*step.after_keys, *step.required_keys) if key in view.steps)


def check_entry(entry: CaseEntry) -> None:
    """Raises UserError for an entry that says nothing, or an answer without the reasons it owes."""
    if not (entry.name.strip() or entry.text.strip()):
        raise UserError(_("Escriba qué se observó, o de quién se espera."), code="missing", field="text")
    if entry.asked_on is not None and entry.day is not None and entry.day < entry.asked_on:
        raise UserError(_("No puede haber llegado antes de que se pidiera."), code="order", field="day")
    if entry.replied_on is not None and entry.day is not None and entry.replied_on < entry.day:
        raise UserError(_("La respuesta no puede ser anterior a la observación."), code="order", field="replied_on")
    owes = entry.outcome not in (Outcome.NONE, Outcome.ACCEPTED) and entry.asked_on is None
    if owes and not entry.reasons.strip():
        raise UserError(
            _("Escriba las razones: solo lo que se acepta puede ir sin ellas."), code="reasons", field="reasons"
        )
