"""Counts of participation in sentences: who brought what, and what is overdue where a norm gives a term. Pure."""

from munidesk.base.i18n import _, ngettext
from munidesk.features.participation.initiatives.board import Figures
from munidesk.features.participation.initiatives.clock import deadline_of
from munidesk.town.profile import Profile


def brought_words(one: Figures) -> str:
    """«iniciativas: 20 de vecinos y 15 del Concejo; de 6 no consta de quién»."""
    words = _("iniciativas: {n} de vecinos y {m} del Concejo").format(n=one.neighbours, m=one.council)
    return words + (_("; de {n} no consta de quién").format(n=one.unsaid) if one.unsaid else "")


def neighbours_words(one: Figures) -> str:
    """Neighbours are those who said that they are: of the others it is said that nobody knows."""
    words = _("La vecindad presentó {a} de las {b} iniciativas").format(a=one.neighbours, b=one.received)
    unsaid = ngettext("; de {n} no consta quién la trajo", "; de {n} no consta quién las trajo", one.unsaid)
    return words + (unsaid.format(n=one.unsaid) if one.unsaid else "") + "."


def has_term(profile: Profile) -> bool:
    """Whether a norm of the country gives a term to answer: where none does, nothing can be overdue."""
    return deadline_of(profile) is not None


def overdue_words(one: Figures, profile: Profile) -> str:
    """«Hay 2 vencidas.», «No hay ninguna vencida.»; where no norm gives a term, how many wait."""
    if one.overdue:
        return ngettext("Hay {n} vencida.", "Hay {n} vencidas.", one.overdue).format(n=one.overdue)
    if has_term(profile):
        return _("No hay ninguna vencida.")
    waiting = ngettext("espera respuesta {n}", "esperan respuesta {n}", one.open).format(n=one.open)
    return _("Ninguna norma del país fija un plazo para responder; {waiting}.").format(waiting=waiting)
