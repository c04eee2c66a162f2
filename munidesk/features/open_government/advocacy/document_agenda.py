"""The agenda of advocacy on paper: what an organisation asks, over which criterion, what it was answered and when."""

from collections.abc import Iterator
from fractions import Fraction

from munidesk.base.dates import show_date
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import capital, ended
from munidesk.data.store import Store
from munidesk.documents.model import (
    Align,
    Block,
    Boxed,
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
from munidesk.features.open_government.advocacy.store import Agenda
from munidesk.features.open_government.advocacy.words import both_words, points_of
from munidesk.features.open_government.codes import AskState
from munidesk.features.open_government.domain import Ask
from munidesk.instruments.band_words import score
from munidesk.instruments.bands import per_cent
from munidesk.instruments.scoring import result
from munidesk.town.report import report

_CENTRE = Align.CENTRE


@on_paper
def build_agenda(store: Store, agenda: Agenda) -> Document:
    """In the organisation's own order; then what is in red and nobody asks of yet, and how the round was read."""
    blocks = (
        _figures(agenda),
        *_table(agenda),
        *_answers(agenda),
        *_waiting(agenda),
        *_looks(agenda),
        *_method(agenda),
    )
    return report(
        store, _("Agenda de incidencia"), blocks, subtitle=_about(agenda), office=agenda.organisation,
        running=_("Agenda de incidencia"),
    )  # fmt: skip


def _about(agenda: Agenda) -> str:
    return " · ".join(part for part in (agenda.organisation, agenda.diagnosis.title) if part)


def _figures(agenda: Agenda) -> KeyFigures:
    n, yes = len(agenda.asks), agenda.count(AskState.YES) + agenda.count(AskState.PARTLY)
    no, still = agenda.count(AskState.NO), agenda.count(AskState.OPEN)
    return KeyFigures((
        KeyFigure(str(n), ngettext("pedido", "pedidos", n)),
        KeyFigure(str(yes), ngettext("aceptado, todo o en parte", "aceptados, todo o en parte", yes)),
        KeyFigure(str(no), ngettext("no aceptado", "no aceptados", no)),
        KeyFigure(str(still), _("sin respuesta")),
    ))  # fmt: skip


def answer_words(one: Ask) -> str:
    """«Aceptado el 3/11/2026», «Sin respuesta»."""
    word = capital(one.state.word)
    return _("{word} el {day}").format(word=word, day=show_date(one.answered_on)) if one.answered_on else word


def _table(agenda: Agenda) -> Iterator[Block]:
    if not agenda.asks:
        yield Paragraph(plain(_("Todavía no se pide nada.")), Style.LEFT)
        return
    columns = (
        Column(_("N.º"), 0.5, _CENTRE), Column(_("Ítem"), 0.6, _CENTRE), Column(_("Qué se pide y por qué"), 4.2),
        Column(_("Presentado"), 1.1, _CENTRE), Column(_("Respuesta"), 1.7),
    )  # fmt: skip
    rows = tuple(_row(agenda, one, number) for number, one in enumerate(agenda.asks, 1))
    yield Table(columns, rows, caption=_("Qué se pide, en el orden de la organización"))


def _row(agenda: Agenda, one: Ask, number: int) -> Row:
    asked = agenda.criterion(one)
    both = both_words(agenda, asked) if asked is not None else ""
    told = " ".join(filter(None, (one.text.strip(), f"{both}." if both else "")))
    why = (Span(f" {told}"),) if told else ()
    return Row((
        plain(str(number)), plain(agenda.code(one) or BLANK), (strong(ended(one.title)), *why),
        plain(show_date(one.asked_on) if one.asked_on else BLANK), plain(answer_words(one)),
    ))  # fmt: skip


def _answers(agenda: Agenda) -> Iterator[Block]:
    told = [(number, one) for number, one in enumerate(agenda.asks, 1) if one.answer.strip()]
    if told:
        yield Heading(_("Qué respondió el municipio"), 1)
    for number, one in told:
        yield Heading(f"{number}. {one.title}", 2, right=answer_words(one))
        yield Paragraph(plain(one.answer.strip()), Style.LEFT)


def _waiting(agenda: Agenda) -> Iterator[Block]:
    if not agenda.waiting:
        return
    yield Heading(_("En rojo y sin pedido"), 1)
    rows = tuple(Row((plain(one.code), plain(one.criterion.question), plain(one.criterion.advice or BLANK)))
                 for one in agenda.waiting)  # fmt: skip
    columns = (Column(_("Ítem"), 0.6, _CENTRE), Column(_("Pregunta"), 3.2), Column(_("Qué se puede hacer"), 2.6))
    yield Table(columns, rows, dense=True)


def _looks(agenda: Agenda) -> Iterator[Block]:
    """The look from outside beside the town's own: both totals, and each item that they see otherwise."""
    found, outside, town = agenda.agreement, agenda.view, agenda.town
    if found is None or outside is None or town is None:
        return
    yield Heading(_("La mirada ciudadana y la del municipio"), 1)
    words = _("En total: {a} según la ciudadanía, {b} según el municipio. Coinciden en {n} de los {all} ítems que ambos"
              " respondieron.")  # fmt: skip
    totals = (score(one, per_cent(one, result(one).total or Fraction(0))) for one in (outside, town))
    a, b = totals
    yield Paragraph(plain(words.format(a=a, b=b, n=found.equal, all=found.both)), Style.LEFT)
    apart = sorted(found.different, key=lambda each: -abs(each[1] - each[2]))
    rows = tuple(Row((plain(outside.code(one)), plain(one.question), plain(points_of(agenda, ours)),
                      plain(points_of(agenda, theirs)))) for one, theirs, ours in apart)  # fmt: skip
    if rows:
        columns = (Column(_("Ítem"), 0.6, _CENTRE), Column(_("Pregunta"), 3.8), Column(_("Ciudadanía"), 1, _CENTRE),
                   Column(_("Municipio"), 1, _CENTRE))  # fmt: skip
        yield Table(columns, rows, caption=_("Donde no ven lo mismo, lo que más difiere primero"), dense=True)


def _method(agenda: Agenda) -> Iterator[Block]:
    if agenda.view is None:
        return
    own = agenda.view.round
    text = _("Se parte de «{instrument}», {kind}, ronda {n}, cerrada el {day}. Está en rojo lo que no llega al primer"
             " umbral del semáforo, y lo que se cerró sin respuesta.")  # fmt: skip
    said = text.format(
        instrument=agenda.view.instrument.title, kind=own.kind.word, n=own.number,
        day=show_date(own.closed_on) if own.closed_on else BLANK,
    )  # fmt: skip
    yield Boxed((Paragraph((strong(_("Cómo se hizo. ")), Span(said)), Style.LEFT),))
