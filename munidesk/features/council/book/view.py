"""A book with all that its papers print: its actas in the order of their folios, its notes, who signs for it."""

from dataclasses import dataclass
from datetime import date

from munidesk.features.council.book.domain import Book, FolioNote
from munidesk.features.council.book.rules import Shelf
from munidesk.features.council.domain import Minutes, Session
from munidesk.features.council.old.domain import OldActa
from munidesk.town.domain import Body, Municipality
from munidesk.town.profile import Profile


@dataclass(frozen=True, slots=True, kw_only=True)
class BookLine:
    """An acta in the index: `matter` is its first item of business, `resolutions` the numbers of the first and last."""

    minutes: Minutes
    held: Session
    day: date
    matter: str = ""
    resolutions: tuple[int, int] | None = None

    @property
    def session(self) -> str:
        """«Sesión ordinaria 12/2026», in the language of whoever asks."""
        return self.held.label

    @property
    def leaves(self) -> int:
        return (self.minutes.folio_to or 0) - (self.minutes.folio_from or 0) + 1

    @property
    def folios(self) -> str:
        """«146–148», «127»."""
        first, last = self.minutes.folio_from, self.minutes.folio_to
        return str(first) if first == last else f"{first}–{last}"

    @property
    def numbers(self) -> str:
        """«47 a 50», «46», «–» without any."""
        if self.resolutions is None:
            return "–"
        first, last = self.resolutions
        return str(first) if first == last else f"{first} a {last}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookView:
    """`earlier` are the actas of the body from before MuniDesk, by their day.

    `signers` are (name, post) of who presided and who acted as secretary in the last session of the book.
    """

    book: Book
    body: Body
    municipality: Municipality
    profile: Profile
    shelf: Shelf
    lines: tuple[BookLine, ...] = ()
    signers: tuple[tuple[str, str], ...] = ()
    earlier: tuple[tuple[OldActa, Session], ...] = ()
    shield: bytes = b""

    @property
    def notes(self) -> tuple[FolioNote, ...]:
        return tuple(one for one in self.shelf.notes if one.book_id == self.book.id)

    @property
    def used_to(self) -> int:
        return self.shelf.used_to(self.book.number)

    @property
    def left(self) -> int | None:
        return self.shelf.left(self.book.number)
