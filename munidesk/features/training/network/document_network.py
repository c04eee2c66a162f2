"""The papers of the network: who teaches, the tree of réplicas, and what a regional meeting agreed."""

from collections.abc import Iterator, Sequence
from datetime import date

from munidesk.base.dates import show_date, today
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import capital, join_and
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Column,
    Document,
    Heading,
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
from munidesk.features.training.domain_network import LineOfAction
from munidesk.features.training.network.store import Meeting
from munidesk.features.training.network.store_cascade import Branch, Cascade, TrainerNow
from munidesk.town import store as town
from munidesk.town.report import report

INDENT = "\u00a0" * 6
"""A réplica stands under the one it repeats."""


def _day(day: date | None) -> str:
    return show_date(day) if day is not None else BLANK


@on_paper
def build_trainers(store: Store, found: Sequence[TrainerNow]) -> Document:
    """Who can be asked to teach what, and what each taught."""
    figures = town.figures(store)
    inside = sum(bool(one.trainer.staff_id) for one in found)
    taught = {each.id for one in found for each in one.editions}
    rows = tuple(
        Row((
            (strong(one.trainer.name),), plain(agent_of(one) or BLANK),
            plain(join_and(one.masters) if one.masters else one.trainer.topics or BLANK),
            plain("; ".join(_edition(each.title, each.start) for each in one.editions) or BLANK),
        ))
        for one in found
    )  # fmt: skip
    blocks: tuple[Block, ...] = (
        KeyFigures((
            KeyFigure(figures.number(len(found)), _("pueden dictar cursos")),
            KeyFigure(figures.number(inside), _("son del personal")),
            KeyFigure(figures.number(len(taught)), _("ediciones dictadas")),
        )),
        Table(
            (Column(_("Nombre"), 3), Column(_("Institución"), 2.4), Column(_("Qué enseña"), 4),
             Column(_("Ediciones"), 4)),
            rows, dense=True,
        ),
        Paragraph(plain(_("Qué enseña: las competencias en que tiene nivel 4; donde no se evaluó, lo que dice.")),
                  Style.NOTE),
    )  # fmt: skip
    title = _("Formadoras y formadores")
    return report(store, title, blocks, office=_("Capacitación"), running=title)


def agent_of(one: TrainerNow) -> str:
    return one.trainer.agent or (_("personal propio") if one.trainer.staff_id else "")


def _edition(title: str, start: date | None) -> str:
    return f"{title} ({show_date(start)})" if start else title


@on_paper
def build_cascade(store: Store, found: Cascade) -> Document:
    """The tree: each edition under the one it repeats, with who was counted there for the first time."""
    figures = town.figures(store)
    total = sum(found.people)
    rows = [_branch(store, one) for one in found.branches]
    rows.append(Row((
        plain(_("Personas, cada una una vez")), plain(""), plain(""), plain(""), plain(figures.number(total)),
    ), RowKind.TOTAL))  # fmt: skip
    shares = tuple(
        KeyFigure(figures.number(n), _("formadas para enseñar") if at == 0 else _("en la generación {n}").format(n=at))
        for at, n in enumerate(found.people)
    )
    blocks: tuple[Block, ...] = (
        KeyFigures((*shares[:4], KeyFigure(figures.number(total), _("personas en total")))),
        Table(
            (Column(_("Edición"), 6), Column(_("Generación"), 1.6, Align.RIGHT), Column(_("Fecha"), 1.6),
             Column(_("Acreditaron"), 1.7, Align.RIGHT), Column(_("Por primera vez"), 1.8, Align.RIGHT)),
            tuple(rows), dense=True,
        ),
        Paragraph(plain(_("Generación 0: quienes se formaron para enseñar. Generación 1: quienes acreditaron en una "
                          "réplica que dictaron; y así. Cada persona cuenta una vez, en su generación más baja.")),
                  Style.NOTE),
    )  # fmt: skip
    title = _("Cascada de formación")
    return report(store, title, blocks, office=_("Capacitación"), running=title)


def _branch(store: Store, one: Branch) -> Row:
    figures = town.figures(store)
    return Row((
        (strong(f"{INDENT * one.generation}{one.edition.title}"),), plain(str(one.generation)),
        plain(_day(one.edition.start)), plain(figures.number(one.passed)), plain(figures.number(one.first)),
    ))  # fmt: skip


# -- a regional meeting


@on_paper
def build_meeting(store: Store, found: Meeting) -> Document:
    """What the participating towns agreed, theme by theme: who answers for it, until when, how it goes."""
    figures = town.figures(store)
    done = sum(one.done for one in found.lines)
    late = sum(is_late(one, today()) for one in found.lines)
    where = " · ".join(part for part in (_day(found.day), found.place) if part)
    blocks: tuple[Block, ...] = (
        KeyFigures((
            KeyFigure(figures.number(len(found.towns)), _("municipios con una tarea")),
            KeyFigure(figures.number(len(found.lines)), _("líneas de acción")),
            KeyFigure(figures.number(done), _("cumplidas")),
            KeyFigure(figures.number(late), _("vencidas")),
        )),
        *_towns(found), *_lines(found), *_loose(found),
    )  # fmt: skip
    title = _("Líneas de acción: {title}").format(title=found.title)
    return report(store, title, blocks, subtitle=where, office=_("Capacitación"), running=_("Líneas de acción"))


def is_late(one: LineOfAction, day: date) -> bool:
    return one.due is not None and one.due < day and not one.done


def state_of(one: LineOfAction, day: date) -> tuple[str, str, str]:
    """Word, tone, icon."""
    if one.done:
        return _("Cumplida"), "good", "check"
    if is_late(one, day):
        return _("Vencida"), "bad", "alert"
    if one.read_on is not None:
        return _("En curso"), "accent", "clock"
    return _("Sin seguimiento"), "neutral", ""


def _towns(found: Meeting) -> Iterator[Block]:
    if found.towns:
        yield Paragraph(((strong(_("Participan. "))), *plain(f"{join_and(found.towns)}.")), Style.LEFT)


def _lines(found: Meeting) -> Iterator[Block]:
    for theme in dict.fromkeys(one.theme for one in found.lines):
        own = [one for one in found.lines if one.theme == theme]
        yield Heading(theme or _("Sin tema"), 2)
        yield Table(
            (Column(_("Línea de acción"), 4.4), Column(_("Municipio"), 2.4), Column(_("Responsable"), 2.4),
             Column(_("Vence"), 1.5), Column(_("Cómo va"), 4)),
            tuple(_line(one) for one in own), dense=True,
        )  # fmt: skip


def _line(one: LineOfAction) -> Row:
    word = state_of(one, today())[0]
    seen = f"{word} ({_day(one.read_on)}). {one.reading}" if one.reading else capital(word)
    return Row((
        (strong(one.title),), plain(one.town or BLANK), plain(one.responsible or BLANK), plain(_day(one.due)),
        plain(seen),
    ))  # fmt: skip


def _loose(found: Meeting) -> Iterator[Block]:
    if found.loose:
        n = len(found.loose)
        text = ngettext(
            "Queda {n} tema sin línea de acción: {names}.", "Quedan {n} temas sin línea de acción: {names}.", n
        )
        yield Paragraph(plain(text.format(n=n, names=join_and(found.loose))), Style.NOTE)
