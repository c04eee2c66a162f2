"""Texts of version 0.1 as they are kept today: drafts as they were typed, approved actas as they were printed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from munidesk.base.i18n import _
from munidesk.data.journal import Value
from munidesk.data.store import Store
from munidesk.data.writer import Writer
from munidesk.documents.markdown_0_1 import printed, prints_otherwise, typed
from munidesk.features.council.domain import FROZEN, MinutesState, SessionKind
from munidesk.features.council.kinds import SESSIONS
from munidesk.features.council.recoded import code_of
from munidesk.features.council.sessions.numbering import session_label
from munidesk.features.council.store_view import every_item, every_resolution

_LINES = ("seen", "considering")
"""What prints after its word in one paragraph, where 0.1 printed no lists."""

Row = dict[str, Value]


def rewrite_texts(store: Store, writer: Writer) -> Sequence[str]:
    """Narratives and resolutions; returns the drafts that 0.1 printed otherwise than they print now.

    The acta of an approved session is kept as a document and does not change; its extract and its reading copy are
    made from the records, which here become what the acta says.
    """
    frozen = {row["session_id"] for row in store.select("minutes") if _is_frozen(row)}
    told: dict[Value, list[str]] = {}
    for row in every_item(store):
        if _rewritten(writer, "agenda_item", row, frozen) and row["deleted_at"] is None:
            told.setdefault(row["session_id"], []).append(_("asunto {n}").format(n=row["position"]))
    for row in every_resolution(store):
        if _rewritten(writer, "resolution", row, frozen) and row["deleted_at"] is None:
            told.setdefault(row["session_id"], []).append(_("resolución del asunto {n}").format(n=row["place"]))
    return tuple(_labelled(store, told))


def _rewritten(writer: Writer, table: str, row: Row, frozen: set[Value]) -> bool:
    """Write the texts of the row that are kept otherwise today; whether it is a draft that prints otherwise."""
    final = row["session_id"] in frozen
    changed: dict[str, str] = {}
    differs = False
    for column in ("narrative",) if table == "agenda_item" else ("seen", "considering", "resolves"):
        text = str(row[column])
        # A narrative was written by the editor; the rest, letter by letter in plain fields.
        today = typed(text) if column == "narrative" else text
        if prints_otherwise(text, today, line=column in _LINES):
            today = printed(text, line=column in _LINES) if final else today
            differs = not final
        if today != text:
            changed[column] = today
    if changed:
        writer.put(table, {"id": row["id"], **changed, "deleted_at": row["deleted_at"]})
    return differs


def _is_frozen(minutes: Row) -> bool:
    """The file still has the words of 0.1: their codes come after its texts."""
    return MinutesState(code_of("minutes", "state", minutes["state"])) in FROZEN


def _labelled(store: Store, told: dict[Value, list[str]]) -> Iterator[str]:
    for session in SESSIONS.all(store):
        kind = SessionKind(code_of("session", "kind", session.kind))
        for what in told.get(session.id, ()):
            yield f"{session_label(replace(session, kind=kind))}, {what}"
