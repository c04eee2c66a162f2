"""Initiatives: coming in, being studied, answered, given back, carried out."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from munidesk.base import dates
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.base.spanish import fold
from munidesk.data import clock
from munidesk.data.series import Series
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.features.participation.domain import AnswerKind, Author, AuthorKind, Initiative, State, StateChange
from munidesk.features.participation.initiatives.clock import deadline_of, due_day
from munidesk.features.participation.initiatives.rules import check
from munidesk.features.participation.kinds import AUTHORS, INITIATIVES, STATE_CHANGES
from munidesk.features.participation.store_places import topic_of, zone_of
from munidesk.town import store as town
from munidesk.town.calendar.store import working_days
from munidesk.town.people_lists.store import neighbour_named


def initiative(store: Store, initiative_id: str) -> Initiative:
    """Raises UserError when it is gone."""
    found = INITIATIVES.find(store, initiative_id)
    if found is None:
        raise UserError(_("Esa iniciativa ya no está. Elija otra."), code="gone")
    return found


def all_initiatives(store: Store) -> tuple[Initiative, ...]:
    """Every initiative by folio, oldest first."""
    return INITIATIVES.all(store)


def authors_of(store: Store, initiative_id: str) -> tuple[Author, ...]:
    """In the order they were added."""
    return AUTHORS.all(store, initiative_id=initiative_id)


def states_of(store: Store, initiative_id: str) -> tuple[StateChange, ...]:
    """Its life, oldest first."""
    return STATE_CHANGES.all(store, initiative_id=initiative_id)


def answered_last(store: Store) -> tuple[str, ...]:
    """Ids of those with an answer, the last answered first."""
    rows = store.query(
        "SELECT id FROM initiative WHERE deleted_at IS NULL AND answer_date IS NOT NULL"
        " ORDER BY answer_date DESC, folio_year DESC, folio_number DESC"
    )
    return tuple(str(row["id"]) for row in rows)


def titles(store: Store) -> dict[str, str]:
    """Title by id, of all of them."""
    rows = store.query("SELECT id, title FROM initiative WHERE deleted_at IS NULL")
    return {str(row["id"]): str(row["title"]) for row in rows}


_FOLIOS = Series("SELECT max(folio_number) AS number FROM initiative WHERE folio_year = :year AND deleted_at IS NULL")


def is_free(store: Store, year: int, number: int) -> bool:
    """Whether no initiative of that year has the folio."""
    return not store.select("initiative", folio_year=year, folio_number=number)


def register(store: Store, record: Initiative, by: Author | None = None) -> str:
    """As `registered`. Returns the id."""
    return registered(store, record, by).id


def registered(store: Store, record: Initiative, by: Author | None = None) -> Initiative:
    """A new initiative with its folio, its author (anonymous without one) and its term. Returns it as it is stored.

    Its folio is the one of the record, when it has a number, else the next of the year. The name of a neighbour goes
    to the private table. Raises UserError for one that cannot be (`rules.check`) and for a folio that is taken,
    DoubtError while the day of the computer cannot be believed.
    """
    if not record.folio_number:
        clock.certain(store)
    _possible(record)
    title, text, year = " ".join(record.title.split()), record.text.strip(), record.received.year
    with store.change(lambda: _("Registrar la iniciativa {folio}").format(folio=record.folio)) as writer:
        number = _folio_of(store, writer, record)
        who = _bringer(store, new_id(), by or Author(), 0)
        writer.put(AUTHORS.table, AUTHORS.row(AUTHORS.checked(who)))
        record = replace(
            record, id=who.initiative_id, title=title, text=text, folio_year=year, folio_number=number,
            due=term_of(store, record),
            folded=_sought(f"{year}-{number:03d} {title} {text}", record, who),
        )  # fmt: skip
        _put(writer, record)
        _note(store, writer, record, "")
    return record


def _folio_of(store: Store, writer: Writer, record: Initiative) -> int:
    """The number it came with, or the next of its year. Raises UserError for one that is taken."""
    year, number = record.received.year, record.folio_number
    if not number:
        return _FOLIOS.given(store, writer, year=year)
    if not is_free(store, year, number):
        raise UserError(
            _("El folio {folio} ya es de otra iniciativa: deje el número en blanco y se le da el siguiente.").format(
                folio=f"{year}-{number:03d}"
            ),
            code="taken",
            field="folio_number",
        )
    return number


def term_of(store: Store, record: Initiative) -> date | None:
    """Until when the country's norm has it answered; the longer term when it was extended."""
    profile = town.profile_of(store)
    return due_day(record.received, deadline_of(profile, extended=bool(record.extension_reason)), working_days(store))


def _possible(record: Initiative, before: Initiative | None = None) -> None:
    """Raises TypeError for a value of the wrong type, before any rule trips over it; then as `rules.check`."""
    INITIATIVES.row(record)
    check(record, before)


