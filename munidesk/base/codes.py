"""Enumerations that are stored: a stable code in the file, a word for it on the screen, codes from elsewhere kept."""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Self

from munidesk.base.i18n import _
from munidesk.base.spanish import fold


class Code(StrEnum):
    """`RECEIVED = "received", "recibida", ("ingresada", …)`: what is stored, its Spanish word, what sheets call it.

    A code that this version does not know (the file was written by another one) is
    kept as a member of its own and shown as it is: it never stops a list. It is in
    no iteration over the kind, and no text that a person typed becomes one (`read`).
    """

    _word: str
    also: tuple[str, ...]

    def __new__(cls, code: str, word: str = "", also: tuple[str, ...] = ()) -> Self:
        made = str.__new__(cls, code)
        made._value_ = code
        made._word = word
        made.also = also
        return made

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        made = str.__new__(cls, value)
        made._name_ = ""
        made._value_ = value
        made._word = value
        made.also = ()
        return made

    @classmethod
    def of(cls, code: str) -> Self:
        """As `cls(code)`, and quick where it is known: a list reads thousands."""
        found = cls._value2member_map_.get(code)
        return found if isinstance(found, cls) else cls(code)

    @property
    def word(self) -> str:
        """«en estudio»; empty for the code that says nothing."""
        return _(self._word) if self._word else ""

    @property
    def known(self) -> bool:
        return bool(self._name_)

    @property
    def place(self) -> int:
        """Where it stands among its kind, for lists in that order; a code of another version comes last."""
        known = list(type(self))
        return known.index(self) if self.known else len(known)

    @classmethod
    def read(cls, text: str) -> Self | None:
        """The member that a person's word, or the code itself, means; None for anything else."""
        code = _codes_of(cls, tuple(one.word for one in cls)).get(fold(text))
        return None if code is None else cls(code)


@lru_cache(512)
def _codes_of(kind: type[Code], words: tuple[str, ...]) -> Mapping[str, str]:
    """Folded word → the first code that has it. `words` are those of the language now in use."""
    found: dict[str, str] = {}
    for one, word in zip(kind, words, strict=True):
        for known in (one.value, word, one._word, *one.also):
            found.setdefault(fold(known), one.value)
    return found
