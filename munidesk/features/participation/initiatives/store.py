"""Initiatives: coming in, being studied, answered, given back, carried out."""

import itertools
from dataclasses import replace
from datetime import date

from munidesk.base import dates
from munidesk.base.dates import show_date
from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.ids import new_id
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.features.participation.domain import (
    AnswerKind,
    Author,
    AuthorKind,
    Initiative,
    Origin,
    State,
    StateChange,
)
from munidesk.features.participation.initiatives.clock import deadline_of, due_day
from munidesk.features.participation.people.store import neighbour_named
from munidesk.town import store as town
from munidesk.town.calendar.store import working_days
from munidesk.town.domain import Gender
from munidesk.town.records import columns, read, read_all, to_row


def initiative(store: Store, initiative_id: str) -> Initiative:
    row = store.get("initiative", initiative_id)
    if row is None:
        raise UserError(_("Esa iniciativa ya no está. Elija otra."))
    return read(Initiative, row)


def authors_of(store: Store, initiative_id: str) -> tuple[Author, ...]:
    return read_all(Author, store.select("author", order="position, id", initiative_id=initiative_id))


def states_of(store: Store, initiative_id: str) -> tuple[StateChange, ...]:
    """Its life, oldest first."""
    return read_all(StateChange, store.select("state_change", order="at, id", initiative_id=initiative_id))


def next_number(store: Store, year: int) -> int:
    rows = store.query(
        "SELECT max(folio_number) AS last FROM initiative WHERE folio_year = :year AND deleted_at IS NULL", year=year
    )
    last = rows[0]["last"]
    return (last if isinstance(last, int) else 0) + 1


def is_free(store: Store, year: int, number: int) -> bool:
    """Whether no initiative of that year has the folio."""
    return not store.select("initiative", folio_year=year, folio_number=number)


def register(
    store: Store,
    title: str,
    *,
    text: str = "",
    received: date | None = None,
    origin: Origin = Origin.COUNTER,
    author: AuthorKind = AuthorKind.ANONYMOUS,
    author_name: str = "",
    member_id: str = "",
    gender: Gender = Gender.UNKNOWN,
    number: int | None = None,
    **fields: object,
) -> str:
    """A new initiative with its folio, its author and its term. Returns the id.

    A neighbour's name goes to the private table. Raises UserError without a title, with a day still to come or with
    a `number` that another initiative of the year has.
    """
    title = " ".join(title.split())
    if not title:
        raise UserError(_("Escriba de qué se trata la iniciativa."))
    day = received or dates.today()
    if day > dates.today():
        raise UserError(
            _("El {day} todavía no llegó: revise la fecha de recepción.").format(day=show_date(day, "dd/MM/y"))
        )
    if number is not None and not is_free(store, day.year, number):
        raise UserError(
            _("El folio {folio} ya es de otra iniciativa: deje el número en blanco y se le da el siguiente.").format(
                folio=f"{day.year}-{number:03d}"
            )
        )
    profile = town.profile_of(store)
    record = Initiative(
        new_id(), day.year, number or next_number(store, day.year), day, title, text.strip(), origin,
        due=due_day(day, deadline_of(profile), working_days(store)), **fields,  # type: ignore[arg-type]
    )  # fmt: skip
    with store.change(_("Registrar la iniciativa {folio}").format(folio=record.folio)) as writer:
        who = add_author(store, record.id, author, author_name, member_id=member_id, gender=gender)
        record = replace(record, folded=_folded(record, who))
        writer.put("initiative", to_row(record))
        _move(store, writer, record.id, State.RECEIVED, "")
    return record.id


def _folded(record: Initiative, *authors: Author) -> str:
    """What the filter looks in: folio, title, text and the authors that are public."""
    public = " ".join(author.name for author in authors)
    return fold(f"{record.folio} {record.title} {record.text} {record.topic} {record.zone} {public}")


def add_author(
    store: Store,
    initiative_id: str,
    kind: AuthorKind,
    name: str = "",
    *,
    member_id: str = "",
    gender: Gender = Gender.UNKNOWN,
) -> Author:
    """Add who brings it; only a neighbour's name is private."""
    private = kind is AuthorKind.NEIGHBOUR
    neighbour_id = neighbour_named(store, name) if private else ""
    position = len(store.select("author", initiative_id=initiative_id))
    record = Author(
        new_id(), initiative_id, kind, "" if private else name.strip(), member_id, neighbour_id, gender, position
    )
    with store.change(_("Agregar autoría")) as writer:
        writer.put("author", to_row(record))
        row = store.get("initiative", initiative_id)
        if row is not None and record.name:
            everybody = authors_of(store, initiative_id)
            writer.put("initiative", {"id": initiative_id, "folded": _folded(read(Initiative, row), *everybody)})
    return record


def remove_author(store: Store, author_id: str) -> None:
    with store.change(_("Quitar autoría")) as writer:
        writer.delete("author", author_id)


_SEARCHED = {"title", "text", "topic", "zone"}


def update_initiative(store: Store, initiative_id: str, *, fold_key: str = "", **changed: object) -> None:
    """Change columns; a new reception day moves the term with it. Raises UserError for an impossible one."""
    before = initiative(store, initiative_id)
    after = replace(before, **changed)  # type: ignore[arg-type]
    if not after.title.strip():
        raise UserError(_("Escriba de qué se trata la iniciativa."))
    if "received" in changed:
        _check_order(after)
        profile = town.profile_of(store)
        extended = bool(after.extension_reason)
        changed["due"] = due_day(after.received, deadline_of(profile, extended=extended), working_days(store))
    if _SEARCHED & changed.keys():
        changed["folded"] = _folded(after, *authors_of(store, initiative_id))
    with store.change(_("iniciativa {folio}").format(folio=after.folio), fold=fold_key) as writer:
        writer.put("initiative", {"id": initiative_id, **columns(changed)})