def _put(writer: Writer, record: Initiative) -> None:
    writer.put(INITIATIVES.table, INITIATIVES.row(record))


def _folded(record: Initiative, *authors: Author) -> str:
    """What the filter looks in: folio, title, text and the authors that are public."""
    return _sought(f"{record.folio} {record.title} {record.text}", record, *authors)


def _sought(words: str, record: Initiative, *authors: Author) -> str:
    public = " ".join(author.name for author in authors)
    return fold(f"{words} {record.topic} {record.zone} {public}")


def add_author(store: Store, initiative_id: str, who: Author) -> Author:
    """Add who brings it; only a neighbour's name is private, and goes to the private table."""
    record = _bringer(store, initiative_id, who, len(authors_of(store, initiative_id)))
    with store.change(_("Agregar autoría")) as writer:
        writer.put(AUTHORS.table, AUTHORS.row(AUTHORS.checked(record)))
        one = INITIATIVES.find(store, initiative_id)
        if one is not None and record.name:
            _put(writer, replace(one, folded=_folded(one, *authors_of(store, initiative_id))))
    return record


def rename_members(store: Store, member_ids: Iterable[str], names: Mapping[str, str]) -> None:
    """Authors that are these memberships are called anew, where they are called one of `names` (old → new)."""
    for member_id in member_ids:
        for who in AUTHORS.all(store, member_id=member_id):
            if names.get(who.name, who.name) != who.name:
                _rewrite(store, replace(who, name=names[who.name]))


def _rewrite(store: Store, who: Author) -> None:
    """An author as it is now, and what the filter finds its initiative by."""
    with store.change(_("Agregar autoría")) as writer:
        writer.put(AUTHORS.table, AUTHORS.row(AUTHORS.checked(who)))
        one = INITIATIVES.find(store, who.initiative_id)
        if one is not None:
            _put(writer, replace(one, folded=_folded(one, *authors_of(store, one.id))))


def keep_apart(store: Store, who: Author, neighbour_id: str) -> None:
    """The author is that private person, of whom more is known than a register may show.

    The name of who is no councillor, commission or organisation is no longer public.
    """
    person = who.kind in {AuthorKind.NEIGHBOUR, AuthorKind.UNKNOWN}
    wanted = replace(who, neighbour_id=neighbour_id, name="" if person else who.name)
    if wanted != who:
        _rewrite(store, wanted)


def _bringer(store: Store, initiative_id: str, who: Author, position: int) -> Author:
    private = who.kind is AuthorKind.NEIGHBOUR
    return replace(
        who, id=new_id(), initiative_id=initiative_id, name="" if private else who.name.strip(),
        neighbour_id=neighbour_named(store, who.name) if private else "", position=position,
    )  # fmt: skip


def remove_author(store: Store, author_id: str) -> None:
    """Take who brought it away, and out of what the filter finds it by; undo brings them back."""
    gone = AUTHORS.find(store, author_id)
    with store.change(_("Quitar autoría")) as writer:
        AUTHORS.delete(store, author_id, label=_("Quitar autoría"))
        one = INITIATIVES.find(store, gone.initiative_id) if gone is not None else None
        if one is not None:
            _put(writer, replace(one, folded=_folded(one, *authors_of(store, one.id))))


def save_initiative(store: Store, record: Initiative, *, fold_key: str = "") -> None:
    """What was corrected of it; a new reception day or a longer term moves the day it is due.

    Raises UserError for an impossible one (`rules.check`).
    """
    before = initiative(store, record.id)
    _possible(record, before)
    record = replace(
        record, zone=zone_of(store, record.zone, before.zone), topic=topic_of(store, record.topic, before.topic)
    )
    if (record.received, record.extension_reason) != (before.received, before.extension_reason):
        record = replace(record, due=term_of(store, record))
    record = replace(record, folded=_folded(record, *authors_of(store, record.id)))
    with store.change(_("iniciativa {folio}").format(folio=record.folio), fold=fold_key) as writer:
        _put(writer, record)


def _note(store: Store, writer: Writer, record: Initiative, reason: str) -> None:
    change = StateChange(
        id=new_id(), initiative_id=record.id, state=record.state, own_state=record.own_state, at=dates.now(),
        author=store.author, reason=reason.strip(),
    )  # fmt: skip
    writer.put(STATE_CHANGES.table, STATE_CHANGES.row(change))


def move(store: Store, record: Initiative, reason: str = "") -> None:
    """Write the record in the state it is in now, saying who moved it, when and why.

    Raises UserError for one that cannot be (`rules.check`).
    """
    before = initiative(store, record.id)
    if record.state is not before.state and record.own_state == before.own_state:
        record = replace(record, own_state="")  # the word said where it stood before
    _possible(record, before)
    words = _("Pasar {folio} a {state}").format(folio=record.folio, state=record.state_said)
    with store.change(words) as writer:
        _put(writer, record)
        _note(store, writer, record, reason)


