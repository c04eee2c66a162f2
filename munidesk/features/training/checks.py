"""What an edition that is closed, or its course, no longer lets be written, by whatever way it comes in."""

from decimal import Decimal

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.training.codes import EditionState
from munidesk.features.training.domain_edition import ClassSession, Edition


def still_open(store: Store, edition_id: str) -> None:
    """Raises UserError for an edition that is closed: what it says stands on its certificates."""
    row = store.get("training_edition", edition_id)
    if row is not None and row["state"] == EditionState.CLOSED.value:
        raise UserError(
            _("La edición está cerrada y su lista no cambia: las constancias salieron de ella."), code="closed"
        )


def guard_edition(store: Store, one: Edition) -> None:
    if one.id:
        still_open(store, one.id)


def guard_class(store: Store, one: ClassSession) -> None:
    """Raises UserError for a closed edition, and for classes that add up to more hours than the course has."""
    still_open(store, one.edition_id)
    edition = store.get("training_edition", one.edition_id)
    course = store.get("training_course", str(edition["course_id"])) if edition is not None else None
    whole = Decimal(str(course["hours"])) if course is not None else Decimal(0)
    others = store.select("class_session", edition_id=one.edition_id)
    given = sum((Decimal(str(each["hours"])) for each in others if each["id"] != one.id), Decimal(0))
    if whole and given + one.hours > whole:
        raise UserError(
            _("El curso es de {whole} horas y ya hay clases por {given}: quedan {left}. Acorte la clase.").format(
                whole=plain_hours(whole), given=plain_hours(given), left=plain_hours(max(Decimal(0), whole - given))
            ), code="range", field="hours",
        )  # fmt: skip


def plain_hours(hours: Decimal) -> str:
    """«4», «2,5»."""
    return f"{hours.normalize():f}".replace(".", ",")
