"""Actas older than MuniDesk: read, looked at, kept as they are; nothing of them is written anew."""

import hashlib
import io
from datetime import date, time
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.cli import main
from munidesk.data import check
from munidesk.data.store import Store
from munidesk.features.council import exports
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.attendance.store_held import attended, held_attendance
from munidesk.features.council.domain import PresenceKind, SessionState
from munidesk.features.council.old.import_files import target
from munidesk.features.council.old.propose import attendance, propose
from munidesk.features.council.old.store import old_acta_of, remove
from munidesk.features.council.pending import pending
from munidesk.features.council.sessions.store import sessions
from munidesk.records.ref import Ref
from munidesk.records.sheet import Selection
from munidesk.sheets import assistant
from munidesk.sheets.rehearsal import Fate, Rehearsal
from munidesk.sheets.shape import Shape
from munidesk.town.attachments import attachment_bytes, attachments_of, detach
from tests.features.council import hall as halls
from tests.features.council.hall import Hall

TEXT = """ACTA N.º 58
Sesión Ordinaria N.º 12
En la ciudad de Ñandubay, a los doce días del mes de marzo de dos mil diecinueve, siendo las 19:10 horas,
se reúne el Concejo.
Presentes: {a}; {b}.
Ausentes con aviso: {c}. Ausentes: {d}.
1. Se resuelve arreglar el molino de la Quebrada del Zorzal.
"""


@pytest.fixture
def hall(tmp_path: Path):
    made = halls.hall(tmp_path / "a.munidesk", schemas=catalog.schemas())
    yield made
    made.store.close()


def names(hall: Hall) -> list[str]:
    from munidesk.town import store as town

    return [town.member(hall.store, hall.members[n]).person.full_name for n in sorted(hall.members)]


def told(hall: Hall) -> str:
    a, b, c, d, *_rest = names(hall)
    return TEXT.format(a=a, b=b, c=c, d=d)


def folder_of(tmp_path: Path, **files: bytes) -> Path:
    made = tmp_path / "actas viejas"
    made.mkdir(exist_ok=True)
    for name, data in files.items():
        stem, _mark, ending = name.rpartition("_")
        (made / f"{stem.replace('_', ' ')}.{ending}").write_bytes(data)
    return made


def word(text: str, tables: int = 0) -> bytes:
    made, kept = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        made.add_paragraph(line)
    for at in range(tables):
        table = made.add_table(rows=4, cols=4)
        table.cell(1, 1).text = f"celda pegada {at}"
    made.save(kept)
    return kept.getvalue()


def pdf(*pages: str, scan: bool = False) -> bytes:
    kept = io.BytesIO()
    canvas = Canvas(kept, A4)
    for text in pages:
        if scan:
            canvas.rect(50, 50, 300, 300, fill=1)
        for at, line in enumerate(() if scan else text.splitlines()):
            canvas.drawString(60, 780 - 14 * at, line)
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


def brought(store: Store, path: Path, mended: dict[tuple[int, str], str] | None = None, **answers: str) -> Rehearsal:
    opened = assistant.open_sheets(store, target(), path)
    sheet = opened.sheets[0].sheet
    changed = {(sheet, line, key): text for (line, key), text in (mended or {}).items()}
    return assistant.write(store, target(), opened, Shape(answers=answers), changed)


def proposed(store: Store, path: Path) -> list[dict[str, str]]:
    page = assistant.open_sheets(store, target(), path).book.pages[0]
    heads = [cell.shown for cell in page.rows[0]]
    return [{head: cell.shown for head, cell in zip(heads, row, strict=True)} for row in page.rows[1:]]


def test_16j_the_table_proposes_what_the_text_says(hall: Hall, tmp_path: Path):
    path = folder_of(tmp_path, acta_58_docx=word(told(hall)), acta_59_txt="Acta 59\n02/04/2019\n".encode("cp1252"))
    (first, second) = proposed(hall.store, path)
    a, b, c, d, *_rest = names(hall)
    assert (first["Fecha"], first["Hora"], first["Clase"]) == ("12/03/2019", "19:10", "ordinaria")
    assert (first["Sesión N.º"], first["Acta N.º"]) == ("12", "58")
    assert (first["Presentes"], first["Con aviso"], first["Ausentes"]) == (f"{a}; {b}", c, d)
    assert (second["Fecha"], second["Acta N.º"], second["Presentes"]) == ("02/04/2019", "59", "")


@pytest.mark.parametrize(
    ("text", "day", "hour"),
    [
        ("a los tres días del mes de setiembre del año dos mil uno", date(2001, 9, 3), None),
        ("el 3 de mayo de 1998, siendo las veinte y treinta horas", date(1998, 5, 3), time(20, 30)),
        ("el primero de junio de mil novecientos noventa y nueve", date(1999, 6, 1), None),
        ("Ñandubay, 31/12/2015. Hora: 20:00", date(2015, 12, 31), time(20, 0)),
        ("el 31/02/2015", None, None),
        ("Se leyó una nota.", None, None),
    ],
)
def test_16j_days_and_hours_as_actas_write_them(text: str, day: date | None, hour: time | None):
    found = propose(text, "acta.docx", ())
    assert (found.day, found.hour) == (day, hour)


