"""The papers of a diagnosis that leave from its page."""

from collections.abc import Callable

from munidesk.base.i18n import _
from munidesk.documents.model import Document
from munidesk.records.sheet import Selection, Sheet
from munidesk.town.page_export import Build, Entry, document_of
from munidesk.town.page_paper import show_paper
from munidesk.ui.context import Context


def print_forms(context: Context, round_id: str) -> None:
    """A blank sheet for each area that answers."""
    make = _made(context, "diagnosis-form", lambda: round_id)
    show_paper(context, _("Formulario en blanco por área"), lambda _chosen: document_of(context, make))


def exports(context: Context, round_in_sight: Callable[[], str]) -> list[Entry]:
    """Of the round in sight."""
    papers = (
        ("diagnosis", _("Diagnóstico")), ("semaforo-poster", _("Semáforo para la cartelera")),
        ("diagnosis-compare", _("Comparación de dos rondas")),
        ("diagnosis-form", _("Formulario en blanco por área")),
    )  # fmt: skip
    answers = Entry(_("Respuestas"), _made(context, "diagnosis-answers", round_in_sight), data=True, paper=False)
    return [*(Entry(words, _made(context, name, round_in_sight)) for name, words in papers), answers]


def _made(context: Context, name: str, round_id: Callable[[], str]) -> Build:
    def build() -> Document | Sheet:
        made = context.make(name, Selection(id=round_id()))
        assert isinstance(made, Document | Sheet)
        return made

    return build
