"""The municipality's own states, initiatives closed without an answer, and equal ones joined into one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from munidesk.base import dates
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.features.participation.domain import Author, Initiative, OwnState, State
from munidesk.features.participation.initiatives.store import authors_of, initiative, move
from munidesk.features.participation.kinds import INITIATIVES, OWN_STATES, THEMES
from munidesk.records.ref import Ref
from munidesk.town.links import MERGED, link, links_of

_ANSWERED = frozenset({State.ANSWERED, State.GIVEN_BACK, State.UNDER_WAY, State.FULFILLED})


def own_states(store: Store) -> tuple[OwnState, ...]:
    """The list of the municipality, in its order."""
    table = OWN_STATES.table
    return store.remembered(table, lambda: OWN_STATES.all(store), frozenset({table}))


def save_own_state(store: Store, record: OwnState) -> str:
    """A word of the list, new or corrected: the initiatives that had it have the corrected one. Returns its id.

    Raises UserError without a word, or for one that is there already.
    """
    record = replace(record, word=" ".join(record.word.split()))
    before = OWN_STATES.find(store, record.id) if record.id else None
    known = own_states(store)
    if any(fold(one.word) == fold(record.word) and one.id != record.id for one in known):
        raise UserError(_("«{word}» ya está en la lista.").format(word=record.word), code="taken", field="word")
    if before is None:
        record = replace(record, position=len(known))
    with store.change(_("Estado propio «{word}»").format(word=record.word)) as writer:
        made = OWN_STATES.save(store, record).id
        for row in store.select("initiative", own_state=before.word) if before is not None else ():
            changed = {"own_state": record.word, "state": record.state.value}
            writer.put("initiative", {"id": row["id"], **changed})
    return made


def remove_own_state(store: Store, own_state_id: str) -> None:
    """Off the list; the initiatives that have the word keep it."""
    OWN_STATES.delete(store, own_state_id, label=_("Quitar un estado propio"))


def read_state(store: Store, text: str) -> tuple[State, str] | None:
    """What a word of a sheet says: one of the municipality's own, else one of ours; None for one that nobody knows."""
    for one in own_states(store):
        if fold(one.word) == fold(text):
            return one.state, one.word
    found = State.read(text)
    return (found, "") if found is not None else None


def set_own_state(store: Store, initiative_id: str, own: OwnState, reason: str = "") -> None:
    """Move to a state of the municipality's own.

    Raises UserError where it amounts to an answer that is not written yet: nothing is answered by a word alone.
    """
    record = initiative(store, initiative_id)
    if own.state in _ANSWERED and record.answer_date is None:
        raise UserError(
            _("«{word}» equivale a «{state}»: escriba primero la respuesta.").format(
                word=own.word, state=own.state.word
            ),
            code="unanswered", field="answer_date",
        )  # fmt: skip
    if own.state is State.CLOSED:
        close(store, initiative_id, reason, word=own.word)
        return
    move(store, replace(record, state=own.state, own_state=own.word, closed_on=None), reason)


def close(store: Store, initiative_id: str, reason: str, *, word: str = "", on: date | None = None) -> None:
    """Closed without an answer: withdrawn, put away. Raises UserError without a reason, or once it was answered."""
    record = initiative(store, initiative_id)
    if record.answer_date is not None:
        raise UserError(_("La iniciativa ya tiene respuesta: no se cierra sin ella."), code="answered")
    if not reason.strip():
        raise UserError(_("Escriba por qué se cierra sin respuesta; consta en el historial."), code="missing")
    move(store, replace(record, state=State.CLOSED, own_state=word, closed_on=on or dates.today()), reason)


def merge(store: Store, kept_id: str, other_ids: Sequence[str]) -> None:
    """The same petition asked for more than once becomes one, answered once to everybody who brought it.

    The others keep their folio, their text and their authors, and say into which they went; they are counted in that
    one. Raises UserError for one joined with itself, or already answered.
    """
    kept = initiative(store, kept_id)
    others = [initiative(store, key) for key in dict.fromkeys(other_ids)]
    if not others or any(one.id == kept.id for one in others) or kept.merged_into:
        raise UserError(_("Elija otra iniciativa para unir con esta."), code="same")
    if kept.state is State.CLOSED and kept.answer_date is None:
        raise UserError(
            _("{folio} se cerró sin respuesta: nadie la recibiría. Elija otra.").format(folio=kept.folio), code="closed"
        )
    if any(not one.is_open for one in others):
        raise UserError(_("Solo se une una iniciativa abierta: la otra ya se respondió o se cerró."), code="closed")
    count = len(others)
    label = ngettext("Unir {n} iniciativa a la {folio}", "Unir {n} iniciativas a la {folio}", count)
    with store.change(label.format(n=count, folio=kept.folio)):
        for one in others:
            _join(store, kept, one)


def _join(store: Store, kept: Initiative, one: Initiative) -> None:
    for each in THEMES.all(store, initiative_id=one.id):
        THEMES.save(store, replace(each, initiative_id=kept.id))
    own, to = Ref("initiative", one.id), Ref("initiative", kept.id)
    for tie in links_of(store, own):
        other = tie.other(own)
        if other != to:  # what the other has to do with, this one has too; the trail of the other stays
            origin, target = (to, other) if tie.origin == own else (other, to)
            link(store, origin, target, tie.role)
    for before in INITIATIVES.all(store, merged_into=one.id):
        INITIATIVES.save(store, replace(before, merged_into=kept.id))
    link(store, to, own, MERGED)
    words = _("unida a {folio}").format(folio=kept.folio)
    closed = replace(one, state=State.CLOSED, own_state=words, closed_on=dates.today(), merged_into=kept.id)
    move(store, closed, _why_joined(kept))


def _why_joined(kept: Initiative) -> str:
    """Why it was closed, in its history: «Es la misma que 2026-012, «Luz en la plaza»»."""
    return _("Es la misma que {folio}, «{title}»").format(folio=kept.folio, title=kept.title)


def joined_to(store: Store, kept_id: str) -> tuple[Initiative, ...]:
    """The initiatives that were joined to it, by folio."""
    return INITIATIVES.all(store, merged_into=kept_id)


def petitioners(store: Store, initiative_id: str) -> tuple[tuple[Initiative, Author], ...]:
    """Everybody who asked for it, with the initiative each one brought: its own authors, then those joined to it.

    The same neighbour who came twice is there once.
    """
    found: list[tuple[Initiative, Author]] = []
    seen: set[str] = set()
    for one in (initiative(store, initiative_id), *joined_to(store, initiative_id)):
        for who in authors_of(store, one.id) or (Author(),):
            if who.neighbour_id and who.neighbour_id in seen:
                continue
            seen.add(who.neighbour_id)
            found.append((one, who))
    return tuple(found)
