"""The command line as scripts use it: exit codes, sentences, JSON."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from munidesk import catalog
from munidesk.cli import main
from munidesk.data import file
from munidesk.data.lock import take

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "ejemplo.munidesk"
    assert main(["sample", str(path)]) == 0
    return path


def test_version_is_told_without_loading_qt():
    code = (
        "import sys\nfrom munidesk.cli import main\n"
        "try: main(['--version'])\nexcept SystemExit: pass\n"
        "heavy = {'PySide6', 'reportlab', 'docx'} & set(sys.modules)\nsys.exit(f'{heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("MuniDesk ")


def test_wrong_usage_leaves_with_2(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as stopped:
        main(["list"])
    assert stopped.value.code == 2


def test_a_new_municipality_can_be_asked_for_its_facts(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "nuevo.munidesk"
    assert main(["new", str(path), "--country", "CL", "--name", "Municipalidad de Prueba"]) == 0
    capsys.readouterr()
    assert main(["info", str(path), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert facts["name"] == "Municipalidad de Prueba"
    assert facts["country"] == "CL"
    assert facts["counts"]["sessions"] == 0


def test_new_never_writes_over_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "nuevo.munidesk"
    path.write_text("un trabajo de años")
    assert main(["new", str(path), "--name", "Otro"]) == 1
    assert path.read_text() == "un trabajo de años"
    assert "Traceback" not in capsys.readouterr().err


def test_sessions_are_listed_with_the_promised_keys(sample: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["list", str(sample), "sessions", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    keys = ["id", "body", "kind", "number", "date", "state", "seats", "present", "quorum", "has_quorum"]
    assert [list(row) for row in rows] == [keys] * len(rows)
    assert len(rows) == 14
    assert {row["quorum"] for row in rows} == {3}


def test_votes_are_listed_with_the_promised_keys(sample: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["list", str(sample), "votes", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    keys = [
        "session",
        "item",
        "title",
        "type",
        "rule",
        "for",
        "against",
        "abstain",
        "blank",
        "null",
        "unvoted",
        "recused",
        "outcome",
        "explanation",
    ]
    assert rows
    assert [list(row) for row in rows] == [keys] * len(rows)
    assert all(row["explanation"] for row in rows)


NOT_IN_THE_SAMPLE = frozenset({"altered", "book-opening", "book-closing", "certificate", "dc3", "member"})
"""Papers of what the sample has not: an altered acta, the diligences of a book, a certificate that was given; and
the page of a member, who is named."""


@pytest.mark.parametrize("name", sorted(NOT_IN_THE_SAMPLE))
def test_a_paper_of_what_is_not_there_is_a_sentence(
    sample: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
):
    assert main(["export", str(sample), name, "--to", str(tmp_path / "a.pdf")]) == 1
    assert capsys.readouterr().err.strip().endswith(".")
    assert not (tmp_path / "a.pdf").exists()


def test_d1_a_whole_book_is_refused_as_word(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["export", str(sample), "whole-book", "--to", str(tmp_path / "libro.docx")]) == 1
    assert "El libro entero se escribe en PDF" in capsys.readouterr().err


def test_w60_reports_are_narrowed_by_names_and_what_takes_no_filter_refuses_it(sample: Path, tmp_path: Path, capsys):
    target = tmp_path / "coinciden.json"
    narrowed = ["--kind", "ordinaria", "--from", "01/06/2026", "--member", "Silvia Cabral"]
    assert main(["export", str(sample), "agreement", "--to", str(target), *narrowed]) == 0
    told = json.loads(target.read_text(encoding="utf-8"))
    assert "sesiones ordinarias" in told["about"] and "Silvia Cabral" in told["about"]
    for suffix in ("pdf", "docx", "xlsx", "csv"):
        made = tmp_path / f"ficha.{suffix}"
        assert main(["export", str(sample), "member", "--member", "Silvia Cabral", "--to", str(made)]) == 0
        assert made.stat().st_size > 0
    capsys.readouterr()
    assert main(["export", str(sample), "acta", "--kind", "ordinaria", "--to", str(tmp_path / "a.pdf")]) == 1
    assert "no se puede pedir con --kind" in capsys.readouterr().err


@pytest.mark.parametrize("name", [one for one in catalog.PAPERS if one not in NOT_IN_THE_SAMPLE])
def test_every_named_document_is_written_as_word_and_pdf(sample: Path, tmp_path: Path, name: str):
    for suffix in (".pdf",) if catalog.PAPERS[name].pdf_only else (".pdf", ".docx"):
        target = tmp_path / f"{name}{suffix}"
        assert main(["export", str(sample), name, "--to", str(target)]) == 0
        assert target.stat().st_size > 1000


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json"])
def test_lists_are_written_as_data(sample: Path, tmp_path: Path, suffix: str):
    target = tmp_path / f"votos{suffix}"
    assert main(["export", str(sample), "votes", "--to", str(target)]) == 0
    assert target.stat().st_size > 100


def test_an_export_into_a_folder_that_is_not_there_is_a_sentence(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    assert main(["export", str(sample), "acta", "--to", str(tmp_path / "nada" / "acta.pdf")]) == 1
    assert "No existe la carpeta" in capsys.readouterr().err
    assert not (tmp_path / "nada").exists()


@pytest.mark.parametrize(
    "line",
    [
        ["info", "{tmp}/no-existe.munidesk"],
        ["info", "{tmp}"],
        ["check", "{tmp}/vacio.munidesk"],
        ["list", "{sample}", "sirenas"],
        ["export", "{sample}", "acta", "--to", "{tmp}/acta.txt"],
        ["export", "{sample}", "acta", "--id", "no-existe", "--to", "{tmp}/acta.pdf"],
        ["export", "{sample}", "poema", "--to", "{tmp}/poema.pdf"],
        ["import", "{sample}", "people", "{tmp}/vacio.munidesk"],
        ["backup", "{sample}", "{tmp}/no-hay"],
        ["restore", "{tmp}/no-existe.munidesk", "{tmp}/nuevo.munidesk"],
        ["restore", "{sample}", "{sample}"],
    ],
)
def test_bad_input_is_one_sentence_and_code_1(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], line: list[str]
):
    (tmp_path / "vacio.munidesk").write_bytes(b"")
    before = sample.read_bytes()
    assert main([part.format(tmp=tmp_path, sample=sample) for part in line]) == 1
    said = capsys.readouterr()
    assert (said.err or said.out).strip()
    assert "Traceback" not in said.err
    assert sample.read_bytes() == before
    assert not (tmp_path / "nuevo.munidesk").exists()


def test_the_same_seed_gives_the_same_contents(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    contents = []
    for name in ("a", "b"):
        path = tmp_path / f"{name}.munidesk"
        assert main(["sample", str(path), "--sessions", "3", "--seed", "7"]) == 0
        capsys.readouterr()
        assert main(["list", str(path), "votes", "--json"]) == 0
        rows = json.loads(capsys.readouterr().out)
        contents.append([{k: v for k, v in row.items() if k not in {"session", "item"}} for row in rows])
    assert contents[0] == contents[1]
    assert contents[0]


def test_check_backup_and_restore_go_round(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    folder = tmp_path / "respaldos"
    folder.mkdir()
    assert main(["backup", str(sample), str(folder)]) == 0
    (copy,) = folder.glob("*.munidesk")
    again = tmp_path / "devuelto.munidesk"
    assert main(["restore", str(copy), str(again)]) == 0
    assert main(["check", str(again)]) == 0
    capsys.readouterr()
    assert main(["search", str(again), "iluminacion", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)


def test_the_headless_run_writes_acta_and_picture(tmp_path: Path):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "MUNIDESK_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-m", "munidesk", "demo", str(tmp_path / "demo")],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=environment,
    )
    assert done.returncode == 0, done.stderr
    names = {path.name for path in (tmp_path / "demo").iterdir()}
    assert {"acta.docx", "acta.pdf", "sesion.png"} <= names
    assert all(str(tmp_path / "demo" / name) in done.stdout for name in ("acta.docx", "acta.pdf", "sesion.png"))


def test_a_document_asked_for_as_data_gives_the_list_behind_it(tmp_path, capsys):
    path = tmp_path / "a.munidesk"
    assert main(["sample", str(path), "--sessions", "2"]) == 0
    target = tmp_path / "respuestas.xlsx"
    assert main(["export", str(path), "pilot-evaluation", "--to", str(target)]) == 0
    assert target.exists()
    capsys.readouterr()
    assert main(["list", str(path), "rounds", "--json"]) == 0
    rounds = json.loads(capsys.readouterr().out)
    of_pilot = [one for one in rounds if one["diagnosis"] is None]
    assert [(one["number"], one["verdict"], one["provisional"]) for one in of_pilot] == [
        (1, None, False), (2, rounds[1]["verdict"], True),
    ]  # fmt: skip


def told_to_nobody(*arguments: str | Path, at_once: str = "") -> tuple[int, str]:
    """(exit code, standard error) of an order whose reader has left, as `head` does.

    `at_once` is «1» for what writes each line as it is said, and empty for what gathers it.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "munidesk", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUNBUFFERED": at_once},
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    return process.wait(), said


