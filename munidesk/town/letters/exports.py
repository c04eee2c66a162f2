"""What `export` knows of letters."""

from munidesk.data.store import Store
from munidesk.documents.model import Document
from munidesk.records.sheet import Selection
from munidesk.town.letters.store import letter_document, letter_named


def one_letter(store: Store, selection: Selection) -> Document:
    """`--id` is a letter's; without it, the last that was sent."""
    return letter_document(store, letter_named(store, selection.id))
