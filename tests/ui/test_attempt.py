"""K14, T25: a verb refused on any page is said in one way; the world's faults are told apart from our own."""

import errno
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from munidesk.base import files
from munidesk.base.errors import DiskError, FileError, UserError, WorldError
from munidesk.ui.attempt import Attempt
from munidesk.ui.context import Context
from munidesk.ui.dialogs import Question


@dataclass
class Foot:
    """Stands for the window's foot: what a page says there."""

    said: list[str] = field(default_factory=list)

    def toast(self, text: str, _undo: bool) -> None:
        self.said.append(text)

    @property
    def context(self) -> Context:
        return cast(Context, self)


def refuse(sentence: str, name: str = "") -> None:
    raise UserError(sentence, field=name)


def test_k14_what_is_refused_is_said_at_the_foot_and_the_page_knows(qapp: object):
    foot = Foot()
    attempt = Attempt(foot.context)
    assert not attempt(refuse, "El puntaje es un número de 0 a 10.")
    assert foot.said == ["El puntaje es un número de 0 a 10."]
    assert attempt(len, "hecho")


def test_k14_beside_a_form_it_stands_in_place_until_it_goes_well(qapp: object):
    foot, fault, done = Foot(), QLabel(), []
    attempt = Attempt(foot.context, fault, done=lambda: done.append(1))
    attempt(refuse, "Eso cierra un círculo.")
    assert fault.text() == "Eso cierra un círculo." and not done and not foot.said
    attempt(len, "hecho")
    assert not fault.text() and done


def test_k14_the_field_to_mend_gets_the_keyboard_with_its_text_chosen(qapp: object):
    page, day, name = QWidget(), QLineEdit("31/02/2026"), QLineEdit("Feriado")
    layout = QVBoxLayout(page)
    layout.addWidget(name)
    layout.addWidget(day)
    page.show()
    page.activateWindow()
    Attempt(Foot().context, editors={"day": day, "name": name})(refuse, "La fecha no existe.", "day")
    assert page.focusWidget() is day
    assert day.selectedText() == "31/02/2026"


def test_a_dialog_puts_the_keyboard_in_the_field_the_fault_names(qapp: object):
    parent, name, day = QWidget(), QLineEdit(), QLineEdit("ayer")
    dialog = Question(
        parent, "Día", "", "Guardar", (name, day), submit=lambda: refuse("No se entiende.", "day"),
        named={"name": name, "day": day},
    )  # fmt: skip
    dialog.show()
    name.setFocus()
    dialog.accept()
    assert dialog.isVisible() and dialog.fault.text() == "No se entiende."
    assert dialog.focusWidget() is day


@pytest.mark.parametrize("error", [FileError("dañado"), KeyError("x"), TypeError("y")])
def test_a_failing_file_and_our_own_mistakes_go_up_to_the_window(qapp: object, error: Exception):
    def verb() -> None:
        raise error

    foot = Foot()
    with pytest.raises(type(error)):
        Attempt(foot.context)(verb)
    assert not foot.said


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.ELOOP, errno.ENOENT, errno.EROFS])
def test_t25_what_the_disk_did_has_a_sentence_wherever_it_comes_up(tmp_path: Path, code: int):
    told = files.world_fault(OSError(code, "x", str(tmp_path / "acta.pdf")))
    assert isinstance(told, WorldError) and str(told)


def test_t25_our_own_mistakes_are_not_taken_for_the_worlds():
    assert files.world_fault(ValueError("x")) is None
    assert files.world_fault(OSError("sin número")) is None
    missing = Path(files.__file__).with_name("falta.toml")
    assert files.world_fault(FileNotFoundError(errno.ENOENT, "x", str(missing))) is None


def test_t25_a_disk_that_refuses_is_of_the_world_and_a_wrong_value_is_not(tmp_path: Path):
    assert issubclass(DiskError, WorldError)
    with pytest.raises(WorldError), files.whole_file(tmp_path / "no-hay" / "acta.pdf"):
        pass
    with pytest.raises(WorldError):
        files.read_bytes(tmp_path / "escudo.png")
