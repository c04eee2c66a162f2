"""T11: what was attached and taken away leaves the file, and every later copy, once no undo can bring it back."""

from contextlib import closing
from pathlib import Path

from munidesk import catalog
from munidesk.data import backup, blobs, check, file
from munidesk.records.ref import Ref
from munidesk.town.attachments import attach, attachments_of, detach

OWNER = Ref("initiative", "una")
SAID = b"certificado de una enfermedad " * 400


def paper(folder: Path, name: str = "certificado.txt", data: bytes = SAID) -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def kept(path: Path) -> int:
    return path.read_bytes().count(b"certificado de una")


def test_t11_a_paper_taken_away_leaves_the_file_at_the_next_opening_and_not_before(tmp_path: Path):
    path = tmp_path / "m.munidesk"
    with closing(file.create(path, catalog.schemas())) as store:
        key = attach(store, OWNER, paper(tmp_path))
        detach(store, key)
        store.undo()
        (back,) = attachments_of(store, OWNER)
        assert store.blob(back.sha256) == SAID
        detach(store, key)
    assert kept(path)
    with closing(file.open_file(path, catalog.schemas())) as store:
        assert blobs.unused(store) == ()
        assert store.query("SELECT count(*) AS n FROM blob") == [{"n": 0}]
        folder = tmp_path / "memoria"
        folder.mkdir()
        copy = backup.backup(store, folder).path
        assert check.database_problems(store.connection) == ()
    assert (kept(path), kept(copy)) == (0, 0)


def test_t11_what_another_record_holds_too_stays(tmp_path: Path):
    path = tmp_path / "m.munidesk"
    with closing(file.create(path, catalog.schemas())) as store:
        catalog.write_sample(store)
        first = attach(store, OWNER, paper(tmp_path))
        attach(store, Ref("initiative", "otra"), paper(tmp_path, "igual.txt"))
        detach(store, first)
        logo = str(store.select("municipality")[0]["logo"])
    with closing(file.open_file(path, catalog.schemas())) as store:
        (held,) = attachments_of(store, Ref("initiative", "otra"))
        assert store.blob(held.sha256) == SAID
        assert logo
        assert store.blob(logo)


def test_t11_whatever_holds_a_blob_is_known_to_the_schema():
    """A kind of tomorrow that holds one would lose it: its table and column stand in `Schema.blobs`."""
    kinds = [one for feature in catalog.HOUSE.features for one in feature.kinds]
    said = {(kind.table, one.name) for kind in kinds for one in kind.fields if one.says.of == "blob"}
    assert said == {held for schema in catalog.schemas() for held in schema.blobs}


def test_t11_t12_the_map_of_personal_data_says_it():
    told = " ".join(f"{one.what} {one.leaving}" for one in catalog.HOUSE.personal)
    for words in ("sale del archivo", "quién dijo un aporte", "títulos y textos de iniciativas", "antes-de-actualizar"):
        assert words in told
