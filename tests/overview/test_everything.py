"""«Llevarse todo»: whatever the file holds leaves in words, is explained, and comes back whole into an empty file."""

import csv
import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import MISSING, fields, replace
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from munidesk import catalog
from munidesk.base.errors import CancelledError, UserError
from munidesk.base.ids import new_id
from munidesk.base.letters import in_words
from munidesk.cli import main
from munidesk.data import check, file
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.overview.everything import ABOUT, Asked
from munidesk.overview.everything_back import bring_back
from munidesk.overview.everything_write import Taken, take_everything
from munidesk.overview.handover import prepare
from munidesk.records.field import Field
from munidesk.records.kind import AnyKind
from munidesk.records.ref import Ref
from munidesk.town.attachments import attach
from munidesk.town.founding import found
from munidesk.town.profiles import COUNTRIES
from munidesk.town.sample import SampleSize

DATA = Asked(private=True, documents=False)
FORMS = [Asked(private=True, documents=False), Asked(plain=True, private=True, documents=False)]
SMALL = SampleSize(sessions=4, initiatives=4, items=3)


def kinds() -> list[AnyKind]:
    return [one for feature in catalog.HOUSE.features for one in feature.kinds]


def opened(path: Path) -> Store:
    return file.open_file(path, catalog.schemas(), read_only=True)


def rows_of(store: Store) -> dict[str, list[dict[str, object]]]:
    return {kind.table: [dict(row) for row in store.select(kind.table, order="id")] for kind in kinds()}


def take(store: Store, folder: Path, asked: Asked = DATA) -> Taken:
    return take_everything(catalog.HOUSE, store, folder, asked)


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source, delimiter=";"))


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("muestra") / "a.munidesk"
    with closing(file.create(path, catalog.schemas(), author="Lucía")) as made:
        catalog.write_sample(made, SMALL)
    return path


@pytest.fixture
def store(sample: Path, tmp_path: Path) -> Iterator[Store]:
    path = Path(shutil.copy(sample, tmp_path / "a.munidesk"))
    with closing(file.open_file(path, catalog.schemas(), author="Lucía")) as made:
        yield made


# -- there and back


@pytest.mark.parametrize("country", COUNTRIES)
def test_d11_the_sample_of_each_country_comes_back_whole(tmp_path: Path, country: str):
    path, plain = tmp_path / "a.munidesk", COUNTRIES.index(country) % 2 == 1
    with closing(file.create(path, catalog.schemas(), author="Lucía")) as made:
        catalog.write_sample(made, replace(SMALL, country=country))
        taken, before = take(made, tmp_path / "s", Asked(plain=plain, private=True, documents=False)), rows_of(made)
    assert bring_back(catalog.HOUSE, taken.path, tmp_path / "b.munidesk").records == taken.records
    with closing(opened(tmp_path / "b.munidesk")) as back:
        assert rows_of(back) == before
        assert country != "UY" or check.all_problems(back) == (), "one is enough: it costs as much as all the rest"


def values_of(one: Field, default: object) -> st.SearchStrategy[object]:
    """What a field can hold, never what it holds when nobody wrote anything."""
    if one.is_code:
        return st.sampled_from([code for code in one.choices if code.value and code != default])
    letters = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1)
    odd = st.sampled_from(["=1+1", "'=x", " =SUMA(A1)", "+598 99 123", "- Uno", 'a;b\n"c"', "\r", "s/d", "«ñ»", "0"])
    whole = st.integers(min_value=1, max_value=10**12)
    made: dict[type, st.SearchStrategy[object]] = {
        str: odd | letters,
        bool: st.just(not default),
        int: whole,
        Decimal: whole.map(lambda each: Decimal(each) / 1000),
        date: st.dates(date(1900, 1, 1)),
        time: st.times().map(lambda each: each.replace(second=0, microsecond=0)),
        datetime: st.datetimes(datetime(1900, 1, 1)).map(lambda each: each.replace(second=0, microsecond=0)),
    }
    return made[one.type].filter(lambda each: each != default)