@pytest.mark.parametrize("at_once", ["", "1"])
def test_p32_a_list_whose_reader_left_ends_quietly(sample: Path, at_once: str):
    # 141 is what a shell says of any program that a closed pipe ended.
    assert told_to_nobody("list", sample, "people", "--json", at_once=at_once) == (141, "")
    assert told_to_nobody("search", sample, "plaza", at_once=at_once) == (141, "")


def test_p32_an_import_whose_reader_left_is_done_and_reported(tmp_path: Path):
    path, source, report = tmp_path / "p.munidesk", tmp_path / "plan.csv", tmp_path / "informe.csv"
    assert main(["new", str(path), "--name", "Prueba"]) == 0
    rows = "".join(f"Obra {n};{'mucho' if n % 2 else n}\n" for n in range(400))
    source.write_text(f"Nombre;Aprobado\n{rows}", encoding="utf-8")
    assert told_to_nobody("import", path, "plan", source, "--report", report) == (141, "")
    assert len(report.read_text(encoding="utf-8-sig").splitlines()) == 201
    assert told_to_nobody("list", path, "plan") == (141, "")
    assert main(["import", str(path), "plan", str(source)]) == 0  # nothing was left half done, nor locked


def test_p32_an_export_whose_reader_left_is_written(sample: Path, tmp_path: Path):
    target = tmp_path / "e.csv"
    assert told_to_nobody("export", sample, "encounters", "--to", target) == (141, "")
    assert target.stat().st_size > 100


