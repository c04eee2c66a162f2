"""The words that 0.1 stored become codes once; codes of another version are kept and shown as they are."""

import json
import shutil
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import check, file
from munidesk.data.store import Store
from munidesk.documents.lines import plain_lines
from munidesk.features.council import exports
from munidesk.features.council.domain import BallotValue, PresenceKind, SessionKind, SessionState, VoteType
from munidesk.features.council.kinds import KINDS
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.recoded import WORDS
from munidesk.features.council.reports.listing import list_sessions, list_votes
from munidesk.features.council.sessions.store import sessions
from munidesk.features.council.view_data import load_view
from munidesk.records.sheet import Selection
from tests.data import past
from tests.features.council import hall as halls

RELEASED = Path(__file__).parents[2] / "data" / "released" / "0.1.1" / "UY.munidesk"
OLD = tuple(replace(schema, rewrites=()) for schema in catalog.schemas())


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copy(RELEASED, tmp_path / "pueblo.munidesk"))


def values(store: Store, table: str, column: str) -> set[str]:
    return {str(row["value"]) for row in store.query(f"SELECT {column} AS value FROM {table}")}


def test_k9_an_old_file_holds_codes_after_it_is_opened_and_cannot_go_back(old: Path):
    with closing(file.open_file(old, OLD)) as store:
        assert values(store, "session", "kind") == {"ordinaria"}
    with closing(file.open_file(old, catalog.schemas())) as store:
        for kind in KINDS:
            for field in (one for one in kind.fields if one.is_code):
                known = {str(one) for one in field.choices} | {"None", ""}
                assert values(store, kind.table, field.name) <= known, (kind.table, field.name)
        assert store.undo_label == ""
        with pytest.raises(UserError):
            store.undo()
        label = "Actualización a la versión 0.2"
        made = store.query("SELECT id FROM change_set WHERE label = :label", label=label)
        assert made
        assert check.database_problems(store.connection) == ()


def test_one_changed_byte_older_than_the_upgrade_is_still_found(old: Path):
    file.open_file(old, catalog.schemas()).close()
    with closing(file.open_file(old, catalog.schemas())) as store:
        altered = past.alter(
            store.connection,
            "UPDATE change_row SET after = replace(after, 'ordinaria', 'ordinarja') WHERE (change_id, position) IN "
            "(SELECT change_id, position FROM change_row WHERE after LIKE '%ordinaria%' LIMIT 1)",
        )
        assert altered == 1
        assert check.database_problems(store.connection)


def test_each_word_of_old_files_is_read_in_sheets_and_becomes_a_code_we_know():
    for (table, column), codes in WORDS.items():
        (kind,) = (one for one in KINDS if one.table == table)
        field = kind.field(column)
        for word, code in codes.items():
            assert field.type.read(word) == code, (table, column, word)


def test_k3_codes_of_another_version_are_kept_and_shown_and_stop_nothing(in_session: halls.Hall):
    hall = in_session
    vote = hall.vote("Convenio")
    with hall.store.change("otra versión") as writer:
        writer.put("session", {"id": hall.session_id, "kind": "secret_session", "modality": "hologram"})
        presence = str(hall.store.select("presence", session_id=hall.session_id)[0]["id"])
        writer.put("presence", {"id": presence, "kind": "in_spirit"})
        writer.put("vote", {"id": vote, "type": "telepathic"})
    (row,) = sessions(hall.store)
    assert (row.kind, row.label) == ("secret_session", f"Sesión secret_session {row.number}/2026")
    view = load_view(hall.store, hall.session_id)
    assert plain_lines(build_minutes(view, printed_at=datetime(2026, 12, 1)))
    json.dumps([*list_sessions(hall.store), *list_votes(hall.store)])
    sheet = exports.presences(hall.store, Selection())
    assert sheet.header
    assert view.session.modality.word == "hologram"


def test_lists_carry_codes_and_paper_carries_words(in_session: halls.Hall):
    (row,) = list_sessions(in_session.store)
    assert (row["kind"], row["state"]) == (SessionKind.ORDINARY.value, SessionState.OPEN.value) == ("ordinary", "open")
    assert SessionKind.ORDINARY.word == "ordinaria"
    assert VoteType.SHOW_OF_HANDS.word == "simbólica"
    assert (PresenceKind.read("Faltó"), BallotValue.read("Sí")) == (PresenceKind.ABSENT, BallotValue.FOR)
