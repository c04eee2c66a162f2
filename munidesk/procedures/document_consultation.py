"""A public consultation on paper: the matrix of observations and answers, the report with the proof of each term."""

from collections.abc import Iterator

from munidesk.base.dates import DAY_MONTH, show_date
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import capital, join_and
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
    RowKind,
    Span,
    Spans,
    Style,
    Table,
    gap,
    plain,
    strong,
)
from munidesk.procedures.clock import article_words, ends_words, sum_words
from munidesk.procedures.codes import Outcome, StepState
from munidesk.procedures.consultation import Consultation
from munidesk.procedures.domain import CaseEntry
from munidesk.procedures.store import papers_of
from munidesk.procedures.wording import told_words
from munidesk.procedures.words import by_way
from munidesk.town import store as town
from munidesk.town.report import report

_LONG = "d 'de' MMMM"
_ANSWERED = (Outcome.ACCEPTED, Outcome.PARTLY, Outcome.REFUSED, Outcome.PASSED_ON)


@on_paper
def build_matrix(store: Store, one: Consultation) -> Document:
    """One row per folio, in order; without the names of private persons. Those without an answer are marked."""
    columns = (
        Column(_("Folio"), 0.75), Column(_("Día y vía"), 1.35), Column(_("Zona"), 0.9), Column(_("Capítulo"), 1.25),
        Column(_("Observación"), 3.3), Column(_("Resultado"), 1.15), Column(_("Razones"), 3.1),
        Column(_("Qué cambia"), 2),
    )  # fmt: skip
    rows = tuple(_row(one, entry) for entry in one.entries)
    note = _("Sin nombres de particulares. Una respuesta puede valer para varios folios; cada folio cuenta una vez.")
    blocks: tuple[Block, ...] = (
        figures_of(store, one),
        Table(columns, rows, dense=True) if rows else Paragraph(plain(_("No llegó ninguna observación.")), Style.LEFT),
        Paragraph(plain(note), Style.NOTE),
    )
    return report(
        store, _("Matriz de observaciones y respuestas"), blocks, subtitle=on_view_words(one),
        office=one.view.case.title, landscape=True, running=one.step.term_article or one.view.case.source,
    )  # fmt: skip


def on_view_words(one: Consultation) -> str:
    """«Plan local Costa del Alba · a la vista del 3 de noviembre al 3 de diciembre de 2026»."""
    term = one.deadline
    if term is None:
        return one.view.case.title
    words = _("a la vista del {first} al {last}").format(
        first=show_date(term.start, _LONG), last=show_date(term.last, "d 'de' MMMM 'de' y")
    )
    return f"{one.view.case.title} · {words}"


def figures_of(store: Store, one: Consultation) -> KeyFigures:
    """How many came and by which way, how many have an answer, which, how many days are left."""
    n, answered, figures = len(one.entries), one.answered, town.figures(store)
    ways = join_and([by_way(way, figures.number(count)) for way, count in one.by_way])
    came = ngettext("observación", "observaciones", n) + (f": {ways}" if ways else "")
    share = _("respondidas ({share} de {n})").format(share=figures.percent(answered, n), n=n)
    found = [
        KeyFigure(figures.number(n), came),
        KeyFigure(figures.number(answered), share),
        KeyFigure(" · ".join(figures.number(one.of(each)) for each in _ANSWERED),
                  _("aceptadas · en parte · no aceptadas · derivadas")),
    ]  # fmt: skip
    term = one.deadline
    if term is not None and one.step.state is StepState.PENDING:
        left = max(0, term.left(one.view.day))
        found.append(KeyFigure(figures.number(left), ngettext("día queda", "días quedan", left)))
    elif one.asking is not None:
        found.append(
            KeyFigure(f"{answered}/{n}", _("respondidas de las que pide «{step}»").format(step=one.asking.title))
        )
    return KeyFigures(tuple(found))


def _row(one: Consultation, entry: CaseEntry) -> Row:
    day = show_date(entry.day, DAY_MONTH) if entry.day is not None else BLANK
    came = f"{day} · {entry.way.word}" if entry.way else day
    late = f" ({_('fuera de plazo')})" if one.view.late(entry, one.step) else ""
    result: Spans = (strong(capital(entry.outcome.word)),) if entry.answered else (gap(_("Sin respuesta")),)
    same = one.same_as.get(entry.id)
    reasons = _("La misma respuesta que {folio}.").format(folio=same.folio) if same is not None else entry.reasons
    return Row((
        (strong(entry.folio),), plain(came + late), plain(entry.zone or BLANK), plain(entry.chapter or BLANK),
        plain(entry.text or entry.name), result, plain(reasons or ("" if entry.answered else BLANK)),
        plain("" if same is not None else entry.result or (BLANK if entry.answered else "")),
    ))  # fmt: skip


@on_paper
def build_report(store: Store, one: Consultation) -> Document:
    """How the consultation went: days, hearings, people, answers; and the proof of each legal step."""
    blocks: list[Block] = [figures_of(store, one), *_summary(store, one), *_terms(store, one), *_hearings(one)]
    blocks.extend(_chapters(store, one))
    return report(
        store, _("Informe de la consulta pública"), tuple(blocks), subtitle=on_view_words(one),
        office=one.view.case.responsible, running=_("Consulta pública"),
    )  # fmt: skip


