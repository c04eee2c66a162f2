"""What letters tell of a case: the model of its procedure filled with what is known, an answer to who observed."""

import re
from collections.abc import Iterator, Mapping

from munidesk.base.dates import show_date
from munidesk.base.formulas import fill
from munidesk.base.i18n import _
from munidesk.base.spanish import uncapital
from munidesk.data.store import Store
from munidesk.procedures.codes import Outcome, StepKind
from munidesk.procedures.domain import CaseEntry, CaseStep
from munidesk.procedures.kinds import ENTRIES, STEPS
from munidesk.procedures.rules import CaseView
from munidesk.procedures.store import load_case, script_in
from munidesk.records.matter import Addressee, Matter
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.letters.domain import LetterKind
from munidesk.town.letters.store import BLANK

_LONG = "d 'de' MMMM 'de' y"


def of_step(store: Store, ref: Ref) -> Matter:
    """The letter that the procedure proposes for a step; without a model, one that asks for what the step waits for."""
    step = STEPS.get(store, ref.id)
    view = load_case(store, step.case_id)
    model = script_in(view.case).letter(step.letter) if step.letter else None
    values = dict(_values(store, view, step))
    if model is None:
        body = _asking(view, step)
        return Matter(
            kind=LetterKind.NOTE,
            subject=f"{step.title}: {view.case.title}",
            body=body,
            ending=_ending(store),
            addressees=_offices(view, step),
        )
    to = _filled(model.to, values)
    named = (Addressee(name=to),) if to and BLANK not in to else ()
    return Matter(
        kind=LetterKind.NOTE, subject=f"{model.title}: {view.case.title}", body=_filled(model.body, values),
        ending=_ending(store), addressees=_offices(view, step) or named,
    )  # fmt: skip


def of_entry(store: Store, ref: Ref) -> Matter:
    """The answer to an observation, to who made it. What a private person is called stands in `neighbour` alone."""
    entry = ENTRIES.get(store, ref.id)
    view = load_case(store, entry.case_id)
    own = next(one for one in view.ordered if one.id == entry.step_id)
    asking = next((one for one in view.ordered if one.answers == own.key), None)
    model = script_in(view.case).letter(asking.letter) if asking is not None and asking.letter else None
    values = {**dict(_values(store, view, own)), **_said(entry)}
    body = _filled(model.body if model is not None else _ANSWER, values)
    to = (Addressee(neighbour_id=entry.neighbour_id),) if entry.neighbour_id else ()
    subject = _("Respuesta a la observación {folio}: {title}").format(folio=entry.folio, title=view.case.title)
    return Matter(kind=LetterKind.NOTE, subject=subject, body=body, ending=_ending(store), addressees=to)


_ANSWER = (
    "Su observación {number}, del {date}, decía: «{text}». La respuesta es: {outcome}. Razones: {reasons}. "
    "En el documento quedó así: {result}."
)


def _ending(store: Store) -> str:
    profile = town.profile_of(store)
    return fill(profile.formulas["letter_end"], {}, profile.figures)


def _said(entry: CaseEntry) -> dict[str, str]:
    sense = {
        Outcome.ACCEPTED: _("acepta"), Outcome.PARTLY: _("acepta en parte"), Outcome.REFUSED: _("no acepta"),
        Outcome.PASSED_ON: _("deriva a quien corresponde"),
    }  # fmt: skip
    return {
        "number": entry.folio,
        "date": show_date(entry.day, _LONG) if entry.day is not None else "",
        "text": entry.text.rstrip(" ."),
        "outcome": sense.get(entry.outcome, ""),
        "reasons": uncapital(entry.reasons.rstrip(" .")) or _("es lo que se pidió"),
        "result": entry.result.rstrip(" .") or _("sin cambios"),
    }


def _values(store: Store, view: CaseView, step: CaseStep) -> Iterator[tuple[str, str]]:
    """What is known of the municipality, of the case, and of the days that run from the step."""
    own = town.municipality(store)
    yield "town", own.name
    yield "town_name", own.town or own.name
    yield "instrument", view.case.title
    yield "liaison", view.case.responsible
    yield "year", str(view.day.year)
    runs = next((one for one in view.ordered if one.counted_from == step.key), step)
    term = view.deadline(runs)
    if term is not None:
        yield "from", show_date(term.start, _LONG)
        yield "until", show_date(term.last, _LONG)
    heard = [one for one in view.ordered if one.kind is StepKind.MET]
    days = [show_date(entry.day, _LONG) for one in heard for entry in view.entries_of(one) if entry.day is not None]
    if days:
        yield "hearings", ", ".join(days)


_WORDS = {
    "places": "lugares", "channel": "correo o dirección", "site": "sitio web", "hearings": "audiencias",
    "from": "desde cuándo", "until": "hasta cuándo", "partner": "ciudad", "partner_country": "país", "author": "nombre",
    "liaison": "persona de enlace", "contact": "contacto", "reasons": "razones", "topics": "temas", "date": "fecha",
    "resolution": "resolución", "resolution_date": "fecha de la resolución", "cost": "costo", "languages": "idiomas",
}  # fmt: skip


def _filled(text: str, values: Mapping[str, str]) -> str:
    """With what is known; the rest in brackets, which the letter has to lose before it goes."""

    def value(found: re.Match[str]) -> str:
        name = found.group(1)
        return values.get(name) or f"{BLANK}: {_WORDS.get(name, name)}]"

    return re.sub(r"\{(\w+)\}", value, text)


def _offices(view: CaseView, step: CaseStep) -> tuple[Addressee, ...]:
    """Those that were asked and sent nothing yet; else whom the step is of, where it waits for somebody."""
    waited = [one for one in view.entries_of(step) if one.name and one.day is None]
    if waited:
        return tuple(Addressee(name=one.name) for one in waited)
    return (Addressee(name=step.who),) if step.kind is StepKind.RECEIVED and step.who else ()


def _asking(view: CaseView, step: CaseStep) -> str:
    """A request, or the claim of an answer that is late."""
    term = view.deadline(step)
    if term is not None and view.overdue(step):
        words = _("En el expediente {n}, «{title}», el plazo para «{step}» venció el {day}. Pedimos que se responda.")
        return words.format(n=view.case.label, title=view.case.title, step=step.title, day=show_date(term.last, _LONG))
    words = _("En el expediente {n}, «{title}», se tramita «{step}». {does}")
    told = words.format(n=view.case.label, title=view.case.title, step=step.title, does=step.does).strip()
    if term is None or term.at_least:
        return told
    return told + " " + _("El plazo para responder vence el {day}.").format(day=show_date(term.last, _LONG))
