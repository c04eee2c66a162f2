"""Sentences about steps: what they wait for, why they cannot be closed yet, how they stand."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.dates import DAY_MONTH, show_date
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import join_and
from munidesk.procedures.clock import Deadline, sum_words
from munidesk.procedures.codes import Outcome, Proof, Silence, StepKind, Way
from munidesk.procedures.domain import CaseEntry, CaseFile, CaseStep

_LONG = "EEEE d 'de' MMMM"
_SHE = frozenset([Proof.ROUND, Proof.FEEDBACK, Proof.INITIATIVE, Proof.RESOLUTION, Proof.SESSION])


def titles(steps: Sequence[CaseStep]) -> str:
    """«Uno» y «Otro»."""
    return join_and([f"«{one.title}»" for one in steps])


def waits_for(steps: Sequence[CaseStep]) -> str:
    decided = [one for one in steps if one.choice_title and one.is_closed]
    if decided:
        one = decided[0]
        return _("«{title}» terminó en «{choice}», que no abre este paso.").format(
            title=one.title, choice=one.choice_title
        )
    return ngettext("Espera a {steps}, que falta.", "Espera a {steps}, que faltan.", len(steps)).format(
        steps=titles(steps)
    )


def before_that(day: date) -> str:
    return _("No puede ser antes del {day}, cuando se hizo el paso anterior.").format(day=show_date(day))


def not_yet(term: Deadline) -> str:
    """Why what has to be on view longer cannot be closed."""
    return _("Se puede cerrar desde el {day}: {sum}").format(
        day=show_date(term.closable_from, _LONG), sum=sum_words(term)
    )


def still_awaited(step: CaseStep, awaited: Sequence[CaseEntry], term: Deadline | None) -> str:
    names = join_and([one.name or one.folio for one in awaited])
    words = ngettext("Falta la respuesta de {names}.", "Faltan las respuestas de {names}.", len(awaited)).format(
        names=names
    )
    if term is not None and step.silence is Silence.FAVORABLE:
        words += " " + _("Desde el {day} se puede seguir por plazo vencido.").format(
            day=show_date(term.closable_from, DAY_MONTH)
        )
    return words


def no_proof(step: CaseStep) -> str:
    """What proves the step, and how it is told: a paper, a record, or where the paper is kept."""
    if step.procedure:
        return _("Abra su expediente con O; si se siguió fuera de MuniDesk, con F diga dónde consta.")
    if not step.link:
        return _("Falta el papel «{paper}»: adjúntelo con D, o con F diga dónde consta.").format(paper=step.paper)
    she = _("Falta la prueba: vincule con V la {record}, adjunte con D el papel, o con F diga dónde consta.")
    he = _("Falta la prueba: vincule con V el {record}, adjunte con D el papel, o con F diga dónde consta.")
    return (she if step.link in _SHE else he).format(record=step.link.word)


def inner_open(case: CaseFile, done: int, whole: int) -> str:
    """Why a step waits for the case it opened."""
    return _("Espera al expediente {n}, «{title}», que va en {a} de {b}: ábralo con O y ciérrelo.").format(
        n=case.label, title=case.title, a=done, b=whole
    )


def proof_word(kind: StepKind) -> str:
    """Which record of MuniDesk usually proves a step of that kind; empty where none does."""
    return {
        StepKind.AGREED: _("una resolución"),
        StepKind.MET: _("una sesión o un encuentro"),
        StepKind.PROCEDURE: _("otro expediente"),
    }.get(kind, "")


def by_way(way: Way, count: str) -> str:
    """«12 en papel, 5 por correo»."""
    words = {Way.PAPER: _("{n} en papel"), Way.ENCOUNTER: _("{n} en encuentro"), Way.MAIL: _("{n} por correo")}
    return words.get(way, _("{n} sin vía")).format(n=count)


def awaited_names(step: CaseStep, entries: Sequence[CaseEntry]) -> str:
    """Who did not answer: the offices asked that sent nothing, else who does the step."""
    names = [one.name or one.folio for one in entries if one.asked_on is not None and one.day is None]
    return join_and(names) or step.who or _("quien debía contestar")


def no_silence(step: CaseStep, term: Deadline | None) -> str:
    """Why nothing can be concluded from not having been answered."""
    if step.silence is not Silence.FAVORABLE or term is None:
        return _("La norma de «{title}» no tiene por favorable el silencio: reclame la respuesta.").format(
            title=step.title
        )
    return _("El plazo sigue corriendo: se tiene por favorable desde el {day}.").format(
        day=show_date(term.closable_from, _LONG)
    )


def still_unanswered(asked: CaseStep, unanswered: Sequence[CaseEntry], whole: int) -> str:
    """Which of the entries have no answer yet."""
    folios = [one.folio for one in unanswered[:3]]
    more = len(unanswered) - len(folios)
    told = join_and([*folios, ngettext("{n} más", "{n} más", more).format(n=more)] if more else folios)
    return _("Falta responder {n} de {whole} de «{title}»: {folios}.").format(
        n=len(unanswered), whole=whole, title=asked.title, folios=told
    )


def outcome_word(step: CaseStep, outcome: Outcome) -> str:
    """Of an office that gives its opinion, other words than of an observation that gets an answer."""
    if step.kind in (StepKind.RECEIVED, StepKind.SENT):
        return {
            Outcome.NONE: _("espera"),
            Outcome.ACCEPTED: _("de acuerdo"),
            Outcome.PARTLY: _("en parte"),
            Outcome.REFUSED: _("en contra"),
        }.get(outcome, outcome.word)
    return outcome.word
