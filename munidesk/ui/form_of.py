"""The form of a record, drawn from what its kind says of itself: each field saves itself as it is written."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.records.field import Field
from munidesk.records.kind import Kind, R
from munidesk.records.says import Sense
from munidesk.ui import forms

_EDITORS = {"bool": forms.Kind.BOOL, "date": forms.Kind.DATE, "time": forms.Kind.TIME}


def can_be_written(field: Field) -> bool:
    """Whether a person writes it: neither a key nor what the program gives."""
    return field.says.why is None and not field.says.fixed and not field.says.of


def form_of(
    kind: Kind[R],
    store: Store,
    current: Callable[[], R | None],
    figures: Figures,
    *,
    names: Sequence[str] = (),
    wide: Collection[str] = (),
    choices: Mapping[str, Sequence[tuple[str, str]]] | None = None,
) -> forms.RecordForm:
    """Its writable fields, or those `names` in their order, `wide` ones on a row of their own; `choices` (value, word)
    of texts that are chosen.

    Each is one change, that can be undone.

    Saving passes `Kind.checked`: a sentence under the field says what cannot be.
    """
    chosen = [kind.field(name) for name in names] or [one for one in kind.fields if can_be_written(one)]

    def load() -> dict[str, object]:
        record = current()
        return {} if record is None else {one.name: _shown(one, getattr(record, one.name), figures) for one in chosen}

    def save(name: str, value: forms.Value) -> None:
        record = current()
        if record is None:
            return
        read = _read(kind.field(name), value, figures)
        if read != getattr(record, name):
            kind.save(store, replace(record, **{name: read}), fold=f"{kind.table}:{record.id}:{name}")

    offered = choices or {}

    def drawn(field: forms.Field) -> forms.Field:
        made = replace(field, wide=field.wide or field.key in wide)
        own = offered.get(field.key)
        return made if own is None else replace(made, kind=forms.Kind.CHOICE, choices=tuple(own))

    return forms.RecordForm(tuple(drawn(form_field(field)) for field in chosen), load, save)


def form_field(field: Field) -> forms.Field:
    """The editor of one field, with its label and hint."""
    kind = _EDITORS.get(field.type.__name__, forms.Kind.TEXT)
    choices: tuple[tuple[str, str], ...] = ()
    if field.is_code:
        kind = forms.Kind.CHOICE
        choices = tuple((str(one), one.word or _("sin indicar")) for one in field.choices)
        if field.optional:
            choices = (("", _("sin indicar")), *choices)
    elif field.says.sense in {Sense.LONG, Sense.RICH}:
        kind = forms.Kind.LONG
    wide = kind is forms.Kind.LONG
    return forms.Field(field.name, field.label, kind, choices, _(field.says.hint) if field.says.hint else "", wide)


def _shown(field: Field, value: object, figures: Figures) -> object:
    """As the form takes it: days and hours by ISO 8601, codes as they are, figures as the country writes them."""
    if field.type.__name__ in _EDITORS or field.is_code:
        return field.stored(value)
    return field.show(value, figures)


def _read(field: Field, value: forms.Value, figures: Figures) -> object:
    if isinstance(value, bool):
        return value
    if field.type.__name__ in _EDITORS or field.is_code:
        return field.load(value or None) if field.optional or value else field.read("", figures)
    return field.read(str(value or ""), figures)
