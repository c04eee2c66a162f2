"""The words of fields kept true: what changes a number writes anew the texts that name it, within the same change."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from munidesk.base.letters import FIELD_OPEN
from munidesk.data.journal import Columns, RowChange
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.documents.text import retold
from munidesk.features.council import fields
from munidesk.features.council.domain import Minutes, Resolution
from munidesk.features.council.fields import TEXTS, Named, What, named
from munidesk.features.council.kinds import ITEMS, RESOLUTIONS, SESSIONS
from munidesk.features.council.view import SessionView
from munidesk.town import store as town
from munidesk.town.profile import Words

_NUMBERS = {
    "agenda_item": {"position", "deleted_at"},
    "resolution": {"number", "year", "deleted_at"},
    "minutes": {"number", "series_year", "folio_from", "folio_to", "deleted_at"},
    "session": {"number", "date", "kind", "state", "deleted_at"},
}
"""Table → the columns that the words of a field are made of."""
_WITH_FIELDS = """
    SELECT * FROM {table} WHERE deleted_at IS NULL AND ({found}) AND session_id NOT IN (
        SELECT session_id FROM minutes WHERE deleted_at IS NULL AND state IN ('approved', 'signed', 'in_book')
    )
"""
_FOLIOS = ("number", "folio_from", "folio_to", "series_year")
_NUMBERED = (
    "SELECT session_id, number, folio_from, folio_to, series_year FROM minutes"
    " WHERE session_id = :session AND deleted_at IS NULL"
)
_ACTAS = """
    SELECT minutes.session_id FROM minutes JOIN session ON session.id = minutes.session_id
    WHERE session.body_id = :body AND minutes.number IS NOT NULL
        AND minutes.deleted_at IS NULL AND session.deleted_at IS NULL
    ORDER BY COALESCE(minutes.series_year, 0) DESC, minutes.number DESC LIMIT :most
"""
_RESOLUTIONS = """
    SELECT resolution.* FROM resolution JOIN session ON session.id = resolution.session_id
    WHERE session.body_id = :body AND resolution.number IS NOT NULL AND (:number IS NULL OR resolution.number = :number)
        AND resolution.deleted_at IS NULL AND session.deleted_at IS NULL
    ORDER BY resolution.year DESC, resolution.number DESC LIMIT :most
"""


def settle(store: Store, writer: Writer) -> None:
    """Write anew the fields that this change made untrue; an approved acta's keep the words it was approved with."""
    written = tuple(writer.changes.values())
    everywhere = any(_renumbers(one) for one in written)
    typed = {(one.table, one.row_id) for one in written if _holds_fields(one)}
    if not (everywhere or typed):
        return
    live = _Live(store)
    for table, names in TEXTS.items():
        written_here = (store.get(table, key) for one, key in sorted(typed) if one == table)
        for row in _rows(store, table, names) if everywhere else filter(None, written_here):
            _write(writer, table, row, live)


def settle_planned(writer: Writer, before: SessionView, planned: SessionView) -> None:
    """Within the approval, before the acta is: its texts say the number and the folios that it is given."""
    was, now = _texts(before), _texts(planned)
    for (table, key), texts in now.items():
        if changed := {name: text for name, text in texts.items() if text != was[table, key][name]}:
            writer.put(table, {"id": key, **changed})


def _texts(view: SessionView) -> dict[tuple[str, str], dict[str, str]]:
    """(table, record) → column → text."""
    return {
        (table, one.id): {name: getattr(one, name) for name in TEXTS[table]}
        for table, records in (
            ("agenda_item", view.items), ("resolution", view.resolutions), ("speaker_turn", view.turns),
        )
        for one in records
    }  # fmt: skip


def _renumbers(change: RowChange) -> bool:
    """Nothing names a row that is new, but an acta is named by its session."""
    if change.before is None:
        return change.table == "minutes"
    return not _NUMBERS.get(change.table, set()).isdisjoint(change.after or {})


def _holds_fields(change: RowChange) -> bool:
    after = change.after or {}
    return any(FIELD_OPEN in str(after[name]) for name in TEXTS.get(change.table, ()) if name in after)


def _rows(store: Store, table: str, names: Iterable[str]) -> list[Columns]:
    found = " OR ".join(f"instr({name}, :mark)" for name in names)
    return store.query(_WITH_FIELDS.format(table=table, found=found), mark=FIELD_OPEN)


def _write(writer: Writer, table: str, row: Columns, live: "_Live") -> None:
    session = str(row["session_id"])
    texts = {name: str(row[name] or "") for name in TEXTS[table]}
    new = {name: retold(text, lambda stored: live.said(session, named(stored))) for name, text in texts.items()}
    changed = {name: text for name, text in new.items() if text != texts[name]}
    if changed:
        writer.put(table, {"id": row["id"], **changed})


@dataclass(slots=True)
class _Live:
    """The words that a field of a session's text has now."""

    store: Store
    known: dict[tuple[str, str, str], str] = field(default_factory=dict)
    words_: Words | None = None

    @property
    def words(self) -> Words:
        self.words_ = self.words_ or town.profile_of(self.store).words
        return self.words_

    def said(self, session: str, one: Named) -> str | None:
        """In a text of that session; None for what another version knows to name."""
        key = (session, one.what, one.id)
        if key not in self.known:
            found = self._said(session, one)
            if found is None:
                return None
            self.known[key] = found
        return fields.begun(self.known[key], upper=one.capital)

    def _said(self, session: str, one: Named) -> str | None:
        match one.what:
            case What.ITEM:
                return self._item(session, one.id)
            case What.ACTA:
                return fields.acta_said(self._acta(one.id), own=one.id == session)
            case What.FOLIO:
                return fields.folio_said(self._acta(one.id), own=one.id == session)
            case What.RESOLUTION:
                found = RESOLUTIONS.find(self.store, one.id)
                of = SESSIONS.find(self.store, found.session_id) if found else None
                open_ = of is not None and of.state in fields.NUMBERS_TO_COME
                return fields.resolution_said(self.words, found, open_=open_)
        return None

    def _item(self, session: str, key: str) -> str:
        item = ITEMS.find(self.store, key)
        if item is None or item.session_id == session:
            return fields.item_said(self.words, item)
        of = SESSIONS.find(self.store, item.session_id)  # a session that was taken off took its agenda with it
        return fields.item_said(self.words, item if of is not None else None, of)

    def _acta(self, session: str) -> Minutes | None:
        """Its number and folios alone: the text of an approved one is long."""
        return next((_numbers_of(row) for row in self.store.query(_NUMBERED, session=session)), None)


def _numbers_of(row: Columns) -> Minutes:
    number, first, last, year = (int(str(row[name])) if row[name] is not None else None for name in _FOLIOS)
    return Minutes(session_id=str(row["session_id"]), number=number, folio_from=first, folio_to=last, series_year=year)


def actas_of(store: Store, body: str, most: int) -> tuple[str, ...]:
    """The sessions of the body whose actas have a number, the newest of the book first."""
    return tuple(str(row["session_id"]) for row in store.query(_ACTAS, body=body, most=most))


def resolutions_of(store: Store, body: str, most: int, number: int | None = None) -> tuple[Resolution, ...]:
    """The numbered resolutions of the body, the newest first; those of that number alone."""
    return RESOLUTIONS.read_all(store.query(_RESOLUTIONS, body=body, most=most, number=number))


def said(store: Store, session: str, one: Named) -> str:
    """How a field reads in a text of that session."""
    return _Live(store).said(session, one) or ""