def test_p32_help_whose_reader_left_ends_quietly():
    assert told_to_nobody("--help") == (141, "")


def test_a_report_that_cannot_be_written_does_not_hide_what_came_in(tmp_path: Path, capsys):
    path, source = tmp_path / "p.munidesk", tmp_path / "plan.csv"
    assert main(["new", str(path), "--name", "Prueba"]) == 0
    source.write_text("Nombre;Aprobado\nObra;5\n", encoding="utf-8")
    assert main(["import", str(path), "plan", str(source), "--report", str(tmp_path / "no hay" / "i.csv")]) == 1
    said = capsys.readouterr()
    assert "1 fila nueva" in said.out
    assert "no hay" in said.err


def altered_copy(sample: Path, tmp_path: Path, statement: str) -> Path:
    path = tmp_path / "alterado.munidesk"
    path.write_bytes(sample.read_bytes())
    with closing(sqlite3.connect(path)) as raw:
        raw.execute(statement)
        raw.commit()
    return path


def test_t3_an_old_fault_is_told_by_every_order_and_stops_none(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = altered_copy(sample, tmp_path, "UPDATE change_set SET label = 'x' WHERE seq = 5")
    assert main(["check", str(path)]) == 1
    said = capsys.readouterr().out
    assert "El historial fue alterado en el cambio 5" in said
    assert "puede seguir trabajando y respaldando" in said
    assert main(["info", str(path)]) == 0
    assert "cambio 5" in capsys.readouterr().out
    folder = tmp_path / "memoria"
    folder.mkdir()
    assert main(["backup", str(path), str(folder)]) == 0
    assert "con problemas: El historial fue alterado en el cambio 5" in capsys.readouterr().out
    (copy,) = folder.glob("*con-problemas*.munidesk")
    back = tmp_path / "devuelto.munidesk"
    assert main(["restore", str(copy), str(back)]) == 0
    assert "cambio 5" in capsys.readouterr().out
    assert main(["info", str(path), "--json"]) == 0
    facts = json.loads(capsys.readouterr().out)
    assert len(facts["problems"]) == 1
    assert facts["last_backup_faults"].startswith("con problemas")


def test_t4_the_check_mends_the_search_index_and_says_so(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = altered_copy(sample, tmp_path, "DELETE FROM search_index_data WHERE id > 10")
    assert main(["check", str(path)]) == 0
    assert "se rehízo" in capsys.readouterr().out
    assert main(["search", str(path), "plaza"]) == 0
    assert "plaza" in capsys.readouterr().out.lower()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE change_set SET id = 'zz-no-uuid' WHERE id = (SELECT max(id) FROM change_set)",
        "INSERT OR REPLACE INTO meta VALUES ('last_backup', 'hola|x')",
    ],
)
def test_t25_an_odd_field_is_no_error_of_our_own(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], statement: str
):
    path = altered_copy(sample, tmp_path, statement)
    assert main(["info", str(path)]) == 0
    assert main(["check", str(path)]) in (0, 1)
    assert "error propio" not in "".join(capsys.readouterr())


