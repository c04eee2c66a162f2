"""What goes back to people: the letter to the author, and the leaflet of one page for the notice board."""

from collections.abc import Sequence

from munidesk.base.dates import show_date, today
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import capital, cited, date_figures
from munidesk.data.store import Store
from munidesk.documents import render, typeset
from munidesk.documents.model import (
    Block,
    Boxed,
    Column,
    Document,
    Heading,
    KeepTogether,
    Kind,
    PageBreak,
    Paragraph,
    Row,
    Signatures,
    Signer,
    Space,
    Style,
    Table,
    TableSize,
    plain,
    strong,
)
from munidesk.features.participation.domain import AnswerKind, Author, AuthorKind, Initiative
from munidesk.features.participation.initiatives.clock import deadline_of
from munidesk.features.participation.initiatives.document import of_selection
from munidesk.features.participation.initiatives.store import initiative
from munidesk.features.participation.initiatives.store_board import board
from munidesk.features.participation.initiatives.store_states import petitioners
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.domain import Gender
from munidesk.town.people_lists.store import names
from munidesk.town.posts import member_title
from munidesk.town.report import report

_MOST = 40
"""More than a page of large print holds, however short they are."""


def answer_sense(kind: AnswerKind) -> str:
    """The sense of the answer in a whole sentence; that of another version, by its word."""
    sentences = {
        AnswerKind.ACCEPTED: _("La iniciativa fue aceptada."),
        AnswerKind.PARTLY: _("La iniciativa fue aceptada en parte."),
        AnswerKind.REJECTED: _("La iniciativa no fue aceptada, por los motivos que se expresan."),
        AnswerKind.REFERRED: _("La iniciativa fue derivada, porque corresponde a otro organismo."),
        AnswerKind.PART_REFERRED: _(
            "La iniciativa fue aceptada en parte y derivada en lo que corresponde a otro organismo."
        ),
        AnswerKind.NONE: _("La iniciativa sigue en estudio."),
    }
    return sentences.get(kind) or _("Respuesta a la iniciativa: {sense}.").format(sense=kind.word)


@on_paper
def build_letter(store: Store, initiative_id: str) -> Document:
    """The answer, a letter to each who asked for it. They are personal: the only paper with a neighbour's name."""
    one = initiative(store, initiative_id)
    blocks: list[Block] = []
    for own, who in petitioners(store, one.id):
        if blocks:
            blocks.append(PageBreak())
        blocks.extend(_letter(store, own, one, who))
    return report(
        store, _("Respuesta a la iniciativa {folio}").format(folio=one.folio), tuple(blocks),
        office=_("Secretaría · Participación"), dated=False,
    )  # fmt: skip


def _letter(store: Store, own: Initiative, one: Initiative, who: Author) -> list[Block]:
    """To who brought `own`, answered in `one`: the same one, or the one it was joined to."""
    municipality = town.municipality(store)
    country = municipality.country
    place = municipality.town or municipality.name
    blocks: list[Block] = [
        Paragraph(plain(f"{place}, {date_figures(one.answer_date or today(), country)}"), Style.LEFT),
        Space(4),
        *(Paragraph(plain(words), Style.LEFT) for words in _addressee(store, who)),
        Space(4),
        Paragraph(plain(_salutation(who)), Style.LEFT),
        Paragraph(
            plain(
                _("En respuesta a su iniciativa {folio}, «{title}», recibida el {day}, le informamos:").format(
                    folio=own.folio, title=own.title, day=show_date(own.received, "d 'de' MMMM 'de' y", country)
                )
            )
        ),
        *_joined(own, one),
        Boxed((Paragraph((strong(answer_sense(one.answer_kind)),), Style.LEFT), *typeset.blocks(one.answer))),
    ]
    if one.answer_area:
        blocks.append(Paragraph(plain(_("Área que responde: {area}.").format(area=one.answer_area)), Style.LEFT))
    term = deadline_of(town.profile_of(store))
    if term is not None and term.article and one.answer_date is not None:
        words = _("Su iniciativa se respondió en {n} días{article}.").format(
            n=(one.answer_date - own.received).days, article=cited(term.article)
        )
        blocks.append(Paragraph(plain(words), Style.LEFT))
    thanks = Paragraph(plain(_("Agradecemos su participación. Por consultas, diríjase a la Secretaría.")), Style.LEFT)
    mayor = next((m for m in town.members(store, town.council(store).id) if m.membership.post == "mayor"), None)
    if mayor is not None:
        signer = Signer(mayor.person.full_name, member_title(mayor, town.profile_of(store)))
        blocks.append(KeepTogether((thanks, Signatures((signer,)))))
    else:
        blocks.append(thanks)
    return blocks


