"""The list of any kind of record: its fields, how a row is recognised and what it belongs to follow from the kind."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Generic, cast

from munidesk.base.errors import UserError
from munidesk.base.figures import Figures, half_up
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold, join_and
from munidesk.data.store import Store
from munidesk.records.field import Field
from munidesk.records.kind import AnyKind, Kind, R
from munidesk.records.says import Sense, Why
from munidesk.sheets.known import Known
from munidesk.sheets.rehearsal import Choice
from munidesk.sheets.shape import Mode, Shape
from munidesk.sheets.target import OVER_TIME, Amount, Quiet, Taken, Target, TargetField, plain_figures
from munidesk.sheets.understood import Row, Understood

Save = Callable[[Store, R, R | None], R]
"""Writes a record by the verb of its store; the one before it, None for a new one. Returns it with its id."""


@dataclass(frozen=True, kw_only=True)
class Listed(Generic[R]):
    """What a list says of itself beside its kind.

    `kinds` are those its references lead to. `own` are the fields that alone recognise a record. `keys` replace those
    of the kind. `save` is the verb, where one is more than `Kind.save`. `make` makes the record that a reference names
    and that is not there (a theme), by field: of its name, and of what the row belongs to. `usual` gives the record
    that rows belong to when the sheet does not say; without it the only one, or the person is asked. `called` are more
    headings of a reference, folded. `percent` are whole points of a hundred that sheets write as parts of one too.
    `more` are fields that its own taker reads. `over_time` are the fields of a figure and of its day: a row of a sheet
    with a column for each period is a record for each.
    """

    kind: Kind[R]
    kinds: tuple[AnyKind, ...] = ()
    own: tuple[str, ...] = ()
    keys: tuple[tuple[str, ...], ...] = ()
    save: Save[R] | None = None
    make: Mapping[str, Callable[[Store, str, str], str]] = field(default_factory=dict)
    usual: Mapping[str, Callable[[Store], str]] = field(default_factory=dict)
    called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    percent: tuple[str, ...] = ()
    more: tuple[TargetField, ...] = ()
    over_time: tuple[str, str] | None = None
    taker: "type[KindTaker[R]] | None" = None
    figures: Callable[[Store], Figures] = plain_figures


def can_be_listed(kind: Kind[R]) -> bool:
    """Whether a row of a sheet can be a whole record: plain, and nothing needed that no sheet can say."""
    names = {one.name for one in (*written(kind), *references(kind))}
    return kind.plain and not kind.private and all(one.has_default or one.name in names for one in kind.fields)


def written(kind: Kind[R]) -> tuple[Field, ...]:
    """The fields a sheet says by themselves."""
    return tuple(one for one in kind.fields if one.says.why is None and not one.says.fixed and not one.says.of)


def references(kind: Kind[R]) -> tuple[Field, ...]:
    """The fields with the id of another record, which a sheet says by its name, its code or its exported key."""
    return tuple(one for one in kind.fields if one.says.of and one.says.why in {None, Why.KEY} and not _many_ids(one))


def _many_ids(one: Field) -> bool:
    """Several ids in one column (`Strategy.factors`): the list's own taker reads them."""
    return not one.name.endswith("_id")


def target_of(listed: Listed[R], name: str = "") -> Target:
    """The list as the assistant takes it. Words are those of the language now in use."""
    kind = listed.kind
    taken = (
        *(_target_field(one, listed) for one in written(kind)),
        *_reference_fields(listed),
        *listed.more,
    )
    return Target(
        name or kind.table.replace("_", "-"), _(kind.one), _(kind.many), kind.feminine, taken, keys_of(listed),
        partial(listed.taker or KindTaker, listed), kinds=(kind, *listed.kinds), figures=listed.figures,
        over_time=listed.over_time,
    )  # fmt: skip


def keys_of(listed: Listed[R]) -> tuple[tuple[str, ...], ...]:
    """Fields that recognise a record: its own, those of the kind, else all that a row gives together."""
    own = tuple((one,) for one in listed.own)
    return (*own, *(listed.keys or ((listed.kind.same,) if listed.kind.same else ())))


def _target_field(one: Field, listed: Listed[R]) -> TargetField:
    return TargetField(
        one.name, one.label, one.type, (fold(one.label), *one.says.also), choices=one.choices,
        money=one.says.sense is Sense.MONEY, own=one.name in listed.own, percent=one.name in listed.percent,
        needed=one.says.needed or not (one.has_default or one.optional),
        long=one.says.sense in {Sense.LONG, Sense.RICH},
    )  # fmt: skip


def _reference_fields(listed: Listed[R]) -> Iterator[TargetField]:
    for one in references(listed.kind):
        also = (fold(one.label), *one.says.also, *listed.called.get(one.name, ()))
        yield TargetField(one.name, one.label, str, also)


