"""Read values out of TOML with their type checked, so that a wrong one is a sentence that names it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from munidesk.base.errors import UserError
from munidesk.base.i18n import _

Choice = TypeVar("Choice", bound=StrEnum)
Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Table:
    """A TOML table with the path that leads to it («uy.toml: rules.quorum»)."""

    values: Mapping[str, object]
    path: str = ""

    def _of(self, key: str, kind: type[Kind], default: Kind | None) -> Kind:
        value = self.values.get(key, default)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise UserError(
                _("En «{path}» falta el valor «{key}» o no es del tipo que corresponde. Corríjalo o quítelo.").format(
                    path=self.path, key=key
                ),
                field=key,
            )
        return value

    def text(self, key: str, default: str | None = None) -> str:
        return self._of(key, str, default)

    def number(self, key: str, default: int | None = None) -> int:
        return self._of(key, int, default)

    def flag(self, key: str, default: bool | None = None) -> bool:
        return self._of(key, bool, default)

    def strings(self, key: str) -> tuple[str, ...]:
        return tuple(str(entry) for entry in self._of(key, list, []))

    def choice(self, key: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        return as_choice(self.text(key, None if default is None else default.value), kind, f"{self.path}.{key}")

    def has(self, key: str) -> bool:
        return key in self.values

    def table(self, key: str) -> "Table":
        """The table below `key`, empty when it is not there."""
        value = self.values.get(key, {})
        if not isinstance(value, Mapping):
            raise UserError(_("En «{path}», «{key}» tiene que ser una tabla.").format(path=self.path, key=key))
        return Table(value, f"{self.path}.{key}" if self.path else key)

    def tables(self, key: str) -> tuple["Table", ...]:
        """The entries of an array of tables."""
        entries: list[object] = self._of(key, list, [])
        return tuple(Table(entry, f"{self.path}.{key}") for entry in entries if isinstance(entry, Mapping))

    def children(self) -> Iterator[tuple[str, "Table"]]:
        """The tables below this one, by key."""
        for key, value in self.values.items():
            if isinstance(value, Mapping):
                yield key, Table(value, f"{self.path}.{key}")

    def texts(self) -> dict[str, str]:
        """The values that are texts."""
        return {key: value for key, value in self.values.items() if isinstance(value, str)}


def as_choice(text: str, kind: type[Choice], path: str) -> Choice:
    # Not `kind(text)`: a Code takes any text for one of another version.
    found = next((choice for choice in kind if choice.value == text), None)
    if found is None:
        raise UserError(
            _("En «{path}» no sirve «{text}». Puede ser: {known}.").format(
                path=path, text=text, known=", ".join(choice.value for choice in kind)
            ),
            field=path.rpartition(".")[2],
        )
    return found


def merged(below: Mapping[str, object], above: Mapping[str, object]) -> dict[str, object]:
    """`below` with the values of `above` laid over it, table by table."""
    result = dict(below)
    for key, value in above.items():
        lower = result.get(key)
        both = isinstance(lower, Mapping) and isinstance(value, Mapping)
        result[key] = merged(lower, value) if both else value  # type: ignore[arg-type]
    return result