def _check_order(record: Initiative) -> None:
    steps = (
        (record.received, _("se recibió")),
        (record.answer_date, _("se respondió")),
        (record.feedback_date, _("se hizo la devolución")),
    )
    known = [(day, words) for day, words in steps if day is not None]
    for (before, first), (after, second) in itertools.pairwise(known):
        if after < before:
            raise UserError(
                _("El {after} no puede ser cuando {second}: {first} el {before}. Revise las fechas.").format(
                    after=show_date(after, "dd/MM/y"), second=second, first=first, before=show_date(before, "dd/MM/y")
                )
            )


def _move(store: Store, writer: Writer, initiative_id: str, state: State, reason: str) -> None:
    change = StateChange(new_id(), initiative_id, state, dates.now(), store.author, reason.strip())
    writer.put("state_change", to_row(change))


def set_state(store: Store, initiative_id: str, state: State, reason: str = "", **changed: object) -> None:
    """Move to a state, saying who, when and why."""
    record = initiative(store, initiative_id)
    with store.change(_("Pasar {folio} a {state}").format(folio=record.folio, state=state.value)) as writer:
        writer.put("initiative", {"id": initiative_id, **columns({"state": state, **changed})})
        _move(store, writer, initiative_id, state, reason)


def study(store: Store, initiative_id: str, area: str = "", reason: str = "") -> None:
    """An area takes it in hand."""
    set_state(store, initiative_id, State.STUDY, reason, area=area.strip())


def to_council(store: Store, initiative_id: str, reason: str = "") -> None:
    set_state(store, initiative_id, State.COUNCIL, reason)


def extend(store: Store, initiative_id: str, reason: str) -> None:
    """The longer term, where there is one (UY: 90 days). Raises UserError where it has none or no reason is given."""
    record = initiative(store, initiative_id)
    profile = town.profile_of(store)
    if "initiative_extended" not in profile.deadlines:
        raise UserError(_("La norma de su país no prevé una prórroga del plazo."))
    if not reason.strip():
        raise UserError(_("Escriba por qué se prorroga el plazo; consta en el historial."))
    due = due_day(record.received, deadline_of(profile, extended=True), working_days(store))
    set_state(store, initiative_id, record.state, reason, due=due, extension_reason=reason.strip())


def answer(
    store: Store, initiative_id: str, kind: AnswerKind, text: str, *, area: str = "", on: date | None = None
) -> None:
    """The government's answer. Raises UserError without a sense or reasons, or when dated before the initiative."""
    record = initiative(store, initiative_id)
    if kind is AnswerKind.NONE:
        raise UserError(_("Elija el sentido de la respuesta: aceptada, aceptada en parte, no aceptada o derivada."))
    if not text.strip():
        raise UserError(_("Escriba la respuesta y sus motivos: es lo que se devuelve a quien la propuso."))
    day = on or dates.today()
    area = area.strip() or record.area
    _check_order(replace(record, answer_date=day))
    set_state(
        store, initiative_id, State.ANSWERED, "",
        answer_kind=kind, answer=text.strip(), answer_area=area, answer_date=day,
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
    record = initiative(store, initiative_id)
    if record.answer_date is None:
        raise UserError(_("Todavía no hay respuesta que devolver. Escriba primero la respuesta del Gobierno."))
    if not channel.strip():
        raise UserError(_("Indique por qué medio se devolvió: reunión, carta, cartelera, teléfono…"))
    day = on or dates.today()
    _check_order(replace(record, feedback_date=day))
    set_state(
        store, initiative_id, State.GIVEN_BACK, "",
        feedback_date=day, feedback_place=place.strip(), feedback_channel=channel.strip(),
        feedback_evidence=evidence.strip(), feedback_people=people,
    )  # fmt: skip


def carry_out(store: Store, initiative_id: str, reason: str = "", on: date | None = None) -> None:
    """Work began. Raises UserError while there is no answer."""
    if initiative(store, initiative_id).answer_date is None:
        raise UserError(_("Para ponerla en ejecución hace falta la respuesta del Gobierno."))
    set_state(store, initiative_id, State.UNDER_WAY, reason, started_on=on or dates.today())


def fulfil(store: Store, initiative_id: str, evidence: str = "", on: date | None = None) -> None:
    """What was promised is done."""
    if initiative(store, initiative_id).answer_date is None:
        raise UserError(_("Para darla por cumplida hace falta la respuesta del Gobierno."))
    set_state(
        store, initiative_id, State.FULFILLED, "",
        fulfilled_on=on or dates.today(), fulfilled_evidence=evidence.strip(),
    )  # fmt: skip


def reopen(store: Store, initiative_id: str, reason: str) -> None:
    """Back to study: the answer is taken back, the history keeps it. Raises UserError without a reason."""
    if not reason.strip():
        raise UserError(_("Escriba por qué vuelve a estudio; consta en el historial."))
    blank: dict[str, object] = {
        "answer_kind": AnswerKind.NONE, "answer": "", "answer_date": None, "feedback_date": None,
        "feedback_channel": "", "feedback_place": "", "feedback_evidence": "", "started_on": None, "fulfilled_on": None,
    }  # fmt: skip
    set_state(store, initiative_id, State.STUDY, reason, **blank)


def delete_initiative(store: Store, initiative_id: str) -> None:
    record = initiative(store, initiative_id)
    with store.change(_("Quitar la iniciativa {folio}").format(folio=record.folio)) as writer:
        writer.delete("initiative", initiative_id)
