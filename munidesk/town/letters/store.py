"""The verbs of a letter: prepare it, send it with its number, say that it arrived or was answered, annul it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.formulas import fill
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data import clock
from munidesk.data.series import Series
from munidesk.data.store import Store
from munidesk.documents.frozen import from_json, to_json
from munidesk.documents.model import Document
from munidesk.records.matter import Addressee, Matter
from munidesk.records.ref import Ref
from munidesk.town import store as town
from munidesk.town.attachments import attachments_of, detach
from munidesk.town.letters.document import build_letter, name_and_address
from munidesk.town.letters.domain import Letter, LetterKind, LetterPaper, LetterState, Proof, Way
from munidesk.town.letters.kinds import LETTERS, PAPERS, cleaned
from munidesk.town.links import link, links_of, unlink
from munidesk.town.people_lists.store import neighbour, neighbour_named, save_neighbour
from munidesk.town.posts import member_title

TOLD = "told"
"""The role of a letter towards what it tells of."""
TO_FILL = "[verifique su norma"
"""How a gap begins that the person has to fill before the letter goes: what no profile has read in the law."""
BLANK = "[complete"
"""How a gap begins of what a model of letter did not know."""
_SERIES = Series("SELECT max(number) AS number FROM letter WHERE kind = :kind AND year = :year AND deleted_at IS NULL")


# -- reading


def letters(store: Store, year: int | None = None) -> tuple[Letter, ...]:
    """Those of a year, or all: the ones without a number first, then the newest."""
    found = LETTERS.all(store)
    rows = [one for one in found if year is None or (one.year or one.day.year) == year]
    return tuple(sorted(rows, key=lambda one: (one.sent, -(one.year or 0), one.kind.place, -(one.number or 0))))


def letter_years(store: Store) -> tuple[int, ...]:
    """The newest first."""
    rows = store.query("SELECT DISTINCT coalesce(year, substr(day, 1, 4)) AS y FROM letter WHERE deleted_at IS NULL")
    return tuple(sorted((int(str(row["y"])) for row in rows), reverse=True))


def letters_about(store: Store, ref: Ref) -> tuple[Letter, ...]:
    """What was written of a record, in order."""
    return LETTERS.all(store, about_kind=ref.kind, about_id=ref.id)


def to_the_same(one: Letter, other: Letter) -> bool:
    """Whether both go to one person or office."""
    return (one.neighbour_id, one.person_id, one.addressee) == (other.neighbour_id, other.person_id, other.addressee)


def paper_of(store: Store, letter_id: str) -> LetterPaper:
    """What is kept apart of a letter; blank before it was sent."""
    return next(iter(PAPERS.all(store, letter_id=letter_id)), LetterPaper(letter_id=letter_id))


def letter_document(store: Store, letter: Letter) -> Document:
    """As it went; its draft while it has no number."""
    content = paper_of(store, letter.id).content if letter.sent else ""
    return from_json(content) if content else build_letter(store, letter)


# -- preparing


def proposed(
    store: Store, matter: Matter | None = None, to: Addressee | None = None, about: Ref | None = None
) -> Letter:
    """A letter as it would be written today, signed by who presides the government."""
    profile, to = town.profile_of(store), to or Addressee()
    mayor = next(
        (m for m in town.members(store, town.council(store).id, today()) if m.membership.post == "mayor"), None
    )
    sentence = {key: fill(profile.formulas[key], {}, profile.figures) for key in ("letter_salutation", "letter_end")}
    kind = LetterKind(matter.kind) if matter else LetterKind.NOTE
    return Letter(
        kind=kind,
        word=_word(store, kind),
        about_kind=about.kind if about else "",
        about_id=about.id if about else "",
        addressee=to.name,
        person_id=to.person_id,
        neighbour_id=to.neighbour_id,
        line=to.line,
        subject=matter.subject if matter else "",
        salutation=to.salutation or sentence["letter_salutation"],
        body=to.body or (matter.body if matter else ""),
        enclosed=to_json(Document("", matter.enclosed)) if matter and matter.enclosed else "",
        ending=matter.ending if matter else sentence["letter_end"],
        place=town.municipality(store).town,
        signer=mayor.person.full_name if mayor else "",
        signer_post=member_title(mayor, profile) if mayor else "",
    )


def write_to(store: Store, letter: Letter, name: str, *, private: bool, address: str = "") -> Letter:
    """Prepare it to somebody: a person of the file by the name, a private one apart, an office as it is written.

    Raises UserError without a name.
    """
    name = " ".join(name.split())
    if not name:
        raise UserError(_("Escriba a quién va dirigida."), code="missing", field="name")
    blank = replace(letter, addressee="", person_id="", neighbour_id="", line=letter.line or _("Presente"))
    known = next((one for one in town.people(store) if fold(one.full_name) == fold(name)), None)
    with store.change(_("Cambiar una carta") if letter.id else _("Preparar una carta")):
        if known is not None:
            return prepare(store, replace(blank, person_id=known.id))
        if not private:
            return prepare(store, replace(blank, addressee=name))
        who = neighbour(store, neighbour_named(store, name))
        if address.strip() and address.strip() != who.address:
            save_neighbour(store, replace(who, address=address.strip()))
        if address.strip() and blank.line == _("Presente"):
            blank = replace(blank, line="")  # it is taken there
        return prepare(store, replace(blank, neighbour_id=who.id))


def write_to_all(store: Store, matter: Matter, about: Ref) -> tuple[Letter, ...]:
    """The letters of a matter to each whom it concerns, by those that are there already; in one change."""
    there = [one for one in letters_about(store, about) if one.state is not LetterState.ANNULLED]
    made: list[Letter] = []
    with store.change(_("Preparar cartas")):
        for to in matter.addressees:
            new = proposed(store, matter, to, about)
            made.append(next((old for old in reversed(there) if to_the_same(old, new)), None) or prepare(store, new))
    return tuple(made)


def prepare(store: Store, letter: Letter) -> Letter:
    """Keep it without a number, to be read. Raises UserError once it was sent, and without subject."""
    if letter.id:
        _unsent(store, letter.id)
    word = _word(store, letter.kind) or letter.word
    with store.change(_("Cambiar una carta") if letter.id else _("Preparar una carta")):
        kept = LETTERS.save(store, cleaned(replace(letter, word=word, number=None, year=None)))
        if kept.about is not None:
            link(store, Ref(LETTERS.table, kept.id), kept.about, TOLD)
    return kept


def _word(store: Store, kind: LetterKind) -> str:
    """As it is printed in this country; empty for a kind of another version."""
    words = town.profile_of(store).letters
    known = {
        LetterKind.NOTE: words.note,
        LetterKind.OFFICIAL: words.official,
        LetterKind.NOTIFICATION: words.notification,
    }
    return known.get(kind, "")


def discard(store: Store, letter_id: str) -> None:
    """Take away one that was only prepared. Raises UserError once it was sent: its number stays, annulled or not."""
    letter = _unsent(store, letter_id)
    with store.change(_("Quitar una carta sin enviar")):
        for paper in attachments_of(store, Ref(LETTERS.table, letter.id)):
            detach(store, paper.id)
        for tie in links_of(store, Ref(LETTERS.table, letter.id)):
            unlink(store, tie.id)
        LETTERS.delete(store, letter.id)


def _unsent(store: Store, letter_id: str) -> Letter:
    letter = LETTERS.get(store, letter_id)
    if letter.sent:
        raise UserError(
            _("{label} ya se envió y no cambia. Anule esta carta y prepare otra.").format(label=letter.label),
            code="sent",
        )
    return letter


def take_in(store: Store, letter: Letter) -> Letter:
    """One that was written elsewhere: with the number it was given, in the year of its day; without it, a draft.

    Raises UserError for a number that another one has, and for a day to come: none could follow it until then.
    """
    if letter.number is None:
        return prepare(store, letter)
    _not_to_come(letter)
    letter = cleaned(
        replace(letter, word=letter.word or _word(store, letter.kind), year=letter.year or letter.day.year)
    )
    same = LETTERS.all(store, kind=letter.kind.value, number=letter.number, year=letter.year)
    if any(one.id != letter.id for one in same):
        raise UserError(
            _("Ya hay otra carta con ese número: {label}.").format(label=letter.label), code="taken", field="number"
        )
    return LETTERS.save(store, letter, label=_("Incorporar una carta"))


# -- sending


def send(store: Store, letter_id: str, on: date, way: Way, matter: Matter | None = None) -> Letter:
    """Give it the next number of its series and keep it as it prints now: somebody has it in their hands.

    `matter` is what it tells, as it is now. Raises UserError where anything is missing, for a day to come, or one
    before the last letter of the series.
    """
    clock.certain(store)
    letter = replace(_unsent(store, letter_id), day=on, way=way)
    if matter is not None and matter.enclosed:
        letter = replace(letter, enclosed=to_json(Document("", matter.enclosed)))
    check_complete(letter)
    if not name_and_address(store, letter)[0]:  # who asked to be forgotten
        raise _to_nobody()
    _not_to_come(letter)
    _check_day(store, letter)
    with store.change(_("Enviar una carta")) as writer:
        number = _SERIES.given(store, writer, kind=letter.kind.value, year=on.year)
        numbered = replace(letter, number=number, year=on.year)
        content = to_json(build_letter(store, numbered))
        kept = LETTERS.save(store, numbered)
        PAPERS.save(store, replace(paper_of(store, kept.id), content=content))
        writer.barrier = _("envío de {label}").format(label=kept.label)
    return kept


def check_complete(letter: Letter) -> None:
    """Raises UserError for a letter to nobody, or with something left to fill."""
    if not (letter.addressee or letter.person_id or letter.neighbour_id):
        raise _to_nobody()
    if BLANK in letter.body:
        raise UserError(
            _("El texto tiene entre corchetes lo que falta completar: complételo antes de enviarla."), code="to_fill"
        )
    if TO_FILL in letter.body or TO_FILL in letter.ending:
        raise UserError(
            _("El texto tiene entre corchetes algo que su norma fija: complételo antes de enviarla."), code="to_fill"
        )


def _to_nobody() -> UserError:
    return UserError(_("Escriba a quién va dirigida, con «Destinatario…»."), code="missing", field="addressee")


def _not_to_come(letter: Letter) -> None:
    if letter.day > today():
        raise UserError(_("La carta no puede llevar fecha de mañana en adelante."), code="to_come", field="day")


def _check_day(store: Store, letter: Letter) -> None:
    before = [one for one in LETTERS.all(store, kind=letter.kind.value, year=letter.day.year) if one.sent]
    last = max(before, key=lambda one: one.number or 0, default=None)
    if last is not None and letter.day < last.day:
        raise UserError(
            _("{label} es del {day}: la carta que sigue no puede llevar una fecha anterior.").format(
                label=last.label, day=show_date(last.day)
            ),
            code="order", field="day",
        )  # fmt: skip


# -- afterwards


def receive(
    store: Store, letter_id: str, on: date, proof: Proof, *, note: str = "", by: str = "", document: str = ""
) -> Letter:
    """It arrived: the day, with what it is known, who took it. Raises UserError for one not sent, or a day to come."""
    letter = _sent(store, letter_id)
    _past(on, "received_on")
    with store.change(_("Anotar la recepción de una carta")):
        PAPERS.save(store, replace(paper_of(store, letter.id), received_by=by.strip(), document_shown=document.strip()))
        return LETTERS.save(store, replace(letter, received_on=on, proof=proof, proof_note=note.strip()))


def answer(store: Store, letter_id: str, on: date, text: str) -> Letter:
    """What came back. Raises UserError for one not sent, a day to come, or without words."""
    letter = _sent(store, letter_id)
    _past(on, "answered_on")
    if not text.strip():
        raise UserError(_("Escriba qué se contestó."), code="missing", field="answer")
    return LETTERS.save(
        store, replace(letter, answered_on=on, answer=text.strip()), label=_("Anotar la respuesta a una carta")
    )


def annul(store: Store, letter_id: str, reason: str) -> Letter:
    """It has no effect any more; its number stays its own. Raises UserError without a reason."""
    letter = _sent(store, letter_id)
    if not reason.strip():
        raise UserError(_("Escriba por qué se anula; consta en el registro."), code="missing", field="annul_reason")
    with store.change(_("Anular una carta"), barrier=_("anulación de {label}").format(label=letter.label)):
        return LETTERS.save(store, replace(letter, annulled_on=today(), annul_reason=reason.strip()))


def _sent(store: Store, letter_id: str) -> Letter:
    letter = LETTERS.get(store, letter_id)
    if not letter.sent:
        raise UserError(_("Esta carta todavía no se envió."), code="unsent")
    if letter.state is LetterState.ANNULLED:
        raise UserError(_("{label} no tiene efecto: se anuló.").format(label=letter.label), code="annulled")
    return letter


def _past(day: date, field: str) -> None:
    if day > today():
        raise UserError(_("Todavía no llegó ese día. Revise la fecha."), code="to_come", field=field)


def letter_named(store: Store, wanted: str) -> Letter:
    """By its id; without any, the last that was sent. Raises UserError when there is none."""
    if wanted:
        return LETTERS.get(store, wanted)
    sent: Sequence[Letter] = [one for one in LETTERS.all(store) if one.sent]
    if sent:
        return sent[-1]
    raise UserError(_("Todavía no hay cartas enviadas. Se preparan en «Concejo › Correspondencia»."))
