"""Counts of participation in sentences: who brought what, and what is overdue where a norm gives a term. Pure."""

from collections.abc import Iterator
from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext
from munidesk.features.participation.initiatives.board import Figures
from munidesk.features.participation.initiatives.clock import deadline_of
from munidesk.features.participation.initiatives.store_board import Outside
from munidesk.town.profile import Profile


def brought_words(one: Figures, profile: Profile) -> str:
    """«iniciativas: 20 de vecinos y 15 del Concejo; de 6 no consta de quién»."""
    words = _("iniciativas: {n} de vecinos y {m} {council}").format(
        n=one.neighbours, m=one.council, council=profile.of_council
    )
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


def outside_words(out: Outside, since: date, until: date) -> Iterator[str]:
    """What lies outside the period, so that a small figure is not taken for all there is."""
    if out.before:
        words = ngettext(
            "Fuera de estas cuentas queda {n} iniciativa recibida antes del {day}; de las abiertas al cierre, {m}.",
            "Fuera de estas cuentas quedan {n} iniciativas recibidas antes del {day}; de las abiertas al cierre, {m}.",
            out.before,
        )
        yield words.format(n=out.before, day=show_date(since), m=out.open_before)
    if out.after:
        words = ngettext(
            "Después del {day} se recibió {n} iniciativa más.", "Después del {day} se recibieron {n} iniciativas más.",
            out.after,
        )  # fmt: skip
        yield words.format(n=out.after, day=show_date(until))
