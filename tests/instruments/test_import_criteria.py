"""Questions come into a draft from a sheet, row by row; an instrument comes in from its file."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.cli import main
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.features.open_government.diagnoses.begin import begin
from munidesk.instruments.domain import AnswerKind
from munidesk.instruments.kinds import INSTRUMENTS
from munidesk.instruments.reading import shipped
from munidesk.instruments.script import Script
from munidesk.instruments.store_criteria import script_of
from munidesk.instruments.store_editor import create
from munidesk.instruments.writing import toml_of
from munidesk.records.ref import Ref
from munidesk.town.founding import found

ROWS = (
    "Componente;Pregunta;Cómo se responde;Peso;ODS;Puntos de la lista;Niveles\n"
    "Puertas abiertas;¿Se publican las actas?;;3;16;En la web | En el tablero;\n"
    ";¿Se avisa cada sesión?;escala;1;16;;0 no | 4 siempre\n"
    "Cuentas;¿Se rinden en público?;sí o no;2;5;;\n"
)


@pytest.fixture
def path(tmp_path: Path) -> Iterator[Path]:
    made = tmp_path / "a.munidesk"
    with closing(file.create(made, catalog.schemas(), author="Ana")) as store:
        found(store, country="UY", name="Pueblo", legal_seats=5)
    yield made


def draft(path: Path, title: str = "Propio") -> str:
    with closing(file.open_file(path, catalog.schemas())) as store:
        return create(store, title)


def asked(path: Path, key: str) -> Script:
    with closing(file.open_file(path, catalog.schemas(), read_only=True)) as store:
        return script_of(store, key)


def sheet(folder: Path, text: str = ROWS) -> Path:
    made = folder / "preguntas.csv"
    made.write_text(text, encoding="utf-8")
    return made


def test_each_row_is_a_criterion_in_the_dimension_it_names(path: Path, tmp_path: Path):
    key = draft(path)
    assert main(["import", str(path), "criteria", str(sheet(tmp_path))]) == 0
    script = asked(path, key)
    assert [one.title for one in script.dimensions] == ["Primera dimensión", "Puertas abiertas", "Cuentas"]
    assert [(one.question, one.kind, one.weight, one.ods) for one in script.criteria] == [
        ("¿Se publican las actas?", AnswerKind.CHECKLIST, 3, "16"),
        ("¿Se avisa cada sesión?", AnswerKind.SCALE, 1, "16"),
        ("¿Se rinden en público?", AnswerKind.YES_NO, 2, "5"),
    ]
    assert [part.text for part in script.parts] == ["En la web", "En el tablero"]
    assert script.criteria[1].levels == "0 no\n4 siempre"


def test_a_question_that_is_there_is_changed_and_not_asked_twice(path: Path, tmp_path: Path):
    key = draft(path)
    for text in (ROWS, ROWS.replace(";3;16;", ";9;16;")):
        assert main(["import", str(path), "criteria", str(sheet(tmp_path, text))]) == 0
    script = asked(path, key)
    assert [one.weight for one in script.criteria] == [9, 1, 2]
    assert len(script.parts) == 2


def test_without_a_draft_the_sheet_is_refused_in_a_sentence(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    with closing(file.open_file(path, catalog.schemas())) as store:
        begin(store, Ref("instrument", "gobierno-abierto"), "En uso")
    main(["import", str(path), "criteria", str(sheet(tmp_path))])
    told = capsys.readouterr()
    assert "No hay un instrumento en borrador" in told.out + told.err


def test_an_instrument_comes_in_from_its_file_and_a_trial_writes_nothing(path: Path, tmp_path: Path):
    source = tmp_path / "ajeno.toml"
    source.write_text(toml_of(shipped("gobierno-abierto")).replace('"gobierno-abierto"', '"ajeno"'), encoding="utf-8")

    def there() -> list[str]:
        with closing(file.open_file(path, catalog.schemas(), read_only=True)) as store:
            return keys(store)

    assert main(["import", str(path), "criteria", str(source), "--dry-run"]) == 0
    assert there() == []
    for _again in range(2):
        assert main(["import", str(path), "criteria", str(source)]) == 0
    assert there() == ["ajeno"]


def keys(store: Store) -> list[str]:
    return [one.key for one in INSTRUMENTS.all(store)]
