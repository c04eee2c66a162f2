"""The sign-in sheet of an edition, and its list with attendance and marks."""

from collections.abc import Iterator

from munidesk.base.dates import show_date, show_time
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    Signatures,
    Signer,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.training.certificates.document_certificate import days
from munidesk.features.training.editions import words
from munidesk.features.training.editions.roster import Standing
from munidesk.features.training.editions.store import EditionNow
from munidesk.town import store as town
from munidesk.town.report import report

_BLANK_ROWS = 6
_MOST = 8
"""Classes that fit side by side with room for a signature."""


@on_paper
def build_sign_in(store: Store, now: EditionNow) -> Document:
    """A row for each person with a box for each class, and some rows for who comes unannounced."""
    figures, classes = town.figures(store), now.classes[:_MOST]
    heads = [" ".join(words.class_heading(at, one)) for at, one in enumerate(classes)] or [_("Firma")]
    rows = [
        Row((
            plain(str(one.number)), (strong(one.name),), plain(now.where.get(one.enrolment.id, "") or BLANK),
            *(plain("") for _head in heads),
        ))
        for one in now.there
    ]  # fmt: skip
    rows += [Row(tuple(plain("") for _cell in range(3 + len(heads)))) for _row in range(_BLANK_ROWS)]
    columns = (
        Column(_("N.º"), 0.7, Align.RIGHT), Column(_("Apellidos y nombres"), 4), Column(_("Área u origen"), 2.6),
        *(Column(head, 2) for head in heads),
    )  # fmt: skip
    blocks = (
        *_classes(store, now),
        Table(columns, tuple(rows), boxes=True, row_height_mm=9),
        Paragraph(plain(_("Cada quien firma en la clase a la que asiste. Quien llega tarde o se va antes escribe las "
                          "horas que estuvo.")), Style.NOTE),
        Signatures((Signer("", _("Quien dicta")), Signer("", _("Quien pasa lista")))),
    )  # fmt: skip
    return report(
        store, _("Planilla de firmas"), blocks, subtitle=_subtitle(now, words.asked_words(now.course, figures)),
        office=_("Capacitación"), running=now.edition.title, landscape=len(heads) > 2, dated=False,
    )  # fmt: skip


def _subtitle(now: EditionNow, asked: str) -> str:
    return f"{now.edition.title} · {asked}"


def _classes(store: Store, now: EditionNow) -> Iterator[Block]:
    figures = town.figures(store)
    told = []
    for at, one in enumerate(now.classes):
        hours = f"{show_time(one.start)}–{show_time(one.end)}, " if one.start and one.end else ""
        day = show_date(one.day) if one.day is not None else BLANK
        topic = f" · {one.topic}" if one.topic else ""
        told.append(f"{at + 1}: {day}, {hours}{figures.number(one.hours)} h{topic}")
    where = " · ".join(part for part in (now.edition.place, now.edition.trainers, now.edition.agent) if part)
    if where:
        yield Paragraph(plain(where), Style.LEFT)
    if told:
        yield Paragraph(plain(_("Clases: {list}.").format(list="; ".join(told))), Style.DATA_LINE)


@on_paper
def build_list(store: Store, now: EditionNow) -> Document:
    """Attendance class by class, hours, mark and what came of each; who does not pass and why."""
    figures = town.figures(store)
    when = days(now.edition.start, now.edition.end) if now.edition.start and now.edition.end else ""
    state = words.state_look(now.edition.state)[0]
    blocks = (*_figures(store, now), *_classes(store, now), *_rows(store, now), *_why(store, now))
    asked = words.asked_words(now.course, figures)
    return report(
        store, now.edition.title, blocks, subtitle=" · ".join(part for part in (state, when, asked) if part),
        office=_("Capacitación"), running=_("Lista de la edición"), landscape=len(now.classes) > 5,
    )  # fmt: skip


def _figures(store: Store, now: EditionNow) -> Iterator[Block]:
    figures = town.figures(store)
    passed = len(now.passing)
    yield KeyFigures((
        KeyFigure(figures.number(len(now.there)), words.people_words(now)),
        KeyFigure(figures.number(passed), _("acreditan") if now.closed else _("acreditan hasta ahora")),
        KeyFigure(figures.number(now.person_hours), _("horas de asistencia sumadas")),
        KeyFigure(figures.number(now.hours), _("horas de clase")),
    ))  # fmt: skip


def _rows(store: Store, now: EditionNow) -> Iterator[Block]:
    figures = town.figures(store)
    rows = [
        Row((
            plain(str(one.number)), (strong(one.name),), plain(now.where.get(one.enrolment.id, "") or BLANK),
            *(plain(words.cell_words(one.presences.get(each.id), figures).replace("✓", "P") or BLANK)
              for each in now.classes),
            plain(figures.number(one.attended)), plain(words.share_words(one, figures) or BLANK),
            plain(figures.number(one.mark) if one.mark is not None else BLANK),
            plain(words.standing_look(now, one)[0]),
        ))
        for one in now.rows
    ]  # fmt: skip
    columns = (
        Column(_("N.º"), 0.7, Align.RIGHT), Column(_("Participante"), 3.6), Column(_("Área u origen"), 2.6),
        *(Column(words.class_heading(at, one)[1] or str(at + 1), 0.95, Align.CENTRE)
          for at, one in enumerate(now.classes)),
        Column(_("Horas"), 1, Align.RIGHT), Column("%", 1.1, Align.RIGHT), Column(_("Nota"), 0.9, Align.RIGHT),
        Column(_("Queda"), 2.1),
    )  # fmt: skip
    yield Table(columns, tuple(rows), _("Cuadro 1. Asistencia y notas"), dense=True)
    yield Paragraph(plain(_("P presente · A ausente · J ausente con aviso, que cuenta como ausente · «3 h» horas de "
                            "una asistencia parcial.")), Style.NOTE)  # fmt: skip


def _why(store: Store, now: EditionNow) -> Iterator[Block]:
    figures, rows = town.figures(store), []
    for one in now.failing:
        hours, asked = words.why(now, one, figures)
        rows.append(Row(((strong(one.name),), plain(hours), plain(asked))))
    for one in now.rows:
        if one.standing is Standing.LEFT:
            rows.append(Row(((strong(one.name),), plain(words.standing_look(now, one)[0]),
                             plain(one.enrolment.reason or BLANK))))  # fmt: skip
    if rows:
        yield Table(
            (Column(_("Quién no acredita"), 3), Column(_("Tiene"), 3), Column(_("Por qué"), 5)), tuple(rows), dense=True
        )