def _summary(store: Store, one: Consultation) -> Iterator[Block]:
    n, figures = len(one.entries), town.figures(store)
    people = len({entry.neighbour_id for entry in one.entries if entry.neighbour_id})
    left = n - one.answered
    words = [
        ngettext("Llegó {n} observación", "Llegaron {n} observaciones", n).format(n=figures.number(n))
        + (ngettext(" de {n} persona con nombre.", " de {n} personas con nombre.", people).format(n=people)
           if people else "."),
        ngettext("Falta responder {n}.", "Falta responder {n}.", left).format(n=left)
        if left else (_("Todas tienen respuesta con razones.") if n else ""),
    ]  # fmt: skip
    late = sum(one.view.late(entry, one.step) for entry in one.entries)
    if late:
        words.append(ngettext("{n} llegó fuera de plazo.", "{n} llegaron fuera de plazo.", late).format(n=late))
    yield Boxed((Paragraph((strong(_("En breve. ")), Span(" ".join(part for part in words if part))), Style.LEFT),))


def _terms(store: Store, one: Consultation) -> Iterator[Block]:
    """Each step of law with its day, how its term comes out, and what proves it."""
    yield Heading(_("Pasos, plazos y su prueba"), 1)
    rows: list[Row] = []
    for stage, steps in one.view.stages.items():
        rows.append(Row((plain(stage),), RowKind.GROUP))
        for step in steps:
            term = one.view.deadline(step)
            count = f"{ends_words(term)}. {sum_words(term)}" if term is not None else ""
            norm = " ".join(part for part in (count, article_words(step)) if part)
            told = told_words(step) or _("Pendiente.")
            proof = "; ".join(papers_of(store, step.id))
            rows.append(Row((plain(step.title), plain(told), plain(norm or BLANK), plain(proof or BLANK))))
    columns = (Column(_("Paso"), 2), Column(_("Qué se hizo"), 1.7), Column(_("Plazo y norma"), 2.2),
               Column(_("Prueba"), 1.5))  # fmt: skip
    yield Table(columns, tuple(rows), dense=True)


def _hearings(one: Consultation) -> Iterator[Block]:
    held = [(step, entries) for step, entries in one.hearings if step.done_on is not None or entries]
    if not held:
        return
    yield Heading(_("Audiencias"), 1)
    rows = []
    for step, entries in held:
        if not entries:
            rows.append(Row((plain(step.title), plain(show_date(step.done_on) if step.done_on else BLANK),
                             plain(step.note or BLANK))))  # fmt: skip
        rows.extend(
            Row((plain(entry.name or step.title), plain(show_date(entry.day) if entry.day else BLANK),
                 plain(entry.text or BLANK)))
            for entry in entries
        )  # fmt: skip
    yield Table((Column(_("Audiencia"), 2), Column(_("Día"), 1), Column(_("Qué se dijo"), 4)), tuple(rows))


def _chapters(store: Store, one: Consultation) -> Iterator[Block]:
    if not one.entries:
        return
    figures = town.figures(store)
    yield Heading(_("Sobre qué se observó"), 1)
    rows = []
    for chapter, count in one.by_chapter:
        answered = sum(entry.answered for entry in one.entries if entry.chapter == chapter)
        rows.append(Row((plain(chapter or _("Sin capítulo")), plain(figures.number(count)),
                         plain(figures.number(answered)))))  # fmt: skip
    rows.append(Row((plain(_("Total")), plain(figures.number(len(one.entries))), plain(figures.number(one.answered))),
                    RowKind.TOTAL))  # fmt: skip
    columns = (Column(_("Capítulo"), 4), Column(_("Observaciones"), 1.4, Align.RIGHT),
               Column(_("Respondidas"), 1.4, Align.RIGHT))  # fmt: skip
    yield Table(columns, tuple(rows))


@on_paper
def build_form(store: Store, one: Consultation) -> Document:
    """The blank sheet on which anybody observes: what is on view, until when, where to write."""
    term = one.deadline
    until = _("Hasta el {day}.").format(day=show_date(term.last, "EEEE d 'de' MMMM 'de' y")) if term is not None else ""
    asked = ((_("Nombre (puede quedar en blanco)"), 11.0), (_("Teléfono o correo, para la respuesta"), 11.0),
             (_("Barrio o zona"), 11.0), (_("Capítulo, artículo o lámina"), 11.0), (_("Qué observa o propone"), 95.0),
             (_("Por qué"), 45.0))  # fmt: skip
    tables = tuple(
        Table((Column(words),), (Row((plain(""),)),), boxes=True, row_height_mm=height) for words, height in asked
    )
    told = _("Toda observación tiene respuesta con razones. El nombre no se publica.")
    blocks: tuple[Block, ...] = (
        Paragraph(plain(" ".join(part for part in (until, told) if part)), Style.LEFT), *tables,
        Table(
            (Column(_("Recibida el")), Column(_("Folio")), Column(_("Firma de quien recibe"))),
            (Row((plain(""), plain(""), plain(""))),), boxes=True, row_height_mm=10.0,
        ),
    )  # fmt: skip
    return report(
        store, _("Hoja para observar"), blocks, subtitle=one.view.case.title, office=_("Consulta pública"), dated=False,
    )  # fmt: skip
