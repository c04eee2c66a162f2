"""Small breaks of the program, each with the tests that notice it: a comparison, a floor, a base, an order."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Break:
    """`old` stands once in `file` (a path inside `munidesk`); `sees` is what `new` in its place does to a person.

    `tests` are the node ids that notice it, without parameters; `k8`: one of the sixteen of the review.
    """

    name: str
    area: str
    file: str
    old: str
    new: str
    sees: str
    tests: tuple[str, ...]
    k8: bool = False

    def broken(self, text: str) -> str:
        """The file's text with the break. Raises ValueError unless `old` stands in it exactly once."""
        if (times := text.count(self.old)) != 1:
            raise ValueError(f"{self.name}: the text stands {times} times in {self.file}")
        return text.replace(self.old, self.new)


@cache
def breaks() -> tuple[Break, ...]:
    """Those of every table beside this module, by area and in their order."""
    return tuple(
        Break(area=path.stem, **{**one, "tests": tuple(one["tests"])})
        for path in sorted(FOLDER.glob("*.toml"))
        for one in tomllib.loads(path.read_text(encoding="utf-8"))["break"]
    )
