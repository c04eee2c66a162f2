"""A record with one of its fields changed to what a form gives."""

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.journal import Value
from munidesk.records.kind import Kind, R


def changed(kind: Kind[R], record: R, name: str, value: Value) -> R:
    """The record with the field `name` at `value`, given as its column holds it (a day in ISO 8601, a code).

    A blank is None for fields that have one. Raises UserError, bound to the field, for the blank of one that has none.
    """
    field = kind.field(name)
    text = field.type is str or field.is_code
    if value in (None, "") and not text:
        if not field.optional:
            raise UserError(_("Falta «{label}».").format(label=field.label), code="missing", field=name)
        value = None
    return kind.read({**kind.row(record), name: "" if value is None and text else value})
