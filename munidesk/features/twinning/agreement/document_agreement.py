"""`twinning-agreement`: both texts in two columns, a row for each article; what changed, what is still unanswered."""

from collections.abc import Iterator

from munidesk.base.dates import show_date
from munidesk.base.figures import BLANK
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.data.store import Store
from munidesk.documents.model import (
    Block,
    Column,
    Document,
    Paragraph,
    Row,
    Span,
    Spans,
    Style,
    Table,
    TableSize,
    gap,
    plain,
    strong,
)
from munidesk.features.twinning.codes import Answer, Language
from munidesk.features.twinning.domain import AgreementArticle, AgreementObservation
from munidesk.features.twinning.view import TwinningView
from munidesk.town import store as town
from munidesk.town.report import report


@on_paper
def build_agreement(store: Store, view: TwinningView) -> Document:
    """A draft says so beneath the text; once signed there is neither that nor the table of what is observed."""
    signed = view.agreement.signed_on is not None
    blocks = (_texts(view), *(_signatures(store, view) if signed else _observed(view)))
    version = view.version
    words = _("Proyecto, versión {n}").format(n=version.number if version is not None else 1)
    made = report(
        store, view.agreement.title, blocks,
        subtitle=_("entre {town} y {city}, {place}").format(
            town=town.municipality(store).name, city=view.twinning.title, place=view.twinning.place or BLANK),
        running=words if not signed else view.twinning.title,
    )  # fmt: skip
    if signed:
        return made
    from dataclasses import replace

    return replace(made, watermark=_("BORRADOR"))


def _texts(view: TwinningView) -> Table:
    one = view.twinning
    other = view.agreement.other_title or one.other_language or _("Texto de la contraparte")
    rows = tuple(Row((_cell(line.own), _cell(line.other))) for line in view.lines(view.version))
    return Table((Column(view.agreement.title), Column(other)), rows, size=TableSize.LARGE)


def _cell(one: AgreementArticle | None) -> Spans:
    if one is None or not (one.text.strip() or one.title.strip()):
        return (gap(_("falta el texto")),)
    if not one.number:
        return plain(one.text)
    head = f"{one.number}. {one.title}. " if one.title else f"{one.number}. "
    return (strong(head), Span(one.text))


def _observed(view: TwinningView) -> Iterator[Block]:
    if view.observations:
        rows = tuple(
            Row((plain(str(one.article or BLANK)), plain(one.text), _answered(one))) for one in view.observations
        )
        yield Table(
            (Column(_("Artículo"), 0.6), Column(_("Observación"), 3), Column(_("Respuesta"), 2)), rows, dense=True,
            caption=_("Observaciones y sus respuestas"),
        )  # fmt: skip
    yield Paragraph(plain(" ".join(_notes(view))), Style.NOTE)


def _notes(view: TwinningView) -> Iterator[str]:
    version = view.version
    own, other = (view.counted(version, one) if version is not None else 0 for one in (Language.OWN, Language.OTHER))
    if view.same_articles:
        yield _("Los dos textos tienen {n} artículos y valen igual.").format(n=own)
    else:
        yield _("Los dos textos no tienen los mismos artículos: {a} y {b}.").format(a=own, b=other)
    if view.unanswered:
        n = view.unanswered
        yield ngettext("Falta {n} respuesta.", "Faltan {n} respuestas.", n).format(n=n)
    if view.asks_opinion:
        yield _("No se firma sin dictamen favorable (Ley sobre la Celebración de Tratados, art. 7).")


def _answered(one: AgreementObservation) -> Spans:
    if one.answer is Answer.NONE:
        return (gap(_("sin responder")),)
    word = one.answer.word.capitalize()
    return plain(f"{word}: {one.reply}" if one.reply else f"{word}.")


def _signatures(store: Store, view: TwinningView) -> Iterator[Block]:
    one = view.agreement
    assert one.signed_on is not None
    day = show_date(one.signed_on, "d 'de' MMMM 'de' y")
    yield Paragraph(plain(_("Firmado el {day}, {place}.").format(day=day, place=one.signed_at or BLANK)))
    names = (town.municipality(store).name, view.twinning.title)
    blank = Row(tuple(plain("\n\n") for _each in names))
    yield Table(tuple(Column(_("Por {name}").format(name=name)) for name in names), (blank,), boxes=True,
                row_height_mm=22)  # fmt: skip
    if one.signed_by:
        yield Paragraph(plain(one.signed_by), Style.NOTE)
