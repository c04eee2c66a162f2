"""A case read whole, and its verbs: open it, do its steps, prove them, close it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.series import Series
from munidesk.data.store import Store
from munidesk.procedures.codes import StepState
from munidesk.procedures.domain import CaseActor, CaseEntry, CaseFile, CaseStep, CaseTurn, Communication
from munidesk.procedures.kinds import ACTORS, CASES, COMMUNICATIONS, ENTRIES, KINDS, STEPS, TURNS
from munidesk.procedures.reading import script_of
from munidesk.procedures.rules import CaseView, hanging_on, held_back, missing, reopened
from munidesk.procedures.said import StepSaid
from munidesk.procedures.script import Script, of_country
from munidesk.procedures.store_procedures import offered, procedure_named
from munidesk.procedures.store_subcases import subcases
from munidesk.procedures.words import titles
from munidesk.records.kind import Kind
from munidesk.records.ref import Ref
from munidesk.town.attachments import attachments_of
from munidesk.town.calendar.store import working_days
from munidesk.town.letters.store import letters_about
from munidesk.town.links import links_of
from munidesk.town.store import municipality

_SERIES = Series("SELECT max(number) AS number FROM case_file WHERE year = :year AND deleted_at IS NULL")
_TABLES = frozenset({*(one.table for one in KINDS), "letter", "attachment", "link", "closed_day", "municipality"})
OfCase = TypeVar("OfCase", CaseStep, CaseEntry, CaseTurn, CaseActor, Communication)
_SAID = tuple(StepSaid.__dataclass_fields__)


# -- reading


def cases(store: Store) -> tuple[CaseFile, ...]:
    """The newest first."""
    return CASES.all(store)


def load_case(store: Store, case_id: str, day: date | None = None) -> CaseView:
    """Raises UserError when it is gone."""
    return _view(store, CASES.get(store, case_id), day or today())


def open_views(store: Store, day: date) -> tuple[CaseView, ...]:
    """Each case that is not closed, whole; the newest first. Kept until one of its tables is written."""
    return store.remembered(("open cases", day), lambda: _read_open(store, day), _TABLES)


def _read_open(store: Store, day: date) -> tuple[CaseView, ...]:
    """All at once: a question for each table, not one for each case."""
    going = [one for one in cases(store) if one.closed_on is None]
    if not going:
        return ()
    steps, entries, turns = _by_case(STEPS, store), _by_case(ENTRIES, store), _by_case(TURNS, store)
    actors, said = _by_case(ACTORS, store), _by_case(COMMUNICATIONS, store)
    calendar, written, proved = working_days(store), _written(store), _proved(store)
    inner = subcases(store, steps)
    return tuple(
        CaseView(
            case=one, ordered=steps.get(one.id, ()), entries=entries.get(one.id, ()), turns=turns.get(one.id, ()),
            actors=actors.get(one.id, ()), communications=said.get(one.id, ()), calendar=calendar, day=day,
            written=written, proved=proved, subcases=inner,
        )
        for one in going
    )  # fmt: skip


def _by_case(kind: Kind[OfCase], store: Store) -> dict[str, tuple[OfCase, ...]]:
    found: dict[str, list[OfCase]] = {}
    for one in kind.all(store):
        found.setdefault(one.case_id, []).append(one)
    return {key: tuple(each) for key, each in found.items()}


def _view(store: Store, case: CaseFile, day: date) -> CaseView:
    return CaseView(
        case=case,
        ordered=STEPS.all(store, case_id=case.id),
        entries=ENTRIES.all(store, case_id=case.id),
        turns=TURNS.all(store, case_id=case.id),
        actors=ACTORS.all(store, case_id=case.id),
        communications=COMMUNICATIONS.all(store, case_id=case.id),
        calendar=working_days(store),
        day=day,
        written=_written(store),
        proved=_proved(store),
        subcases=subcases(store),
    )


def _written(store: Store) -> frozenset[str]:
    """Ids of the steps that have a letter, a paper or a proof."""
    rows = store.query(
        """
        SELECT about_id AS id FROM letter WHERE about_kind = 'case_step' AND deleted_at IS NULL
        UNION SELECT owner_id FROM attachment WHERE owner_kind = 'case_step' AND deleted_at IS NULL
        UNION SELECT to_id FROM link WHERE to_kind = 'case_step' AND deleted_at IS NULL
        UNION SELECT from_id FROM link WHERE from_kind = 'case_step' AND deleted_at IS NULL
        """
    )
    return frozenset(str(row["id"]) for row in rows)


def _proved(store: Store) -> frozenset[str]:
    """Ids of the steps that have a paper, a letter that was sent, or a record that proves them."""
    rows = store.query(
        """
        SELECT about_id AS id FROM letter
        WHERE about_kind = 'case_step' AND number IS NOT NULL AND deleted_at IS NULL
        UNION SELECT owner_id FROM attachment WHERE owner_kind = 'case_step' AND deleted_at IS NULL
        UNION SELECT to_id FROM link
        WHERE to_kind = 'case_step' AND from_kind NOT IN ('letter', 'agenda_item') AND deleted_at IS NULL
        UNION SELECT from_id FROM link
        WHERE from_kind = 'case_step' AND to_kind NOT IN ('letter', 'agenda_item') AND deleted_at IS NULL
        """
    )
    return frozenset(str(row["id"]) for row in rows)


def script_in(case: CaseFile) -> Script:
    """The procedure as it was copied: its letters, its goals."""
    return script_of(case.script, case.procedure)


def proofs_of(store: Store, step_id: str) -> tuple[Ref, ...]:
    """The records that it was linked with, oldest first: they prove it. A letter that tells of it is none."""
    me = Ref(STEPS.table, step_id)
    found = (one.other(me) for one in links_of(store, me))
    return tuple(one for one in found if one.kind != "letter")


def papers_of(store: Store, step_id: str) -> tuple[str, ...]:
    """What proves a step, by name: papers attached to it, letters sent of it, records of MuniDesk."""
    me = Ref(STEPS.table, step_id)
    papers = [one.name for one in attachments_of(store, me)]
    letters = [one.label for one in letters_about(store, me) if one.sent]
    return (*papers, *letters, *(title for one in proofs_of(store, step_id) if (title := called(store, one))))


def called(store: Store, ref: Ref) -> str:
    """How the record is called, by the words of its own row; empty when it is gone."""
    row = store.get(ref.kind, ref.id)
    if row is None:
        return ""
    number = "/".join(str(row[name]) for name in ("number", "year") if row.get(name))
    words = next((str(row[name]) for name in ("title", "subject", "text", "name", "person") if row.get(name)), "")
    return " · ".join(part for part in (number, words[:80]) if part)


# -- the case


def open_case(
    store: Store, text: str, title: str, *, responsible: str = "", on: date | None = None, owner: Ref | None = None
) -> CaseFile:
    """Open a case that follows the procedure `text` tells, with the steps of the municipality's country.

    It gets the next number of its year. Raises UserError for a procedure that cannot be read, and without a title.
    """
    script = script_of(text, _("procedimiento"))
    country, day = municipality(store).country, on or today()
    if day > today():
        raise UserError(_("Ese día todavía no llegó. Revise la fecha."), code="to_come", field="opened_on")
    with store.change(_("Abrir el expediente «{title}»").format(title=title.strip()[:40])) as writer:
        number = _SERIES.given(store, writer, year=day.year)
        case = CASES.save(store, CaseFile(
            number=number, year=day.year, title=title.strip(), procedure=script.title, procedure_key=script.key,
            version=script.version, noun=script.noun, source=script.source, script=text,
            owner_kind=owner.kind if owner else "", owner_id=owner.id if owner else "",
            responsible=responsible.strip(), opened_on=day,
        ))  # fmt: skip
        for position, said in enumerate(of_country(script, country), 1):
            STEPS.save(store, CaseStep(case_id=case.id, position=position, **_said(said)))
        for name in _actors(script, country):
            ACTORS.save(store, CaseActor(case_id=case.id, name=name))
    return case


def _said(said: StepSaid) -> dict[str, Any]:
    return {name: getattr(said, name) for name in _SAID}


def _actors(script: Script, country: str) -> Sequence[str]:
    """Those that the procedure names; else who does its steps."""
    named = [one.title for one in script.actors if not one.only or country.upper() in one.only]
    return named or list(dict.fromkeys(one.who for one in of_country(script, country) if one.who))


def save_case(store: Store, case: CaseFile) -> CaseFile:
    """Its title, who answers for it. Raises UserError as its kind."""
    return CASES.save(store, replace(case, title=case.title.strip()), label=_("datos del expediente"))


def close_case(store: Store, case_id: str, on: date, outcome: str) -> CaseFile:
    """It ended: the day, and how. Nothing of it is written from then on. Raises UserError without words."""
    if not outcome.strip():
        raise UserError(_("Escriba cómo terminó: es lo que se lee en la lista."), code="missing", field="outcome")
    if on > today():
        raise UserError(_("Ese día todavía no llegó. Revise la fecha."), code="to_come", field="closed_on")
    case = CASES.get(store, case_id)
    with store.change(_("Cerrar el expediente {n}").format(n=case.label)):
        closed = CASES.save(store, replace(case, closed_on=on, outcome=outcome.strip()))
        _close_owner(store, closed, on)
    return closed


def _close_owner(store: Store, case: CaseFile, on: date) -> None:
    """The step that opened it is done by it, where nothing else holds that one.

    Not by one that ended before its time: a consultation that was suspended approves nothing.
    """
    step = STEPS.find(store, case.owner_id) if case.owner_kind == STEPS.table else None
    if step is None or step.is_closed or step.options or load_case(store, case.id).unfinished:
        return
    note = _("Expediente {n}: {outcome}").format(n=case.label, outcome=case.outcome)
    if not missing(load_case(store, step.case_id), step, on, note=note):
        do_step(store, step.id, on, note=note)


def open_subcase(store: Store, step_id: str, title: str = "") -> CaseFile:
    """The case that the step's own procedure is followed in, named as the one it belongs to; the one there is, if any.

    `{country}` in the procedure of the step is the municipality's. Raises UserError where the step has none, where
    there is none of that name, and once the step is done.
    """
    step = STEPS.get(store, step_id)
    there = subcases(store).get(step_id)
    if there is not None:
        return there.case
    if not step.procedure:
        raise UserError(_("Este paso no sigue otro procedimiento."), code="no_procedure")
    if step.is_closed:
        raise UserError(_("«{title}» ya está hecho. Ctrl+Z lo deshace.").format(title=step.title), code="done")
    above = load_case(store, step.case_id)
    if not above.is_open(step) and (sentence := held_back(above, step, above.day)):
        raise UserError(sentence, code="not_yet")
    key = step.procedure.replace("{country}", municipality(store).country.lower())
    if key not in {one.script.key for one in offered(store)}:
        raise UserError(
            _("No viene con MuniDesk un procedimiento de su país para «{title}». Haga el suyo en Expedientes › "
              "Procedimientos con la clave «{key}», o dé el paso por hecho con F y diga dónde consta.").format(
                title=step.title, key=key), code="no_procedure",
        )  # fmt: skip
    return open_case(
        store, procedure_named(store, key).text, title or CASES.get(store, step.case_id).title,
        owner=Ref(STEPS.table, step_id),
    )  # fmt: skip


def reopen_case(store: Store, case_id: str) -> CaseFile:
    """Go on with a case that was closed; how it ended is kept until it is closed again."""
    case = CASES.get(store, case_id)
    return CASES.save(store, replace(case, closed_on=None), label=_("Reabrir el expediente {n}").format(n=case.label))


def remove_case(store: Store, case_id: str) -> None:
    """Take away one that was opened by mistake. Raises UserError once a step is done: then it is closed instead."""
    view = load_case(store, case_id)
    if any(one.state is not StepState.PENDING for one in view.ordered):
        raise UserError(_("Tiene pasos hechos: ciérrelo y diga cómo terminó, en vez de quitarlo."), code="begun")
    with store.change(_("Quitar el expediente {n}").format(n=view.case.label)) as writer:
        for table, found in (("case_entry", view.entries), ("case_actor", view.actors),
                             ("communication", view.communications), ("case_step", view.ordered)):  # fmt: skip
            for one in found:
                writer.delete(table, one.id)
        writer.delete("case_file", case_id)


# -- steps


def do_step(
    store: Store, step_id: str, on: date, *, by: str = "", choice: str = "", note: str = "", silent: bool = False
) -> CaseStep:
    """It was done that day; of a decision, what was decided, which may take earlier steps up again.

    `silent`: its term went by, and the norm says what that means. Raises UserError for what is still missing.
    """
    step = STEPS.get(store, step_id)
    view = load_case(store, step.case_id)
    if sentence := missing(view, step, on, silent=silent, note=note):
        raise UserError(sentence, code="not_yet", field="done_on")
    if step.options and step.option(choice) is None:
        raise UserError(
            _("Elija qué se decidió en «{title}».").format(title=step.title), code="missing", field="choice"
        )
    done = replace(
        step, state=StepState.DONE, done_on=on, by_whom=by.strip(), choice=choice, reason="", silent=silent,
        note=note.strip() or step.note,
    )  # fmt: skip
    with store.change(_("«{title}», hecho el {day}").format(title=step.title[:40], day=show_date(on))):
        if step.state is not StepState.PENDING:
            _keep_turn(store, view, step, on, "")
        STEPS.save(store, done)
        steps = {**view.steps, step.key: done}
        for key in reopened(steps, done, choice):
            why = _("«{title}»: {choice}").format(title=step.title, choice=done.choice_title)
            _reopen(store, view, steps[key], on, why)
    return STEPS.get(store, step_id)


def accept_silence(store: Store, step_id: str, on: date) -> CaseStep:
    """The term went by without an answer, which the norm takes for a favourable one. Raises UserError before that."""
    step = STEPS.get(store, step_id)
    options = {one.key for one in step.options}
    choice = "favorable" if "favorable" in options else next((one.key for one in step.options), "")
    return do_step(store, step_id, on, choice=choice, silent=True)


def skip_step(store: Store, step_id: str, reason: str, on: date) -> CaseStep:
    """It does not apply here: what waits for it goes on. Raises UserError without a reason."""
    if not reason.strip():
        raise UserError(_("Escriba por qué no aplica: sale en el expediente."), code="missing", field="reason")
    return _set_aside(store, step_id, StepState.SKIPPED, reason, on, _("«{title}», no aplica"))


def reject_step(store: Store, step_id: str, reason: str, on: date) -> CaseStep:
    """It was put to a vote and lost: what waits for it stays where it is. Raises UserError without a reason."""
    if not reason.strip():
        raise UserError(_("Escriba qué resolución lo rechazó, o por qué."), code="missing", field="reason")
    return _set_aside(store, step_id, StepState.REJECTED, reason, on, _("«{title}», rechazado"))


def _set_aside(store: Store, step_id: str, state: StepState, reason: str, on: date, label: str) -> CaseStep:
    step = STEPS.get(store, step_id)
    view = load_case(store, step.case_id)
    if step.state is StepState.DONE:
        raise UserError(_("«{title}» ya está hecho. Ctrl+Z lo deshace.").format(title=step.title), code="done")
    if on > view.day:
        raise UserError(_("Ese día todavía no llegó. Revise la fecha."), code="to_come", field="done_on")
    kept = replace(step, state=state, done_on=on, reason=reason.strip(), choice="", silent=False)
    with store.change(label.format(title=step.title[:40])):
        if step.state is not StepState.PENDING:
            _keep_turn(store, view, step, on, "")
        return STEPS.save(store, kept)


def undo_step(store: Store, step_id: str) -> CaseStep:
    """It was not done after all. Raises UserError while another that was done after it hangs on it."""
    step = STEPS.get(store, step_id)
    view = load_case(store, step.case_id)
    behind = [view.steps[key] for key in hanging_on(view.steps, step.key) if view.steps[key].state is StepState.DONE]
    if behind:
        raise UserError(
            _("Antes deshaga {steps}, que viene después.").format(steps=titles(behind[-1:])), code="followed"
        )
    blank = replace(step, state=StepState.PENDING, done_on=None, by_whom="", choice="", reason="", silent=False)
    with store.change(_("«{title}», pendiente otra vez").format(title=step.title[:40])):
        return STEPS.save(store, blank)


def _reopen(store: Store, view: CaseView, step: CaseStep, on: date, why: str) -> None:
    _keep_turn(store, view, step, on, why)
    blank = replace(
        step, state=StepState.PENDING, done_on=None, by_whom="", choice="", reason="", silent=False, note=""
    )
    STEPS.save(store, blank)


def _keep_turn(store: Store, view: CaseView, step: CaseStep, on: date, why: str) -> None:
    """What it was stays as an earlier turn."""
    TURNS.save(store, CaseTurn(
        case_id=step.case_id, step_id=step.id, number=len(view.turns_of(step)) + 1, state=step.state,
        done_on=step.done_on, by_whom=step.by_whom, choice=step.choice_title, reason=step.reason, silent=step.silent,
        note=step.note, ended_on=on, why=why,
    ))  # fmt: skip


def set_note(store: Store, step_id: str, note: str) -> CaseStep:
    """What is remembered of a step."""
    step = STEPS.get(store, step_id)
    return STEPS.save(
        store, replace(step, note=note.strip()), label=_("nota de «{title}»").format(title=step.title[:40])
    )
