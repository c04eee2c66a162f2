"""The results: who answered, whom they stand for, each question with its n, and by zone, sex and age."""

from collections.abc import Iterator, Sequence

from munidesk.base.dates import show_date
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext, on_paper
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
    Style,
    Table,
    plain,
    strong,
)
from munidesk.features.surveys.domain import Question, QuestionKind, Role
from munidesk.features.surveys.rules import Counted, Group, by_group, counted, has_margin, margin, roles, split
from munidesk.features.surveys.store import SurveyView
from munidesk.features.surveys.words import (
    band_words,
    margin_source,
    points_of,
    protected_words,
    role_words,
    stands_for,
    who_answered,
)
from munidesk.town.report import report

_TEXTS = 12
"""Lines of texts that are printed; the rest is counted in one line."""


@on_paper
def build_results(store: Store, view: SurveyView) -> Document:
    survey = view.survey
    blocks: list[Block] = [
        _key_figures(view),
        Boxed((Paragraph((strong(f"{who_answered(view)} "), *plain(stands_for(view))), Style.LEFT),)),
    ]
    groups = tuple(_groups(view))
    blocks.extend(_whose(view, groups))
    for number, one in enumerate(view.questions, 1):
        blocks.extend(_question(view, number, one, groups))
    blocks.append(Paragraph(plain(_notes(view, bool(groups))), Style.NOTE))
    days = " – ".join(show_date(day) for day in (survey.since, survey.until) if day)
    return report(
        store, _("Resultados de la encuesta"), tuple(blocks),
        subtitle=" · ".join(part for part in (survey.title, days) if part),
        office=_("Participación"), running=_("Resultados de la encuesta"),
    )  # fmt: skip


def _key_figures(view: SurveyView) -> KeyFigures:
    number, n = view.figures.number, len(view.numbers)
    found = [KeyFigure(number(n), ngettext("hoja contestada", "hojas contestadas", n))]
    if view.survey.handed is not None:
        found.append(KeyFigure(number(view.survey.handed), _("hojas repartidas")))
    if has_margin(view.survey):
        found.append(KeyFigure(number(view.survey.population), _("personas en la población (N)")))
        width = margin(n, view.survey.population)
        if width is not None:
            found.append(KeyFigure(f"± {number(points_of(width), 1)}", _("puntos, con confianza de 95 %")))
    found.append(KeyFigure(number(len(view.questions)), ngettext("pregunta", "preguntas", len(view.questions))))
    return KeyFigures(tuple(found))


def _groups(view: SurveyView) -> Iterator[tuple[Role, Question, tuple[Group, ...]]]:
    for role, question in roles(view.questions).items():
        found = split(question, view.answers, band_words)
        if len(found) > 1:
            yield role, question, found


Splits = Sequence[tuple[Role, Question, tuple[Group, ...]]]


def _whose(view: SurveyView, groups: Splits) -> Iterator[Block]:
    """Who the sheets are of; a small group is in no line of its own."""
    for role, question, found in groups:
        shown = by_group(question, view.answers, found)
        parts = [f"{group.name} {view.figures.number(one.n)}" for group, one in zip(found, shown, strict=True) if one]
        said = sum(group.n for group in found)
        rest = len(view.numbers) - said
        small = said - sum(one.n for one in shown if one)
        if small:
            parts.append(_("otros {n}").format(n=view.figures.number(small)))
        if rest:
            parts.append(_("sin dato {n}").format(n=view.figures.number(rest)))
        yield Paragraph((strong(f"{role_words(role)}: "), *plain(" · ".join(parts))), Style.LEFT)


def _question(view: SurveyView, number: int, one: Question, groups: Splits) -> Iterator[Block]:
    whole = counted(one, view.answers)
    yield Heading(f"{number}. {one.text}", 2, right=_n_words(view, whole))
    if whole.n == 0:
        yield Paragraph(plain(_("Nadie la contestó.")), Style.LEFT)
        return
    if one.kind is QuestionKind.TEXT:
        yield _texts(view.figures, whole)
        return
    if whole.rows:
        yield _options(view.figures, whole)
    if whole.mean is not None:
        yield Paragraph(plain(_middle(view.figures, whole)), Style.LEFT)
    if one.role is Role.NONE:
        for role, _by, found in groups:
            yield _crossed(view, whole, role, found)


