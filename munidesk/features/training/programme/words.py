"""What a line of the programme says of itself."""

from munidesk.base.dates import DAY_MONTH, show_date
from munidesk.base.i18n import _
from munidesk.base.spanish import capital
from munidesk.features.training.codes import EditionState
from munidesk.features.training.programme.store import LineNow


def state_look(one: LineNow) -> tuple[str, str, str]:
    """Word, tone and icon: of the edition furthest on; of a planned one, its day."""
    states = [each.state for each in one.editions]
    if not states:
        return _("Sin edición"), "neutral", ""
    if EditionState.RUNNING in states:
        return _("En curso"), "accent", "clock"
    if all(each is EditionState.CLOSED for each in states):
        return _("Cerrada"), "good", "check"
    ahead = [each for each in one.editions if each.state in {EditionState.PLANNED, EditionState.OPEN}]
    if ahead and ahead[0].start is not None:
        return show_date(ahead[0].start, DAY_MONTH), "accent", "calendar"
    return capital((ahead[0].state if ahead else states[0]).word), "neutral", ""
