"""How both looks at a criterion are said: that of the organisation and that of the town. Pure."""

from fractions import Fraction

from munidesk.base.figures import BLANK
from munidesk.base.i18n import _
from munidesk.features.open_government.advocacy.store import Agenda
from munidesk.instruments.domain import Criterion


def points_of(agenda: Agenda, points: Fraction | None) -> str:
    """«1 de 4»; «–» where it was not answered."""
    view = agenda.view
    if points is None or view is None:
        return BLANK
    places = None if points.denominator == 1 else 1
    return _("{a} de {b}").format(a=view.figures.number(points, places), b=view.instrument.scale)


def both_words(agenda: Agenda, one: Criterion) -> str:
    """«Ciudadanía: 1 de 4 · municipio: 3 de 4»; empty without both looks."""
    if agenda.town is None:
        return ""
    ours, theirs = agenda.both(one)
    words = _("Ciudadanía: {a} · municipio: {b}")
    return words.format(a=points_of(agenda, ours), b=points_of(agenda, theirs))
