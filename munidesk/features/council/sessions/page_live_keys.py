"""The keys of a session by what has the keyboard, as the strip at the foot says them: title, keys, number typed."""

from munidesk.base.i18n import _, msgid

Hints = tuple[tuple[str, str], ...]
"""(keys, words) of each."""
Said = tuple[str, Hints, str]

_ROSTER = (
    ("3 P", msgid("presente")),
    ("A", msgid("ausente")),
    ("J", msgid("con aviso")),
    ("L", msgid("licencia")),
    ("R", msgid("se retira")),
    ("0 P", msgid("los demás presentes")),
    ("S", msgid("suplente")),
    ("M", msgid("motivo")),
    ("D", msgid("constancia")),
    ("H", msgid("hora")),
    ("Supr", msgid("quitar")),
    ("↑ ↓", msgid("elegir")),
)
_VOTES = (
    ("5 C", msgid("número y voto")),
    ("F", msgid("a favor")),
    ("C", msgid("en contra")),
    ("B", msgid("abstención")),
    ("E", msgid("se excusa")),
    ("R", msgid("salió")),
    ("0 F", msgid("todos")),
    ("Supr", msgid("quitar")),
    ("Enter", msgid("asunto siguiente")),
)
_AGENDA = (
    ("↑ ↓", msgid("elegir")),
    ("Enter", msgid("tratar el asunto")),
    ("H", msgid("hora")),
    ("N", msgid("no se trató")),
    ("T", msgid("ya se trató")),
    ("P", msgid("se aplaza, o ya no")),
    ("O", msgid("a otra sesión")),
    ("R", msgid("se retira")),
    ("Ctrl+↑ ↓", msgid("mover")),
    ("M", msgid("por qué")),
    ("E", msgid("elección")),
    ("U", msgid("uso de la palabra")),
    ("F7", msgid("asunto nuevo")),
)
_TEXT = (
    ("F9", msgid("hora")),
    ("@", msgid("nombres")),
    ("{", msgid("citar")),
    ("Ctrl+B", msgid("negrita")),
    ("Ctrl+I", msgid("cursiva")),
    ("Ctrl+Enter", msgid("moción")),
    ("Esc", msgid("salir")),
    ("F7", msgid("asunto nuevo")),
)
_MOTION = (
    ("Tab", msgid("lo que sigue")),
    ("Esc", msgid("ir a la votación")),
    ("Ctrl+Enter", msgid("otra moción")),
)


def _said(hints: Hints) -> Hints:
    return tuple((key, _(words)) for key, words in hints)


def of_roster(pending: str) -> Said:
    return _("Teclas de asistencia"), _said(_ROSTER), pending


def of_casting_vote(pending: str) -> Said:
    """Who presides decides a tie."""
    hints = (("+", _("decide a favor")), ("−", _("decide en contra")), ("Enter", _("asunto siguiente")))
    return _("Teclas del desempate"), hints, pending


def of_tie(steps: Hints, pending: str) -> Said:
    """`steps`: what the norm gives to go on with."""
    return _("Teclas del empate"), (*steps, ("Enter", _("asunto siguiente"))), pending


def of_totals() -> Said:
    return _("Teclas de los totales"), (("0–9", _("cuántos votos")), ("Enter", _("anotar y seguir"))), ""


def of_votes(pending: str) -> Said:
    return _("Teclas de votación"), _said(_VOTES), pending


def of_agenda() -> Said:
    return _("Teclas del orden del día"), _said(_AGENDA), ""


def of_text() -> Said:
    return _("Teclas de texto"), _said(_TEXT), ""


def of_button() -> Said:
    return _("Teclas del botón"), (("Enter", _("pulsarlo")), *_said(_MOTION)), ""


def of_list() -> Said:
    return _("Teclas de la lista"), (("↑ ↓", _("elegir")), *_said(_MOTION)), ""


def of_motion() -> Said:
    """Of its text, and of what stands about it."""
    return _("Teclas de la moción"), _said(_MOTION), ""
