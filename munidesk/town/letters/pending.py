"""What waits of letters: those written and not sent, and notifications of which nothing says that they arrived."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.town.letters.domain import Letter, LetterState
from munidesk.town.letters.store import letters
from munidesk.town.letters.words import look
from munidesk.town.manifest import Pending, Waiting

LATE = 10
"""After so many days a notification without proof is behind."""


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    """Nothing where there are no letters: a part in no use asks for nothing."""
    found = letters(store)
    if not found:
        return ()
    waiting = [one for one in found if one.state in {LetterState.DRAFT, LetterState.UNPROVED}]
    waiting.sort(key=lambda one: (one.state is LetterState.DRAFT, one.day, one.id))
    unproved = sum(one.state is LetterState.UNPROVED for one in waiting)
    summary = ngettext("{n} notificación sin constancia", "{n} notificaciones sin constancia", unproved)
    return (
        Pending(
            title=_("Cartas por enviar y notificaciones sin constancia"),
            part=_("Concejo"),
            one=_("Carta"),
            icon="mail",
            rows=tuple(_row(one, day) for one in waiting[:most]),
            total=len(waiting),
            empty=_("Ninguna."),
            key="council.letters",
            summary=summary.format(n=unproved) if unproved else "",
            more=_("Ver la correspondencia"),
        ),
    )


def _row(one: Letter, day: date) -> Waiting:
    """By its subject: a name would stand on a paper that hangs in the office."""
    draft = one.state is LetterState.DRAFT
    _word, tone, icon = look(one)
    return Waiting(
        title=one.subject,
        key="council.letters",
        arguments={"id": one.id},
        number="" if draft else one.label,
        on=one.day,
        words=_("Sin enviar") if draft else capital(_("sin constancia de recepción")),
        tone=tone,
        icon=icon,
        late=not draft and (day - one.day).days > LATE,
    )
