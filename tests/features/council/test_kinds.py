"""The tables of the council say themselves: every column is a field, and each kind comes back as it was written."""

import re
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.spanish import Currency
from munidesk.data import file
from munidesk.features.council import schema
from munidesk.features.council.acts.codes import ChangeKind
from munidesk.features.council.acts.domain import AgendaChange, Notice, Pause
from munidesk.features.council.book.domain import (
    Annulment,
    Book,
    FolioNote,
    FolioState,
    MinutesSigner,
    SignedSheet,
    SignersRule,
)
from munidesk.features.council.certificates.domain import Certificate
from munidesk.features.council.domain import (
    AgendaItem,
    Ballot,
    BallotValue,
    Correction,
    DeputyReason,
    Minutes,
    MinutesState,
    Motion,
    Outcome,
    Presence,
    PresenceKind,
    Resolution,
    Session,
    SessionKind,
    SessionState,
    Substitution,
    Vote,
    VoteType,
)
from munidesk.features.council.elections.domain import Candidate, Election, Paper, PaperKind, Round, RoundKind
from munidesk.features.council.fulfilment.domain import Fulfilment, Progress
from munidesk.features.council.kinds import BALLOTS, ITEMS, KINDS, MINUTES, MOTIONS, PRESENCES, SESSIONS, VOTES
from munidesk.features.council.old.domain import OldActa
from munidesk.features.council.speakers.domain import Phrase, Turn
from munidesk.records.kind import Kind
from munidesk.records.sheet import reasons
from munidesk.town.domain import Gender
from munidesk.ui.list_of import columns_of
from tests.features.council import hall as halls

FIGURES = Figures(Currency("UYU", "$", "peso uruguayo", "pesos uruguayos"))
_SQL = {str: "TEXT", int: "INTEGER", bool: "INTEGER", date: "TEXT", time: "TEXT", datetime: "TEXT"}
AT = datetime(2026, 11, 17, 19, 5)
SESSION = Session(
    id="s", body_id="b", kind=SessionKind.SOLEMN, number=3, date=AT.date(), start=time(19), call=2, place="Salón",
    state=SessionState.CLOSED, opened_at=AT, closed_at=AT.replace(hour=21), deputy_reason=DeputyReason.LICENCE,
    officials_present=0, call_sent=date(2026, 11, 12), reopen_reason="faltó un asunto",
)  # fmt: skip
ITEM = AgendaItem(id="i", session_id="s", position=1, title="Convenio", started_at=AT, urgent_reason="vence")
RECORDS = (
    SESSION,
    ITEM,
    Presence(id="p", session_id="s", member_id="m", kind=PresenceKind.LEAVES, at=AT, after_vote=True, order=2),
    Substitution(id="u", session_id="s", seat_id="x", substitute_id="m", reason="licencia"),
    Motion(id="o", item_id="i", position=1, text="Firmar", moved_at=AT, withdrawn=True),
    Vote(id="v", motion_id="o", type=VoteType.BLOCK, for_count=0, voted_at=AT, override=Outcome.PASSED, rectifies="w"),
    Ballot(id="l", vote_id="v", member_id="m", value=BallotValue.RECUSED, second=True, reason_text="Por escrito"),
    Resolution(id="r", session_id="s", item_id="i", resolves="Firmar", number=47, year=2026, at=AT, definitive=True),
    Correction(id="c", session_id="s", item_id="i", minutes_label="58", where_it_says="a", must_say="b"),
    Minutes(id="a", session_id="s", state=MinutesState.SIGNED, number=12, approved_on=AT.date(), content="{}"),
    Notice(id="n", session_id="s", number=2, sent_at=AT, told="{}", document='{"title":"Adenda"}'),
    AgendaChange(
        id="g",
        session_id="s",
        item_id="i",
        kind=ChangeKind.POSTPONED,
        at=AT,
        reason="faltan datos",
        asked_text="la Comisión",
        for_count=4,
        against_count=0,
    ),
    Pause(id="z", session_id="s", started_at=AT, ended_at=AT.replace(hour=20), reason="para consultar"),
    Election(id="e", item_id="i", title="Presidencia", post="president", seats=2, tellers="Rosa", seated_on=AT.date()),
    Candidate(id="d", election_id="e", number=1, name="Ana Píriz", gender=Gender.FEMALE, declined=True),
    Round(id="n", election_id="e", number=2, kind=RoundKind.LOT, entrants="1 3", in_box=4, drawn="1", drawn_by="Inés"),
    Paper(id="q", round_id="n", position=1, kind=PaperKind.BLANK),
    Turn(id="t", session_id="s", item_id="i", named=True, started_at=AT.replace(second=7), limit_seconds=180, said="a"),
    Phrase(id="f", code="pa", text="La Presidencia concede la palabra a"),
    Book(id="k", body_id="b", number=3, folios=200, paper_to=112, paper_on=AT.date(), opened_on=AT.date()),
    FolioNote(id="n", book_id="k", folio=76, state=FolioState.VOID, reason="mancha", noted_on=AT.date()),
    SignersRule(id="g", body_id="b", posts="president secretary"),
    MinutesSigner(id="f", session_id="s", position=2, person_id="q", name="Raúl", post="Concejal", reason="x"),
    SignedSheet(id="h", session_id="s", folio=113, attachment_id="t"),
    Annulment(id="e", session_id="s", resolution_id="r", reach="la resolución 40/2026"),
    Certificate(
        id="j",
        session_id="s",
        resolution_id="r",
        number=21,
        year=2026,
        issued_on=AT.date(),
        certifier="Lucía",
        addressee="el área de Contaduría",
        content="{}",
    ),
    OldActa(
        id="k",
        session_id="s",
        number=58,
        name="acta 58.docx",
        attachment_id="t",
        sha256="0" * 64,
        pages=3,
        has_text=True,
        attended=True,
        entered_on=AT.date(),
    ),
    Fulfilment(
        id="z",
        resolution_id="r",
        responsible="el área de Obras",
        due=date(2026, 12, 1),
        progress=Progress.UNDER_WAY,
        done_on=AT.date(),
        how="Luminarias colocadas",
    ),
)