def made_of(kind: AnyKind, draw: Callable[[st.SearchStrategy[object]], object], ids: dict[str, str]) -> object:
    """A record with every field set; what names another record names the one that was made of that kind."""
    values: dict[str, object] = {"id": ids.setdefault(kind.table, new_id())}
    defaults = {one.name: one.default for one in fields(kind.record)}
    for one in (each for each in kind.fields if each.name != "id"):
        values[one.name] = ids[one.says.of] if one.says.of in ids else draw(values_of(one, defaults[one.name]))
    return kind.record(**values)


@pytest.mark.parametrize("asked", FORMS, ids=["words", "plain"])
@settings(max_examples=2, phases=[Phase.generate], deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_d11_a_file_filled_at_random_comes_back_with_every_column(tmp_path_factory, asked: Asked, data: st.DataObject):
    folder = tmp_path_factory.mktemp("azar")
    with closing(file.create(folder / "a.munidesk", catalog.schemas(), author="Lucía")) as made:
        found(made, country=data.draw(st.sampled_from(COUNTRIES)), name="Prueba")
        ids: dict[str, str] = {"municipality": str(made.select("municipality")[0]["id"])}
        with made.change("Llenar") as writer:
            ids["blob"] = writer.put_blob(b"adjunto")
            for kind in (one for one in kinds() if one.table != "municipality"):
                writer.put(kind.table, kind.row(made_of(kind, data.draw, ids)))
        before = rows_of(made)
        assert untouched(before) == set()
        taken = take(made, folder / "s", asked)
    bring_back(catalog.HOUSE, taken.path, folder / "b.munidesk")
    with closing(opened(folder / "b.munidesk")) as back:
        assert rows_of(back) == before


def untouched(rows: dict[str, list[dict[str, object]]]) -> set[tuple[str, str]]:
    """Columns that hold in every row what they hold when nobody wrote anything."""
    found = set()
    for kind in (one for one in kinds() if one.table != "municipality"):
        for one in fields(kind.record):
            stored = None if one.default is MISSING else kind.field(one.name).stored(one.default)
            if all(row[one.name] == stored for row in rows[kind.table]):
                found.add((kind.table, one.name))
    return found


def test_d11_attachments_come_back_with_their_bytes_and_a_lost_one_is_told(store: Store, tmp_path: Path):
    session = str(store.select("session")[0]["id"])
    for name, said in (("constancia.pdf", b"%PDF uno"), ("otra.pdf", b"%PDF dos")):
        (tmp_path / name).write_bytes(said)
        attach(store, Ref("session", session), tmp_path / name)
    taken = take(store, tmp_path / "s")
    next(one for one in (taken.path / "Adjuntos").iterdir() if "otra" in one.name).unlink()
    made = bring_back(catalog.HOUSE, taken.path, tmp_path / "b.munidesk")
    assert "Falta en la carpeta el contenido de 1 adjunto." in made.words
    with closing(opened(tmp_path / "b.munidesk")) as back:
        kept = {str(row["name"]): back.blob(str(row["sha256"])) for row in back.select("attachment")}
    assert kept == {"constancia.pdf": b"%PDF uno", "otra.pdf": None}


def test_d11_what_hung_from_something_deleted_stays_out_and_is_told(store: Store, tmp_path: Path):
    with store.change("Quitar la iniciativa") as writer:
        writer.delete("initiative", str(store.select("initiative")[0]["id"]))
    made = bring_back(catalog.HOUSE, take(store, tmp_path / "s").path, tmp_path / "b.munidesk")
    assert "colgaba" in made.words
    with closing(opened(tmp_path / "b.munidesk")) as back:
        assert check.all_problems(back) == ()


# -- what the folder says


def test_d11_values_are_words_columns_are_spanish_and_both_are_explained(store: Store, tmp_path: Path):
    folder = take(store, tmp_path / "s").path
    ballots = read_csv(folder / "Datos" / "Votos.csv")
    assert {row["Voto"] for row in ballots} <= {"a favor", "en contra", "abstención", "se excusa"}
    members = {f"{row['given_names']} {row['family_names']}" for row in store.select("person")}
    assert {row["Integrante: cómo se llama"] for row in ballots} <= members
    told = {(row["archivo"], row["columna"]): row for row in read_csv(folder / "Diccionario.csv")}
    values = {
        (row["archivo"], row["columna"], row["palabra"]): row["código"] for row in read_csv(folder / "Valores.csv")
    }
    assert told["Datos/Votos.csv", "Voto"]["clave"] == "value"
    assert values["Datos/Votos.csv", "Voto", "a favor"] == "for"
    for path in (*(folder / "Datos").iterdir(), *(folder / "Resúmenes").iterdir()):
        with path.open(encoding="utf-8-sig") as source:
            head = next(csv.reader(source, delimiter=";"))
        assert {(path.relative_to(folder).as_posix(), one) for one in head} <= set(told), path.name


def test_d11_no_key_of_the_program_stands_where_people_read(store: Store, tmp_path: Path):
    folder = take(store, tmp_path / "s").path
    cells = {cell for path in (*(folder / "Datos").iterdir(), *(folder / "Resúmenes").iterdir())
             for row in read_csv(path) for cell in row.values()}  # fmt: skip
    tables = {kind.table for kind in kinds()} - {"plan", "manual"}  # words of Spanish too
    assert not cells & ({"mayor", "councillor", "raised", "planned", "simple_members", "False", "True"} | tables)
    assert {"Alcalde / Alcaldesa", "iniciativa", "se planteó en"} <= cells


@pytest.mark.parametrize("asked", FORMS, ids=["words", "plain"])
def test_a_text_with_fields_comes_back_whole_and_people_read_words(store: Store, tmp_path: Path, asked: Asked):
    """«el asunto 2» in the table, and still the asunto itself in the new file; what is written anew is text."""
    one, other = [str(row["id"]) for row in store.select("agenda_item", order="id")][-2:]
    kept = f"Ver \ufff9item:{other}\ufffaasunto 2\ufffb."
    with store.change("Cita") as writer:
        writer.put("agenda_item", {"id": one, "narrative": kept})
    kept, before = str(store.get("agenda_item", one)["narrative"]), rows_of(store)
    folder = take(store, tmp_path / "s", asked).path
    texts = {path: path.read_text("utf-8-sig") for path in (folder / "Datos").iterdir()}
    (table,) = (path for path, text in texts.items() if (kept if asked.plain else in_words(kept)) in text)
    assert ("\ufff9" in texts[table]) == asked.plain
    bring_back(catalog.HOUSE, folder, tmp_path / "b.munidesk")
    with closing(opened(tmp_path / "b.munidesk")) as back:
        assert rows_of(back) == before
    if not asked.plain:
        table.write_text(
            table.read_text("utf-8-sig").replace(in_words(kept), "Otro, asunto 2."), "utf-8-sig", newline=""
        )
        bring_back(catalog.HOUSE, folder, tmp_path / "c.munidesk")
        with closing(opened(tmp_path / "c.munidesk")) as back:
            assert back.get("agenda_item", one)["narrative"] == "Otro, asunto 2."


def test_d11_a_post_that_somebody_typed_as_our_word_comes_back_as_it_was(store: Store, tmp_path: Path):
    with store.change("Otro cargo") as writer:
        writer.put("seat", {"id": str(store.select("seat")[0]["id"]), "post": "Alcalde / Alcaldesa"})
    before = rows_of(store)
    bring_back(catalog.HOUSE, take(store, tmp_path / "s").path, tmp_path / "b.munidesk")
    with closing(opened(tmp_path / "b.munidesk")) as back:
        assert rows_of(back) == before


def test_d11_for_programs_there_are_keys_and_codes(store: Store, tmp_path: Path):
    folder = take(store, tmp_path / "s", Asked(plain=True, documents=False)).path
    rows = read_csv(folder / "Datos" / "ballot.csv")
    assert set(rows[0]) == {one.name for one in next(one for one in kinds() if one.table == "ballot").fields}
    assert {row["value"] for row in rows} <= {"for", "against", "abstain", "recused", "absent"}


def test_d11_private_data_leave_only_when_asked_and_it_is_said(store: Store, tmp_path: Path):
    with store.change("Anotar una vecina") as writer:
        writer.put("neighbour", {"name": "Zulma Etcheverrigaray", "phone": "099 777 123"})
    shy = take_everything(catalog.HOUSE, store, tmp_path / "s", Asked(documents=False))
    texts = "".join(one.read_text("utf-8-sig") for one in shy.path.rglob("*.csv"))
    assert not (shy.path / "Datos privados").exists()
    assert "neighbour_id" not in (shy.path / ABOUT).read_text("utf-8"), "not even the key that leads to a person"
    assert "Zulma" not in texts
    assert "099 777 123" not in texts
    assert "Quedan afuera los nombres" in (shy.path / "LÉAME.txt").read_text("utf-8-sig")
    assert "Zulma Etcheverrigaray" in (take(store, tmp_path / "t").path / "Datos privados" / "Personas.csv").read_text(
        "utf-8-sig"
    )


def test_d11_the_folder_has_actas_in_word_and_pdf_the_book_and_the_manual(store: Store, tmp_path: Path, monkeypatch):
    monkeypatch.setattr(render, "write", lambda _document, path: path.write_bytes(b"dibujado"))
    made = take_everything(catalog.HOUSE, store, tmp_path / "s", Asked(workbook=True))
    names = {one.relative_to(made.path).as_posix() for one in made.path.rglob("*") if one.is_file()}
    actas = [one for one in names if one.startswith(("Actas aprobadas/", "Actas en borrador/"))]
    assert len(actas) == 2 * store.count("session"), "each as PDF and Word"
    assert {"Documentos/Concejo/Libro de actas.pdf", "Listas/Libro de actas.xlsx", "Todo.xlsx"} <= names
    chapter = next(one for one in names if one.startswith("Manual/") and one.endswith(".md"))
    assert (made.path / chapter).read_text("utf-8").startswith("# ")
    papers = {one.words for feature in catalog.HOUSE.features for one in feature.papers}
    here = {one.partition("/")[2].rpartition("/")[2].rpartition(".")[0] for one in names} | {
        w for w, _why in made.skipped
    }
    told = {paper for paper in papers if not any(name.startswith(paper) for name in here)}
    assert told == {"Datos de una persona"}


def test_d11_the_hand_over_holds_every_table_that_is_not_private(store: Store, tmp_path: Path, capsys):
    plan = prepare(catalog.HOUSE, store)
    columns = sum(len(table.fields) for table in plan.data.tables)
    stored = sum(len(kind.fields) for kind in kinds())
    with capsys.disabled():
        print(f"\ntraspaso: {len(plan.data.tables)} de {len(kinds())} tablas, {columns} de {stored} columnas")
    assert {kind.table for kind in kinds()} - {table.kind.table for table in plan.data.tables} == {
        "neighbour", "attendee", "letter_paper", "staff_private",
    }  # fmt: skip
    assert any(name.startswith("Actas en borrador/") for name, _build in plan.documents)
    assert any(name.endswith("Libro de actas.pdf") for name, _build in plan.documents)


def test_w68_a_paper_that_cannot_be_drawn_stops_no_folder(store: Store, tmp_path: Path, monkeypatch):
    def refuse(_document: object, path: Path) -> None:
        if "Presupuesto" in path.name:
            raise UserError("Un cuadro no entra en la hoja.")
        path.write_bytes(b"dibujado")

    monkeypatch.setattr(render, "write", refuse)
    made = take_everything(catalog.HOUSE, store, tmp_path / "s", Asked())
    handed = prepare(catalog.HOUSE, store).write(tmp_path / "t")
    for folder in (made.path, handed):
        assert "Un cuadro no entra en la hoja." in (folder / "LÉAME.txt").read_text("utf-8-sig")
        assert list(folder.rglob("Avance.pdf"))


# -- whole or not at all


def test_t28_cancelled_or_on_a_full_disk_nothing_is_left(store: Store, tmp_path: Path, monkeypatch):
    def step(done: int, _total: int, _what: str) -> None:
        if done > 20:
            raise CancelledError("Cancelado. No se escribió nada.")

    with pytest.raises(CancelledError):
        take_everything(catalog.HOUSE, store, tmp_path / "s", DATA, step)
    assert not (tmp_path / "s").exists()

    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device", str(tmp_path))

    monkeypatch.setattr("munidesk.data.exchange.write_exact", full)
    (tmp_path / "s").mkdir()
    with pytest.raises(UserError, match="espacio"):
        take(store, tmp_path / "s")
    assert list((tmp_path / "s").iterdir()) == []


def test_t28_a_folder_that_was_being_filled_is_swept(tmp_path: Path):
    from munidesk.base.paths import state
    from munidesk.base.unfinished import sweep

    half, other = tmp_path / ".munidesk-0123456789ab", tmp_path / "mía"
    for one in (half, other):
        (one / "Datos").mkdir(parents=True)
        (one / "Datos" / "a.csv").write_text("a")
        note = state() / "unfinished" / f"nota-{one.name}"
        note.parent.mkdir(parents=True, exist_ok=True)
        note.write_bytes(b"\n" + str(one).encode())
    sweep()
    assert not half.exists()
    assert (other / "Datos" / "a.csv").exists()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: (folder / ABOUT).unlink(), "no es una carpeta de «Llevarse todo»"),
        (lambda folder: (folder / ABOUT).write_text("{"), "No se entiende"),
        (lambda folder: (folder / ABOUT).write_text(json.dumps({"format": 99})), "más nueva"),
        (lambda folder: (folder / "Datos" / "Planes.csv").unlink(), "Planes.csv"),
        (lambda folder: twice(folder / "Datos" / "Planes.csv"), "dos veces el mismo registro"),
        (lambda folder: changed(folder / "Datos" / "Planes.csv", "2025", "¿cuándo?"), "renglón 2"),
    ],
)
def test_a_folder_that_was_spoiled_is_a_sentence_and_makes_no_file(store: Store, tmp_path: Path, spoil, said: str):
    folder = take(store, tmp_path / "s").path
    spoil(folder)
    with pytest.raises(UserError, match=said):
        bring_back(catalog.HOUSE, folder, tmp_path / "b.munidesk")
    assert [one.name for one in tmp_path.glob("*.munidesk")] == ["a.munidesk"]
    assert list(tmp_path.glob(".munidesk-*")) == []


