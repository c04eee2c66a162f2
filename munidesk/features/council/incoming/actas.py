"""Actas approved in another copy of the file: verified, compared with what is here, and brought in as kept."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from munidesk.base.codes import Code
from munidesk.base.dates import show_date, today
from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import fold, join_and
from munidesk.data import file
from munidesk.data.schema import JOURNAL
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.features.council.acts.kinds import CHANGES, NOTICES, PAUSES
from munidesk.features.council.book.kinds import ANNULMENTS, SIGNERS
from munidesk.features.council.book.rules import Shelf
from munidesk.features.council.book.store import shelf_of
from munidesk.features.council.domain import FROZEN, Minutes, Resolution, Session
from munidesk.features.council.elections.kinds import CANDIDATES, ELECTIONS, PAPERS, ROUNDS
from munidesk.features.council.kinds import (
    BALLOTS,
    CORRECTIONS,
    ITEMS,
    MINUTES,
    MOTIONS,
    PRESENCES,
    RESOLUTIONS,
    SESSIONS,
    SUBSTITUTIONS,
    VOTES,
)
from munidesk.features.council.minutes.altered import what_differs
from munidesk.features.council.minutes.sealed import own_problems
from munidesk.features.council.minutes.store_altered import view_to_print
from munidesk.features.council.minutes.store_sealed import sealed_of
from munidesk.features.council.speakers.kinds import TURNS
from munidesk.records.kind import AnyKind
from munidesk.town import store as town


class Fate(Code):
    """What becomes of an acta of the other copy."""

    ENTERS = "enters", "entra"
    HERE = "here", "ya está"
    REFUSED = "refused", "no entra"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """One acta of the other copy: what becomes of it, why not, or what is to be known of it."""

    minutes: Minutes
    session: Session
    fate: Fate
    why: str = ""

    @property
    def words(self) -> str:
        """«Acta 12, de la sesión ordinaria 12/2026 (17/11/2026): no entra: su texto no es el que se aprobó.»"""
        label = self.session.label
        told = _("{acta}, de la {session} ({day}): {fate}").format(
            acta=self.minutes.label, session=f"{label[:1].lower()}{label[1:]}", day=show_date(self.session.date),
            fate=self.fate.word,
        )  # fmt: skip
        return f"{told}: {self.why}" if self.why else f"{told}."


def other_copy(store: Store, path: Path) -> Store:
    """The other file, only to be read; who asks closes it. Raises UserError for a light copy, or for this very file."""
    if path.resolve() == store.path.resolve():
        raise UserError(_("Es el archivo que está abierto. Elija el de la otra copia."))
    source = file.open_file(path, [one for one in store.schemas if one is not JOURNAL], read_only=True)
    if source.light:
        source.close()
        raise UserError(_("Es una copia liviana: no tiene los textos originales. Pida el archivo o «Llevarse todo»."))
    return source


def compare(store: Store, source: Store) -> tuple[Brought, ...]:
    """What would become of each approved acta of the other copy, in the order of its books. Nothing is written."""
    actas = sorted((one for one in MINUTES.all(source) if one.state in FROZEN), key=lambda one: one.place)
    seals = _broken_chain(source, actas)
    found: list[Brought] = []
    shelves: dict[str, Shelf] = {}
    for minutes in actas:
        session = SESSIONS.find(source, minutes.session_id)
        if session is None:
            continue
        body = _body_here(store, source, session.body_id)
        shelf = shelves.setdefault(body, shelf_of(store, body)) if body else Shelf()
        why = seals.get(minutes.id) or _tampered(source, minutes) or _no_body(source, session, body)
        if why:
            found.append(Brought(minutes=minutes, session=session, fate=Fate.REFUSED, why=why))
            continue
        one = _against(store, source, replace(session, body_id=body), minutes, shelf)
        if one.fate is Fate.ENTERS:
            shelves[body] = replace(shelf, actas=tuple(sorted((*shelf.actas, minutes), key=lambda a: a.place)))
        found.append(one)
    return tuple(found)


def bring(store: Store, source: Store, name: str) -> tuple[Brought, ...]:
    """Bring in what `compare` lets in, in one change that is not undone; returns what became of each.

    The session comes whole where this file knows everybody it names, else with its items, resolutions and signatures,
    and what it says of earlier actas.
    """
    found = compare(store, source)
    entering = [one for one in found if one.fate is Fate.ENTERS]
    if entering:
        words = ngettext("Incorporar {n} acta de otra copia", "Incorporar {n} actas de otra copia", len(entering))
        barrier = _("actas de otra copia incorporadas")
        with store.change(words.format(n=len(entering)), barrier=barrier) as writer:
            writer.defer()
            for one in entering:
                writer.put(SESSIONS.table, SESSIONS.row(_known(store, SESSIONS, one.session)))
            for one in entering:
                _write(store, source, writer, one, name)
    return found


def bring_file(store: Store, path: Path, *, dry_run: bool = False, name: str = "") -> tuple[Brought, ...]:
    """The same of a file, which is opened and closed; `dry_run` writes nothing. `name` is what it is called."""
    with closing(other_copy(store, path)) as source:
        return compare(store, source) if dry_run else bring(store, source, name or path.name)


# -- is it what was approved


def _broken_chain(source: Store, actas: Sequence[Minutes]) -> Mapping[str, str]:
    """Each acta seals the one before it in its body: by the next one it is known that another text was put in."""
    bodies = {one.id: one.body_id for one in SESSIONS.all(source)}
    found: dict[str, str] = {}
    for body in set(bodies.values()):
        own = [one for one in actas if bodies.get(one.session_id) == body]
        for before, after in pairwise(own):
            follows = after.place == (before.place[0], before.place[1] + 1)
            if follows and after.previous_sha256 != before.sha256:
                found[before.id] = _("el acta {n}, que la sigue, guarda la huella de otro texto.").format(
                    n=after.called
                )
    return found


def _tampered(source: Store, minutes: Minutes) -> str:
    """What is wrong with its text or its numbers; empty for one that is as it was approved."""
    view = view_to_print(source, minutes.session_id)
    if view.altered is not None:
        return _("{what}: no es lo que se aprobó.").format(what=what_differs(view))
    return next((one.text.partition(": ")[2] for one in own_problems(sealed_of(minutes), minutes.content)), "")


# -- against what is here


def _body_here(store: Store, source: Store, body_id: str) -> str:
    """The same body by its key, or by its name; empty for none."""
    bodies = town.bodies(store)
    if any(one.id == body_id for one in bodies):
        return body_id
    name = fold(town.body(source, body_id).name)
    return next((one.id for one in bodies if fold(one.name) == name), "")


def _no_body(source: Store, session: Session, body: str) -> str:
    if body:
        return ""
    name = town.body(source, session.body_id).name
    return _("el órgano «{name}» no está en este archivo. Cárguelo en «Integrantes».").format(name=name)


def _against(store: Store, source: Store, session: Session, minutes: Minutes, shelf: Shelf) -> Brought:
    here = next((one for one in MINUTES.all(store, session_id=session.id) if one.state in FROZEN), None)
    if here is not None and here.sha256 == minutes.sha256:
        return Brought(minutes=minutes, session=session, fate=Fate.HERE)
    why = _("esa sesión tiene aquí otra acta aprobada, la {n}.").format(n=here.called) if here is not None else ""
    why = why or _taken(minutes, shelf)
    if why:
        return Brought(minutes=minutes, session=session, fate=Fate.REFUSED, why=why)
    lone = minutes.previous_sha256 and all(one.sha256 != minutes.previous_sha256 for one in shelf.actas)
    note = _("no está aquí el acta anterior, de la que guarda la huella.") if lone else ""
    note = " ".join(filter(None, (note, _given_twice(store, source, session))))
    return Brought(minutes=minutes, session=session, fate=Fate.ENTERS, why=note)


def _given_twice(store: Store, source: Store, session: Session) -> str:
    """Two copies that went on alone gave the same numbers: those of an approved acta stay as they are."""
    said = [
        f"{one.number}/{one.year}"
        for one in RESOLUTIONS.all(source, session_id=session.id)
        if one.number is not None and _is_elsewhere(store, session, one)
    ]
    if not said:
        return ""
    return ngettext(
        "la resolución {names} también es aquí de otra sesión: corrija el número de esta copia.",
        "las resoluciones {names} también son aquí de otras sesiones: corrija los números de esta copia.", len(said),
    ).format(names=join_and(said))  # fmt: skip


def _is_elsewhere(store: Store, session: Session, one: Resolution) -> bool:
    """Whether another session of the body has that number here."""
    given = RESOLUTIONS.all(store, number=one.number, year=one.year)
    others = (SESSIONS.find(store, each.session_id) for each in given if each.session_id != session.id)
    return any(each is not None and each.body_id == session.body_id for each in others)


def _taken(minutes: Minutes, shelf: Shelf) -> str:
    """Its number, or one of its folios, is another's here."""
    if any(one.place == minutes.place for one in shelf.actas):
        return _("aquí el número {n} ya lo lleva otra acta.").format(n=minutes.called)
    book, own = minutes.book or 0, range(minutes.folio_from or 0, (minutes.folio_to or 0) + 1)
    for one in shelf.in_book(book):
        both = [folio for folio in own if (one.folio_from or 0) <= folio <= (one.folio_to or 0)]
        if both:
            return _("aquí el folio {folio} del libro {book} ya lo lleva el acta {n}.").format(
                folio=both[0], book=book, n=one.called
            )
    known = shelf.book(book)
    spoilt = sorted(shelf.skipped(book) & set(own))
    if spoilt or (known is not None and own.start <= known.paper_to):
        folio = spoilt[0] if spoilt else own.start
        return _("aquí el folio {folio} del libro {book} está anulado o se escribió en papel.").format(
            folio=folio, book=book
        )
    return ""


