"""`key-questions`: what a programme has to have answered, with who said it and when; blank lines for what is not."""

from collections.abc import Iterator

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import Block, Document, Heading, KeepTogether, Paragraph, Style, plain
from munidesk.features.territory.domain import KeyQuestion
from munidesk.features.territory.follow.store import answered
from munidesk.features.territory.view import TerritoryView
from munidesk.town.report import report

_LINE = "_" * 78
_LINES = 3
"""Left to be written by hand under a question without an answer."""


@on_paper
def build_questions(store: Store, view: TerritoryView) -> Document:
    """Each on its own, so that the sheet can go round a table and come back written."""
    return report(
        store, _("Preguntas clave"), tuple(_blocks(view)), subtitle=view.territory.title, office=view.figure.word,
        running=view.territory.title,
    )  # fmt: skip


def _blocks(view: TerritoryView) -> Iterator[Block]:
    if not view.questions:
        yield Paragraph(plain(_("Este programa no tiene preguntas clave.")))
        return
    words = _("{a} de {n} respondidas. Las que falten se escriben a mano y después se pasan al programa.")
    yield Paragraph(plain(words.format(a=answered(view.questions), n=len(view.questions))))
    for number, one in enumerate(view.questions, 1):
        yield KeepTogether(tuple(_one(number, one)))


def _one(number: int, one: KeyQuestion) -> Iterator[Block]:
    yield Heading(f"{number}. {one.text}", 2)
    if not one.answer:
        for _each in range(_LINES):
            yield Paragraph(plain(_LINE), Style.NOTE)
        return
    for part in one.answer.splitlines():
        yield Paragraph(plain(part))
    told = [one.answered_by, show_date(one.answered_on) if one.answered_on is not None else ""]
    if any(told):
        yield Paragraph(plain(", ".join(part for part in told if part)), Style.NOTE)