def test_t25_a_sheet_that_is_a_link_to_itself_is_no_error_of_our_own(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path, loop = altered_copy(sample, tmp_path, "SELECT 1"), tmp_path / "lista.csv"
    loop.symlink_to(loop)
    for kind in ("people", "initiatives", "plan", "votes", "attendance"):
        assert main(["import", str(path), kind, str(loop)]) == 1
        assert "No se pu" in (said := "".join(capsys.readouterr())) and "error propio" not in said, kind


def test_t15_check_names_what_is_not_ours_and_info_never_hangs(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    path = tmp_path / "ajeno.munidesk"
    path.write_bytes(sample.read_bytes())
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("CREATE TRIGGER t3 AFTER INSERT ON change_set BEGIN DELETE FROM neighbour; END")
        foreign.commit()
    assert main(["check", str(path)]) == 1
    assert "el disparador «t3»" in "".join(capsys.readouterr())
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("DROP TRIGGER t3")
        foreign.execute("ALTER TABLE municipality RENAME TO municipality_")
        foreign.execute(
            "CREATE VIEW municipality AS WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) "
            "SELECT municipality_.* FROM municipality_, r"
        )
        foreign.commit()
    for order in ("info", "check", "backup"):
        assert main([order, str(path), *([str(tmp_path)] if order == "backup" else [])]) == 1
        assert "(falta la tabla «municipality», la vista «municipality», " in "".join(capsys.readouterr())


def test_t24_a_file_of_version_0_1_on_a_stick_that_may_only_be_read_is_listed_and_copied(tmp_path: Path, capsys):
    """As the command line and the window open it: an older file elsewhere open, or on a stick nobody may write on."""
    stick, copies = tmp_path / "memoria", tmp_path / "copias"
    stick.mkdir()
    copies.mkdir()
    old = stick / "UY.munidesk"
    old.write_bytes((Path(__file__).parent / "data/released/0.1/UY.munidesk").read_bytes())
    before = old.read_bytes()
    with closing(file.open_file(old, catalog.schemas(), read_only=True)) as store:
        assert store.read_only
        assert catalog.listing_named("sessions").rows(store)
    assert main(["info", str(old)]) == 0
    assert old.read_bytes() == before
    assert sorted(one.name for one in stick.iterdir()) == ["UY.munidesk"]
    lock = stick / ".UY.munidesk.lock"
    held = take(old)
    assert held is not None
    assert main(["backup", str(old), str(copies)]) == 0
    held.release()
    assert old.read_bytes() == before
    assert not lock.exists()
    assert len(list(copies.iterdir())) == 1
    assert "Respaldo verificado" in capsys.readouterr().out


def test_fix2_people_read_spanish_words_and_scripts_get_codes(sample: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["list", str(sample), "sessions"]) == 0
    told = capsys.readouterr().out
    assert "ordinaria" in told
    assert "sí" in told.split()
    assert not {"ordinary", "closed", "True", "False"} & set(told.split())
    assert main(["info", str(sample)]) == 0
    told = capsys.readouterr().out
    assert "sesiones:" in told
    assert "sessions:" not in told
    assert main(["documents"]) == 0
    assert "acta\tActa\n" in capsys.readouterr().out
    assert main(["list", str(sample), "sessions", "--json"]) == 0
    assert {one["kind"] for one in json.loads(capsys.readouterr().out)} <= {"ordinary", "extraordinary"}