# -- into the file

_ALWAYS = (ITEMS, RESOLUTIONS, SIGNERS, CORRECTIONS, ANNULMENTS)
"""What the acta gives to the book, and what it says of earlier ones, which their later copies print."""
_PEOPLE = ("membership", "seat")


def _write(store: Store, source: Store, writer: Writer, one: Brought, name: str) -> None:
    session_id = one.session.id
    whole = _all_known(store, source, session_id)
    for kind, records in _records(source, session_id):
        came = records if whole or kind in _ALWAYS else ()
        _instead(store, writer, kind, session_id, [_known(store, kind, record) for record in came])
    for old in MINUTES.all(store, session_id=session_id):
        if old.id != one.minutes.id:
            writer.delete(MINUTES.table, old.id)
    brought = replace(_known(store, MINUTES, one.minutes), brought_from=name, brought_on=today())
    writer.put(MINUTES.table, MINUTES.row(brought))


def _instead(store: Store, writer: Writer, kind: AnyKind, session_id: str, records: Sequence[Any]) -> None:
    """Those of the other copy; what a draft of the session had here goes."""
    came = {record.id for record in records}
    for old in (held for each, held in _records(store, session_id) if each is kind):
        for record in old:
            if record.id not in came:
                writer.delete(kind.table, record.id)
    for record in records:
        if kind is not ANNULMENTS or store.get(SESSIONS.table, record.session_id) is not None:
            writer.put(kind.table, kind.row(record))


