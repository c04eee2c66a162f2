"""Some fields of a record in one dialog, drawn from what its kind says of itself; saved when accepted alone."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from munidesk.base.figures import Figures
from munidesk.records.field import Field
from munidesk.records.kind import Kind, R
from munidesk.ui import dialogs
from munidesk.ui.context import Context
from munidesk.ui.form_of import form_field
from munidesk.ui.forms import Field as Asked


def ask_record(
    context: Context,
    kind: Kind[R],
    record: R,
    names: Sequence[str],
    title: str,
    save: Callable[[R], object],
    figures: Figures,
    *,
    text: str = "",
    accept: str = "",
    focus: str = "",
    also: Mapping[str, Asked] | None = None,
    said: Callable[[R, Mapping[str, str]], R] | None = None,
    values: Mapping[str, str] | None = None,
) -> bool:
    """Ask for the fields `names`; `save` gets the record with what was written. False when the person went back.

    What `save` or a field refuses is said in the dialog, at its field. `also` are fields that are none of the kind's,
    taken in by `said`; `values` is what they begin with.
    """
    fields = {name: kind.field(name) for name in names}
    asked = [form_field(one) for one in fields.values()] + list((also or {}).values())

    begun = {name: shown(one, getattr(record, name), figures) for name, one in fields.items()}

    def submit(written: dict[str, str]) -> None:
        values = {name: read(one, written[name], figures) for name, one in fields.items()}
        changed = replace(record, **values)
        save(said(changed, written) if said is not None else changed)

    return (
        dialogs.ask(
            context.window, title, text, asked,
            values={**begun, **(values or {})},
            accept=accept, focus=focus, draft=context.draft(f"{kind.table}.ask:{record.id or 'new'}"), submit=submit,
        )
        is not None
    )  # fmt: skip


def shown(field: Field, value: object, figures: Figures) -> str:
    """Codes as they are, for the list of choices; the rest as people write it."""
    return str(field.stored(value) or "") if field.is_code else field.show(value, figures)


def read(field: Field, text: str, figures: Figures) -> object:
    """What was written as the field's own type. Raises UserError for what it cannot be."""
    if field.is_code:
        return field.load(text or None) if field.optional or text else field.read(text, figures)
    return field.read(text, figures)
