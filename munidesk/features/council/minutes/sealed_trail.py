"""What the history tells of an acta after its approval: from there on only the paper moves, to signed and the book."""

from collections.abc import Iterable, Iterator, Sequence

from munidesk.base.i18n import _
from munidesk.base.problems import Problem, Severity
from munidesk.data.journal import Columns, Value
from munidesk.data.packed_text import unpack
from munidesk.data.trail import Trace
from munidesk.features.council.domain import FROZEN, MinutesState
from munidesk.features.council.kinds import MINUTES, RESOLUTIONS
from munidesk.features.council.minutes.sealed import Sealed, problem, resolution_name
from munidesk.features.council.recoded import WORDS, code_of
from munidesk.records.field import Field

TABLES = (MINUTES.table, RESOLUTIONS.table)

_ON = {
    MinutesState.APPROVED: frozenset({MinutesState.SIGNED}),
    MinutesState.SIGNED: frozenset({MinutesState.IN_BOOK}),
}
_TEXTS = frozenset({"seen", "considering", "resolves"})
_OF_0_1 = frozenset(WORDS["minutes", "state"])


class Trail:
    """Walks the changes of actas and resolutions, oldest first. `actas` are the approved ones of today."""

    def __init__(self, actas: Iterable[Sealed]) -> None:
        self._actas = {acta.session_id: acta for acta in actas}
        self._rows: dict[str, Columns] = {}
        self._states: dict[str, str] = {}  # of the acta of each session, as it was stored then

    def read(self, traces: Iterable[Trace]) -> Iterator[Problem]:
        """The problems of the next changes."""
        for trace in traces:
            before = self._rows.pop(trace.row_id, {})
            after = None if trace.after is None else {**before, **trace.after}
            if after is not None:
                self._rows[trace.row_id] = after
            if trace.table == MINUTES.table:
                yield from self._of_acta(trace, before, after)
            else:
                yield from self._of_resolution(trace, before, after)

    def _of_acta(self, trace: Trace, before: Columns, after: Columns | None) -> Iterator[Problem]:
        session = str((after or before).get("session_id", ""))
        stored = self._states.get(session, "")
        self._states[session] = str((after or {}).get("state", ""))
        if not _is_frozen(stored):
            return
        changed = _changed(before, after, MINUTES.table)
        if changed == {"state"} and _moves_on(stored, self._states[session]):
            return
        if changed:
            acta = self._actas.get(session) or _sealed_of(trace.row_id, session, before)
            yield _told(acta.name, MINUTES.fields, changed, trace, undone=_was_undone(stored, self._states[session]))

    def _of_resolution(self, trace: Trace, before: Columns, after: Columns | None) -> Iterator[Problem]:
        session = str((after or before).get("session_id", ""))
        stored = self._states.get(session, "")
        if not _is_frozen(stored) or session not in self._actas:
            return
        changed = _changed(before, after, RESOLUTIONS.table)
        if stored in _OF_0_1:  # the texts of that version were brought to the form of this one
            changed -= _TEXTS
        if changed:
            name = resolution_name(self._actas[session], (after or before).get("number") or "?")
            yield _told(name, RESOLUTIONS.fields, changed, trace)


def _is_frozen(state: str) -> bool:
    return MinutesState(code_of("minutes", "state", state)) in FROZEN


def _moves_on(before: str, after: str) -> bool:
    """The paper's way, or the same step under the word of another version."""
    was, now = (MinutesState(code_of("minutes", "state", one)) for one in (before, after))
    return now == was or now in _ON.get(was, ())


def _was_undone(before: str, after: str) -> bool:
    """Version 0.1 let an approval be undone, and the same acta be approved again: a fault of the program's."""
    return before in _OF_0_1 and not _is_frozen(after)


def _changed(before: Columns, after: Columns | None, table: str) -> set[str]:
    if after is None:
        return {"deleted_at"}
    return {key for key, value in after.items() if _plain(table, key, value) != _plain(table, key, before.get(key))}


def _plain(table: str, column: str, value: Value) -> Value:
    """As it is compared: codes of any version alike, a text as it reads, and no difference between blanks."""
    if (table, column) in WORDS:
        return code_of(table, column, value)
    return unpack(value) or None if isinstance(value, str) else value


def _sealed_of(row_id: str, session: str, row: Columns) -> Sealed:
    """One that is no approved acta today, as it was."""
    number = row.get("number")
    return Sealed(
        id=row_id, session_id=session, number=number if isinstance(number, int) else None,
        book=None, folio_from=None, folio_to=None, sha256="", previous_sha256="", code="",
    )  # fmt: skip


def _told(name: str, fields: Sequence[Field], changed: set[str], trace: Trace, *, undone: bool = False) -> Problem:
    day = trace.at[:16].replace("T", " ")
    if undone:
        what = _(
            "su aprobación se deshizo con la versión 0.1 ({at}). Si ya estaba impresa, compare el papel firmado."
        ).format(at=day)
        return problem(name, what, trace.row_id, Severity.ATTENTION)
    labels = ", ".join(f"«{one.label}»" for one in fields if one.name in changed)
    what = _("después de aprobada se cambió {what} (cambio {seq}, «{label}», {at}).").format(
        what=labels or _("su registro"), seq=trace.seq, label=trace.label, at=day
    )
    return problem(name, what, trace.row_id)
