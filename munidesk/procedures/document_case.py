"""The sheet of a case (expediente) and the one of a procedure, on paper."""

from collections.abc import Iterator, Sequence
from datetime import date

from munidesk.base.dates import show_date
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import capital
from munidesk.data.store import Store
from munidesk.documents.model import (
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
from munidesk.procedures.clock import amount_words, article_words, ends_words, sum_words
from munidesk.procedures.codes import StepKind, TermKind
from munidesk.procedures.domain import CaseEntry, CaseStep
from munidesk.procedures.looks import look
from munidesk.procedures.rules import CaseView
from munidesk.procedures.said import StepSaid
from munidesk.procedures.script import Script, of_country
from munidesk.procedures.store import papers_of, script_in
from munidesk.procedures.wording import differs_words, told_words, turns_words
from munidesk.procedures.words import outcome_word
from munidesk.town.report import report
from munidesk.town.store import municipality


@on_paper
def build_case(store: Store, view: CaseView) -> Document:
    """Where the case stands: what waits, then each stage with its steps, their terms and what proves them."""
    case, script = view.case, script_in(view.case)
    blocks: list[Block] = [_figures(view)]
    if case.outcome:
        blocks.append(Boxed((Paragraph((strong(_("Cómo terminó. ")), Span(case.outcome)), Style.LEFT),)))
    blocks.extend(_waiting(view))
    for number, (stage, steps) in enumerate(view.stages.items(), 1):
        blocks.append(Heading(f"{number}. {stage}", 1))
        blocks.append(_steps(store, view, steps, script.goal_of(stage)))
        for one in steps:
            blocks.extend(_behind(view, one))
    blocks.extend(_came_and_went(view))
    source = _("Procedimiento: {title}, versión {n}. {source}").format(
        title=case.procedure, n=case.version, source=case.source
    )
    blocks.append(Paragraph(plain(source), Style.NOTE))
    return report(
        store, case.title, tuple(blocks), subtitle=about_case(view), office=case.responsible, landscape=True,
        running=_("Expediente {n}").format(n=case.label),
    )  # fmt: skip


def about_case(view: CaseView) -> str:
    """«Expediente 7/2026 · abierto el 12/02/2026 · 3 de 15 pasos»."""
    case, (done, whole) = view.case, view.progress
    parts = [
        _("Expediente {n}").format(n=case.label), _("abierto el {day}").format(day=show_date(case.opened_on)),
        _("cerrado el {day}").format(day=show_date(case.closed_on)) if case.closed_on is not None else "",
        _("{a} de {b} pasos").format(a=done, b=whole),
    ]  # fmt: skip
    return " · ".join(part for part in parts if part)


def _figures(view: CaseView) -> KeyFigures:
    done, whole = view.progress
    late = sum(view.overdue(one) for one in view.ordered)
    entries = len(view.entries)
    return KeyFigures((
        KeyFigure(_("{a} de {b}").format(a=done, b=whole), _("pasos hechos")),
        KeyFigure(str(len(view.ready)), ngettext("paso listo para hacer", "pasos listos para hacer", len(view.ready))),
        KeyFigure(str(late), ngettext("plazo vencido", "plazos vencidos", late)),
        KeyFigure(str(entries), ngettext("anotación", "anotaciones", entries)),
    ))  # fmt: skip


def _waiting(view: CaseView) -> Iterator[Block]:
    """What can be done now, with until when."""
    if not view.ready or view.case.closed_on is not None:
        return
    yield Heading(_("Lo que sigue"), 1)
    rows = []
    for one in view.ready:
        term = view.deadline(one)
        told = ends_words(term) if term is not None else _("sin plazo")
        rows.append(Row(((strong(one.title),), plain(one.who or BLANK), plain(told))))
    yield Table((Column(_("Paso"), 3), Column(_("Quién"), 2), Column(_("Plazo"), 2.4)), tuple(rows))


def _steps(store: Store, view: CaseView, steps: Sequence[CaseStep], goal: str) -> Table:
    columns = (
        Column(_("Paso"), 2.6), Column(_("Quién"), 1.5), Column(_("Plazo y norma"), 2.4), Column(_("Estado"), 2),
        Column(_("Prueba"), 1.9),
    )  # fmt: skip
    rows = [
        Row((
            (strong(one.title),), plain(one.who or BLANK), plain(_term(view, one) or BLANK),
            plain(_state(view, one)), plain("; ".join(papers_of(store, one.id)) or BLANK),
        ))
        for one in steps
    ]  # fmt: skip
    return Table(columns, tuple(rows), caption=goal, dense=True)


def _term(view: CaseView, one: CaseStep) -> str:
    term = view.deadline(one)
    if term is not None:
        return " ".join(part for part in (f"{ends_words(term)}.", sum_words(term), article_words(one)) if part)
    if one.has_term:
        return " · ".join(part for part in (term_words(one), article_words(one)) if part)
    return article_words(one)


def term_words(one: StepSaid) -> str:
    """«30 días por lo menos», «10 días hábiles a lo sumo»; empty without a term."""
    words = amount_words(one.amount, one.unit)
    if not words:
        return ""
    return f"{words} {TermKind.AT_LEAST.word if one.term is TermKind.AT_LEAST else TermKind.AT_MOST.word}"


def _state(view: CaseView, one: CaseStep) -> str:
    told = told_words(one) or f"{look(view, one).word}."
    return " ".join(part for part in (told, one.note) if part)


def _behind(view: CaseView, one: CaseStep) -> Iterator[Block]:
    """What a row of the table has no room for: entries, earlier turns, how the case changed it."""
    told = [part for part in (differs_words(one), turns_words(view, one)) if part]
    if told:
        words = " ".join(" ".join(told).splitlines())
        yield Paragraph((strong(f"{one.title}. "), Span(words)), Style.NOTE)
    entries = view.entries_of(one)
    if entries and one.kind is not StepKind.VIEWED:
        yield _entries(one, entries)
    elif entries:
        answered = sum(each.answered for each in entries)
        yield Paragraph(
            plain(_("{title}: {n} anotaciones, {a} respondidas. Van en la matriz.").format(
                title=one.title, n=len(entries), a=answered)),
            Style.NOTE,
        )  # fmt: skip


def _entries(step: CaseStep, entries: Sequence[CaseEntry]) -> Table:
    rows = tuple(
        Row((
            plain(str(one.number)), plain(one.name or one.text or BLANK), plain(_day(one.asked_on)),
            plain(_day(one.day)), plain(capital(outcome_word(step, one.outcome)) if one.asked_on or one.answered
                                        else BLANK),
            plain(one.reasons or (one.text if one.name else "") or BLANK),
        ))
        for one in entries
    )  # fmt: skip
    columns = (
        Column(_("N.º"), 0.4), Column(capital(step.each) or _("Qué"), 2.4), Column(_("Pedida"), 0.9),
        Column(_("Fecha"), 0.9), Column(_("Resultado"), 1.1), Column(_("Razones"), 3),
    )  # fmt: skip
    return Table(columns, rows, caption=step.title, dense=True)


def _came_and_went(view: CaseView) -> Iterator[Block]:
    if not view.communications:
        return
    yield Heading(_("Comunicaciones"), 1)
    rows = tuple(
        Row((plain(_day(one.day)), plain(capital(one.direction.word)), plain(one.actor), plain(one.subject),
             plain(one.answers or BLANK)))
        for one in reversed(view.communications)
    )  # fmt: skip
    columns = (Column(_("Fecha"), 0.9), Column(_("Sentido"), 0.9), Column(_("Con quién"), 1.8),
               Column(_("Asunto"), 3.4), Column(_("Contesta a"), 1.4))  # fmt: skip
    yield Table(columns, rows, dense=True)


def _day(day: date | None) -> str:
    return show_date(day) if day is not None else BLANK


@on_paper
def build_procedure(store: Store, script: Script) -> Document:
    """The steps of a procedure as the municipality's country has them: who, after what, which term, which norm."""
    steps = of_country(script, municipality(store).country)
    titles = {one.key: one.title for one in steps}
    blocks: list[Block] = []
    stages = dict.fromkeys(one.stage for one in steps)
    for number, stage in enumerate(stages, 1):
        blocks.append(Heading(f"{number}. {stage}", 1))
        blocks.append(_said_steps([one for one in steps if one.stage == stage], titles, script.goal_of(stage)))
    if script.letters:
        blocks.append(Heading(_("Cartas modelo"), 1))
        for letter in script.letters:
            to = f"{_('A quién')}: {letter.to}" if letter.to else ""
            blocks.append(Heading(letter.title, 2, right=to))
            blocks.append(Paragraph(plain(letter.body), Style.QUOTE))
    return report(
        store, script.title, tuple(blocks), subtitle=script.source, office=_("Procedimiento"), landscape=True,
        running=_("Procedimiento"), dated=False,
    )  # fmt: skip


def _said_steps(steps: Sequence[StepSaid], titles: dict[str, str], goal: str) -> Table:
    rows = []
    for one in steps:
        after = "; ".join(titles[key] for key in one.after_keys if key in titles)
        term = " · ".join(part for part in (term_words(one), article_words(one)) if part)
        proof = " · ".join(part for part in (one.paper, choice_words(one)) if part)
        what = (strong(one.title), Span(f". {one.does}" if one.does else ""))
        rows.append(Row((what, plain(one.who or BLANK), plain(after or BLANK), plain(term or BLANK),
                         plain(proof or BLANK))))  # fmt: skip
    columns = (Column(_("Paso"), 3.4), Column(_("Quién"), 1.5), Column(_("Después de"), 1.8),
               Column(_("Plazo y norma"), 2), Column(_("Papel o resultado"), 1.8))  # fmt: skip
    return Table(columns, tuple(rows), caption=goal, dense=True)


def choice_words(one: StepSaid) -> str:
    """What can be decided in it; empty of a step that decides nothing."""
    return " / ".join(option.title for option in one.options)
