"""The book of letters kept elsewhere, row by row: numbers that were given stay as they were."""

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.data.store import Store
from munidesk.records.kind import AnyKind
from munidesk.sheets.of_kind import Listed
from munidesk.sheets.target import Target
from munidesk.town.import_kind import listed_target
from munidesk.town.kinds import PEOPLE
from munidesk.town.letters.domain import Letter
from munidesk.town.letters.kinds import LETTERS
from munidesk.town.letters.store import take_in

_BELONGS: tuple[AnyKind, ...] = (PEOPLE,)


def target() -> Target:
    return listed_target(Listed(kind=LETTERS, kinds=_BELONGS, save=_save), "letters")


def _save(store: Store, made: Letter, before: Letter | None) -> Letter:
    """A letter that went keeps its number; one without it comes in as a draft. Raises UserError for a number taken."""
    if before is not None and before.sent and made.number is None:
        raise UserError(_("Esa carta ya se envió: no vuelve a ser un borrador."), code="sent")
    return take_in(store, made)
