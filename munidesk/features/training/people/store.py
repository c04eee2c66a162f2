"""The file of a person: the post she has and those she had, what is missing, what she learnt; her reserved data."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.private import erase_private
from munidesk.data.store import Store
from munidesk.features.training.domain import PastPost, Staff, StaffPrivate
from munidesk.features.training.domain_edition import Certificate, Edition, Enrolment, OutsideCertificate
from munidesk.features.training.kinds import (
    CERTIFICATES,
    EDITIONS,
    ENROLMENTS,
    OUTSIDE,
    PAST_POSTS,
    POSTS,
    STAFF,
    STAFF_PRIVATE,
)
from munidesk.features.training.store import Needs, needs, save_staff


@dataclass(frozen=True, slots=True)
class Record:
    """`needs` is the matrix with this person alone."""

    person: Staff
    post: str
    needs: Needs
    past: tuple[PastPost, ...]
    editions: tuple[tuple[Enrolment, Edition], ...]
    certificates: tuple[Certificate, ...]
    outside: tuple[OutsideCertificate, ...]

    @property
    def hours(self) -> Decimal:
        return sum((one.hours for one in self.certificates), Decimal(0))


def record_of(store: Store, staff_id: str) -> Record:
    """Raises UserError when the person is gone."""
    person = STAFF.get(store, staff_id)
    every = needs(store)
    enrolled = [(one, EDITIONS.find(store, one.edition_id)) for one in ENROLMENTS.all(store, staff_id=staff_id)]
    post = POSTS.find(store, person.post_id) if person.post_id else None
    return Record(
        person, post.title if post is not None else "", replace(every, people=(person,)),
        PAST_POSTS.all(store, staff_id=staff_id), tuple((one, of) for one, of in enrolled if of is not None),
        CERTIFICATES.all(store, staff_id=staff_id), OUTSIDE.all(store, staff_id=staff_id),
    )  # fmt: skip


def change_post(store: Store, staff_id: str, post_id: str, since: date) -> Staff:
    """From that day in another post; the one before is kept until the day before.

    Raises UserError for the post she has, or a day before she began in it.
    """
    person = STAFF.get(store, staff_id)
    if post_id == person.post_id:
        raise UserError(_("Ya ocupa ese puesto. Elija otro."), code="same", field="post_id")
    if person.since is not None and since <= person.since:
        raise UserError(_("Empezó en su puesto después de ese día. Corrija la fecha."), code="order", field="since")
    before = POSTS.find(store, person.post_id) if person.post_id else None
    with store.change(_("Cambiar de puesto a {name}").format(name=person.name)):
        if before is not None:
            PAST_POSTS.save(store, PastPost(
                staff_id=staff_id, post_id=before.id, title=before.title, area=person.area, since=person.since,
                until=since - timedelta(days=1),
            ))  # fmt: skip
        return save_staff(store, replace(person, post_id=post_id, area="", since=since, until=None))


def remove_staff(store: Store, staff_id: str) -> None:
    """Whoever has certificates or enrolments stays: write the last day instead. Raises UserError."""
    if ENROLMENTS.all(store, staff_id=staff_id) or CERTIFICATES.all(store, staff_id=staff_id):
        raise UserError(_("Tiene cursos o constancias: en vez de quitarla, escriba su último día en «Hasta»."))
    STAFF.delete(store, staff_id)


def private_of(store: Store, staff_id: str) -> StaffPrivate:
    """Blank where nothing was written."""
    found = STAFF_PRIVATE.all(store, staff_id=staff_id)
    return found[0] if found else StaffPrivate(staff_id=staff_id)


def erase_reserved(store: Store, staff_id: str) -> None:
    """Empty them here and in the whole history; nothing brings them back. Raises UserError where there are none."""
    found = STAFF_PRIVATE.all(store, staff_id=staff_id)
    if not found:
        raise UserError(_("Esa persona no tiene datos reservados."), code="none")
    for one in found:
        erase_private(store, STAFF_PRIVATE.table, one.id)


def save_private(store: Store, one: StaffPrivate) -> StaffPrivate:
    return STAFF_PRIVATE.save(store, one, label=_("Datos reservados del personal"))