def _records(store: Store, session_id: str) -> Iterator[tuple[AnyKind, tuple[Any, ...]]]:
    """All of a session but its notes and papers: those of each kind, after those that they are of."""
    items = ITEMS.all(store, session_id=session_id)
    motions = _under(store, MOTIONS, "item_id", items)
    votes = _under(store, VOTES, "motion_id", motions)
    elections = _under(store, ELECTIONS, "item_id", items)
    rounds = _under(store, ROUNDS, "election_id", elections)
    resolutions = RESOLUTIONS.all(store, session_id=session_id)
    yield from ((ITEMS, items), (MOTIONS, motions), (VOTES, votes), (RESOLUTIONS, resolutions))
    yield BALLOTS, _under(store, BALLOTS, "vote_id", votes)
    yield ANNULMENTS, _under(store, ANNULMENTS, "resolution_id", resolutions)
    yield from ((ELECTIONS, elections), (ROUNDS, rounds))
    yield CANDIDATES, _under(store, CANDIDATES, "election_id", elections)
    yield PAPERS, _under(store, PAPERS, "round_id", rounds)
    for kind in (PRESENCES, SUBSTITUTIONS, SIGNERS, TURNS, CORRECTIONS, NOTICES, CHANGES, PAUSES):
        yield kind, kind.all(store, session_id=session_id)


def _under(store: Store, kind: AnyKind, column: str, above: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(record for one in above for record in kind.all(store, **{column: one.id}))


def _all_known(store: Store, source: Store, session_id: str) -> bool:
    """Whether every member and seat that the session names is in this file: both began as the same."""
    for kind, records in _records(source, session_id):
        named = [(one.name, one.says.of) for one in kind.fields if one.says.of in _PEOPLE]
        for record in records:
            for field, table in named:
                key = str(getattr(record, field))
                if key and store.get(table, key) is None:
                    return False
    return True


_INSIDE = {one.table for one in (ITEMS, MOTIONS, VOTES, RESOLUTIONS, ELECTIONS, ROUNDS)}
"""What comes with the session, or is of its agenda."""


def _known(store: Store, kind: AnyKind, record: Any) -> Any:
    """Without the keys of people, sessions and bodies that this file does not have: the text of the acta names them."""
    strange = {}
    for one in kind.fields:
        if one.says.of and one.says.of not in _INSIDE and one.name != "session_id":
            key = str(getattr(record, one.name))
            if key and store.get(one.says.of, key) is None:
                strange[one.name] = ""
    return replace(record, **strange) if strange else record
