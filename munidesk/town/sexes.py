"""The sex of people as our records keep it, out of the words of any list: what those mean is in `sheets/sexes`."""

from collections.abc import Iterable
from dataclasses import dataclass

from munidesk.sheets.sexes import bare, meaning_of_m, sex_of
from munidesk.town.domain import Gender


@dataclass(frozen=True, slots=True)
class SexColumn:
    """`m` is what an M of the list stands for; `doubtful` says how many of its cells are an M that nothing explains."""

    m: Gender = Gender.UNKNOWN
    doubtful: int = 0

    def read(self, text: str) -> Gender:
        """The sex a cell says; X, otro and blank are unknown, and so is an M that nothing explains."""
        return Gender(sex_of(text, self.m.value) or "")


def sex_column(cells: Iterable[str], head: str = "") -> SexColumn:
    """Understand the cells of a list by the other letters in it, or by a heading such as «Sexo (H/M)»."""
    words = [bare(cell) for cell in cells]
    m = meaning_of_m(words, head)
    return SexColumn(Gender(m)) if m else SexColumn(doubtful=words.count("m"))


def says_sex(text: str) -> bool:
    """Whether the word says a sex, an M that may be either included."""
    return bool(bare(text)) and sex_of(text, "m") is not None


def sex_word(gender: Gender) -> str:
    """As our own lists write it, so that they are read back the same; empty when unknown."""
    return gender.word
