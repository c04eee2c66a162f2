"""The thread of a matter on one sheet."""

from munidesk.base.dates import show_date
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Block,
    Column,
    Document,
    Heading,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    Span,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.overview.thread import Thread
from munidesk.town import store as town
from munidesk.town.report import report


@on_paper
def build_thread(store: Store, found: Thread) -> Document:
    """One row per moment: day, what happened, of which record."""
    country = town.municipality(store).country
    rows = tuple(
        Row(
            (
                plain(show_date(one.day, country=country)),
                (strong(one.words),),
                plain(f"{one.record.kind_word}: {one.record.title}"),
            )
        )
        for one in found.moments
    )
    blocks: list[Block] = [_figures(found)]
    blocks.append(Table((Column(_("Fecha"), 0.8), Column(_("Qué pasó"), 2.2), Column(_("Registro"), 3)), rows))
    if found.undated:
        blocks.append(Heading(_("En el plan y otros registros"), 1))
        blocks.append(
            Table(
                (Column(_("Clase"), 1), Column(_("Registro"), 3), Column(_("Estado"), 2)),
                tuple(Row((plain(one.kind_word), plain(one.title), plain(one.detail))) for one in found.undated),
            )
        )
    if found.papers:
        blocks.append(Heading(_("Evidencia"), 1))
        papers = tuple(Row((plain(name), plain(f"{one.kind_word}: {one.title}"))) for one, name in found.papers)
        blocks.append(Table((Column(_("Archivo"), 2), Column(_("De qué registro"), 3)), papers))
    note = _("Reúne lo que está vinculado en MuniDesk; lo que no se vinculó no aparece.")
    blocks.append(Paragraph((Span(note),), Style.NOTE))
    subtitle = _("Hilo del asunto · {kind}").format(kind=found.root.kind_word)
    return report(
        store, found.root.title, tuple(blocks), subtitle=subtitle,
        running=_("Hilo del asunto"),
    )  # fmt: skip


def _figures(found: Thread) -> KeyFigures:
    days = [one.day for one in found.moments]
    length = (max(days) - min(days)).days if days else 0
    span = ngettext("día entre el primero y el último", "días entre el primero y el último", length)
    return KeyFigures(
        (
            KeyFigure(str(len(found.records)), ngettext("registro", "registros vinculados", len(found.records))),
            KeyFigure(str(len(found.moments)), ngettext("momento con fecha", "momentos con fecha", len(found.moments))),
            KeyFigure(str(length), span),
        )
    )  # fmt: skip
