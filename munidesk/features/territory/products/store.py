"""Products and their versions: a new one, delivered, approved."""

from dataclasses import replace
from datetime import date

from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.features.territory.codes import ProductState
from munidesk.features.territory.domain import Product, ProductVersion
from munidesk.features.territory.kinds import PRODUCTS, RESPONSIBILITIES, VERSIONS
from munidesk.features.territory.rules import newest


def save_product(store: Store, one: Product) -> Product:
    """New at the end of its programme. Raises UserError without a name."""
    there = PRODUCTS.all(store, territory_id=one.territory_id)
    last = max((each.position for each in there), default=0)
    return PRODUCTS.save(store, one if one.id else replace(one, position=last + 1))


def remove_product(store: Store, product_id: str) -> None:
    """With its letters of the matrix. Raises UserError once it has versions, or where the procedure brought it."""
    one = PRODUCTS.get(store, product_id)
    if one.step_key or VERSIONS.all(store, product_id=product_id):
        raise UserError(
            _("Ese producto es de un paso, o ya tiene versiones: en su paso, márquelo «no aplica»."), code="of_step"
        )
    with store.change(_("Quitar el producto «{title}»").format(title=one.title[:40])) as writer:
        for letter in RESPONSIBILITIES.all(store, product_id=product_id):
            writer.delete(RESPONSIBILITIES.table, letter.id)
        writer.delete(PRODUCTS.table, product_id)


def new_version(store: Store, product_id: str, note: str = "") -> ProductVersion:
    """The next one, in work since today."""
    product = PRODUCTS.get(store, product_id)
    last = newest(VERSIONS.all(store, product_id=product_id))
    made = ProductVersion(
        product_id=product_id, number=last.number + 1 if last is not None else 1, day=today(), note=note.strip()
    )
    return VERSIONS.save(store, made, label=_("Versión {n} de «{title}»").format(n=made.number, title=product.title))


def current_version(store: Store, product_id: str) -> ProductVersion:
    """The newest; its first, where there is none yet."""
    return newest(VERSIONS.all(store, product_id=product_id)) or new_version(store, product_id)


def deliver(store: Store, version_id: str, on: date) -> ProductVersion:
    """It was delivered that day. Raises UserError for a day to come, and for one that is approved."""
    one = VERSIONS.get(store, version_id)
    if one.state is ProductState.APPROVED:
        raise UserError(_("Esa versión ya está aprobada. Ins crea la siguiente."), code="approved")
    kept = replace(one, state=ProductState.DELIVERED, day=on)
    return VERSIONS.save(store, kept, label=_("Versión {n}, entregada").format(n=one.number))


def approve(store: Store, version_id: str, on: date | None, by: str) -> ProductVersion:
    """Who approved it and when. Raises UserError without either, and before it was delivered."""
    one = VERSIONS.get(store, version_id)
    if not by.strip():
        raise UserError(_("Escriba quién la aprobó."), code="missing", field="approved_by")
    if on is None or on > today():
        raise UserError(_("Escriba qué día se aprobó; no puede ser uno que todavía no llegó."), code="to_come",
                        field="approved_on")  # fmt: skip
    kept = replace(one, state=ProductState.APPROVED, approved_on=on, approved_by=by.strip())
    return VERSIONS.save(store, kept, label=_("Versión {n}, aprobada").format(n=one.number))