def test_16j_who_came_is_read_by_what_the_heading_says():
    members = [("ana piriz sosa", "Ana Píriz Sosa"), ("omar paz", "Omar Paz"), ("eva luz", "Eva Luz")]
    text = "Asisten los concejales Ana Píriz y Omar Paz. Faltan con licencia: Eva Luz."
    assert attendance(text, members) == {"present": ("Ana Píriz Sosa", "Omar Paz"), "licence": ("Eva Luz",)}
    assert attendance("Inasistencias: Luz, Eva.\nAsistencia: Píriz Sosa, Ana", members) == {
        "absent": ("Eva Luz",), "present": ("Ana Píriz Sosa",),
    }  # fmt: skip


def test_16j_an_old_acta_keeps_its_original_and_is_no_acta_of_ours(hall: Hall, tmp_path: Path):
    data = word(told(hall), tables=50)
    path = folder_of(tmp_path, acta_58_docx=data)
    done = brought(hall.store, path)
    assert done.count(Fate.NEW) == 1
    (row,) = sessions(hall.store)
    assert (row.state, row.number, row.label, row.present) == (
        SessionState.EARLIER,
        12,
        "Sesión ordinaria 12/2019",
        None,
    )
    acta = old_acta_of(hall.store, row.id)
    assert acta is not None and acta.number == 58 and acta.sha256 == hashlib.sha256(data).hexdigest()
    (paper,) = attachments_of(hall.store, Ref("session", row.id))
    assert attachment_bytes(hall.store, paper) == data
    with pytest.raises(UserError, match="anterior a MuniDesk"):
        exports.acta(hall.store, Selection(id=row.id))
    with pytest.raises(UserError, match="vale su original"):
        mark(hall.store, row.id, hall.members[1], PresenceKind.PRESENT)
    assert all(not one.total for one in pending(hall.store, date(2026, 11, 17), 9))
    assert hall.store.select("minutes") == []
    assert brought(hall.store, path).count(Fate.SAME) == 1, "the same file a second time is the same acta"
    hall.store.undo()
    assert hall.store.select("session") == hall.store.select("attachment") == hall.store.select("old_acta") == []
    hall.store.redo()
    assert len(hall.store.select("old_acta")) == 1


def test_16j_attendance_counts_only_once_somebody_confirmed_it(hall: Hall, tmp_path: Path):
    path = folder_of(tmp_path, acta_58_docx=word(told(hall)))
    done = brought(hall.store, path)
    assert [one.code for one in done.choices] == ["attendance"]
    assert held_attendance(hall.store, hall.body_id) == () and attended(hall.store, hall.body_id).sessions == ()
    again = brought(hall.store, path, attendance="confirm")
    assert again.count(Fate.CHANGED) == 1
    assert "Sin marca de asistencia" in again.outcomes[0].note
    (held,) = held_attendance(hall.store, hall.body_id)
    assert [one.kind for one in held.events].count(PresenceKind.PRESENT) == 2
    assert len(attended(hall.store, hall.body_id).sessions) == 1
    (row,) = sessions(hall.store)
    assert row.present == 2


def test_16j_whatever_was_proposed_can_be_written_over(hall: Hall, tmp_path: Path):
    path = folder_of(tmp_path, nota_txt=b"Sin fecha ni numero")
    refused = brought(hall.store, path)
    assert [(one.fate, one.field) for one in refused.outcomes] == [(Fate.REFUSED, "date")]
    first, *_rest = names(hall)
    mended = {(2, "date"): "05/06/2018", (2, "acta"): "7", (2, "kind"): "extraordinaria", (2, "present"): first}
    done = brought(hall.store, path, mended, attendance="confirm")
    assert done.count(Fate.NEW) == 1
    (row,) = sessions(hall.store)
    assert (str(row.date), row.kind.value, row.present) == ("2018-06-05", "extraordinary", 1)
    unknown = brought(hall.store, folder_of(tmp_path, otra_txt=b"x 07/06/2018"), {(3, "present"): "Nadie Conocido"})
    assert "no integraba" in next(one.reason for one in unknown.outcomes if one.fate is Fate.REFUSED)


def test_16j_scans_passwords_and_long_pdfs_enter_and_say_what_they_are(hall: Hall, tmp_path: Path):
    long = pdf(*(f"Acta 3\nEl 4 de mayo de 2017\nfolio {n}" for n in range(400)))
    path = folder_of(
        tmp_path, a_largo_pdf=long, b_2016_05_03_pdf=pdf("", scan=True), c_roto_2015_01_02_docx=b"PK\x03\x04x"
    )
    rows = proposed(hall.store, path)
    assert [one["Páginas"] for one in rows] == ["400", "1", ""]
    assert [one["Fecha"] for one in rows] == ["04/05/2017", "03/05/2016", "02/01/2015"]
    assert "es un escaneo" in rows[1]["Lo que se leyó"] and "Entra igual" in rows[2]["Lo que se leyó"]
    done = brought(hall.store, path)
    assert done.count(Fate.NEW) == 3
    assert "es un escaneo" in done.outcomes[1].note
    assert len(hall.store.select("attachment")) == 3


