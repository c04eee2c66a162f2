"""The three series of official numbers: sessions, resolutions and minutes, each given as late as the law allows."""

from collections.abc import Sequence

from munidesk.features.council.domain import Resolution, Session


def numbered(resolutions: Sequence[Resolution], following: int, year: int) -> tuple[tuple[Resolution, int, int], ...]:
    """(resolution, number, year) for those without a number, in the order given, from `following` on."""
    waiting = [one for one in resolutions if one.number is None]
    return tuple((one, following + place, year) for place, one in enumerate(waiting))


def session_label(session: Session) -> str:
    """«Sesión ordinaria 12/2026», without a figure while it has no number."""
    return session.label
