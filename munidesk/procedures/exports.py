"""What `export` and `list` know of procedures and cases; without `--id`, the newest case that is open."""

from collections.abc import Iterator, Mapping, Sequence

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.procedures.codes import Way
from munidesk.procedures.consultation import Consultation, observed_in
from munidesk.procedures.document_case import build_case, build_procedure
from munidesk.procedures.document_consultation import build_form, build_matrix, build_report
from munidesk.procedures.document_notice import build_notice
from munidesk.procedures.document_silence import build_silence
from munidesk.procedures.domain import CaseEntry, CaseStep
from munidesk.procedures.kinds import ENTRIES, STEPS
from munidesk.procedures.rules import CaseView
from munidesk.procedures.store import cases, load_case
from munidesk.procedures.store_procedures import offered, procedure_named
from munidesk.procedures.writing import toml_of
from munidesk.records.sheet import Cell, Selection, Sheet


def _views(store: Store) -> Iterator[CaseView]:
    """All of them, those that are open first, the newest first."""
    for one in sorted(cases(store), key=lambda one: one.closed_on is not None):
        yield load_case(store, one.id)


def _view(store: Store, wanted: str) -> CaseView:
    """Of a case, or of one of its steps. Raises UserError when there is none."""
    step = STEPS.find(store, wanted) if wanted else None
    if wanted:
        return load_case(store, step.case_id if step is not None else wanted)
    for view in _views(store):
        return view
    raise UserError(_("Todavía no hay ningún expediente. Abra el primero con Ctrl+K, «Nuevo expediente»."))


def case(store: Store, selection: Selection) -> Document:
    return build_case(store, _view(store, selection.id))


def procedure(store: Store, selection: Selection) -> Document:
    """By its key or id; without one, that of the newest case, else the first there is."""
    wanted = selection.id
    if not wanted:
        wanted = next((one.procedure_key for one in cases(store)), "")
        wanted = wanted if wanted in {one.script.key for one in offered(store)} else ""
    return build_procedure(store, procedure_named(store, wanted).script)


def procedure_text(store: Store, selection: Selection) -> str:
    """As it leaves for another municipality."""
    return toml_of(procedure_named(store, selection.id).script)


def silence(store: Store, selection: Selection) -> Document:
    """`--id` is a step's or a case's. Raises UserError where no term went by unanswered."""
    views = [_view(store, selection.id)] if selection.id else list(_views(store))
    for view in views:
        for step in view.ordered:
            if step.silent and (step.id == selection.id or STEPS.find(store, selection.id or "-") is None):
                return build_silence(store, view, step)
    raise UserError(_("Ningún paso se cerró por plazo vencido sin respuesta: todavía no hay de qué dar constancia."))


def _consultation(store: Store, selection: Selection) -> Consultation:
    """Of a case or a step; without an id, the newest that has something on view. Raises UserError for none."""
    if selection.id:
        step = STEPS.find(store, selection.id)
        return observed_in(_view(store, selection.id), step.key if step is not None else "")
    for view in _views(store):
        try:
            return observed_in(view)
        except UserError:
            continue
    raise UserError(_("Todavía no hay ninguna consulta. Abra un expediente con Ctrl+K, «Nuevo expediente»."))


def matrix(store: Store, selection: Selection) -> Document:
    return build_matrix(store, _consultation(store, selection))


def consultation_report(store: Store, selection: Selection) -> Document:
    return build_report(store, _consultation(store, selection))


def consultation_notice(store: Store, selection: Selection) -> Document:
    return build_notice(store, _consultation(store, selection))


def observation_form(store: Store, selection: Selection) -> Document:
    return build_form(store, _consultation(store, selection))


def observations(store: Store, selection: Selection) -> Sheet:
    """As a sheet gives them back: folio, day, way, zone, chapter, text, answer. Without names of private persons."""
    one = _consultation(store, selection)
    header = (_("Folio"), _("Fecha"), _("Vía"), _("Zona"), _("Capítulo"), _("Texto"), _("Resultado"), _("Razones"),
              _("Qué cambia"), _("Respondida el"))  # fmt: skip
    keys = ("folio", "day", "way", "zone", "chapter", "text", "outcome", "reasons", "result", "replied_on")
    return Sheet(one.view.case.title, header, tuple(_cells(each) for each in one.entries), keys)


def _cells(one: CaseEntry) -> tuple[Cell, ...]:
    way = one.way if one.way is not Way.NONE else None
    outcome = one.outcome if one.answered else None
    return (one.number, one.day, way, one.zone, one.chapter, one.text, outcome, one.reasons, one.result, one.replied_on)


# -- listings


def list_procedures(store: Store) -> Sequence[Mapping[str, object]]:
    return [
        {
            "id": one.own.id if one.own is not None else one.script.key,
            "key": one.script.key,
            "version": one.script.version,
            "title": one.script.title,
            "country": one.script.country,
            "own": one.own is not None,
            "steps": len(one.script.steps),
            "source": one.script.source,
        }
        for one in offered(store)
    ]


def list_cases(store: Store) -> Sequence[Mapping[str, object]]:
    found = []
    for view in _views(store):
        one, (done, whole) = view.case, view.progress
        current = view.current
        found.append({
            "id": one.id, "number": one.label, "title": one.title, "procedure": one.procedure_key,
            "version": one.version, "responsible": one.responsible, "state": one.state,
            "opened_on": one.opened_on.isoformat(),
            "closed_on": one.closed_on.isoformat() if one.closed_on is not None else None,
            "outcome": one.outcome, "done": done, "counted": whole,
            "step": current.key if current is not None and one.closed_on is None else "",
            "overdue": sum(view.overdue(step) for step in view.ordered),
        })  # fmt: skip
    return found


def list_steps(store: Store) -> Sequence[Mapping[str, object]]:
    return [_step_row(view, one) for view in _views(store) for one in view.ordered]


def _step_row(view: CaseView, one: CaseStep) -> Mapping[str, object]:
    term = view.deadline(one)
    return {
        "id": one.id, "case": view.case.label, "case_id": view.case.id, "key": one.key, "stage": one.stage,
        "title": one.title, "who": one.who, "state": one.state, "standing": view.standing(one).name.lower(),
        "overdue": view.overdue(one),
        "starts": term.start.isoformat() if term is not None else None,
        "last_day": term.last.isoformat() if term is not None else None,
        "closable_from": term.closable_from.isoformat() if term is not None and term.at_least else None,
        "done_on": one.done_on.isoformat() if one.done_on is not None else None,
        "choice": one.choice, "silent": one.silent, "reason": one.reason, "differs": one.differs,
        "article": one.term_article or one.article,
    }  # fmt: skip


def list_entries(store: Store) -> Sequence[Mapping[str, object]]:
    """Without who wrote them, where that is a private person."""
    keys = {one.id: one for one in STEPS.all(store)}
    labels = {one.id: one.label for one in cases(store)}
    return [
        {
            "id": one.id, "case": labels.get(one.case_id, ""), "step": keys[one.step_id].key, "number": one.number,
            "name": one.name, "asked_on": _iso(one.asked_on), "day": _iso(one.day), "way": one.way, "zone": one.zone,
            "chapter": one.chapter, "text": one.text, "outcome": one.outcome, "reasons": one.reasons,
            "result": one.result, "replied_on": _iso(one.replied_on),
        }
        for one in ENTRIES.all(store)
        if one.step_id in keys
    ]  # fmt: skip


def _iso(day: object) -> str | None:
    return str(day) if day is not None else None
