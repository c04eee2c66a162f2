"""T13 and T16 at the window: papers open, programs do not, and nothing of either stays behind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton

from munidesk.base import paths
from munidesk.records.ref import Ref
from munidesk.town import page_attachments
from munidesk.town.attachment_kinds import Handling, handling, why_saved
from munidesk.town.attachments import attach, attachments_of
from munidesk.town.domain import Attachment
from munidesk.town.page_attachments import AttachmentsPanel
from munidesk.town.sample import SampleSize
from munidesk.ui.dialogs import Question
from munidesk.ui.window import MainWindow
from tests.samples import write_sample
from tests.stories.window import accept, answering, opened, rest

PAPERS = ("pdf", "PDF", "jpg", "png", "docx", "xlsx", "odt", "ods", "txt", "csv", "mp3")
PROGRAMS = (
    "exe", "EXE", "bat", "cmd", "com", "scr", "pif", "lnk", "hta", "js", "jse", "vbs", "wsf", "ps1", "msi", "jar",
    "docm", "xlsm", "pptm", "dotm", "url", "desktop", "sh", "app", "iso", "doc", "xls", "html", "svg", "reg",
)  # fmt: skip
OWNER = Ref("initiative", "una")


@pytest.fixture
def window(qapp, tmp_path: Path) -> Iterator[MainWindow]:
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=2))) as made:
        yield made


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What the system's programs were asked to open."""
    found: list[Path] = []

    def record(url: QUrl) -> bool:
        found.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", record)
    return found


def hang(window: MainWindow, tmp_path: Path, *names: str) -> AttachmentsPanel:
    for name in names:
        paper = tmp_path / "papel"
        paper.write_bytes(f"contenido de {name.encode('ascii', 'ignore').decode()}".encode())
        key = attach(window.context.store, OWNER, paper)
        with window.context.store.change("x") as writer:  # as a file from elsewhere would have it
            writer.put("attachment", {"id": key, "name": name})
    panel = AttachmentsPanel(window.context)
    panel.show_owner(OWNER)
    return panel


def click(panel: AttachmentsPanel, words: str) -> None:
    next(one for one in panel.findChildren(QPushButton) if one.text() == words).click()
    rest()


def test_t13_five_opened_papers_are_gone_when_the_window_closes(window, tmp_path, shown):
    names = [f"certificado {number}.pdf" for number in range(5)]
    panel = hang(window, tmp_path, *names)
    for name in names:
        click(panel, name)
    assert [one.name for one in shown] == names
    assert shown[0].read_bytes() == b"contenido de certificado 0.pdf"
    window.close()
    assert [one for one in shown if one.exists()] == []


def test_t13_what_a_killed_run_left_goes_when_the_next_window_opens(qapp, tmp_path):
    left = paths.scratch() / "muerta" / "1" / "certificado.pdf"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"1")
    left.chmod(0o400)
    with opened(tmp_path, lambda store: write_sample(store, SampleSize(sessions=2))):
        rest()
        assert not left.exists()


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("programa.exe", "programa.exe"),
        ("LEAME.TXT.Bat", "LEAME.TXT.Bat"),
        ("enlace.lnk", "enlace.lnk"),
        ("planilla.docm", "planilla.docm"),
        ("Certificado\u202efdp.exe", "Certificadofdp.exe"),
        ("acta.pdf.hta ", "acta.pdf.hta"),
        ("../../../inicio/x.desktop", "-..-..-inicio-x.desktop"),
        ("sin tipo", "sin tipo"),
    ],
)
def test_t16_a_program_is_saved_where_the_person_says_and_never_opened(
    window, tmp_path, shown, monkeypatch, name: str, seen: str
):
    offered, told = [], []
    target = tmp_path / "guardado"

    def choose(_parent: object, _title: str, path: str, *_rest: object, **_options: object) -> tuple[str, str]:
        offered.append(path)
        return str(target / Path(path).name), ""

    def read(dialog: Question) -> None:
        told.extend(one.text() for one in dialog.findChildren(QLabel))
        accept(dialog)

    target.mkdir()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    panel = hang(window, tmp_path, name)
    answering(read)
    click(panel, seen)
    assert shown == []
    assert why_saved(seen) in told
    (saved,) = target.iterdir()
    assert saved.name.lower() == seen.lower()
    assert saved.read_bytes().startswith(b"contenido de")
    assert not saved.stat().st_mode & 0o111
    assert not paths.scratch().exists()


def test_t16_who_thinks_better_of_it_saves_nothing(window, tmp_path, shown):
    panel = hang(window, tmp_path, "programa.exe")
    answering(lambda dialog: dialog.reject())
    click(panel, "programa.exe")
    assert shown == []


def test_t16_names_are_cleaned_when_a_paper_is_hung(window, tmp_path):
    paper = tmp_path / "Nota\u202efdp\u0007.docx"
    paper.write_bytes(b"1")
    attach(window.context.store, OWNER, paper)
    (row,) = window.context.store.select("attachment", owner_id="una")
    assert row["name"] == "Notafdp.docx"
    assert attachments_of(window.context.store, OWNER)[0].name == "Notafdp.docx"


def test_t16_a_long_name_is_shown_with_its_ending(window, tmp_path):
    panel = hang(window, tmp_path, "informe " * 20 + ".pdf.exe")
    (words,) = [one.text() for one in panel.findChildren(QPushButton) if "informe" in one.text()]
    assert len(words) <= 30
    assert words.endswith(".pdf.exe")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        *((f"a.{one}", Handling.OPENS) for one in PAPERS),
        *((f"a.{one}", Handling.RUNS) for one in PROGRAMS),
        *((one, Handling.UNKNOWN) for one in ("a.zip", "a.xyz", "a", "", ".pdf", "a.pdf.", "a.pdf.raro")),
    ],
)
def test_t16_every_kind_has_its_handling(name: str, wanted: Handling):
    assert handling(name) is wanted


def test_t16_shown_names_are_clean_wherever_an_attachment_is_read():
    assert Attachment(owner_kind="", owner_id="", name="x\u202egpj.exe", sha256="", size=0).name == "xgpj.exe"
    assert page_attachments._short("plano.pdf") == "plano.pdf"
