"""Where an acta stands on its way to the book: one word for it on every page, list and paper."""

from munidesk.base.i18n import _
from munidesk.features.council.codes import MinutesState


def standing(state: MinutesState) -> tuple[str, str, str]:
    """(word, tone, icon): what the acta waits for, until it is in the book."""
    match state:
        case MinutesState.DRAFT:
            return _("Borrador"), "neutral", "pencil"
        case MinutesState.IN_APPROVAL:
            return _("Por aprobar"), "attention", "hand"
        case MinutesState.APPROVED:
            return _("Por firmar"), "accent", "pencil"
        case MinutesState.SIGNED:
            return _("Pasar al libro"), "accent", "stamp"
    return _("En el libro"), "good", "book"
