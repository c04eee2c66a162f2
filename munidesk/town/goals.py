"""The seventeen goals of sustainable development (ODS), as people type them wherever a field asks for them."""

import re

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, msgid

_NAMES = (
    msgid("Fin de la pobreza"), msgid("Hambre cero"), msgid("Salud y bienestar"), msgid("Educación de calidad"),
    msgid("Igualdad de género"), msgid("Agua limpia y saneamiento"), msgid("Energía asequible y no contaminante"),
    msgid("Trabajo decente y crecimiento económico"), msgid("Industria, innovación e infraestructura"),
    msgid("Reducción de las desigualdades"), msgid("Ciudades y comunidades sostenibles"),
    msgid("Producción y consumo responsables"), msgid("Acción por el clima"), msgid("Vida submarina"),
    msgid("Vida de ecosistemas terrestres"), msgid("Paz, justicia e instituciones sólidas"),
    msgid("Alianzas para lograr los objetivos"),
)  # fmt: skip
_LAST = 17  # UN General Assembly, resolution 70/1 (2015)


def goals_of(text: str) -> tuple[int, ...]:
    """The goals a text names, each once, in order; what is no goal is left out: imports are read with it."""
    found = {int(number) for number in re.findall(r"\d+", text)}
    return tuple(sorted(goal for goal in found if 1 <= goal <= _LAST))


def checked_goals(text: str) -> str:
    """«4, 11» from what was typed («ODS 11 y 4»). Raises UserError for anything that is not a goal."""
    numbers = re.findall(r"\d+", text)
    if (text.strip() and not numbers) or not all(1 <= int(number) <= _LAST for number in numbers):
        raise UserError(_("Los ODS son números del 1 al 17, separados por comas."))
    return ", ".join(str(goal) for goal in goals_of(text))


def goal_words(goal: int) -> str:
    """«ODS 5. Igualdad de género»: the short name that the United Nations print."""
    return _("ODS {n}. {name}").format(n=goal, name=_(_NAMES[goal - 1]))
