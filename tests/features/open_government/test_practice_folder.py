"""The folder that towns exchange: what leaves comes back the same; a hostile one is refused by a sentence."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.features.open_government.codes import Adoption, Component, PracticeOrigin
from munidesk.features.open_government.domain import Practice
from munidesk.features.open_government.practices import folder as folders
from munidesk.features.open_government.practices.folder import NAME, read_folder, written
from munidesk.features.open_government.practices.store import practices, save_practice
from munidesk.features.open_government.practices.store_exchange import compared, export_folder, import_file, take_in
from munidesk.instruments.domain import Marker
from munidesk.town import store as town
from munidesk.town.domain import Municipality
from munidesk.town.imports import ImportOptions


@pytest.fixture
def other(tmp_path: Path):
    made = file.create(tmp_path / "b.munidesk", catalog.schemas(), author="Ana")
    town.save_municipality(made, Municipality(name="Ayuntamiento de Villa Rosaura", town="Villa Rosaura", country="MX"))
    yield made
    made.close()


def cartelera(**told) -> Practice:
    return Practice(**{
        "title": "Cartelera con índice", "component": Component.TRANSPARENCY, "topic": "Un solo lugar",
        "problem": "Nadie sabía", "done": "Un índice\nUna fecha", "ods": "16", "gender": Marker.ALSO, **told,
    })  # fmt: skip


def bundle(tmp_path: Path, **told: object) -> Path:
    """A folder as another town's MuniDesk makes it, save what `told` says otherwise."""
    whole = {
        "format": folders.FORMAT, "version": folders.VERSION, "town": "Arroyo Manso", "country": "Uruguay",
        "made": "2026-11-17", "practices": [{"title": "Plaza", "done": "Mirar"}],
    }  # fmt: skip
    made = tmp_path / "carpeta"
    made.mkdir(exist_ok=True)
    (made / NAME).write_text(json.dumps({**whole, **told}), encoding="utf-8")
    return made


def test_what_one_town_exports_another_opens_and_knows_whose_it_is(store, other, tmp_path):
    save_practice(store, cartelera())
    save_practice(store, cartelera(title="De otro", origin=PracticeOrigin.IMPORTED, place="El Molino"))
    made = export_folder(store, tmp_path)
    assert {one.name for one in made.iterdir()} == {NAME, "LÉAME.txt", "Buenas prácticas.pdf"}
    taken = take_in(other, read_folder(made))
    (one,) = practices(other)  # what came from others is theirs to give
    assert (one.place, one.country, one.origin, one.source) == (
        "Cerro del Alba", "Uruguay", PracticeOrigin.IMPORTED, "Cerro del Alba",
    )  # fmt: skip
    assert (one.done, one.gender, one.component) == ("Un índice\nUna fecha", Marker.ALSO, Component.TRANSPARENCY)
    assert taken.words == "1 práctica nueva de Cerro del Alba."


def test_what_is_here_already_is_not_taken_twice_and_one_undo_takes_all_back(store, tmp_path):
    told = [{"title": "Plaza"}, {"title": "  plaza "}, {"title": "Arroyo"}]
    folder = bundle(tmp_path, practices=told)
    taken = take_in(store, read_folder(folder))
    assert (len(taken.added), len(taken.known)) == (2, 1)
    assert compared(store, read_folder(folder)).added == ()
    store.undo()
    assert practices(store) == ()


def test_the_command_line_takes_the_file_and_only_says_what_it_would_do_when_asked(store, tmp_path):
    path = bundle(tmp_path) / NAME
    assert import_file(store, path, ImportOptions(dry_run=True)).added == 1
    assert practices(store) == ()
    assert import_file(store, path, ImportOptions()).added == 1


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"format": "otra-cosa"}, "No se entiende"),
        ({"version": 2}, "versión más nueva"),
        ({"version": "1"}, "No se entiende"),
        ({"version": True}, "No se entiende"),
        ({"version": 0}, "No se entiende"),
        ({"practices": {"a": 1}}, "No se entiende"),
        ({"practices": ["Plaza"]}, "No se entiende"),
        ({"practices": [{"title": 7}]}, "No se entiende"),
        ({"practices": [{"title": ""}]}, "práctica 1"),
        ({"practices": [{"title": "Plaza"}, {"title": "Otra", "ods": "18"}]}, "práctica 2"),
        ({"practices": [{"title": "x" * (folders.MOST_LETTERS + 1)}]}, "letras"),
        ({"practices": [{"title": str(at)} for at in range(folders.MOST_PRACTICES + 1)]}, "más de 500"),
    ],
)
def test_a_folder_that_is_not_one_of_ours_is_refused_whole(store, tmp_path, told, said):
    with pytest.raises(UserError, match=said):
        take_in(store, read_folder(bundle(tmp_path, **told)))
    assert practices(store) == ()


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe\x00", b"[" * 100_000, b'"texto"', b"null"])
def test_what_is_no_data_is_refused(tmp_path, data):
    (bundle(tmp_path) / NAME).write_bytes(data)
    with pytest.raises(UserError, match="No se entiende"):
        read_folder(tmp_path / "carpeta")


def test_a_folder_without_the_file_and_one_too_large_are_refused(tmp_path, monkeypatch):
    with pytest.raises(UserError, match="no es una carpeta de buenas prácticas"):
        read_folder(tmp_path)
    monkeypatch.setattr(folders, "MOST_BYTES", 10)
    with pytest.raises(UserError, match="demasiado grande"):
        read_folder(bundle(tmp_path))


@pytest.mark.skipif(os.name != "posix", reason="links to files need rights on Windows")
def test_a_link_to_a_file_of_this_computer_is_not_followed(tmp_path):
    made = bundle(tmp_path)
    (made / NAME).rename(tmp_path / "fuera.json")
    (made / NAME).symlink_to(tmp_path / "fuera.json")
    with pytest.raises(UserError, match="no es un archivo común"):
        read_folder(made)


def test_paths_programs_and_origins_that_it_tells_are_not_believed(store, tmp_path):
    entry = {
        "title": "Plaza", "origin": "own", "id": "01", "source_kind": "manual", "source_id": "1", "adoption": "adopted",
        "component": "../../etc", "gender": "x", "since": "ayer", "attachments": ["/etc/passwd"],
    }  # fmt: skip
    made = bundle(tmp_path, practices=[entry])
    (made / "instalar.exe").write_bytes(b"MZ")
    take_in(store, read_folder(made))
    (one,) = practices(store)
    assert (one.origin, one.source_kind, one.source_id) == (PracticeOrigin.IMPORTED, "", "")
    assert (one.component, one.gender, one.since, one.adoption) == (Component.NONE, Marker.NO, None, Adoption.NONE)


def test_without_own_practices_nothing_is_written(store, tmp_path):
    with pytest.raises(UserError, match="prácticas propias"):
        export_folder(store, tmp_path / "fuera")
    assert not (tmp_path / "fuera").exists()


_HIDDEN = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
LINES = st.text(st.characters(codec="utf-8", exclude_categories=_HIDDEN), max_size=60)


@given(title=LINES.filter(str.strip), done=LINES, place=LINES)
def test_any_text_comes_back_letter_by_letter(tmp_path_factory, title, done, place):
    path = tmp_path_factory.mktemp("ida") / NAME
    told = Practice(title=title.strip(), done=done.strip(), place=place.strip())
    path.write_text(written((told,), "Arroyo Manso", "Uruguay"), encoding="utf-8")
    (one,) = read_folder(path).practices
    assert (one.title, one.done, one.place) == (told.title, told.done, told.place or "Arroyo Manso")
