"""What a plan of action cannot be, whoever writes it, and what of it is late. Pure."""

from datetime import date

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import fold, join_or
from munidesk.features.action.domain import ActionPlan, ActionProduct, State


def check_plan(plan: ActionPlan) -> None:
    """Raises UserError for days in the wrong order."""
    if plan.start is not None and plan.end is not None and plan.end < plan.start:
        raise UserError(
            _("Termina el {end}, antes de empezar ({start}). Revise las fechas.").format(
                end=show_date(plan.end), start=show_date(plan.start)
            ),
            code="order",
            field="end",
        )


def check_product(product: ActionProduct) -> None:
    """Raises UserError for a day of fulfilment still to come, or without being fulfilled."""
    if product.done_on is None:
        return
    if product.done_on > today():
        words = _("El {day} todavía no llegó: revise cuándo se cumplió.")
        day = show_date(product.done_on)
        raise UserError(words.format(day=day), code="future", field="done_on")
    if product.state is not State.DONE:
        raise UserError(
            _("Tiene fecha de cumplido y está «{state}». Cambie el estado, o quite la fecha.").format(
                state=product.state.word
            ),
            code="contradiction",
            field="done_on",
        )


def is_late(product: ActionProduct, day: date) -> bool:
    """Its day passed and it is neither done nor dropped; without a day nothing is late."""
    return product.is_open and product.due is not None and product.due < day


def read_state(text: str) -> State:
    """«cumplido», or how it begins («cum»). Raises UserError with the words there are."""
    wanted = fold(text)
    found = State.read(text) or next((one for one in State if wanted and fold(one.word).startswith(wanted)), None)
    if found is None:
        raise UserError(
            _("«{text}» no es un estado. Escriba {words}.").format(
                text=text.strip(), words=join_or([f"«{one.word}»" for one in State])
            ),
            code="unreadable",
            field="state",
        )
    return found
