"""Actas approved in another copy of the file come in as they were kept, verified, and say where they come from."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.cli import main
from munidesk.data import check, file
from munidesk.data.packed_text import pack, unpack
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.features.council import exports
from munidesk.features.council.book import store_later as later
from munidesk.features.council.book.domain import Book
from munidesk.features.council.book.kinds import BOOKS
from munidesk.features.council.domain import FROZEN
from munidesk.features.council.incoming.actas import Fate, bring, compare, other_copy
from munidesk.features.council.kinds import MINUTES, RESOLUTIONS
from munidesk.features.council.minutes.document import minutes_document
from munidesk.features.council.minutes.store_altered import view_to_print
from munidesk.features.council.minutes.store_sealed import sealed_problems
from munidesk.features.council.minutes.verify import verify
from munidesk.features.council.reports.store_acts import acta_days
from munidesk.features.council.sessions.store import close_session, sessions
from munidesk.features.council.sessions.store_items import items_of
from munidesk.features.council.speakers.kinds import TURNS
from munidesk.features.council.speakers.store import record_turn
from munidesk.overview.actas_in import bring_actas
from munidesk.overview.everything import Asked
from munidesk.overview.everything_write import take_everything
from munidesk.overview.light import write_light
from munidesk.records.sheet import Selection
from munidesk.town.domain import Seat
from munidesk.town.kinds import SEATS
from tests.features.council import hall as halls
from tests.features.council.test_later import LATER, NEXT, approve, held


@pytest.fixture
def copies(tmp_path: Path):
    """Two computers that began from one file: here two sessions are drafts, and there both actas were approved."""
    here = halls.hall(tmp_path / "aqui.munidesk", schemas=catalog.schemas())
    first, second = held(here, halls.DAY, sick="licencia"), held(here, NEXT)
    here.store.close()
    shutil.copy(tmp_path / "aqui.munidesk", tmp_path / "notebook.munidesk")
    there = reopened(here, tmp_path / "notebook.munidesk")
    approve(there, first, NEXT)
    approve(there, second, LATER)
    there.store.close()
    made = reopened(here, tmp_path / "aqui.munidesk")
    with closing(made.store):
        yield made, tmp_path / "notebook.munidesk"


def reopened(hall: halls.Hall, path: Path) -> halls.Hall:
    return halls.Hall(
        file.open_file(path, catalog.schemas(), author="Lucía"), hall.body_id, hall.session_id, hall.seats,
        hall.members, hall.substitutes, hall.people,
    )  # fmt: skip


def brought(store: Store, path: Path):
    with closing(other_copy(store, path)) as source:
        return bring(store, source, path.name)


def test_j_actas_of_another_copy_enter_with_their_text_their_fingerprint_and_the_mark_on_paper(copies):
    here, path = copies
    found = brought(here.store, path)
    assert [one.fate for one in found] == [Fate.ENTERS, Fate.ENTERS]
    with closing(other_copy(here.store, path)) as source:
        wanted = {one.id: (one.content, one.sha256, one.number, one.folio_from) for one in MINUTES.all(source)}
    actas = MINUTES.all(here.store)
    assert {one.id: (one.content, one.sha256, one.number, one.folio_from) for one in actas} == wanted
    for one in actas:
        view = view_to_print(here.store, one.session_id)
        printed = minutes_document(view, printed_at=halls.at(21))
        text = "\n".join(plain_lines(printed))
        assert view.altered is None
        assert text.index("Fin del acta") < text.index("Incorporada de otra copia")
        assert "«notebook.munidesk»" in text and "huella comprobada" in text
        assert verify(here.store, render.pdf_bytes(printed))[0].verdict.value == "intact"
    assert not [one for piece in sealed_problems(here.store) for one in piece]
    assert len(here.store.select("ballot")) == 9  # who voted what came with them
    with pytest.raises(UserError, match="actas de otra copia incorporadas"):
        here.store.undo()


def test_j_the_second_time_they_are_here_already(copies):
    here, path = copies
    brought(here.store, path)
    assert [one.fate for one in brought(here.store, path)] == [Fate.HERE, Fate.HERE]


def test_j_one_that_was_altered_there_is_refused_by_its_name_and_the_other_enters(copies):
    here, path = copies
    with closing(file.open_file(path, catalog.schemas())) as there:
        ((key, kept),) = [(one["id"], one["content"]) for one in there.select("minutes") if one["number"] == 2]
        text = pack(unpack(str(kept)).replace("480.000", "980.000"))
        there.connection.execute("UPDATE minutes SET content = ? WHERE id = ?", [text, key])
    first, second = brought(here.store, path)
    assert first.fate is Fate.ENTERS and second.fate is Fate.REFUSED
    assert "Acta 2, resolución 41: no es lo que se aprobó" in second.words
    assert [one.number for one in MINUTES.all(here.store) if one.state in FROZEN] == [1]


def test_j_a_text_put_in_with_a_fingerprint_of_its_own_is_found_by_the_acta_that_follows(copies, tmp_path: Path):
    here, path = copies
    with closing(file.open_file(path, catalog.schemas())) as there:
        with there.change("") as writer:
            for one in there.select("minutes"):
                if one["number"] == 1:
                    writer.put("minutes", {"id": one["id"], "sha256": "0" * 64})
        first = compare(here.store, there)[0]
    assert first.fate is Fate.REFUSED
    assert "guarda la huella de otro texto" in first.words


def test_j_numbers_and_folios_that_are_taken_here_are_said(copies):
    here, path = copies
    BOOKS.save(here.store, Book(body_id=here.body_id, number=1, paper_to=2, opened_on=halls.DAY))
    first, _second = brought(here.store, path)
    assert first.fate is Fate.REFUSED and "el folio 1 del libro 1 está anulado o se escribió en papel" in first.words


def test_j_another_acta_of_the_same_session_or_number_is_not_written_over(copies):
    here, path = copies
    first = str(here.store.select("session", order="date")[0]["id"])
    approve(here, first, LATER)
    mine = MINUTES.all(here.store, session_id=first)[0]
    found = brought(here.store, path)
    assert found[0].fate is Fate.REFUSED and "tiene aquí otra acta aprobada, la 1" in found[0].words
    assert MINUTES.all(here.store, session_id=first)[0] == mine


@pytest.mark.parametrize("plain", [True, False])
def test_j_they_come_from_a_folder_of_llevarse_todo_too(copies, tmp_path: Path, plain: bool):
    here, path = copies
    with closing(file.open_file(path, catalog.schemas(), read_only=True)) as there:
        made = take_everything(catalog.HOUSE, there, tmp_path, Asked(plain=plain, documents=False))
    assert [one.fate for one in bring_actas(catalog.HOUSE, here.store, made.path / "munidesk.json")] == ["enters"] * 2
    assert MINUTES.all(here.store)[0].brought_from == made.path.name
    assert {one.name for one in tmp_path.glob("*.munidesk")} == {"aqui.munidesk", "notebook.munidesk"}


def test_j_a_session_that_is_not_here_comes_with_its_agenda_and_resolutions_into_a_file_that_began_apart(
    copies, tmp_path: Path
):
    _here, path = copies
    with closing(halls.hall(tmp_path / "otro.munidesk", schemas=catalog.schemas()).store) as other:
        SEATS.save(other, Seat(body_id=other.select("body")[0]["id"], number=9))  # type: ignore[arg-type]
        assert [one.fate for one in brought(other, path)] == [Fate.ENTERS, Fate.ENTERS]
        assert len(other.select("resolution")) == 2 and not other.select("ballot")
        session = str(other.select("session", order="date")[0]["id"])
        text = "\n".join(plain_lines(minutes_document(view_to_print(other, session), printed_at=halls.at(21))))
        assert "120 luminarias" in text and "Marta Olivera" in text
        assert not [one for piece in sealed_problems(other) for one in piece]


def test_j_a_light_copy_and_the_same_file_are_refused_with_what_to_do(copies, tmp_path: Path):
    here, _path = copies
    light = tmp_path / "liviana.munidesk"
    write_light(catalog.HOUSE, here.store, light)
    with pytest.raises(UserError, match="Pida el archivo"):
        brought(here.store, light)
    with pytest.raises(UserError, match="otra copia"):
        brought(here.store, here.store.path)


def test_j_the_command_says_what_would_enter_and_then_writes_it(copies, capsys):
    here, path = copies
    own = here.store.path
    here.store.close()
    assert main(["minutes", str(own), "--of", str(path), "--dry-run"]) == 0
    told = capsys.readouterr().out
    assert "Entran 2 actas de 2." in told and "era un ensayo" in told
    assert main(["minutes", str(own), "--of", str(path)]) == 0
    with closing(file.open_file(own, catalog.schemas(), read_only=True)) as store:
        assert all(one.brought_from for one in MINUTES.all(store))


def test_what_a_brought_acta_says_of_an_earlier_one_stands_in_that_one_too(tmp_path: Path):
    """Its band lost the fe de erratas and the annulment, and nobody had spoken in the session."""
    here = halls.hall(tmp_path / "aqui.munidesk", schemas=catalog.schemas())
    first = held(here, halls.DAY)
    approve(here, first, NEXT)
    second = held(here, NEXT, lift=False)
    here.store.close()
    shutil.copy(tmp_path / "aqui.munidesk", tmp_path / "notebook.munidesk")
    there = reopened(here, tmp_path / "notebook.munidesk")
    item = items_of(there.store, second)[0].id
    record_turn(there.store, item, "Pide que se revise.", member_id=there.members[2])
    later.propose_erratum(there.store, first, second, where_it_says="120", must_say="130")
    later.annul(there.store, first, RESOLUTIONS.all(there.store, session_id=second)[0].id)
    close_session(there.store, second, halls.at(20, 48, NEXT))
    approve(there, second, LATER)
    there.store.close()
    made = reopened(here, tmp_path / "aqui.munidesk")
    with closing(made.store):
        assert [one.fate for one in brought(made.store, tmp_path / "notebook.munidesk")] == [Fate.HERE, Fate.ENTERS]
        text = "\n".join(plain_lines(minutes_document(view_to_print(made.store, first), printed_at=halls.at(21))))
        assert "debe decir «130»" in text and "anula" in text.lower()
        assert [one.said for one in TURNS.all(made.store, session_id=second)] == ["Pide que se revise."]
        assert check.all_problems(made.store) == ()


def test_a_brought_acta_goes_on_saying_in_which_session_it_was_approved(tmp_path: Path):
    """The session that approved it comes after it, in the same bringing."""
    there = halls.hall(tmp_path / "notebook.munidesk", schemas=catalog.schemas())
    first, second = held(there, halls.DAY), held(there, NEXT)
    approve(there, first, NEXT, second)
    approve(there, second, LATER)
    there.store.close()
    with closing(halls.hall(tmp_path / "aqui.munidesk", schemas=catalog.schemas()).store) as here:
        assert [one.fate for one in brought(here, tmp_path / "notebook.munidesk")] == [Fate.ENTERS, Fate.ENTERS]
        assert MINUTES.all(here, session_id=first)[0].approved_in_id == second


def test_a_number_of_resolution_that_is_given_here_too_is_said(tmp_path: Path):
    """Two copies went on alone: each gave the number 40 to another session."""
    here = halls.hall(tmp_path / "aqui.munidesk", schemas=catalog.schemas())
    here.store.close()
    shutil.copy(tmp_path / "aqui.munidesk", tmp_path / "notebook.munidesk")
    there = reopened(here, tmp_path / "notebook.munidesk")
    approve(there, held(there, halls.DAY), NEXT)
    there.store.close()
    made = reopened(here, tmp_path / "aqui.munidesk")
    with closing(made.store):
        held(made, NEXT)
        (one,) = brought(made.store, tmp_path / "notebook.munidesk")
        assert one.fate is Fate.ENTERS and "la resolución 40/2026 también es aquí de otra sesión" in one.words


def test_the_day_an_acta_came_in_is_not_the_day_it_was_put_in_the_book(copies):
    """The report of punctuality told it as if the book had waited for it."""
    here, path = copies
    with closing(file.open_file(path, catalog.schemas())) as there:
        first = MINUTES.all(there)[0]
        with there.change("") as writer:
            writer.put("minutes", {"id": first.id, "state": "in_book"})
    brought(here.store, path)
    held_ = [one for one in sessions(here.store) if one.id == first.session_id]
    (days,) = acta_days(here.store, held_)
    assert days.approved == first.approved_on and days.booked is None


def test_the_public_version_of_a_brought_acta_never_says_why_somebody_was_absent(tmp_path: Path):
    """Into a file that began apart no marks of attendance come, and by them the motives were known."""
    there = halls.hall(tmp_path / "notebook.munidesk", schemas=catalog.schemas())
    approve(there, held(there, halls.DAY, sick="gastritis"), NEXT)
    there.store.close()
    with closing(halls.hall(tmp_path / "aqui.munidesk", schemas=catalog.schemas()).store) as here:
        brought(here, tmp_path / "notebook.munidesk")
        key = MINUTES.all(here)[0].session_id
        with pytest.raises(UserError, match="versión pública se hace en la copia"):
            exports.public(here, Selection(id=key))
        light = tmp_path / "liviana.munidesk"
        write_light(catalog.HOUSE, here, light)
    with closing(file.open_file(light, catalog.schemas())) as copy:
        assert len(copy.select("session")) == 1 and copy.select("minutes") == []


def test_no_paper_says_that_nobody_was_there_because_the_marks_are_in_another_copy(tmp_path: Path):
    """A certificate told «cero de los cinco integrantes», and the reading copy a session without quorum."""
    there = halls.hall(tmp_path / "notebook.munidesk", schemas=catalog.schemas())
    approve(there, held(there, halls.DAY), NEXT)
    there.store.close()
    with closing(halls.hall(tmp_path / "aqui.munidesk", schemas=catalog.schemas()).store) as here:
        brought(here, tmp_path / "notebook.munidesk")
        session, resolution = MINUTES.all(here)[0].session_id, RESOLUTIONS.all(here)[0].id
        for build, key in (
            (exports.certificate, resolution),
            (exports.certificate, session),
            (exports.reading, session),
        ):
            with pytest.raises(UserError, match="ese documento se hace en «notebook"):
                build(here, Selection(id=key))
        assert "120 luminarias" in "\n".join(plain_lines(exports.extract(here, Selection(id=resolution))))