def _joined(own: Initiative, one: Initiative) -> tuple[Block, ...]:
    """That the same was asked for by others too, and under which folio it was answered."""
    if own.id == one.id:
        return ()
    words = _("Se respondió junto con la iniciativa {folio}, que pide lo mismo.").format(folio=one.folio)
    return (Paragraph(plain(words), Style.LEFT),)


def _addressee(store: Store, first: Author) -> tuple[str, ...]:
    """The name of who brought it, to whom the letter is taken; of one nobody knows, who it is for."""
    name = names(store, [first.neighbour_id]).get(first.neighbour_id, "") or first.name
    return (name, _("Presente")) if name else (_("A quien presentó la iniciativa"),)


def _salutation(first: Author) -> str:
    """As one writes to a neighbour by what is known of them, and to everybody else."""
    if first.kind is not AuthorKind.NEIGHBOUR:
        return _("De nuestra consideración:")
    addressed = {Gender.FEMALE: _("Estimada vecina:"), Gender.MALE: _("Estimado vecino:")}
    return addressed.get(first.gender, _("De nuestra consideración:"))


@on_paper
def build_leaflet(store: Store, selection: Selection) -> Document:
    """The latest answers in large print, as many as one page holds, to hang on the wall: asked and answered."""
    rows = [
        row.initiative
        for row in board(store, of_selection(selection), 1_000_000).rows
        if row.initiative.answer_date is not None and (not selection.id or row.initiative.id == selection.id)
    ]
    rows.sort(key=lambda one: (one.answer_date or today(), one.folio), reverse=True)
    few, many = 0, min(len(rows), _MOST)
    while few < many:  # the most that fit on a page
        middle = (few + many + 1) // 2
        fits = render.roomy_pages(_leaflet(store, rows, middle)) == 1
        few, many = (middle, many) if fits else (few, middle - 1)
    return _leaflet(store, rows, few or min(len(rows), 1))


def _leaflet(store: Store, rows: Sequence[Initiative], count: int) -> Document:
    shown = rows[:count]
    columns = (Column(_("Ustedes plantearon")), Column(_("El Gobierno respondió"), 1.3))
    lines = tuple(Row((plain(_asked(one)), plain(_short(one)))) for one in shown)
    rest = len(rows) - len(shown)
    blocks: list[Block] = [
        Paragraph(
            plain(_("Lo que plantearon vecinas y vecinos, y lo que respondió el Gobierno municipal.")), Style.LEFT
        ),
        Table(columns, lines, boxes=True, size=TableSize.LARGE)
        if lines
        else Paragraph(plain(_("Todavía no hay respuestas para devolver."))),
    ]
    if rest > 0:
        words = ngettext(
            "Hay {n} respuesta más: pídala en la Secretaría.", "Hay {n} respuestas más: pídalas en la Secretaría.", rest
        ).format(n=rest)
        blocks.append(Paragraph(plain(words), Style.NOTE))
    blocks.append(Heading(_("¿Falta su tema?"), 2))
    blocks.append(Paragraph(plain(_("Acérquese a la Secretaría: cada iniciativa recibe un número y una respuesta."))))
    return report(
        store, _("Devolución a la vecindad"), tuple(blocks), office=_("Secretaría · Participación"), kind=Kind.HEARING
    )


def _asked(one: Initiative) -> str:
    zone = f" ({one.zone})" if one.zone else ""
    return f"{one.title}{zone}"


def _short(one: Initiative) -> str:
    text = one.answer.split("\n")[0]
    if len(text) > 220:
        text = text[:220].rsplit(" ", 1)[0] + "…"
    kind = capital(one.answer_kind.word)
    return f"{kind}. {text}"
