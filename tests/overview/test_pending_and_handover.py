"""What waits is the same on the page and on paper; the folder of hand-over holds all that was approved."""

import csv
import hashlib
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from munidesk import catalog
from munidesk.base.dates import today
from munidesk.base.errors import UserError
from munidesk.cli import main
from munidesk.data import file
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.features.council.domain import MinutesState, SessionState
from munidesk.features.council.kinds import SESSIONS
from munidesk.features.council.minutes.store import mark_signed, put_in_book, tampered
from munidesk.features.council.sessions.store import new_session, save_session, sessions
from munidesk.overview.handover import prepare
from munidesk.records.sheet import Selection
from munidesk.town.sample import SampleSize
from tests import samples
from tests.documents.reading import assert_same_lines


@pytest.fixture
def store(tmp_path):
    made = samples.sample(tmp_path / "a.munidesk", SampleSize(sessions=6))
    yield made
    made.close()


def waiting(store, most=4):
    return {one.title: one for one in catalog.HOUSE.pending(store, today(), most)}


def test_what_waits_is_counted_and_the_late_comes_first(store):
    found = waiting(store)
    initiatives, activities = found["Iniciativas por vencer"], found["Actividades del POA en noviembre"]
    assert (initiatives.summary, initiatives.total) == ("1 iniciativa vencida", 10)
    assert [one.tone == "bad" for one in initiatives.rows] == [True, False, False, False]
    assert [one.tone == "attention" for one in activities.rows] == [True, True, False, False]
    assert {one.words for one in found["Actas por aprobar y firmar"].rows} == {
        "Borrador", "Por aprobar", "Por firmar", "Pasar al libro",
    }  # fmt: skip
    (ronda,) = found["Evaluación del piloto"].rows
    assert (ronda.detail, ronda.title.split(":")[0]) == ("17 de 23", "Ronda 2 de 3")
    assert "7 los cuenta MuniDesk" in found["Evaluación del piloto"].note


def test_a_done_activity_and_a_past_month_leave_the_list(store, clock):
    titles = {one.title for one in waiting(store, most=60)["Actividades del POA en noviembre"].rows}
    assert titles
    assert "Personas en talleres" not in titles
    clock(datetime(2026, 11, 17) + timedelta(days=60))
    assert "POA 2026" not in {one.title for each in waiting(store).values() for one in each.going}


def test_a_session_whose_call_was_not_sent_says_so(store):
    last = SESSIONS.get(store, max(sessions(store), key=lambda one: one.date).id)
    new_session(store, replace(last, id="", state=SessionState.CONVENED, number=None, date=date(2026, 11, 30)))
    (one,) = waiting(store)["Sesiones convocadas"].rows
    assert (one.hour, one.words) == ("19:00", "")
    save_session(store, replace(SESSIONS.get(store, one.arguments["id"]), call_sent=None))
    (one,) = waiting(store)["Sesiones convocadas"].rows
    assert (one.words, one.tone) == ("Falta convocar", "attention")
    assert "19:00 · Falta convocar" in plain_lines(catalog.export_named("pending")(store, Selection()))


def test_what_is_for_the_window_alone_is_on_no_paper(store):
    assert waiting(store)["Respaldo"].rows[0].words == "Todavía no hay"
    lines = plain_lines(catalog.export_named("pending")(store, Selection()))
    assert not [line for line in lines if "Respaldo" in line or "FODA" in line]


@pytest.mark.parametrize("suffix", [".pdf", ".docx"])
def test_the_pending_sheet_says_every_line(store, tmp_path, suffix):
    document = catalog.export_named("pending")(store, Selection())
    path = tmp_path / f"pendiente{suffix}"
    render.write(document, path)
    assert_same_lines(document, path)
    lines = plain_lines(document)
    assert "Por firmar" in lines
    assert "Desagüe pluvial en la calle Los Talas" in lines


def test_an_empty_file_has_nothing_waiting_and_still_prints(tmp_path):
    from munidesk.town.founding import found

    made = file.create(tmp_path / "nuevo.munidesk", catalog.schemas())
    found(made, country="UY", name="Municipio Nuevo")
    assert {one.title for one in waiting(made).values() if one.rows} == {"Respaldo"}
    assert "Ninguna." in plain_lines(catalog.export_named("pending")(made, Selection()))
    folder = prepare(catalog.HOUSE, made).write(tmp_path / "traspaso")
    assert "No se incluyó Plan: Todavía no hay ningún plan" in (folder / "LÉAME.txt").read_text("utf-8-sig")
    made.close()


def test_the_paper_of_an_acta_goes_from_approved_to_signed_to_the_book(store):
    row = next(one for one in sessions(store) if one.minutes_state is MinutesState.APPROVED)
    with pytest.raises(UserError, match="firmada"):
        put_in_book(store, row.id)
    mark_signed(store, row.id)
    put_in_book(store, row.id)
    after = next(one for one in sessions(store) if one.id == row.id)
    assert after.minutes_state is MinutesState.IN_BOOK
    from munidesk.features.council.minutes.store import minutes_of

    assert not tampered(minutes_of(store, row.id))
    with pytest.raises(UserError, match="aprobada"):
        mark_signed(store, row.id)


def test_the_folder_holds_every_approved_acta_the_data_and_their_dictionary(store, tmp_path, capsys):
    path = store.path
    approved = [
        one for one in sessions(store) if one.minutes_state not in (MinutesState.DRAFT, MinutesState.IN_APPROVAL)
    ]
    store.close()
    assert main(["export", str(path), "handover", "--to", str(tmp_path / "salida")]) == 0
    folder = next((tmp_path / "salida").iterdir())
    assert str(folder) in capsys.readouterr().out
    assert len(list((folder / "Actas aprobadas").iterdir())) == 2 * len(approved), "each as PDF and Word"
    names = {f"{part}/{one.name}" for part in ("Datos", "Resúmenes") for one in (folder / part).iterdir()}
    with (folder / "Diccionario.csv").open(encoding="utf-8-sig") as source:
        rows = list(csv.reader(source, delimiter=";"))[1:]
    assert {row[0] for row in rows} == names
    assert all(row[2] and row[2] != row[4] for row in rows), "a column without its words"
    for name in names:
        with (folder / name).open(encoding="utf-8-sig") as source:
            head = next(csv.reader(source, delimiter=";"))
        assert head == [row[1] for row in rows if row[0] == name]
    readme = (folder / "LÉAME.txt").read_text("utf-8-sig")
    listed = dict(reversed(line.split("  ", 1)) for line in readme.splitlines() if len(line.split("  ")[0]) == 64)
    written = [one for one in folder.rglob("*") if one.is_file() and one.name != "LÉAME.txt"]
    assert {one.relative_to(folder).as_posix() for one in written} == set(listed)
    for one in written:
        assert hashlib.sha256(one.read_bytes()).hexdigest() == listed[one.relative_to(folder).as_posix()]


def test_a_second_folder_does_not_write_over_the_first_and_a_failed_one_leaves_nothing(store, tmp_path, monkeypatch):
    plan = prepare(catalog.HOUSE, store)
    first, second = plan.write(tmp_path / "s"), plan.write(tmp_path / "s")
    assert first != second
    assert first.is_dir()

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(render, "write", full)
    with pytest.raises(UserError):
        plan.write(tmp_path / "lleno")
    assert not (tmp_path / "lleno").exists()
