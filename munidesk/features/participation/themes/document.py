"""Síntesis de temas tratados con participación vecinal, respuesta del Gobierno y devolución."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from munidesk.base.dates import show_date, today
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import capital, join_and
from munidesk.data.store import Store
from munidesk.documents.model import (
    Block,
    Column,
    Document,
    Heading,
    KeepTogether,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Row,
    RowKind,
    Span,
    Spans,
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.participation.domain import Encounter, EncounterState, Initiative, State
from munidesk.features.participation.encounters.store import EncounterRow, encounters
from munidesk.features.participation.initiatives.board import clock_of
from munidesk.features.participation.initiatives.clock import stood
from munidesk.features.participation.themes.store import ThemeRow, themes
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.report import report

PlanOf = Callable[[str], str]
"""Initiative id → «POA 2026, act. 1.3.1», empty when no activity of the plan is linked."""


@on_paper
def build_topics(store: Store, selection: Selection, plan_of: PlanOf = lambda _id: "") -> Document:
    """Every theme with contributions in the period (this year until today), most spoken of first."""
    selection = replace(
        selection, since=selection.since or today().replace(month=1, day=1), until=selection.until or today()
    )
    rows = [row for row in encounters(store) if row.encounter.state is EncounterState.HELD]
    held = {row.encounter.id: row for row in rows if selection.holds(row.encounter.date)}
    found = []
    for row in themes(store):
        own = tuple(one for one in row.contributions if one.encounter_id in held)
        if own or (row.initiative is not None and not row.contributions and selection.holds(row.initiative.received)):
            found.append(ThemeRow(row.theme, own, stood(row.initiative, selection.until)))
    found.sort(key=lambda row: (-len(row.contributions), row.theme.position))
    blocks: list[Block] = [_key_figures(found, list(held.values()), town.figures(store))]
    if rest := sum(row.contributions for row in rows if row.encounter.id not in held):
        words = ngettext(
            "Fuera de estas cuentas queda {n} aporte de encuentros de otros días.",
            "Fuera de estas cuentas quedan {n} aportes de encuentros de otros días.", rest,
        )  # fmt: skip
        blocks.append(Paragraph(plain(words.format(n=rest)), Style.NOTE))
    if not found:
        blocks.append(Paragraph(plain(_("Todavía no hay temas agrupados. Se agrupan en Participación › Temas."))))
    for number, row in enumerate(found, 1):
        blocks.append(KeepTogether(tuple(_topic(number, row, held, plan_of))))
    title = _("Síntesis de temas tratados con participación vecinal")
    return report(
        store, title, tuple(blocks), subtitle=_("Respuesta del Gobierno y devolución · {period}").format(
            period=period_words(selection)
        ),
        office=_("Secretaría · Participación"), running=_("Síntesis de temas"),
    )  # fmt: skip


def period_words(selection: Selection) -> str:
    """«1 de enero al 17 de noviembre de 2026»."""
    since = selection.since or today().replace(month=1, day=1)
    until = selection.until or today()
    if since.year == until.year:
        return _("{a} al {b}").format(a=show_date(since, "d 'de' MMMM"), b=show_date(until, "d 'de' MMMM 'de' y"))
    pattern = "d 'de' MMMM 'de' y"
    return _("{a} al {b}").format(a=show_date(since, pattern), b=show_date(until, pattern))


def _key_figures(found: list[ThemeRow], held: list[EncounterRow], figures: Figures) -> KeyFigures:
    people = sum(row.people.total for row in held if row.people is not None)
    said = sum(row.contributions for row in held)
    answered = [row for row in found if row.initiative is not None and row.initiative.answer_date is not None]
    given = [row for row in answered if row.initiative is not None and row.initiative.feedback_date is not None]
    total = len(found)
    return KeyFigures(
        (
            KeyFigure(str(len(held)), _("encuentros,\n{n} asistencias").format(n=people)),
            KeyFigure(str(said), _grouped_words(said, sum(len(row.contributions) for row in found), total)),
            KeyFigure(str(len(answered)), _("temas con respuesta\n({share} de {n})").format(
                share=figures.percent(len(answered), total), n=total)),
            KeyFigure(str(len(given)), _("temas devueltos\n({share} de los {n})").format(
                share=figures.percent(len(given), len(answered)), n=len(answered))),
        )
    )  # fmt: skip


def _grouped_words(said: int, grouped: int, themes: int) -> str:
    """«aportes: 236 agrupados en 8 temas y 80 sin tema»: those that no theme holds are told too."""
    words = ngettext("aporte:\n", "aportes:\n", said)
    words += ngettext("{n} agrupado", "{n} agrupados", grouped).format(n=grouped)
    words += ngettext(" en {n} tema", " en {n} temas", themes).format(n=themes)
    return words + (_(" y {n} sin tema").format(n=said - grouped) if said > grouped else "")


def _topic(number: int, row: ThemeRow, held: dict[str, EncounterRow], plan_of: PlanOf) -> Iterator[Block]:
    one = row.initiative
    plan = plan_of(one.id) if one is not None else ""
    heading = _("Tema {n}. {title}").format(n=number, title=row.theme.title)
    yield Heading(heading, 2, right=plan or _("Sin actividad en el plan"))
    yield Paragraph(plain(_data_line(row, held)), Style.DATA_LINE)
    yield Table(
        (Column(_("Lo que plantearon")), Column(_("Respuesta del Gobierno")), Column(_("Devolución"))),
        (
            Row((_said(row), _answered(one), _given(one))),
            Row(((), _state(one), (strong(_given_state(one)),)), RowKind.PLAIN),
        ),
        boxes=True,
    )
    if words := _again_words(row, held):
        yield Paragraph(plain(words), Style.NOTE)


def _data_line(row: ThemeRow, held: dict[str, EncounterRow]) -> str:
    count = len(row.contributions)
    parts = [ngettext("{n} aporte", "{n} aportes", count).format(n=count)]
    seen = list(dict.fromkeys(one.encounter_id for one in row.contributions))
    parts.extend(_where(held[key].encounter) for key in seen[:2] if key in held)
    zones = list(dict.fromkeys(held[key].encounter.zone for key in seen if key in held and held[key].encounter.zone))
    if zones:
        parts.append(ngettext("zona {names}", "zonas {names}", len(zones)).format(names=join_and(zones)))
    if row.initiative is not None:
        parts.append(_("iniciativa {folio}").format(folio=row.initiative.folio))
        goals = [part.strip() for part in row.initiative.ods.split(",") if part.strip()]
        if goals:
            parts.append(_("ODS {goals}").format(goals=join_and(goals)))
    return " · ".join(parts)


def _again_words(row: ThemeRow, held: dict[str, EncounterRow]) -> str:
    """An answer that is older than the encounter it seems to answer is said to be so."""
    one = row.initiative
    days = [held[key.encounter_id].encounter.date for key in row.contributions if key.encounter_id in held]
    if one is None or one.answer_date is None or not days or one.answer_date >= min(days):
        return ""
    return _("La respuesta es del {answer}, anterior al encuentro del {day}: el tema se volvió a plantear.").format(
        answer=show_date(one.answer_date), day=show_date(min(days))
    )


def _where(one: Encounter) -> str:
    return _("{kind} del {day}").format(kind=one.kind.word, day=show_date(one.date))


def topic_cells(row: ThemeRow) -> tuple[Spans, Spans, Spans]:
    """What they raised, what was answered and how it was given back, for any table of topics."""
    return _said(row), _answered(row.initiative), _given(row.initiative)


def _said(row: ThemeRow) -> Spans:
    theme = row.theme
    text = theme.summary or "\n".join(one.text for one in row.contributions[:3])
    if not theme.quote:
        return plain(text)
    who = f" ({theme.quote_by})" if theme.quote_by else ""
    return plain(f"{text}\n«{theme.quote}»{who}")


def _answered(one: Initiative | None) -> Spans:
    if one is None:
        return (strong(_("Sin respuesta al {day}.").format(day=show_date(today()))),
                Span(_(" El tema todavía no se registró como iniciativa.")))  # fmt: skip
    if one.state is State.CLOSED and one.answer_date is None:
        return (strong(capital(one.state_said) + "."),)
    if one.answer_date is None:
        return _unanswered(one)
    area = _("Área: {area} · {day}").format(area=one.answer_area, day=show_date(one.answer_date))
    return plain(f"{one.answer}\n{area if one.answer_area else show_date(one.answer_date)}")


def _unanswered(one: Initiative) -> Spans:
    text = ""
    if one.due is not None:
        term, day = (one.due - one.received).days, show_date(one.due, "d 'de' MMMM")
        pattern = (
            _(" El plazo de {n} días venció el {day}.")
            if one.due < today()
            else _(" El plazo de {n} días vence el {day}.")
        )
        text = pattern.format(n=term, day=day)
    area = _(" La estudia {area}.").format(area=one.area) if one.area else ""
    return (strong(_("Sin respuesta al {day}.").format(day=show_date(today()))), Span(text + area))


def _state(one: Initiative | None) -> Spans:
    if one is None:
        return (strong(_("Sin registrar")),)
    if one.answer_date is not None:
        words = _("{kind} · en {n} días").format(kind=capital(one.answer_kind.word), n=one.answer_days)
        return (strong(words),)
    clock = clock_of(one)
    if clock.overdue and one.due is not None:
        days = (today() - one.due).days
        return (strong(ngettext("Vencida hace {n} día", "Vencida hace {n} días", days).format(n=days)),)
    return (strong(clock.words),)


def _given(one: Initiative | None) -> Spans:
    if one is None or one.feedback_date is None:
        return plain(_("Pendiente."))
    people = one.feedback_people
    before = (
        ngettext(", ante {n} persona", ", ante {n} personas", people).format(n=people) if people is not None else ""
    )
    place = _(", en {place}").format(place=one.feedback_place) if one.feedback_place else ""
    day = show_date(one.feedback_date, "d 'de' MMMM")
    text = f"{day}{place}{before}. {one.feedback_channel.capitalize()}."
    if one.feedback_evidence:
        text += "\n" + _("Constancia: {text}.").format(text=one.feedback_evidence.rstrip("."))
    return plain(text)


def _given_state(one: Initiative | None) -> str:
    if one is not None and one.feedback_date is not None:
        return _("Hecha")
    return _("Pendiente, sin fecha")
