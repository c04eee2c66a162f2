"""One zone, one spelling: «zona Este», «este» and «Este» are the same place, however it is typed."""

from collections.abc import Iterable

from munidesk.base.i18n import _
from munidesk.base.spanish import fold


class Spellings:
    """The words in use, each by what its spellings share; the first one given is the one that is kept."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known: dict[str, str] = {}
        for word in known:
            self.settled(word)

    def knows(self, typed: str) -> bool:
        """Whether the place, or the subject, is in use however it is spelt."""
        return _core(" ".join(typed.split())) in self._known

    def settled(self, typed: str) -> str:
        """The word in use that `typed` says, else `typed` with single blanks, which is in use from then on."""
        word = " ".join(typed.split())
        return self._known.setdefault(_core(word), word) if word else ""

    def mark(self) -> int:
        """Where the words in use end now, to go `back_to`."""
        return len(self._known)

    def back_to(self, mark: int) -> None:
        """The words that came into use since are in use no more."""
        while len(self._known) > mark:
            self._known.popitem()


def _core(word: str) -> str:
    """What the spellings of one place share: no capitals, no accents, no «zona» before it."""
    folded = fold(word)
    lead = f"{fold(_('Zona'))} "
    return folded.removeprefix(lead) or folded


def same_place(one: str, other: str) -> bool:
    return _core(" ".join(one.split())) == _core(" ".join(other.split()))


def zone_words(zone: str) -> str:
    """«Zona Este», and not «Zona Zona Este» where it was written whole; empty without one."""
    if not zone or fold(zone).startswith(f"{fold(_('Zona'))} "):
        return zone
    return _("Zona {name}").format(name=zone)
