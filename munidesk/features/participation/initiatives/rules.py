"""What an initiative cannot be, by whatever road it comes in. Pure: records in, the faults they have out."""

import itertools
from collections.abc import Iterator
from datetime import date

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.features.participation.domain import Initiative, OwnState
from munidesk.town.goals import checked_goals


def check(record: Initiative, before: Initiative | None = None) -> None:
    """Raises UserError, bound to its field, for the first thing that cannot be.

    What `before` had already does not count: an older version let it in, and the record is mended a field at a time.
    """
    known = {str(fault) for fault in faults(before)} if before is not None else set()
    for fault in faults(record):
        if str(fault) not in known:
            raise fault


def check_own_state(one: OwnState) -> None:
    """Raises UserError without its word."""
    if not one.word.strip():
        raise UserError(
            _("Escriba cómo llama el municipio a ese estado: por ejemplo, retirada."), code="missing", field="word"
        )


def faults(record: Initiative) -> Iterator[UserError]:
    """All of what cannot be, in the order of the record's life."""
    if not record.title.strip():
        yield UserError(_("Escriba de qué se trata la iniciativa."), code="missing", field="title")
    try:
        checked_goals(record.ods)
    except UserError as fault:
        yield UserError(str(fault), code="goals", field="ods")
    yield from _still_to_come(record)
    yield from _answered(record)
    yield from _out_of_order(
        ("received", record.received, _("se recibió")),
        ("answer_date", record.answer_date, _("se respondió")),
        ("feedback_date", record.feedback_date, _("se hizo la devolución")),
    )
    yield from _out_of_order(
        ("received", record.received, _("se recibió")),
        ("started_on", record.started_on, _("comenzó la ejecución")),
        ("fulfilled_on", record.fulfilled_on, _("se cumplió")),
    )


def _still_to_come(record: Initiative) -> Iterator[UserError]:
    days = (
        ("received", record.received, _("El {day} todavía no llegó: revise la fecha de recepción.")),
        ("answer_date", record.answer_date, _("El {day} todavía no llegó: revise la fecha de la respuesta.")),
        ("feedback_date", record.feedback_date, _("El {day} todavía no llegó: revise la fecha de la devolución.")),
        ("started_on", record.started_on, _("El {day} todavía no llegó: revise desde cuándo está en ejecución.")),
        ("fulfilled_on", record.fulfilled_on, _("El {day} todavía no llegó: revise cuándo se cumplió.")),
    )
    for name, day, sentence in days:
        if day is not None and day > today():
            yield UserError(sentence.format(day=show_date(day)), code="future", field=name)


def _answered(record: Initiative) -> Iterator[UserError]:
    """Nothing is given back that was not answered."""
    if record.feedback_date is not None and record.answer_date is None:
        yield UserError(
            _("Todavía no hay respuesta que devolver. Escriba primero la respuesta del Gobierno."),
            code="unanswered", field="feedback_date",
        )  # fmt: skip
    if record.feedback_people is not None and record.feedback_people < 0:
        yield UserError(_("La cantidad de personas no puede ser negativa."), code="negative", field="feedback_people")


def _out_of_order(*steps: tuple[str, date | None, str]) -> Iterator[UserError]:
    """Each step (field, day, how it is said) against the one before it that has a day."""
    known = [(name, day, words) for name, day, words in steps if day is not None]
    for (_name, before, first), (name, after, second) in itertools.pairwise(known):
        if after < before:
            sentence = _("El {after} no puede ser cuando {second}: {first} el {before}. Revise las fechas.").format(
                after=show_date(after), second=second, first=first, before=show_date(before)
            )
            yield UserError(sentence, code="order", field=name)
