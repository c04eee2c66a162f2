"""What is kept of the history outside the file finds what the file alone cannot: a tail cut off, a chain made anew."""

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from munidesk import catalog, cli
from munidesk.base.errors import UserError
from munidesk.base.seals import code_in, short_code
from munidesk.data import anchor, backup, check, copies
from munidesk.data.anchor import Compared, head_code
from munidesk.documents import frozen
from munidesk.features.council.kinds import MINUTES
from munidesk.features.council.minutes.document import build_minutes, minutes_document
from munidesk.features.council.minutes.store import Approving, approve_minutes, as_approved, with_head
from munidesk.features.council.sessions.store import close_session
from munidesk.features.council.view_data import load_view
from munidesk.features.participation.kinds import AUTHORS, INITIATIVES, STATE_CHANGES
from munidesk.overview.handover import export_folder
from munidesk.town import store as town
from tests.data.forging import cut, forging, rehash, remove, rewrite
from tests.features.council import hall as halls
from tests.features.council import sealed_sample
from tests.features.council.sealed_sample import actas, opened


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sealed_sample.make(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def path(sample: Path, tmp_path: Path) -> Path:
    return sealed_sample.copied(sample, tmp_path)


@pytest.fixture
def kept(path: Path, tmp_path: Path) -> Path:
    """A backup on the stick, made before anybody altered the file."""
    folder = tmp_path / "stick"
    folder.mkdir()
    store = opened(path)
    made = backup.backup(store, folder).path
    store.close()
    return made


def compared(path: Path, typed: object) -> Compared:
    store = opened(path)
    try:
        return anchor.against(store, str(typed), catalog.HOUSE.paper_codes)
    finally:
        store.close()


def write(path: Path, name: str = "Otro nombre") -> None:
    store = opened(path)
    town.save_municipality(store, replace(town.municipality(store), phone=name))
    store.close()


def test_the_name_of_a_backup_ends_in_the_code_of_the_history(path: Path, kept: Path):
    store = opened(path)
    code = head_code(store)
    store.close()
    assert kept.name == f"cerro-respaldo-20261117-194700-{code}.munidesk"
    assert code_in(kept.name) == code
    assert [one.path for one in copies.list_backups(kept.parent, catalog.schemas())] == [kept]


def test_a_backup_named_by_an_older_version_is_listed_and_compared(path: Path, kept: Path):
    old = kept.rename(kept.with_name("cerro-respaldo-20261117-194700.munidesk"))
    assert [one.path for one in copies.list_backups(old.parent, catalog.schemas())] == [old]
    assert compared(path, old).holds


def test_a_file_that_was_worked_on_goes_on_from_its_backup(path: Path, kept: Path):
    assert compared(path, kept) == Compared(
        True, ("El archivo continúa ese respaldo: tiene sus 105 cambios, iguales.",
               "Es el último: después no se escribió nada."))  # fmt: skip
    write(path, "098")
    write(path, "099")
    for typed in (kept, code_in(kept.name), kept.name, f" {code_in(kept.name).lower().replace('-', ' ')} "):
        found = compared(path, typed)
        assert found.holds
        assert found.lines[-1] == "El archivo lo tiene como era, y después de él 2 cambios más."


def test_t8_the_last_forty_changes_cut_off(path: Path, kept: Path):
    with forging(path) as connection:
        cut(connection, 10)
    found = compared(path, kept)
    assert not found.holds
    assert found.lines[0] == "A este archivo le falta el final: 10 cambios que el respaldo tiene."
    assert found.lines[1].startswith("· cambio 96 («")
    assert found.lines[-1].startswith("… hasta el cambio 105 («")
    by_code = compared(path, kept.name)
    assert not by_code.holds
    assert "El archivo no tiene nada con el código" in by_code.lines[0]


def test_t8_a_tail_cut_off_and_written_over(path: Path, kept: Path):
    with forging(path) as connection:
        cut(connection, 3)
    write(path)
    assert (
        compared(path, kept).lines[0] == "A este archivo le faltan 3 cambios que el respaldo tiene."
        or not compared(path, kept).holds
    )


def forge(path: Path, number: int) -> None:
    """The text of an acta and all that vouches for it inside the file, the next acta included."""
    acta, after = actas(path)[number], actas(path).get(number + 1)
    text = str(acta["content"]).replace("Se trata", "No se trata", 1).replace("Salón", "Sótano", 1)
    digest = hashlib.sha256(text.encode()).hexdigest()
    with forging(path) as connection:
        rewrite(connection, "minutes", str(acta["id"]), {"content": text, "sha256": digest, "code": short_code(digest)})
        if after is not None:
            rewrite(connection, "minutes", str(after["id"]), {"previous_sha256": digest})
        rehash(connection)


@pytest.mark.parametrize("last", [False, True])
def test_t8_an_acta_forged_with_all_that_vouches_for_it_inside(path: Path, kept: Path, last: bool):
    numbers = sorted(actas(path))
    number = numbers[-1] if last else numbers[1]
    paper = str(actas(path)[number]["code"])
    assert compared(path, paper).lines == (
        f"El código {paper} es el de acta {number}, y el archivo dice lo mismo que ese papel.",
    )
    forge(path, number)
    store = opened(path)
    try:
        assert check.all_problems(store) == ()  # nothing inside the file contradicts it any more
    finally:
        store.close()
    found = compared(path, kept)
    assert not found.holds
    assert "El historial no es el del respaldo desde el cambio" in found.lines[0]
    assert not compared(path, paper).holds
    assert not compared(path, kept.name).holds


def test_t8_a_row_taken_out_of_the_history(path: Path, kept: Path):
    store = opened(path)
    key = str(store.select("initiative")[0]["id"])
    store.close()
    with forging(path) as connection:
        for kind, column in ((AUTHORS, "initiative_id"), (STATE_CHANGES, "initiative_id"), (INITIATIVES, "id")):
            rows = connection.execute(f"SELECT id FROM {kind.table} WHERE {column} = ?", (key,)).fetchall()
            for row in rows:
                remove(connection, kind.table, str(row["id"]))
        rehash(connection)
    assert not compared(path, kept).holds


def test_a_backup_of_another_municipality_is_said_to_be_one(path: Path, tmp_path: Path):
    folder = tmp_path / "other"
    folder.mkdir()
    other = halls.hall(folder / "otro.munidesk")
    other.store.close()
    assert compared(path, folder / "otro.munidesk") == Compared(
        False, ("Ese respaldo es de otro archivo: no tienen ningún cambio en común.",)
    )


def test_the_last_change_of_a_backup_is_no_exception(path: Path, kept: Path):
    with forging(path) as connection:
        connection.execute("UPDATE change_set SET author = 'Otra' WHERE seq = (SELECT max(seq) FROM change_set)")
        rehash(connection)
    found = compared(path, kept)
    assert not found.holds
    (line,) = found.lines
    assert line.startswith("El último del respaldo, cambio 105 («")
    assert "dice otra cosa en este archivo" in line


def test_what_is_neither_a_backup_nor_a_code_is_refused_with_what_to_write(path: Path, tmp_path: Path):
    for typed in ("hola", "0O0O-1111", str(tmp_path / "no-esta.munidesk"), "/pc/7K3M-Q9TD/no-esta.munidesk"):
        with pytest.raises(UserError, match="no es un respaldo que esté ahí ni un código"):
            compared(path, typed)
    damaged = tmp_path / "roto.munidesk"
    damaged.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    with pytest.raises(UserError):
        compared(path, damaged)


def test_check_against_tells_it_on_the_command_line(path: Path, kept: Path, capsys: pytest.CaptureFixture[str]):
    assert cli.main(["check", str(path), "--against", str(kept)]) == 0
    assert "El archivo continúa ese respaldo" in capsys.readouterr().out
    with forging(path) as connection:
        cut(connection, 3)
    assert cli.main(["check", str(path), "--against", str(kept)]) == 1
    assert "A este archivo le falta el final: 3 cambios que el respaldo tiene." in capsys.readouterr().out
    assert cli.main(["check", str(path), "--against", code_in(kept.name)]) == 1
    assert cli.main(["check", str(path)]) == 0


def test_the_hand_over_says_the_code(path: Path, tmp_path: Path):
    store = opened(path)
    try:
        folder = export_folder(catalog.HOUSE, store, tmp_path / "traspaso")
        assert f"en ese momento: {head_code(store)}." in (folder / "LÉAME.txt").read_text(encoding="utf-8-sig")
    finally:
        store.close()


# -- on the acta


def approved(hall: halls.Hall, *, head: bool = True) -> str:
    hall.session(secretary_id=hall.person("Lucía", "Ferrando Bas"))
    hall.present(1, 2, 3, 4, 5)
    close_session(hall.store, hall.session_id, halls.at(20, 48))
    asked = Approving(on=halls.DAY)
    view = as_approved(hall.store, hall.session_id, asked)
    view = with_head(hall.store, view) if head else view
    content = frozen.to_json(build_minutes(view, printed_at=halls.at(21)))
    approve_minutes(hall.store, hall.session_id, asked, content_json=content)
    return view.head


def foot(hall: halls.Hall) -> str:
    return minutes_document(load_view(hall.store, hall.session_id), printed_at=halls.at(21)).footer.strong


def test_an_acta_prints_the_code_of_all_that_was_written_before_it(hall: halls.Hall):
    code = approved(hall)
    assert code
    assert foot(hall) == f"Código {hall.view.minutes.code} · Historial {code}"
    assert check.all_problems(hall.store) == ()
    found = anchor.against(hall.store, code, catalog.HOUSE.paper_codes)
    assert found.holds
    assert found.lines[-1] == "El archivo lo tiene como era, y después de él 1 cambio más."


def test_an_acta_of_before_prints_what_it_printed(hall: halls.Hall):
    approved(hall, head=False)
    assert foot(hall) == f"Código {hall.view.minutes.code}"


def test_a_history_made_anew_no_longer_has_the_code_of_its_actas(hall: halls.Hall):
    code = approved(hall)
    path = hall.store.path
    hall.store.close()
    with forging(path) as connection:
        connection.execute("UPDATE change_set SET author = 'Otra' WHERE seq = 3")
        rehash(connection)
    store = opened(path)
    try:
        (found,) = (one.text for one in check.all_problems(store))
        assert found == f"Acta 1: el historial de este archivo no tiene el código que ella lleva impreso ({code})."
    finally:
        store.close()


def test_an_acta_drawn_before_something_else_was_saved_is_not_approved(hall: halls.Hall):
    hall.session(secretary_id=hall.person("Lucía", "Ferrando Bas"))
    hall.present(1, 2, 3, 4, 5)
    close_session(hall.store, hall.session_id, halls.at(20, 48))
    asked = Approving(on=halls.DAY)
    view = with_head(hall.store, as_approved(hall.store, hall.session_id, asked))
    content = frozen.to_json(build_minutes(view, printed_at=halls.at(21)))
    town.save_municipality(hall.store, replace(town.municipality(hall.store), phone="099"))
    with pytest.raises(UserError, match="Mientras se aprobaba el acta se guardó otra cosa"):
        approve_minutes(hall.store, hall.session_id, asked, content_json=content)
    assert not any(one.sha256 for one in MINUTES.all(hall.store))