def test_16j_a_file_that_changed_after_it_was_looked_at_is_refused(hall: Hall, tmp_path: Path):
    path = folder_of(tmp_path, acta_txt=b"02/04/2019")
    opened = assistant.open_sheets(hall.store, target(), path)
    (path / "acta.txt").write_bytes(b"03/04/2019 otra cosa")
    done = assistant.write(hall.store, target(), opened, Shape(), {})
    assert "cambió después de leerlo" in done.outcomes[0].reason
    assert hall.store.select("session") == hall.store.select("attachment") == []


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda one: one.mkdir(), "no hay actas"),
        (lambda one: one.write_bytes(b"x"), "no es Word, PDF ni texto"),
    ],
)
def test_16j_nothing_to_take_is_a_sentence(hall: Hall, tmp_path: Path, make, why: str):
    path = tmp_path / "cosa"
    make(path)
    with pytest.raises(UserError, match=why):
        assistant.open_sheets(hall.store, target(), path)


def test_16j_an_empty_file_is_refused_by_name_and_the_rest_enter(hall: Hall, tmp_path: Path):
    path = folder_of(tmp_path, vacia_2019_01_01_txt=b"", acta_txt=b"02/04/2019")
    done = brought(hall.store, path)
    assert (done.count(Fate.NEW), done.count(Fate.REFUSED)) == (1, 1)


def test_16j_two_of_one_day_and_number_are_asked_about(hall: Hall, tmp_path: Path):
    path = folder_of(
        tmp_path, a_txt=b"Sesion ordinaria 4 del 02/04/2019", b_txt=b"Sesion ordinaria 4 del 02/04/2019 bis"
    )
    done = brought(hall.store, path)
    assert (done.count(Fate.NEW), done.count(Fate.REFUSED)) == (1, 1)
    assert "Ya está la sesión ordinaria 4/2019 de ese día" in next(one.reason for one in done.of(Fate.REFUSED))


def test_16j_the_next_session_goes_on_with_the_numbers(hall: Hall, tmp_path: Path):
    brought(hall.store, folder_of(tmp_path, a_txt=b"Sesion ordinaria 4 del 02/04/2026"))
    hall.session()
    assert next(one for one in sessions(hall.store) if one.state is SessionState.OPEN).number == 5


def test_16j_taken_away_in_one_step(hall: Hall, tmp_path: Path):
    brought(hall.store, folder_of(tmp_path, acta_58_docx=word(told(hall))), attendance="confirm")
    acta = old_acta_of(hall.store, sessions(hall.store)[0].id)
    assert acta is not None
    remove(hall.store, acta)
    assert sessions(hall.store) == () and hall.store.select("presence") == []
    hall.store.undo()
    assert len(hall.store.select("presence")) == 4


def test_16j_an_original_that_is_gone_or_another_is_told_when_the_file_is_checked(hall: Hall, tmp_path: Path):
    brought(hall.store, folder_of(tmp_path, a_txt=b"Sesion ordinaria 4 del 02/04/2019"))
    assert check.all_problems(hall.store) == ()
    (paper,) = hall.store.select("attachment")
    detach(hall.store, str(paper["id"]))
    (problem,) = check.all_problems(hall.store)
    assert "Falta el original del acta anterior «a.txt»" in problem.text
    hall.store.undo()
    with hall.store.change("otra huella") as writer:
        writer.put("old_acta", {"id": str(hall.store.select("old_acta")[0]["id"]), "sha256": "0" * 64})
    assert ["no es el que se incorporó" in one.text for one in check.all_problems(hall.store)] == [True]


def test_16j_old_actas_by_the_command_line(tmp_path: Path, capsys):
    hall = halls.hall(tmp_path / "b.munidesk", schemas=catalog.schemas())
    path = folder_of(tmp_path, acta_58_docx=word(told(hall)), sin_txt=b"nada")
    hall.store.close()
    assert main(["import", str(hall.store.path), "old-actas", str(path), "--answer", "attendance=confirm"]) == 0
    said = capsys.readouterr().out
    assert "1 fila nueva" in said and "1 rechazada" in said and "Falta la fecha" in said


def test_attendance_that_was_mended_and_confirmed_is_not_read_again_from_the_text(hall: Hall, tmp_path: Path):
    """Importing the folder once more, for the new ones in it, put back what the person had corrected."""
    path = folder_of(tmp_path, acta_58_docx=word(told(hall)))
    first, *_rest = names(hall)
    brought(hall.store, path, {(2, "present"): first, (2, "absent"): ""}, attendance="confirm")
    before = hall.store.select("presence")
    again = brought(hall.store, path, attendance="confirm")
    assert again.count(Fate.SAME) == 1 and "ya se confirmó" in again.outcomes[0].note
    assert hall.store.select("presence") == before and len(before) == 2
