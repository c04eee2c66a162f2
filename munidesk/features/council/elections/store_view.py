"""The elections of one session in four queries, whatever the size of the file."""

from datetime import date

from munidesk.data.store import Store
from munidesk.features.council.elections.domain import Elections
from munidesk.features.council.elections.kinds import CANDIDATES, ELECTIONS, PAPERS, ROUNDS

_ELECTIONS = (
    "SELECT election.* FROM election JOIN agenda_item ON agenda_item.id = election.item_id"
    " WHERE agenda_item.session_id = :session AND agenda_item.deleted_at IS NULL AND election.deleted_at IS NULL"
    " ORDER BY agenda_item.position, election.position, election.id"
)
_BELOW = "SELECT * FROM {table} WHERE deleted_at IS NULL AND {key} IN (SELECT id FROM ({above})) ORDER BY {order}, id"
_CANDIDATES = _BELOW.format(table="candidate", key="election_id", above=_ELECTIONS, order="number")
_ROUNDS = _BELOW.format(table="election_round", key="election_id", above=_ELECTIONS, order="number")
_PAPERS = _BELOW.format(table="election_paper", key="round_id", above=_ROUNDS, order="position")


def elections_of(store: Store, session_id: str) -> Elections:
    """Empty for a session without elections, which asks one question alone."""
    elections = ELECTIONS.read_all(store.query(_ELECTIONS, session=session_id))
    if not elections:
        return Elections()
    return Elections(
        elections,
        CANDIDATES.read_all(store.query(_CANDIDATES, session=session_id)),
        ROUNDS.read_all(store.query(_ROUNDS, session=session_id)),
        PAPERS.read_all(store.query(_PAPERS, session=session_id)),
    )


_WITH_ELECTION = """
    SELECT DISTINCT session.id, session.date, session.start FROM election
    JOIN agenda_item ON agenda_item.id = election.item_id JOIN session ON session.id = agenda_item.session_id
    WHERE election.deleted_at IS NULL AND agenda_item.deleted_at IS NULL AND session.deleted_at IS NULL
    AND session.date BETWEEN :since AND :until ORDER BY session.date, session.start, session.id
"""
_WITH_TURN = """
    SELECT DISTINCT session.id, session.date, session.start FROM speaker_turn
    JOIN session ON session.id = speaker_turn.session_id
    WHERE speaker_turn.deleted_at IS NULL AND session.deleted_at IS NULL
    AND session.date BETWEEN :since AND :until ORDER BY session.date, session.start, session.id
"""


def sessions_with(store: Store, table: str, since: date | None = None, until: date | None = None) -> tuple[str, ...]:
    """The sessions that hold an `election` or a `speaker_turn`, oldest first."""
    query = _WITH_ELECTION if table == "election" else _WITH_TURN
    rows = store.query(query, since=(since or date.min).isoformat(), until=(until or date.max).isoformat())
    return tuple(str(row["id"]) for row in rows)
