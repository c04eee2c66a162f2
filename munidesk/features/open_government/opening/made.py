"""How a plan of opening was made: what participation gave to it, as whoever reads both features tells it."""

from dataclasses import dataclass
from datetime import date

from munidesk.base.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class Met:
    """An encounter in which it was made."""

    day: date
    title: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What somebody proposed, by whom without a private name, and what the government answered with its reasons."""

    text: str
    who: str = ""
    sense: str = ""
    answer: str = ""

    @property
    def is_answered(self) -> bool:
        """With reasons: a sense alone says what, not why."""
        return bool(self.answer.strip())


@dataclass(frozen=True, slots=True)
class Made:
    """Nothing of it is counted by hand: the plan is linked with its encounters and initiatives.

    `loose` are contributions that nobody put in a theme yet: they are no proposal until then.
    """

    encounters: tuple[Met, ...] = ()
    proposals: tuple[Proposed, ...] = ()
    loose: int = 0

    @property
    def answered(self) -> int:
        return sum(one.is_answered for one in self.proposals)

    @property
    def words(self) -> str:
        """«2 encuentros, 9 propuestas, 9 con respuesta razonada»; empty where nothing is linked."""
        if not self.encounters and not self.proposals:
            return ""
        met, said, told = len(self.encounters), len(self.proposals), self.answered
        return ", ".join((
            ngettext("{n} encuentro", "{n} encuentros", met).format(n=met),
            ngettext("{n} propuesta", "{n} propuestas", said).format(n=said),
            ngettext("{n} con respuesta razonada", "{n} con respuesta razonada", told).format(n=told),
        ))  # fmt: skip

    def lines(self) -> tuple[str, ...]:
        """Each proposal with what was answered, a line each."""
        said = [
            f"{one.text} — {one.answer.strip() or one.sense or _('sin respuesta todavía')}" for one in self.proposals
        ]
        return (*said, *((self.loose_words,) if self.loose else ()))

    @property
    def loose_words(self) -> str:
        """«36 aportes sin agrupar en temas»; empty for none."""
        n = self.loose
        return (
            ngettext("{n} aporte sin agrupar en temas", "{n} aportes sin agrupar en temas", n).format(n=n) if n else ""
        )


NOTHING = Made()
