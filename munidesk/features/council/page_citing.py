"""The editors of the council's texts, with { to cite an asunto, an acta, its folios or a resolution."""

from collections.abc import Callable

from munidesk.features.council.citing import Citing
from munidesk.ui.context import Context
from munidesk.ui.field_text import FieldText
from munidesk.ui.richtext import RichEditor

Where = Callable[[], tuple[str, str]]
"""The session and the item whose text is written."""


def cites(editor: RichEditor, context: Context, where: Where) -> None:
    """From now on the editor cites."""
    editor.cites(
        lambda typed: Citing(context.store, *where()).offers(typed),
        lambda words: Citing(context.store, *where()).typed(words),
    )


def citing_text(context: Context, where: Where) -> FieldText:
    """A plain box that cites."""
    made = FieldText(
        lambda typed: Citing(context.store, *where()).offers(typed),
        lambda words: Citing(context.store, *where()).typed(words),
    )
    made.fields.told.connect(lambda words: context.toast(words, False))
    return made
