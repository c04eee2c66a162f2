"""The register of certificates: every folio, with whose it is, of what, until when, and what became of it."""

from munidesk.base.dates import show_date, today
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, on_paper
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Column,
    Document,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    RowKind,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.training.certificates.register import Entry, Validity
from munidesk.town import store as town
from munidesk.town.report import report


@on_paper
def build_register(store: Store, entries: tuple[Entry, ...]) -> Document:
    """By year and folio, without gaps; the reasons of those that were annulled stand under their row."""
    figures = town.figures(store)
    states = [one.validity for one in entries]
    valid = sum(one in {Validity.VALID, Validity.SOON} for one in states)
    rows: list[Row] = []
    for entry in entries:
        one = entry.one
        rows.append(Row((
            (strong(one.folio),), plain(one.person), plain(one.course), plain(figures.number(one.hours)),
            plain(show_date(one.issued) if one.issued else BLANK),
            plain(show_date(one.expires) if one.expires else BLANK),
            plain(capital(entry.words)), plain(entry.replaces or BLANK),
        )))  # fmt: skip
        if one.reason:
            words = _("Anulada el {day}: {reason}").format(day=show_date(one.annulled_on or today()), reason=one.reason)
            rows.append(Row((plain(words),), RowKind.NOTE))
    blocks = (
        KeyFigures((
            KeyFigure(figures.number(len(entries)), _("constancias emitidas")),
            KeyFigure(figures.number(valid), _("vigentes")),
            KeyFigure(figures.number(states.count(Validity.SOON)), _("vencen en 60 días")),
            KeyFigure(figures.number(states.count(Validity.ANNULLED)), _("anuladas")),
        )),
        Table(
            (
                Column(_("Folio"), 2), Column(_("A nombre de"), 3), Column(_("Curso"), 4),
                Column(_("Horas"), 0.9, Align.RIGHT), Column(_("Emitida"), 1.6), Column(_("Vence"), 1.6),
                Column(_("Estado"), 3), Column(_("Sustituye a"), 2),
            ),
            tuple(rows), _("Cuadro 1. Registro por folio"), dense=True,
        ),
        Paragraph(plain(_("Los folios son correlativos por año y no tienen huecos: las anuladas conservan el suyo. "
                          "Cada constancia se comprueba con el código que lleva impreso.")), Style.NOTE),
    )  # fmt: skip
    return report(
        store, _("Registro de constancias"), blocks, office=_("Capacitación"),
        subtitle=_("al {day}").format(day=show_date(today(), "d 'de' MMMM 'de' y")), landscape=True,
    )  # fmt: skip
