"""`twinning-file`: a city on one paper: its data, where the bond stands, agreement, committee, what was done."""

from collections.abc import Iterator

from munidesk.base.dates import show_date
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, on_paper
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
    Table,
    plain,
    strong,
)
from munidesk.features.twinning.view import TwinningView
from munidesk.features.twinning.words import next_words, pulse_word, stage_words, state_word, term_words
from munidesk.town.report import report


@on_paper
def build_file(store: Store, view: TwinningView) -> Document:
    """In the language of the paper; figures are those of the day it is printed."""
    blocks = (_figures(view), _facts(view), *_agreement(view), *_stages(view), *_committee(view), *_done(view))
    return report(
        store, _("Hermanamiento con {city}").format(city=view.twinning.title), tuple(blocks),
        subtitle=view.twinning.place, office=_("Hermanamientos"), running=view.twinning.title,
    )  # fmt: skip


def _figures(view: TwinningView) -> Block:
    done, whole = view.case.progress
    cost = view.own_total(view.day.year)
    return KeyFigures((
        KeyFigure(pulse_word(view.pulse).capitalize(), _("pulso a 12 meses")),
        KeyFigure(_("{a} de {n}").format(a=done, n=whole), _("pasos hechos")),
        KeyFigure(str(view.activities), _("actividades en 12 meses")),
        KeyFigure(view.figures.money(cost), _("aporte propio {year}").format(year=view.day.year)),
    ))  # fmt: skip


def _facts(view: TwinningView) -> Block:
    one = view.twinning
    told = (
        (_("Tipo"), one.kind.word),
        (_("La contraparte es"), one.partner.word),
        (_("Población"), view.figures.number(one.population) if one.population is not None else ""),
        (_("Gobierno"), one.government),
        (_("Alcaldía"), one.mayor),
        (_("Contacto"), one.contact),
        (_("Idiomas"), " · ".join(word for word in (one.own_language, one.other_language) if word)),
        (_("Motivo"), one.motive),
        (_("Temas"), "; ".join(one.topic_list)),
        (_("Enlace"), one.responsible),
        (_("Terminado"), f"{show_date(one.closed_on)} · {one.closed_why}" if one.closed_on is not None else ""),
    )
    rows = tuple(Row(((strong(name),), plain(value))) for name, value in told if value)
    return Table((Column("", 1), Column("", 3)), rows, caption=_("Datos"))


def _agreement(view: TwinningView) -> Iterator[Block]:
    yield Heading(_("Acuerdo"), 2)
    one = view.agreement
    words = [_("{title}: {state}.").format(title=one.title, state=state_word(view.state))]
    if one.opinion_on is not None:
        words.append(_("Dictamen {n} del {day}: {sense}.").format(
            n=one.opinion_number or BLANK, day=show_date(one.opinion_on), sense=one.opinion.word))  # fmt: skip
    if one.signed_on is not None:
        words.append(_("Firmado el {day}, {place}.").format(day=show_date(one.signed_on), place=one.signed_at or BLANK))
    if one.registry and one.registered_on is not None:
        words.append(_("Registro {n} del {day}.").format(n=one.registry, day=show_date(one.registered_on)))
    found = view.term
    if found is not None:
        words.append(_("{term}; se avisa que no se renueva a más tardar el {day}.").format(
            term=term_words(view)[0].capitalize(), day=show_date(found.notice)))  # fmt: skip
    yield Paragraph(plain(" ".join(words)))


def _stages(view: TwinningView) -> Iterator[Block]:
    yield Heading(_("Dónde está"), 2)
    told = _("{stage}. Sigue: {step}.").format(stage=stage_words(view), step=next_words(view).lower() or BLANK)
    yield Paragraph(plain(told))


def _committee(view: TwinningView) -> Iterator[Block]:
    yield Heading(view.committee or _("Comité"), 2)
    rows = tuple(Row((plain(one.name), plain(one.sector.word), plain(one.task or BLANK))) for one in view.seats)
    if rows:
        yield Table((Column(_("Integrante"), 2), Column(_("Sector"), 1.4), Column(_("Tarea"), 2)), rows)
    else:
        yield Paragraph(plain(_("Todavía no se integró.")))


def _done(view: TwinningView) -> Iterator[Block]:
    if view.projects:
        rows = tuple(
            Row((
                plain(str(one.year)), plain(one.title), plain(one.state.word),
                plain(view.figures.money(one.cost) if one.cost is not None else BLANK),
            ))
            for one in view.projects
        )  # fmt: skip
        columns = (Column(_("Año"), 0.6), Column(_("Actividad"), 3), Column(_("Estado"), 1.1),
                   Column(_("Costo propio"), 1.1, Align.RIGHT))  # fmt: skip
        yield Table(columns, rows, caption=_("Actividades"))
    if view.visits:
        rows = tuple(
            Row((
                plain(show_date(one.start) if one.start is not None else BLANK), plain(one.title), plain(one.way.word),
                plain(one.agreed or BLANK),
            ))
            for one in view.visits
        )  # fmt: skip
        columns = (Column(_("Fecha"), 0.9), Column(_("Visita"), 2), Column(_("Sentido"), 0.8),
                   Column(_("Qué se acordó"), 2.4))  # fmt: skip
        yield Table(columns, rows, caption=_("Visitas"))
