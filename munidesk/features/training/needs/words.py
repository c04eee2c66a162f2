"""What the matrix of needs says in words, on the screen and on paper."""

from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext
from munidesk.features.training.codes import Family
from munidesk.features.training.rules import Gap, need
from munidesk.features.training.store import Needs

GROUPS: tuple[tuple[Family, ...], ...] = (
    (Family.SERVICE, Family.INSTITUTION, Family.OPENNESS),
    (Family.MANAGEMENT, Family.TERRITORY),
    (Family.ACROSS, Family.NONE),
)
"""Families that are shown together, so that the columns have room."""


def group_words(group: tuple[Family, ...]) -> str:
    """«Servicio, institucional, apertura»."""
    first, *rest = [one.word or _("otras") for one in group]
    return ", ".join((first, *(word[:1].lower() + word[1:] for word in rest)))


def cell_words(asked: int, current: int | None) -> str:
    """«2/3», «?/3» of what nobody assessed, «·» of what is not asked."""
    if not asked:
        return "·" if current is None else str(current)
    return f"{'?' if current is None else current}/{asked}"


def cell_spoken(asked: int, current: int | None) -> str:
    """As a screen reader says it."""
    if not asked:
        return _("no se pide")
    if current is None:
        return _("sin evaluar, pide {n}").format(n=asked)
    missing = need(asked, current) or 0
    said = _("tiene {have}, pide {asked}").format(have=current, asked=asked)
    return _("{said}: falta {n}").format(said=said, n=missing) if missing else said


def missing_words(gap: Gap, figures: Figures) -> str:
    """«5»; «–» where nobody assessed anything yet."""
    return figures.number(gap.told) if gap.told is not None else "–"


def mean_words(gap: Gap, figures: Figures) -> str:
    """«0,6 (12)»: the mean of what is missing, and of how many people."""
    mean = gap.mean
    return "–" if mean is None else f"{figures.number(mean, 1)} ({gap.assessed})"


def coverage_words(needs: Needs) -> tuple[str, str]:
    """«262 de 301 niveles pedidos» and «2 sin evaluar, fuera de la cuenta»."""
    gap = needs.whole
    said = _("{n} de {total} niveles pedidos").format(n=gap.covered, total=gap.required)
    if gap.asked and not gap.assessed:
        said = _("todavía no se evaluó a nadie")
    blank = ngettext("{n} sin evaluar, fuera de la cuenta", "{n} sin evaluar, fuera de la cuenta", gap.blank)
    return said, blank.format(n=gap.blank)


def closing_words(levels: int, people: int, hours: str) -> str:
    """«6 niveles · 6 personas · 8 h»."""
    said = ngettext("{n} nivel", "{n} niveles", levels).format(n=levels)
    whom = ngettext("{n} persona", "{n} personas", people).format(n=people)
    return f"{said} · {whom} · {hours} h"