class KindTaker(Quiet, Generic[R]):
    """Rows of one sheet into records of the kind."""

    def __init__(self, listed: Listed[R], store: Store, sheet: Understood, shape: Shape) -> None:
        del sheet
        self._listed, self._kind, self._store, self._shape = listed, listed.kind, store, shape
        self._figures = listed.figures(store)
        self._keys = tuple(dict.fromkeys(key for key in (shape.key, *keys_of(listed)) if key))
        self._references = {one.name: References(listed, one, store, shape.answers) for one in references(self._kind)}
        records = self._kind.all(store)
        self._known = Known(self._keys, records, self._values, lambda one: one.id, _defaults(self._kind))
        self._last = self._last_places(records)
        self._beside: list[str] = []
        """Beneath what the row in hand was placed."""
        self._several = False

    @property
    def store(self) -> Store:
        return self._store

    def _values(self, record: R) -> Mapping[str, object]:
        return {one.name: getattr(record, one.name) for one in self._kind.fields}

    def take(self, row: Row, values: Mapping[str, object]) -> Taken:
        """The record that the row is; one for each period where it has a figure for each."""
        self._beside.clear()
        self._several = OVER_TIME in values and self._listed.over_time is not None
        if not self._several or self._listed.over_time is None:
            return self._take_one(row, values)
        value, day = self._listed.over_time
        rest = {key: said for key, said in values.items() if key != OVER_TIME}
        each = [self._take_one(row, {**rest, value: figure, day: on}) for on, figure in _over_time(values)]
        return Taken(each[0].title, tuple(key for one in each for key in one.ids), all(one.is_new for one in each))

    def _take_one(self, row: Row, values: Mapping[str, object]) -> Taken:
        given: dict[str, object] = dict(self._belonging(values))
        parent = self._kind.parent
        for key in sorted(values, key=lambda one: one != parent):  # what a row belongs to tells the rest of it
            given[key] = self._value(key, values[key], str(given.get(parent, "")))
        before = self._before(given, row.line)
        if before is None and self._shape.mode is Mode.UPDATE:
            raise UserError(not_here(), field=self._kind.title)
        if before is not None and self._shape.mode is Mode.INSERT:
            return self._taken(before, is_new=False, note=left_alone())
        made = self._made(given) if before is None else replace(before, **given)
        kept = made if made == before else self._save(made, before)
        if before is None:
            self._known.made(kept, row.line)
        return self._taken(kept, is_new=before is None)

    def let_go(self, row: Row, /) -> bool:
        """A row that wrote nothing (no record that it names was made for it) leaves its place and its record free."""
        self._known.let_go(row.line)
        for above in self._beside:
            self._last[above] -= 1
        return not self._several and not any(one.asks for one in self._references.values())

    def _before(self, given: Mapping[str, object], line: int) -> R | None:
        for key in self._keys:
            if len(key) == 1 and key[0] in self._listed.own and (first := self._known.claimed(given, key)):
                raise UserError(
                    _("La fila {n} ya trae ese mismo dato, que no se repite: corrija una de las dos.").format(n=first),
                    field=key[0],
                )  # fmt: skip
        return self._known.find(given, line)

    def _taken(self, record: R, *, is_new: bool, note: str = "") -> Taken:
        return Taken(self._kind.title_of(record), ((self._kind.table, record.id),), is_new, note)

    def _value(self, key: str, value: object, above: str) -> object:
        if key in self._references:
            return self._references[key].id_of(str(value), "" if key == self._kind.parent else above)
        if isinstance(value, Amount):
            if not self._figures.is_own(value.currency):
                raise UserError(
                    _("Está en {code}, y esta lista lleva la moneda del municipio.").format(code=value.currency),
                    field=key,
                )  # fmt: skip
            return int(half_up(value.value * 100))
        return value

    def _belonging(self, values: Mapping[str, object]) -> Mapping[str, object]:
        """The record that rows belong to, when the sheet does not say it."""
        parent = self._kind.parent
        if not parent or parent in values or parent not in self._references:
            return {}
        return {parent: self._references[parent].usual()}

    def _made(self, given: Mapping[str, object]) -> R:
        missing = [
            one for one in self._kind.fields if not one.has_default and one.name not in given and one.name != "id"
        ]
        if missing:
            raise UserError(_("Falta «{label}».").format(label=missing[0].label), code="missing", field=missing[0].name)
        return self._kind.record(**{"id": "", **self._placed(given), **given})

    def _placed(self, given: Mapping[str, object]) -> Mapping[str, object]:
        """At the end of those it belongs with, where they have an order."""
        if "position" not in {one.name for one in self._kind.fields}:
            return {}
        above = str(given.get(self._kind.parent, ""))
        self._last[above] = self._last.get(above, 0) + 1
        self._beside.append(above)
        return {"position": self._last[above]}

    def _last_places(self, records: Sequence[R]) -> dict[str, int]:
        found: dict[str, int] = {}
        for one in records if "position" in {each.name for each in self._kind.fields} else ():
            above = str(getattr(one, self._kind.parent)) if self._kind.parent else ""
            found[above] = max(found.get(above, 0), int(getattr(one, "position")))  # noqa: B009 - of any kind
        return found

    def _save(self, made: R, before: R | None) -> R:
        if self._listed.save is not None:
            return self._listed.save(self._store, made, before)
        return self._kind.save(self._store, made)

    def choices(self) -> tuple[Choice, ...]:
        return tuple(one for each in self._references.values() for one in each.choices())

    def others(self) -> tuple[str, ...]:
        return tuple(one for each in self._references.values() for one in each.others())


