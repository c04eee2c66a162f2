"""How the traffic light reads on paper, in black and white too: a letter, a word, and a figure that hides no band."""

from collections.abc import Sequence
from fractions import Fraction

from munidesk.base.figures import NBSP, half_up
from munidesk.base.i18n import _, msgid
from munidesk.base.spanish import uncapital
from munidesk.instruments.bands import AMBER, GREEN, RED, band_at, bands_of
from munidesk.instruments.domain import Band
from munidesk.instruments.scoring import RoundView

_COLOURS = {RED: msgid("rojo"), AMBER: msgid("amarillo"), GREEN: msgid("verde")}
_MOST = 6


def letter(band: Band) -> str:
    """«R», «A», «V»; of a band of the town's own, the first letter of its key."""
    return colour_words(band)[:1].upper()


def colour_words(band: Band) -> str:
    """«rojo»; the key of a band of the town's own."""
    known = _COLOURS.get(band.key)
    return _(known) if known is not None else band.key


def band_words(band: Band) -> str:
    """«en desarrollo»: within a sentence."""
    return uncapital(_(band.title))


def named(band: Band) -> str:
    """«rojo (inicial)»; «rojo» where that is all its title says."""
    colour, title = colour_words(band), band_words(band)
    return colour if title == colour else f"{colour} ({title})"


def stretches(bands: Sequence[Band]) -> str:
    """«R rojo (inicial), debajo de 40 %; A amarillo (en desarrollo), desde 40 %; …», from the lowest up."""
    parts = []
    for at, one in enumerate(bands):
        words = f"{letter(one)} {named(one)}"
        if one.start:
            parts.append(_("{band}, desde {n} %").format(band=words, n=one.start).replace(" %", f"{NBSP}%"))
        elif at + 1 < len(bands):
            under = bands[at + 1].start
            parts.append(_("{band}, debajo de {n} %").format(band=words, n=under).replace(" %", f"{NBSP}%"))
        else:
            parts.append(words)
    return "; ".join(parts)


def score(view: RoundView, share: Fraction | None) -> str:
    """«63,2» of 100; «39,96» where one decimal would tell another band; «–» for None."""
    if share is None:
        return view.figures.number(None)
    return view.figures.number(share, places_of(bands_of(view), share))


def places_of(bands: Sequence[Band], share: Fraction) -> int:
    """The decimals that do not hide the band: 39,96 is no 40,0."""
    own = band_at(bands, share)
    return next((n for n in range(1, _MOST) if band_at(bands, Fraction(half_up(share, n))) == own), _MOST)
