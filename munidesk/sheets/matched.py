"""A sheet beside a list: which of its columns each field takes, and what each of its words means there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from munidesk.sheets.periods import Run
from munidesk.sheets.understood import Understood


@dataclass(frozen=True, slots=True)
class Matched:
    """`columns` is field key → positions; `unused` the titles of columns that no field takes; `values` what each word
    of a column of codes means (None: to be decided; «»: left blank), by field key, and `times` how often it stands.
    `run` are columns with a figure for each period, taken together, which give the fields
    `by_period`.
    """

    sheet: Understood
    columns: Mapping[str, tuple[int, ...]]
    unused: tuple[str, ...] = ()
    values: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    times: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    run: Run | None = None
    by_period: tuple[str, ...] = ()

    def gives(self, key: str) -> bool:
        """Whether a column gives the field, or the columns of periods do."""
        return bool(self.columns.get(key)) or key in self.by_period
