"""The light copy for the members: what is public of what was approved, and not one byte of anything else."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.errors import ReadOnlyError, UserError
from munidesk.cli import main
from munidesk.data import check, drafts, file
from munidesk.data.packed_text import unpack
from munidesk.data.packs import unpacked
from munidesk.data.store import Store
from munidesk.documents.lines import plain_lines
from munidesk.features.council import exports
from munidesk.features.council.domain import Ballot, BallotValue, VoteType
from munidesk.features.council.guard import item_of
from munidesk.features.council.kinds import BALLOTS, ITEMS, VOTES
from munidesk.features.council.minutes.document import minutes_document
from munidesk.features.council.minutes.store_altered import view_to_print
from munidesk.features.council.minutes.verify import verify
from munidesk.features.council.sessions.store import close_session
from munidesk.features.council.sessions.store_items import add_item, save_item
from munidesk.features.council.votes.store import add_motion
from munidesk.overview.everything import Asked
from munidesk.overview.everything_back import bring_back
from munidesk.overview.everything_write import take_everything
from munidesk.overview.light import light_name, public_part, write_light
from munidesk.overview.private_words import PrivateWords
from munidesk.records.sheet import Selection
from munidesk.town.people_lists.domain import NEIGHBOURS, Neighbour
from tests.features.council import hall as halls
from tests.features.council.test_later import LATER, NEXT, approve, held

NEIGHBOUR = "Elsa Cardozo Pintos"
HIDDEN = (
    "Cardozo Pintos", "099 555 123", "elsa@correo.example",  # who lives in the town
    "gastritis", "nota del 16/11/2026",  # why somebody was absent
    "borrador de lo que se diga", "Ctrl+Z de nadie",  # what is not approved, what was begun to be typed
    "fundamento que nadie tiene que leer",
)  # fmt: skip


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[halls.Hall]:
    made = halls.hall(tmp_path / "secretaria.munidesk", schemas=catalog.schemas())
    with closing(made.store):
        yield made


@pytest.fixture
def copied(hall: halls.Hall, tmp_path: Path) -> Iterator[Store]:
    """The file of a town hall with all that may not leave, and the copy of it, opened."""
    store = hall.store
    NEIGHBOURS.save(store, Neighbour(name=NEIGHBOUR, phone="099 555 123", email="elsa@correo.example"))
    first = held(hall, halls.DAY, lift=False, sick="gastritis")
    (item,) = (one for one in ITEMS.all(store) if one.session_id == first)
    told = "Habló Elsa **Cardozo Pintos**, tel. 099555123 y elsa@correo.example. Se informa de Ana."
    save_item(store, replace(item_of(store, item.id), narrative=told))
    close(hall, first)
    approve(hall, first, NEXT)
    _secret_votes(store)
    second = held(hall, NEXT)
    (draft,) = (one for one in ITEMS.all(store) if one.session_id == second)
    with store.change("") as writer:
        writer.put("agenda_item", {"id": draft.id, "narrative": "borrador de lo que se diga"})
    called = hall.session(day=LATER, opened=False)
    add_motion(
        store, add_item(store, called, f"Pedido de {NEIGHBOUR.upper()} por la poda"), "borrador de lo que se diga"
    )
    drafts.keep(store, "a", "algo", {"text": "Ctrl+Z de nadie"})
    path = tmp_path / "copia.munidesk"
    write_light(catalog.HOUSE, store, path)
    with closing(file.open_file(path, catalog.schemas())) as copy:
        yield copy


def close(hall: halls.Hall, session_id: str) -> None:
    close_session(hall.store, session_id, halls.at(20, 48))


def _secret_votes(store: Store) -> None:
    """A vote begun by names, with a reason, and made secret afterwards: its ballots stayed in the file."""
    (vote,) = VOTES.all(store)
    member = str(store.select("membership")[0]["id"])
    secret = replace(vote, id="voto-secreto", type=VoteType.SECRET, for_count=3, against_count=1, abstain_count=0)
    ballot = Ballot(id="papeleta-secreta", vote_id="voto-secreto", member_id=member, value=BallotValue.AGAINST)
    with store.change("") as writer:
        other = writer.put("motion", {**store.select("motion")[0], "id": "secreta", "position": 2})
        writer.put("vote", VOTES.row(replace(secret, motion_id=other)))
        writer.put("ballot", BALLOTS.row(replace(ballot, reason_text="fundamento que nadie tiene que leer")))


def everything(path: Path) -> bytes:
    """Each byte of the file, and what its packed columns and changes hold once they are unpacked."""
    found = [path.read_bytes()]
    with closing(sqlite3.connect(path)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            for row in connection.execute(f'SELECT * FROM "{table}"'):
                for value in row:
                    found.append(repr(value).encode())
                    if isinstance(value, str):
                        found.append(unpack(value).encode())
                    elif isinstance(value, bytes) and (text := unpacked(value)) is not None:
                        found.append(text)
    # What a history holds of a packed column is in it as JSON, with its letters escaped or not.
    whole = b"\n".join(found)
    return whole + whole.decode("utf-8", "replace").encode("ascii", "backslashreplace")


def test_h_the_bytes_of_a_light_copy_hold_nobody_in_private_no_motive_no_draft_and_no_secret_ballot(
    hall: halls.Hall, copied: Store
):
    own, told = everything(hall.store.path), everything(copied.path)
    for words in HIDDEN:
        needle = words.encode()
        assert needle in own, words  # the town hall has it
        assert needle.lower() not in told.lower(), words
    assert b"voto-secreto" in told and b"papeleta-secreta" not in told
    assert b"120 luminarias" in told and b"Se informa de Ana" in told


def test_h_its_history_is_one_entry_and_it_is_sound(copied: Store):
    assert [row["label"] for row in copied.query("SELECT label FROM change_set")] == ["Copia liviana para integrantes"]
    assert not check.all_problems(copied)
    assert copied.query("SELECT count(*) AS n FROM draft")[0]["n"] == 0


def test_h_it_opens_only_to_be_read_and_says_what_it_is(copied: Store):
    assert copied.read_only and "Es una copia liviana para leer" in copied.read_only_reason
    with pytest.raises(ReadOnlyError, match="copia liviana"), copied.change("Algo"):
        pass
    with pytest.raises(sqlite3.OperationalError):
        copied.connection.execute("DELETE FROM session")


def test_h_who_reads_it_sees_agenda_votes_and_the_public_acta_of_what_was_approved(copied: Store):
    first, second, called = copied.select("session", order="date")
    acta = minutes_document(view_to_print(copied, str(first["id"])), printed_at=halls.at(21))
    text = "\n".join(plain_lines(acta))
    assert "120 luminarias" in text and "motivo reservado" in text and acta.footer is not None
    assert "Versión pública del acta 1" in acta.footer.strong and "■■■" in text
    with pytest.raises(UserError, match="cuando está aprobada"):
        minutes_document(view_to_print(copied, str(second["id"])), printed_at=halls.at(21))
    assert [item.title for item in ITEMS.all(copied) if item.session_id == called["id"]] == [
        "Pedido de ■■■ por la poda"
    ]
    assert len(BALLOTS.all(copied)) == 4 and len(copied.select("presence")) == 5
    assert exports.votes(copied, Selection()).rows


def test_h_no_paper_that_vouches_is_made_from_it(copied: Store):
    first = copied.select("session", order="date")[0]
    resolution = copied.select("resolution")[0]
    for build, which in ((exports.extract, resolution), (exports.certificate, resolution), (exports.reading, first)):
        with pytest.raises(UserError, match="copia liviana"):
            build(copied, Selection(str(which["id"])))
    with pytest.raises(UserError, match="copia liviana"):
        verify(copied, str(copied.select("minutes")[0]["code"]))


def test_h_what_is_taken_out_of_it_makes_no_file_to_write_in(copied: Store, tmp_path: Path):
    """It opened to be written, with the public text of each acta as that which was approved."""
    folder = take_everything(catalog.HOUSE, copied, tmp_path / "todo", Asked(documents=False)).path
    with pytest.raises(UserError, match="salió de una copia liviana"):
        bring_back(catalog.HOUSE, folder, tmp_path / "otra.munidesk")
    assert not (tmp_path / "otra.munidesk").exists()


def test_h_a_name_kept_by_its_surname_first_is_hidden_whole(hall: halls.Hall):
    """«Peña, José Luis» was taken for two people: of «José Luis Peña» the surname alone was hidden."""
    NEIGHBOURS.save(hall.store, Neighbour(name="Peña, José Luis"))
    hide = PrivateWords(catalog.HOUSE, hall.store)
    assert hide("Habló José Luis Peña. Otro Peña y otra Luis no.") == "Habló ■■■. Otro Peña y otra Luis no."


def test_h_an_altered_acta_stops_the_copy_by_its_name_and_nothing_is_left(hall: halls.Hall, tmp_path: Path):
    first = held(hall, halls.DAY)
    approve(hall, first, NEXT)
    hall.store.connection.execute("UPDATE minutes SET number = 7")
    path = tmp_path / "copia.munidesk"
    with pytest.raises(UserError, match="no es lo que se aprobó"):
        write_light(catalog.HOUSE, hall.store, path)
    assert [one.name for one in tmp_path.iterdir() if "copia" in one.name or "nuevo" in one.name] == []


def test_h_what_leaves_is_said_by_each_kind_and_a_kind_that_says_nothing_stays():
    kinds = [kind for feature in catalog.HOUSE.features for kind in feature.kinds]
    assert not [kind.table for kind in kinds if kind.public and kind.private]
    for kind in kinds:
        known = {one.name: one for one in kind.fields}
        assert set(kind.public) <= known.keys(), kind.table
        assert not [name for name in kind.public if known[name].says.why and known[name].says.why.value == "private"]
    with pytest.raises(ValueError, match="neighbour"):
        public_part(NEIGHBOURS, Neighbour(id="x", name=NEIGHBOUR), lambda text: text)


def test_h_the_command_writes_it_and_never_over_anything(hall: halls.Hall, tmp_path: Path, capsys):
    held(hall, halls.DAY)
    source, path = hall.store.path, tmp_path / "copia.munidesk"
    assert light_name(hall.store).startswith("Copia para integrantes, Municipio de Cerro del Alba")
    hall.store.close()
    assert main(["light", str(source), "--to", str(path)]) == 0
    assert "se abre solo para leer" in capsys.readouterr().out
    assert main(["light", str(source), "--to", str(path)]) == 1
    assert "nada se escribe encima" in capsys.readouterr().err
