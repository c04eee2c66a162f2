"""Who takes part in a bond, in which ring, and how much was said with each in twelve months. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.features.twinning.rules import YEAR
from munidesk.features.twinning.said import Message
from munidesk.features.twinning.view import TwinningView
from munidesk.procedures.clock import add_months

_LEAST, _MOST, _EACH = 1.5, 10.0, 0.5
_COMMITTEES = ("comite", "cancilleria", "oficina", "embajada", "consulado", "ministerio", "secretaria de", "agencia")
_PEOPLE = (
    "escuela", "escola", "comercio", "asociacion", "vecin", "cooperativa", "banda", "camara", "preparatoria",
    "universidad", "club", "empresa", "fundacion", "liceo", "colegio", "museo", "productor",
)  # fmt: skip
_GOVERNMENTS = ("gobierno", "alcaldia", "municip", "ayuntamiento", "intendencia", "concejo", "city council", "mayor")


class Ring(IntEnum):
    """From the middle outwards."""

    GOVERNMENTS = 0
    COMMITTEES = 1
    PEOPLE = 2

    @property
    def word(self) -> str:
        return (_("Los dos gobiernos"), _("Comités y oficinas"), _("Vecindad"))[self]


@dataclass(frozen=True, slots=True)
class Tie:
    """An actor of the circle; `said` are the communications with it in twelve months, none is a dotted line."""

    name: str
    role: str
    contact: str
    ring: Ring
    said: tuple[Message, ...]

    @property
    def short(self) -> str:
        """Without what stands in brackets."""
        return self.name.split(" (")[0]

    @property
    def width(self) -> float:
        """Of its line: it grows with the communications; 0 is dotted."""
        return min(_MOST, _LEAST + _EACH * len(self.said)) if self.said else 0.0


def ring_of(name: str) -> Ring:
    """By the words of its name; who is none of them is of the neighbourhood."""
    words = fold(name)
    for ring, marks in ((Ring.COMMITTEES, _COMMITTEES), (Ring.PEOPLE, _PEOPLE), (Ring.GOVERNMENTS, _GOVERNMENTS)):
        if any(mark in words for mark in marks):
            return ring
    return Ring.PEOPLE


def ties(view: TwinningView) -> tuple[Tie, ...]:
    """The actors of the case, then whoever was written with and is none of them; most communications first."""
    since = add_months(view.day, -YEAR)
    recent = [one for one in view.said if since < one.day <= view.day]
    names = {one.name: (one.role, one.contact) for one in view.case.actors}
    for one in recent:
        if not any(fold(one.actor) == fold(name) for name in names):
            names[one.actor] = ("", "")
    found = [Tie(name, *told, ring_of(name), _with(name, recent)) for name, told in names.items()]
    return tuple(sorted(found, key=lambda one: -len(one.said)))


def _with(name: str, recent: Sequence[Message]) -> tuple[Message, ...]:
    return tuple(one for one in recent if fold(one.actor) == fold(name))
