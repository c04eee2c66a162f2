"""Lines of the municipal plan as a programme follows them: what each is, its money, its last reading. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from munidesk.base.figures import BLANK, Figures
from munidesk.base.i18n import _

OBJECTIVE, PROGRAMME, TARGET, ACTIVITY = "objective", "programme", "target", "activity"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """Money in cents of the municipality's own currency: `current` is what is in force. `value` is the last reading."""

    id: str
    parent_id: str = ""
    level: str
    code: str = ""
    title: str
    year: int | None = None
    indicator: str = ""
    unit: str = ""
    base: Decimal | None = None
    target: Decimal | None = None
    sector: str = ""
    responsible: str = ""
    current: int = 0
    executed: int = 0
    value: Decimal | None = None
    read_on: date | None = None

    @property
    def name(self) -> str:
        return f"{self.code} {self.title}".strip()

    @property
    def measured(self) -> bool:
        """Whether it says what it is to reach."""
        return self.target is not None


@dataclass(frozen=True, slots=True)
class Money:
    """In force and executed, in cents."""

    current: int = 0
    executed: int = 0


def in_order(lines: Sequence[PlanLine]) -> tuple[PlanLine, ...]:
    """As the plan reads: each line with what hangs from it before its next sister; what hangs from nothing first."""
    ids = {one.id for one in lines}
    hanging: dict[str, list[PlanLine]] = {}
    for one in lines:
        hanging.setdefault(one.parent_id if one.parent_id in ids else "", []).append(one)
    found: list[PlanLine] = []
    waiting = list(reversed(hanging.pop("", [])))
    while waiting:
        one = waiting.pop()
        found.append(one)
        waiting.extend(reversed(hanging.pop(one.id, [])))
    return tuple(found)


def below(lines: Sequence[PlanLine], ids: Collection[str]) -> tuple[PlanLine, ...]:
    """Those lines and all that hang from them, each once, in the order of the plan."""
    found = set(ids)
    grown = True
    while grown:
        more = {one.id for one in lines if one.parent_id in found} - found
        found, grown = found | more, bool(more)
    return tuple(one for one in lines if one.id in found)


def money_of(lines: Sequence[PlanLine]) -> Money:
    """Each line's own money, once."""
    return Money(sum(one.current for one in lines), sum(one.executed for one in lines))


def goal_levels(lines: Sequence[PlanLine]) -> tuple[str, ...]:
    """What a plan calls its objectives: that level, or, where it has none, its programmes."""
    return (OBJECTIVE,) if any(one.level == OBJECTIVE for one in lines) else (PROGRAMME,)


def goal_of(line: PlanLine, lines: Mapping[str, PlanLine], levels: Collection[str]) -> PlanLine | None:
    """The objective a line hangs from, however far up."""
    seen: set[str] = set()
    above = lines.get(line.parent_id)
    while above is not None and above.id not in seen:
        if above.level in levels:
            return above
        seen.add(above.id)
        above = lines.get(above.parent_id)
    return None


def reading_words(line: PlanLine, figures: Figures) -> str:
    """«352 de 400 luminarias»; without a reading «sin lecturas»."""
    if line.value is None:
        return _("sin lecturas")
    whole = figures.number(line.target) if line.target is not None else BLANK
    return _("{a} de {n} {unit}").format(a=figures.number(line.value), n=whole, unit=line.unit).strip()