def set_state(store: Store, initiative_id: str, state: State, reason: str = "") -> None:
    """Move to a state, saying who, when and why."""
    move(store, replace(initiative(store, initiative_id), state=state), reason)


def study(store: Store, initiative_id: str, area: str = "", reason: str = "") -> None:
    """An area takes it in hand."""
    move(store, replace(initiative(store, initiative_id), state=State.STUDY, area=area.strip()), reason)


def extend(store: Store, initiative_id: str, reason: str) -> None:
    """The longer term, where there is one (UY: 90 days). Raises UserError where it has none or no reason is given."""
    if "initiative_extended" not in town.profile_of(store).deadlines:
        raise UserError(_("La norma de su país no prevé una prórroga del plazo."), code="no_extension")
    if not reason.strip():
        raise UserError(
            _("Escriba por qué se prorroga el plazo; consta en el historial."), code="missing", field="extension_reason"
        )
    record = replace(initiative(store, initiative_id), extension_reason=reason.strip())
    move(store, replace(record, due=term_of(store, record)), reason)


def answer(
    store: Store, initiative_id: str, kind: AnswerKind, text: str, *, area: str = "", on: date | None = None
) -> None:
    """The government's answer. Raises UserError without a sense or reasons, or for a day that cannot be."""
    record = initiative(store, initiative_id)
    if kind is AnswerKind.NONE:
        raise UserError(
            _("Elija el sentido de la respuesta: aceptada, aceptada en parte, no aceptada o derivada."),
            code="missing", field="answer_kind",
        )  # fmt: skip
    if not text.strip():
        raise UserError(
            _("Escriba la respuesta y sus motivos: es lo que se devuelve a quien la propuso."),
            code="missing", field="answer",
        )  # fmt: skip
    move(
        store,
        replace(
            record, state=State.ANSWERED, answer_kind=kind, answer=text.strip(),
            answer_area=area.strip() or record.area, answer_date=on or dates.today(),
        ),
    )  # fmt: skip


def give_back(
    store: Store,
    initiative_id: str,
    *,
    on: date | None = None,
    place: str = "",
    channel: str = "",
    evidence: str = "",
    people: int | None = None,
) -> None:
    """The devolución: when, where, by which channel, with what evidence. Raises UserError while there is no answer."""
    before = initiative(store, initiative_id)
    record = replace(
        before, state=State.GIVEN_BACK, feedback_date=on or dates.today(), feedback_place=place.strip(),
        feedback_channel=channel.strip(), feedback_evidence=evidence.strip(), feedback_people=people,
    )  # fmt: skip
    check(record, before)  # that there is no answer is told before that the channel is missing
    if not record.feedback_channel:
        raise UserError(
            _("Indique por qué medio se devolvió: reunión, carta, cartelera, teléfono…"),
            code="missing", field="feedback_channel",
        )  # fmt: skip
    move(store, record)


def carry_out(store: Store, initiative_id: str, reason: str = "", on: date | None = None) -> None:
    """Work began. Raises UserError while there is no answer."""
    record = initiative(store, initiative_id)
    if record.answer_date is None:
        raise UserError(
            _("Para ponerla en ejecución hace falta la respuesta del Gobierno."), code="unanswered", field="answer_date"
        )
    move(store, replace(record, state=State.UNDER_WAY, started_on=on or dates.today()), reason)


def fulfil(store: Store, initiative_id: str, evidence: str = "", on: date | None = None) -> None:
    """What was promised is done. Raises UserError while there is no answer."""
    record = initiative(store, initiative_id)
    if record.answer_date is None:
        raise UserError(
            _("Para darla por cumplida hace falta la respuesta del Gobierno."), code="unanswered", field="answer_date"
        )
    day = on or dates.today()
    move(store, replace(record, state=State.FULFILLED, fulfilled_on=day, fulfilled_evidence=evidence.strip()))


def reopen(store: Store, initiative_id: str, reason: str) -> None:
    """Back to study: the answer is taken back, the history keeps it. Raises UserError without a reason."""
    if not reason.strip():
        raise UserError(_("Escriba por qué vuelve a estudio; consta en el historial."), code="missing")
    move(store, initiative(store, initiative_id).back_to_study, reason)


def delete_initiative(store: Store, initiative_id: str) -> None:
    """Mark it as deleted; undo brings it back."""
    record = initiative(store, initiative_id)
    INITIATIVES.delete(store, initiative_id, label=_("Quitar la iniciativa {folio}").format(folio=record.folio))
