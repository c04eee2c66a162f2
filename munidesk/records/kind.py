"""A kind of record: one table, said once by one frozen dataclass whose fields say what they are."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from munidesk.base.errors import FileError, UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.data.journal import Columns, Value
from munidesk.data.schema import Searchable
from munidesk.data.store import Store
from munidesk.records.field import Field, fields_of, loaders_of, storers_of, values_of
from munidesk.records.says import Sense, Why

if TYPE_CHECKING:
    from munidesk.records.field import Record

R = TypeVar("R", bound="Record")


def _no_rule(_record: object) -> None:
    return


def _no_guard(_store: Store, _record: object) -> None:
    return


def _nothing(_record: object) -> Mapping[str, Value]:
    return {}


@dataclass(frozen=True, kw_only=True)
class Kind(Generic[R]):
    """`one` and `many` name it («compromiso», «compromisos»); `title` is the field, or the property, it is called by.

    `parent` is the field with the id of the record it belongs to. `check` raises
    UserError, bound to a field, for a record that cannot be: every way in passes it.
    `guard` raises UserError for one that cannot be written or taken away now, as what it belongs to is closed.
    `derived` gives the columns computed from the record, `columns` why each of these
    and any other column without a field is stored. `same` are the fields that tell a
    row of a sheet is a record already here. `plain` is False where events and law rule
    (a session, a vote): such records are written by the verbs of their store alone.
    `public` are the fields that the light copy for the members takes, besides the id; without any, no record of it
    leaves with it.
    `called` is how people look for it by number: «module:verb» of its row, and the columns that it reads.
    """

    record: type[R]
    table: str
    one: str
    many: str
    feminine: bool = False
    title: str = "title"
    parent: str = ""
    order: str = "id"
    same: tuple[str, ...] = ()
    check: Callable[[R], None] = _no_rule
    guard: Callable[[Store, R], None] = _no_guard
    derived: Callable[[R], Mapping[str, Value]] = _nothing
    columns: Mapping[str, Why] = field(default_factory=dict)
    private: bool = False
    plain: bool = True
    icon: str = "file"
    called: tuple[str, ...] = ()
    public: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[Field, ...]:
        return fields_of(self.record)

    def field(self, name: str) -> Field:
        """Raises KeyError."""
        return next((one for one in self.fields if one.name == name), None) or _missing(self.table, name)

    # -- rows

    def read(self, row: Mapping[str, Value]) -> R:
        """The record of a row that holds all its columns. Raises FileError for what another program put there."""
        values: dict[str, object] = {}
        for name, load in loaders_of(self.record):
            value = row[name]
            try:
                values[name] = value if load is None or value is None else load(cast(str, value))
            except (ValueError, TypeError, ArithmeticError) as error:
                raise self._odd(name) from error
        return self.record(**values)

    def _odd(self, name: str) -> FileError:
        """No page and no import can store it, so the file was altered; its history still has what it was."""
        return FileError(
            _("En el archivo hay {what} con «{label}» que no se entiende: otro programa lo alteró.").format(
                what=_(self.one), label=self.field(name).label
            ),
            _("Abra MuniDesk y elija «Recuperar un respaldo»."),
        )

    def read_all(self, rows: Iterable[Mapping[str, Value]]) -> tuple[R, ...]:
        return tuple(self.read(row) for row in rows)

    def with_stored(self, record: R, name: str, value: Value) -> R:
        """The record with one field as a form keeps it: days and hours by ISO 8601, codes as they are, blank as «»."""
        field = self.field(name)
        blank = field.optional and value == ""
        return replace(record, **{name: None if blank else field.load(value)})

    def row(self, record: R) -> Columns:
        """All the columns of a record. Raises TypeError for a value of the wrong type."""
        values = values_of(self.record)(record)
        own: Columns = {
            name: value if type(value) in plain else stored(value)
            for (name, stored, plain), value in zip(storers_of(self.record), values, strict=True)
        }
        own.update(self.derived(record))
        return own

    # -- reading

    def find(self, store: Store, record_id: str) -> R | None:
        row = store.get(self.table, record_id)
        return None if row is None else self.read(row)

    def get(self, store: Store, record_id: str) -> R:
        """Raises UserError when it is gone."""
        found = self.find(store, record_id)
        if found is None:
            raise UserError(_("Ese registro ya no está. Vuelva a la lista y elija otro."), code="gone")
        return found

    def all(self, store: Store, *, order: str = "", **equals: Value) -> tuple[R, ...]:
        """Those whose columns equal the given values, in the kind's order."""
        return self.read_all(store.select(self.table, order=order or self.order, **equals))

    # -- writing

    def checked(self, record: R) -> R:
        """The record, when it can be saved. Raises UserError bound to the field that has to be mended."""
        for one in self.fields:
            if one.says.needed and _is_blank(getattr(record, one.name)):
                raise UserError(_("Falta «{label}».").format(label=one.label), code="missing", field=one.name)
        self.check(record)
        return record

    def save(self, store: Store, record: R, *, label: str = "", fold: str = "") -> R:
        """Write the record, new when it has no id. Returns it with its id. Raises UserError (`checked`)."""
        new = not record.id
        kept = replace(record, id=new_id()) if new else record
        row = self.row(kept)  # before the rules, which would trip over a value of the wrong type
        self.checked(kept)
        self.guard(store, kept)
        words = label or (_("Agregar {what}") if new else _("Cambiar {what}")).format(what=_(self.one))
        with store.change(words, fold=fold) as writer:
            writer.put(self.table, row)
        return kept

    def delete(self, store: Store, record_id: str, *, label: str = "") -> None:
        """Mark it as deleted; undo and `restore` bring it back. Raises UserError (`guard`)."""
        found = self.find(store, record_id) if self.guard is not _no_guard else None
        if found is not None:
            self.guard(store, found)
        with store.change(label or _("Quitar {what}").format(what=_(self.one))) as writer:
            writer.delete(self.table, record_id)

    def restore(self, store: Store, record_id: str) -> None:
        """Bring a deleted record back."""
        with store.change(_("Recuperar {what}").format(what=_(self.one))) as writer:
            writer.put(self.table, {"id": record_id})

    # -- what follows from it

    def title_of(self, record: R) -> str:
        return str(getattr(record, self.title))

    def searchable(self) -> Searchable | None:
        """What Ctrl+K finds of it; None when no field is said to be found. Narratives are found by their letters."""
        found = [one for one in self.fields if one.says.search]
        texts = tuple(one.name for one in found)
        letters = _LETTERS if any(one.says.sense is Sense.RICH for one in found) else ""
        verb, *columns = self.called or ("",)
        if not texts:
            return None
        return Searchable(self.table, self.table, self.title, texts, letters, verb, tuple(columns))


AnyKind = Kind[Any]


def searchable_of(kinds: Iterable[AnyKind]) -> tuple[Searchable, ...]:
    """What Ctrl+K finds of these kinds."""
    return tuple(found for one in kinds if (found := one.searchable()) is not None)


_LETTERS = "munidesk.documents.text:plain_text"


def _is_blank(value: object) -> bool:
    """Blanks alone say nothing either."""
    return value is None or (isinstance(value, str) and not value.strip())


def _missing(table: str, name: str) -> Field:
    raise KeyError(f"{table}.{name}")