def tables(path: Path) -> dict[str, dict[str, str]]:
    store = file.create(path, catalog.schemas())
    try:
        return {
            kind.table: {
                str(row["name"]): str(row["type"])
                for row in store.query(f"SELECT name, type FROM pragma_table_info('{kind.table}')")
            }
            for kind in KINDS
        }
    finally:
        store.close()


def test_every_column_of_the_council_is_a_field_with_its_type(tmp_path: Path):
    found = tables(tmp_path / "a.munidesk")
    for kind in KINDS:
        said = {one.name: _SQL.get(one.type, "TEXT") for one in kind.fields}
        assert found[kind.table] == {**said, **dict.fromkeys(kind.columns, "TEXT"), "deleted_at": "TEXT"}, kind.table


def test_no_table_of_the_council_is_left_out():
    steps = Path(str(schema.__file__)).parent.rglob("schema.py")
    made = {name for one in steps for name in re.findall(r"CREATE TABLE (\w+)", one.read_text(encoding="utf-8"))}
    assert made == {kind.table for kind in KINDS}


def test_few_columns_are_kept_from_who_reads_the_data():
    kept = [column for _table, column, why in reasons(KINDS) if why.value != "key"]
    assert len(kept) <= 0.1 * sum(len(kind.fields) for kind in KINDS)
    assert kept == ["content", "told", "neighbour_id", "content"]


@pytest.mark.parametrize(("kind", "record"), list(zip(KINDS, RECORDS, strict=True)), ids=lambda one: str(type(one)))
def test_each_kind_comes_back_as_it_was_written(hall: halls.Hall, kind: Kind[Any], record: Any):
    with hall.store.change("todo junto: unos nombran a otros"):
        for one, own in zip(KINDS, RECORDS, strict=True):
            one.save(hall.store, own)
    assert kind.get(hall.store, record.id) == record
    assert kind.read(kind.row(record)) == record


@pytest.mark.parametrize("wrong", [{"date": "ayer"}, {"state": "perdida"}, {"number": "12"}, {"closed_at": AT.date()}])
def test_k2_a_value_of_the_wrong_type_is_never_stored(hall: halls.Hall, wrong: dict[str, Any]):
    with pytest.raises(TypeError):
        SESSIONS.save(hall.store, replace(SESSION, **wrong))
    assert SESSIONS.all(hall.store) == ()


@pytest.mark.parametrize(
    ("kind", "record", "field"),
    [
        (SESSIONS, replace(SESSION, closed_at=AT.replace(hour=18)), "closed_at"),
        (SESSIONS, replace(SESSION, number=0), "number"),
        (SESSIONS, replace(SESSION, public_present=-1), "public_present"),
        (ITEMS, replace(ITEM, title="  "), "title"),
        (PRESENCES, Presence(session_id="s", member_id="m", kind=PresenceKind.ARRIVES), "at"),
        (PRESENCES, Presence(session_id="s", member_id="m", kind=PresenceKind.ABSENT, at=AT), "at"),
        (VOTES, Vote(motion_id="o", for_count=-1), "for_count"),
        (VOTES, Vote(motion_id="o", override=Outcome.TIED), "override"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(hall: halls.Hall, kind: Kind[Any], record: Any, field: str):
    with pytest.raises(UserError) as refused:
        kind.save(hall.store, record)
    assert refused.value.field == field
    assert kind.all(hall.store) == ()


def test_records_are_called_by_what_people_call_them():
    assert SESSIONS.title_of(SESSION) == "Sesión solemne 3/2026"
    assert MINUTES.title_of(next(one for one in RECORDS if isinstance(one, Minutes))) == "Acta 12"
    assert VOTES.title_of(RECORDS[5]) == "Votación en bloque"
    assert MOTIONS.title_of(RECORDS[4]) == "Firmar"
    assert BALLOTS.field("value").says.label == "Voto"


@pytest.mark.parametrize("kind", KINDS, ids=lambda one: one.table)
def test_each_kind_is_listed_with_its_title_first(kind: Kind[Any]):
    (record,) = (own for own in RECORDS if type(own) is kind.record)
    first, *_rest = columns_of(kind, FIGURES, lambda _table, _id: "")
    assert first.show(record) == kind.title_of(record)
