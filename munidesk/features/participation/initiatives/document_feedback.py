"""What goes back to people: the letter to the author, and the leaflet of one page for the notice board."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from munidesk.base.dates import show_date, today
from munidesk.base.formulas import Value, fill
from munidesk.base.i18n import _, ngettext, on_paper
from munidesk.base.spanish import capital, cited
from munidesk.data.store import Store
from munidesk.documents import render, typeset
from munidesk.documents.model import (
    Block,
    Boxed,
    Column,
    Document,
    Heading,
    Kind,
    Paragraph,
    Row,
    Style,
    Table,
    TableSize,
    plain,
    strong,
)
from munidesk.features.participation.domain import AnswerKind, Author, AuthorKind, Initiative
from munidesk.features.participation.initiatives.clock import deadline_of
from munidesk.features.participation.initiatives.document import of_selection
from munidesk.features.participation.initiatives.store import give_back, initiative
from munidesk.features.participation.initiatives.store_board import board
from munidesk.features.participation.initiatives.store_states import petitioners
from munidesk.records.matter import Addressee, Matter
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.town import store as town
from munidesk.town.domain import Gender
from munidesk.town.letters.document import in_one
from munidesk.town.letters.domain import Letter, LetterKind, LetterState
from munidesk.town.letters.store import letter_document, letters_about, proposed, to_the_same
from munidesk.town.people_lists.store import names
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


def build_letter(store: Store, initiative_id: str) -> Document:
    """The answer, a letter to each who asked for it: as it was sent, else its draft, without a number."""
    found = [letter_document(store, one) for one in answer_letters(store, initiative_id)]
    folio = initiative(store, initiative_id).folio
    return in_one(found, _("Respuesta a la iniciativa {folio}").format(folio=folio))


def answer_letters(store: Store, initiative_id: str) -> tuple[Letter, ...]:
    """To each who asked for it, the last one that was written, or as it would be written now (without an id)."""
    about = Ref("initiative", initiative_id)
    written = [one for one in letters_about(store, about) if one.state is not LetterState.ANNULLED]
    told = matter(store, about)
    proposals = (proposed(store, told, to, about) for to in told.addressees)
    return tuple(next((old for old in reversed(written) if to_the_same(old, new)), new) for new in proposals)


@on_paper
def matter(store: Store, ref: Ref) -> Matter:
    """What a letter tells of an initiative to each who brought it. They alone carry a neighbour's name."""
    one = initiative(store, ref.id)
    who = tuple(_addressee(store, own, one, author) for own, author in petitioners(store, one.id))
    return Matter(
        kind=LetterKind.NOTE, subject=_("Respuesta a la iniciativa {folio}").format(folio=one.folio),
        body=_intro(store, one, one), ending=_formula(store, "letter_thanks", {}),
        enclosed=tuple(_answered(store, one)), addressees=who,
    )  # fmt: skip


def given_back_by(store: Store, ref: Ref, day: date, words: str) -> None:
    """A letter with the answer arrived: that is its devolución, unless another one was written down before."""
    one = initiative(store, ref.id)
    if one.answer_date is not None and one.feedback_date is None:
        give_back(store, one.id, on=max(day, one.answer_date), channel=_("carta"), evidence=words)


def _formula(store: Store, key: str, values: Mapping[str, Value]) -> str:
    profile = town.profile_of(store)
    return fill(profile.formulas[key], values, profile.figures)


def _intro(store: Store, own: Initiative, one: Initiative) -> str:
    """To who brought `own`, answered in `one`: the same one, or the one it was joined to."""
    day = show_date(own.received, "d 'de' MMMM 'de' y", town.municipality(store).country)
    words = _formula(store, "letter_answer", {"folio": own.folio, "title": own.title, "d": day})
    if own.id == one.id:
        return words
    joined = _("Se respondió junto con la iniciativa {folio}, que pide lo mismo.").format(folio=one.folio)
    return f"{words}\n{joined}"


def _answered(store: Store, one: Initiative) -> Iterator[Block]:
    """The answer itself, by which area, and in how many days."""
    yield Boxed((Paragraph((strong(answer_sense(one.answer_kind)),), Style.LEFT), *typeset.blocks(one.answer)))
    if one.answer_area:
        yield Paragraph(plain(_("Área que responde: {area}.").format(area=one.answer_area)), Style.LEFT)
    term = deadline_of(town.profile_of(store))
    if term is not None and term.article and one.answer_days is not None:
        words = _("Su iniciativa se respondió en {n} días{article}.").format(
            n=one.answer_days, article=cited(term.article)
        )
        yield Paragraph(plain(words), Style.LEFT)


def _addressee(store: Store, own: Initiative, one: Initiative, who: Author) -> Addressee:
    """Who brought it; of one nobody knows, who it is for."""
    known = bool(names(store, [who.neighbour_id]).get(who.neighbour_id))
    nobody = "" if known or who.name else _("A quien presentó la iniciativa")
    return Addressee(
        name=nobody or ("" if known else who.name), neighbour_id=who.neighbour_id if known else "",
        line="" if nobody else _("Presente"), salutation=_salutation(store, who), body=_intro(store, own, one),
    )  # fmt: skip


def _salutation(store: Store, first: Author) -> str:
    """As one writes to a neighbour by what is known of them, and to everybody else."""
    addressed = {Gender.FEMALE: _("Estimada vecina:"), Gender.MALE: _("Estimado vecino:")}
    own = addressed.get(first.gender, "") if first.kind is AuthorKind.NEIGHBOUR else ""
    return own or _formula(store, "letter_salutation", {})


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
