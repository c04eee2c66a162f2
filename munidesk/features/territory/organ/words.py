"""Quadrants, postures, letters of the matrix and agreements in words."""

from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.features.territory.codes import Posture, Role
from munidesk.features.territory.domain import CoordinationAgreement
from munidesk.features.territory.rules import Quadrant

POSTURES = {Posture.FOR: ("check", "good"), Posture.NEUTRAL: ("minus", "neutral"), Posture.AGAINST: ("close", "bad")}
LETTERS = {Role.DOES: "H", Role.ANSWERS: "R", Role.CONSULTED: "C", Role.INFORMED: "I"}


def quadrant_word(one: Quadrant) -> str:
    return {
        Quadrant.DECIDE: _("Decidir juntos"), Quadrant.APPROACH: _("Acercar"), Quadrant.VOICE: _("Dar voz"),
        Quadrant.INFORM: _("Informar"),
    }[one]  # fmt: skip


def agreement_state(one: CoordinationAgreement, day: date) -> str:
    """«vigente hasta el 3/5/2027», «vencido el …», «sin firmar»."""
    if one.signed_on is None:
        return _("sin firmar")
    if one.until is None:
        return _("vigente, sin fecha de fin")
    words = _("vencido el {day}") if one.until < day else _("vigente hasta el {day}")
    return words.format(day=show_date(one.until))
