"""What waits of certificates: those that run out in sixty days, and the DC-3 that have to be handed over."""

from collections.abc import Sequence
from datetime import date

from munidesk.base.i18n import _, ngettext
from munidesk.data.store import Store
from munidesk.features.training.certificates.register import Entry, Validity, register, validity
from munidesk.town.manifest import Pending, Waiting

_KEY = "capacitacion.certificates"


def pending(store: Store, day: date, most: int) -> Sequence[Pending]:
    """By the day they run out; whoever has a later one of the same course waits for nothing."""
    every = register(store, day=day)
    soon = [one for one in every if validity(one.one, day) is Validity.SOON and not _renewed(one, every)]
    soon.sort(key=lambda one: (one.one.expires or day, one.one.folio))
    rows = [
        Waiting(
            title=entry.one.person, key=_KEY, arguments={"id": entry.one.id}, number=entry.one.folio,
            who=entry.one.course, due=entry.one.expires, words=_("por vencer"), tone="attention", icon="stamp",
        )
        for entry in soon
    ]  # fmt: skip
    n = len(rows)
    summary = ngettext("{n} constancia por vencer", "{n} constancias por vencer", n).format(n=n)
    return (
        Pending(
            title=_("Constancias que vencen"), part=_("Capacitación"), one=_("Constancia"), icon="stamp",
            rows=tuple(rows[:most]), total=n, key=_KEY, empty=_("Ninguna constancia vence en 60 días."),
            summary=summary if n else "", more=_("Ver las {n} constancias").format(n=n), printed=bool(n),
        ),
    )  # fmt: skip


def _renewed(entry: Entry, every: Sequence[Entry]) -> bool:
    one = entry.one
    return any(
        each.one.course_id == one.course_id and each.one.staff_id == one.staff_id and each.one.person == one.person
        and each.validity is Validity.VALID and each.one.id != one.id
        for each in every
    )  # fmt: skip