_NAMES = ("code", "external", "folio", "number")
"""What a record is called by beside its title."""


class References:
    """The records that one field of a list names."""

    def __init__(self, listed: Listed[R], one: Field, store: Store, answers: Mapping[str, str]) -> None:
        self._field, self._store = one, store
        self._make = listed.make.get(one.name)
        self._usual = listed.usual.get(one.name)
        self._answers = answers
        self._kind = next((each for each in listed.kinds if each.table == one.says.of), None)
        self._by_name: dict[str, list[str]] = {}
        self._titles: dict[str, str] = {}
        self._above: dict[str, str] = {}
        self._shared = listed.kind.parent if self._kind is not None and self._kind.parent == listed.kind.parent else ""
        self._made: list[str] = []
        self._asked = False
        for record in self._kind.all(self._store) if self._kind is not None else ():
            self._note(record)

    def _note(self, record: object) -> None:
        assert self._kind is not None
        key = str(getattr(record, "id"))  # noqa: B009 - of any kind
        self._titles[key] = self._kind.title_of(record)
        self._above[key] = str(getattr(record, self._shared)) if self._shared else ""
        for name in {key, self._titles[key], *(str(getattr(record, one, "")) for one in _NAMES)}:
            if name:
                self._by_name.setdefault(fold(name), []).append(key)

    def id_of(self, text: str, above: str = "") -> str:
        """`above` is what the row belongs to: where what it names belongs to the like, it is of the same one.

        Raises UserError for a name that nobody has, or that several have.
        """
        found = self._by_name.get(fold(text), [])
        if self._shared and above:
            found = [one for one in found if self._above[one] == above]
        if len(found) == 1:
            return found[0]
        if found:
            raise UserError(
                _("Hay {n} que se llaman «{name}»: escriba su código o su clave.").format(n=len(found), name=text),
                field=self._field.name,
            )  # fmt: skip
        if self._make is None:
            raise UserError(
                _("No hay ningún registro «{name}» en «{label}». Créelo antes o corrija el nombre.").format(
                    name=text, label=self._field.label
                ),
                field=self._field.name,
            )
        key = self._make(self._store, text, above)
        self._by_name.setdefault(fold(text), []).append(key)
        self._titles[key], self._above[key] = text, above
        self._made.append(text)
        return key

    def usual(self) -> str:
        """The one that was answered, or the only one. Raises UserError where there is none, or several."""
        answer = self._answers.get(self._field.name, "")
        if answer:
            return self.id_of(answer)
        if self._usual is not None and (key := self._usual(self._store)):
            return key
        if not self._titles:
            raise UserError(
                _("Falta «{label}»: la planilla no lo dice y todavía no hay ninguno. Créelo antes.").format(
                    label=self._field.label
                ),
                field=self._field.name,
            )
        self._asked = len(self._titles) > 1
        return next(iter(self._titles))

    @property
    def asks(self) -> bool:
        """Whether some row left open which one it is."""
        return self._asked

    def choices(self) -> tuple[Choice, ...]:
        if not self._asked:
            return ()
        question = _("La planilla no dice «{label}». ¿De cuál es?").format(label=self._field.label)
        return (Choice(self._field.name, question, tuple(self._titles.items())),)

    def others(self) -> tuple[str, ...]:
        if not self._made:
            return ()
        return (new_names(self._field.label, self._made),)


def new_names(label: str, made: Sequence[str]) -> str:
    """A sentence on what the sheet named and nobody had made."""
    words = ngettext("{label}: {n} que no estaba ({names}).", "{label}: {n} que no estaban ({names}).", len(made))
    return words.format(label=label, n=len(made), names=join_and([f"«{one}»" for one in made]))


def _over_time(values: Mapping[str, object]) -> tuple[tuple[date, Decimal], ...]:
    return cast("tuple[tuple[date, Decimal], ...]", values[OVER_TIME])


def _defaults(kind: Kind[R]) -> Mapping[str, object]:
    """What a new record has where nothing is said."""
    found: dict[str, object] = {}
    for one in fields(kind.record):
        if one.default is not MISSING:
            found[one.name] = one.default
        elif one.default_factory is not MISSING:
            found[one.name] = one.default_factory()
    return {name: value for name, value in found.items() if name != "id"}


def not_here() -> str:
    return _("No está en la lista, y se eligió solo actualizar.")


def left_alone() -> str:
    return _("Ya estaba: se eligió solo agregar.")