def twice(path: Path) -> None:
    text = path.read_text("utf-8-sig")
    path.write_text(text + text.partition("\n")[2], "utf-8-sig")


def changed(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text("utf-8-sig").replace(old, new), "utf-8-sig")


def test_by_the_command_line_it_goes_and_comes_back(store: Store, tmp_path: Path, capsys):
    path, before = store.path, rows_of(store)
    store.close()
    assert main(["everything", str(path), "--to", str(tmp_path / "s"), "--private", "--no-documents"]) == 0
    folder = capsys.readouterr().out.splitlines()[0]
    assert main(["everything", "--back", folder, "--to", str(tmp_path / "b.munidesk")]) == 0
    assert "Se importaron" in capsys.readouterr().out
    with closing(opened(tmp_path / "b.munidesk")) as back:
        assert rows_of(back) == before
    assert main(["everything", "--back", folder, "--to", str(tmp_path / "b.munidesk")]) == 1
    assert main(["everything", "--to", str(tmp_path / "c")]) == 1


def test_what_a_spreadsheet_wrote_again_comes_back(store: Store, tmp_path: Path):
    """Excel keeps the words and writes days its own way, in the letters of Windows."""
    folder, before = take(store, tmp_path / "s").path, rows_of(store)
    for name in ("Iniciativas", "Compromisos", "Sesiones", "Dinero del plan"):
        path = folder / "Datos" / f"{name}.csv"
        text = re.sub(r"\b(\d{4})-(\d\d)-(\d\d)\b(?=[ ;\r])", r"\3/\2/\1", path.read_text("utf-8-sig"))
        path.write_bytes(text.encode("cp1252"))
    bring_back(catalog.HOUSE, folder, tmp_path / "b.munidesk")
    with closing(opened(tmp_path / "b.munidesk")) as back:
        assert rows_of(back) == before
