"""How a letter introduces itself to other records."""

from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.records.ref import Described, Ref
from munidesk.town.letters.kinds import LETTERS


def describe(store: Store, ref: Ref) -> Described | None:
    """By its number and subject; whom it goes to is not said, for a thread is printed."""
    one = LETTERS.find(store, ref.id)
    if one is None:
        return None
    moments: list[tuple[date, str]] = []
    if one.sent:
        way = f" ({one.way.word})" if one.way else ""
        moments.append((one.day, _("Se envió: {label}").format(label=one.label) + way))
    if one.received_on is not None:
        proof = f" ({one.proof.word})" if one.proof else ""
        moments.append((one.received_on, _("Llegó: {label}").format(label=one.label) + proof))
    if one.answered_on is not None:
        moments.append((one.answered_on, _("Se contestó: {label}").format(label=one.label)))
    if one.annulled_on is not None:
        moments.append((one.annulled_on, _("Se anuló: {label}").format(label=one.label)))
    detail = f"{capital(one.state.word)} · {show_date(one.day)}"
    return Described(
        ref, one.subject, one.label, detail, "mail", "council.letters", {"id": one.id}, tuple(moments),
        (one.about,) if one.about is not None else (),
    )  # fmt: skip