def _n_words(view: SurveyView, whole: Counted) -> str:
    """Those who answered it; in a drawn sample with the margin of that many, which is wider than that of all sheets."""
    figures = view.figures
    words = f"n = {figures.number(whole.n)}"
    if whole.question.kind is QuestionKind.SEVERAL:
        marks = ngettext("{n} marca", "{n} marcas", whole.marks)
        words += ", " + marks.format(n=figures.number(whole.marks))
    if whole.refused:
        words += ", " + _("{n} no contesta").format(n=figures.number(whole.refused))
    width = margin(whole.n, view.survey.population) if has_margin(view.survey) else None
    if width is not None:
        words += f", ± {figures.number(points_of(width), 1)}"
    return words


def _options(figures: Figures, whole: Counted) -> Table:
    rows = [
        Row((plain(words), plain(figures.number(count)), plain(figures.percent(count, whole.n))))
        for words, count in whole.rows
    ]
    if whole.question.kind is not QuestionKind.SEVERAL:
        rows.append(Row((plain(_("Total")), plain(figures.number(whole.marks)), plain("")), RowKind.TOTAL))
    return Table(
        (
            Column(_("Respuesta"), 4.0),
            Column(_("Hojas"), 0.9, Align.RIGHT),
            Column(_("De las que contestaron"), 1.6, Align.RIGHT),
        ),
        tuple(rows),
    )


def _middle(figures: Figures, whole: Counted) -> str:
    words = _("Mediana {middle}, media {mean}").format(
        middle=figures.number(whole.middle), mean=figures.number(whole.mean, 2)
    )
    if whole.question.kind is QuestionKind.NUMBER:
        return _("{words}; de {low} a {high}.").format(
            words=words, low=figures.number(whole.lowest), high=figures.number(whole.highest)
        )
    return f"{words}."


def _texts(figures: Figures, whole: Counted) -> Table:
    """Alike ones together; those beyond the first in one line, so that the column adds up."""
    rows = [Row((plain(words), plain(figures.number(count)))) for words, count in whole.rows[:_TEXTS]]
    others = whole.rows[_TEXTS:]
    if others:
        words = ngettext("otro texto", "otros {n} textos", len(others)).format(n=figures.number(len(others)))
        rows.append(Row((plain(words), plain(figures.number(sum(count for _words, count in others))))))
    rows.append(Row((plain(_("Total")), plain(figures.number(whole.n))), RowKind.TOTAL))
    return Table((Column(_("Texto"), 5.0), Column(_("Hojas"), 0.9, Align.RIGHT)), tuple(rows))


def _crossed(view: SurveyView, whole: Counted, role: Role, groups: Sequence[Group]) -> Table:
    """A column per group, with its n; one that is not shown is a dash in all its cells."""
    figures = view.figures
    found = by_group(whole.question, view.answers, groups)
    heads = [Column(group.name, 1.1, Align.RIGHT) for group in groups]
    rows = [Row((plain("n"), *(plain("–" if one is None else figures.number(one.n)) for one in found)), RowKind.TOTAL)]
    for at, (words, _count) in enumerate(whole.rows):
        cells = [_share(figures, one, at) for one in found]
        rows.insert(-1, Row((plain(words), *map(plain, cells))))
    if whole.mean is not None:
        means = ["–" if one is None or one.mean is None else figures.number(one.mean, 2) for one in found]
        rows.insert(-1, Row((plain(_("Media")), *map(plain, means))))
    caption = _("{question} Por {role}.").format(question=whole.question.text, role=role_words(role).lower())
    return Table((Column(_("Respuesta"), 2.4), *heads), tuple(rows), caption=caption, dense=True)


def _share(figures: Figures, one: Counted | None, at: int) -> str:
    return "–" if one is None or not one.n else figures.percent(one.rows[at][1], one.n)


def _notes(view: SurveyView, split_: bool) -> str:
    words = [_("En blanco no es cero: cada pregunta lleva su n, las hojas que la contestaron.")]
    if split_:
        words.append(protected_words())
    if has_margin(view.survey):
        words.append(margin_source())
    return " ".join(words)
