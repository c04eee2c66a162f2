"""The council as open data (Popolo) goes out, comes into an empty file, and goes out the same; a bad row is named."""

import json
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data.file import create
from munidesk.data.store import Store
from munidesk.features.council.domain import BallotValue, VoteType
from munidesk.features.council.incoming import record
from munidesk.features.council.reports.popolo import popolo_text
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.votes.store import add_motion, cast, open_vote, set_counts
from munidesk.records.sheet import Selection
from munidesk.sheets.rehearsal import Fate
from munidesk.town.founding import found
from munidesk.town.imports import ImportOptions
from munidesk.town.people_import import import_popolo
from tests.features.council import hall as halls
from tests.features.council.hall import Hall
from tests.sheets.sheet import write


@pytest.fixture
def hall(tmp_path: Path):
    made = halls.hall(tmp_path / "a.munidesk", schemas=catalog.schemas())
    made.session()
    made.present(1, 2, 3, 4, 5)
    for title, kind in (("Poda", VoteType.NOMINAL), ("Designación", VoteType.SECRET)):
        vote = open_vote(made.store, add_motion(made.store, add_item(made.store, made.session_id, title)), kind)
        if kind is VoteType.SECRET:
            set_counts(made.store, vote, 3, 2)
            continue
        for seat, value in enumerate((BallotValue.FOR,) * 3 + (BallotValue.AGAINST, BallotValue.ABSTAIN), 1):
            cast(made.store, vote, made.members[seat], value)
    yield made
    made.store.close()


def out(store: Store, path: Path) -> dict[str, list[dict[str, object]]]:
    path.write_text(popolo_text(store, Selection()), encoding="utf-8")
    return json.loads(path.read_text(encoding="utf-8"))


def plain(told: dict[str, list[dict[str, object]]]) -> object:
    """Without what is another program's own: keys, and the hour at which a vote was typed."""
    names = {str(one["id"]): one["name"] for one in (*told["persons"], *told["organizations"])}
    people = sorted((str(one["name"]), one.get("gender", "")) for one in told["persons"])
    posts = sorted(
        (names[str(one["person_id"])], names[str(one["organization_id"])], one["role"]) for one in told["memberships"]
    )
    votes = [
        (
            event["motion"]["text"], event["legislative_session"], event["start_date"][:10], event.get("result"),
            [tuple(one.values()) for one in event["counts"]],
            sorted((names[one["voter_id"]], one["option"]) for one in event["votes"]),
        )
        for event in told["vote_events"]
    ]  # fmt: skip
    return people, posts, votes


def test_16j_popolo_goes_out_comes_into_an_empty_file_and_goes_out_the_same(hall: Hall, tmp_path: Path):
    source = tmp_path / "concejo.json"
    before = out(hall.store, source)
    for event in before["vote_events"]:  # written up afterwards: the file gives the day alone
        event["start_date"] = f"{event['start_date'][:10]}T19:05:00"
    source.write_text(json.dumps(before), encoding="utf-8")
    other = create(tmp_path / "b.munidesk", catalog.schemas(), author="Lucía")
    found(other, country="UY", name="Prueba")
    people = import_popolo(other, source, ImportOptions(dry_run=False))
    assert people.refused == ()
    told = write(other, record.target(), source)
    assert [one.reason for one in told.of(Fate.REFUSED)] == []
    assert plain(out(other, tmp_path / "otra.json")) == plain(before)
    assert write(other, record.target(), source).count(Fate.NEW) == 0, "brought again, it is here"
    other.close()


def test_16j_a_bad_row_of_popolo_is_refused_by_name_and_the_rest_enter(hall: Hall, tmp_path: Path):
    source = tmp_path / "concejo.json"
    told = out(hall.store, source)
    event = next(one for one in told["vote_events"] if one["votes"])
    event["start_date"] = "2026-12-01T19:00:00"
    event["votes"][0]["voter_id"] = "Nadie Conocido"
    event["votes"][1]["option"] = "tal vez"
    source.write_text(json.dumps({**told, "vote_events": [event]}), encoding="utf-8")
    done = write(hall.store, record.target(), source)
    reasons = " ".join(one.reason for one in done.of(Fate.REFUSED))
    assert "«Nadie Conocido» no integraba" in reasons
    assert "No se entiende «tal vez»" in reasons
    assert done.count(Fate.NEW) >= 5


def test_16j_one_vote_of_another_council_comes_in_by_its_totals(hall: Hall, tmp_path: Path):
    source = tmp_path / "voto.json"
    event = {
        "organization_id": "Junta", "start_date": "2013-10-09T18:53:09Z", "result": "fail",
        "motion": {"text": "Moción de otra junta"},
        "counts": [{"option": "yes", "value": 2}, {"option": "no", "value": 3}],
    }  # fmt: skip
    source.write_text(json.dumps(event), encoding="utf-8")
    done = write(hall.store, record.target(), source)
    # Of that junta nobody is known: its vote cannot add up, and that is said.
    assert [one.title.partition(",")[0] for one in done.of(Fate.NEW)] == ["sesión", "asunto"]
    assert "pueden votar" in done.of(Fate.REFUSED)[0].reason


@pytest.mark.parametrize("text", ["{}", '{"vote_events": []}', '{"a": ' * 5000])
def test_16j_data_that_is_no_votes_is_a_sentence(hall: Hall, tmp_path: Path, text: str):
    source = tmp_path / "nada.json"
    source.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="archivo de datos"):
        write(hall.store, record.target(), source)


def test_16j_who_was_out_at_a_vote_is_out_of_it_there_too(hall: Hall, tmp_path: Path):
    """«Ausente» among those who vote is a row of its own, and comes back as such."""
    item = add_item(hall.store, hall.session_id, "Luces")
    vote = open_vote(hall.store, add_motion(hall.store, item))
    for seat in range(1, 5):
        cast(hall.store, vote, hall.members[seat], BallotValue.FOR)
    cast(hall.store, vote, hall.members[5], BallotValue.ABSENT)
    source = tmp_path / "c.json"
    events = out(hall.store, source)["vote_events"]
    assert sorted(one["option"] for one in events[-1]["votes"]).count("absent") == 1
    assert write(hall.store, record.target(), source).count(Fate.REFUSED) == 0
