"""A file is written whole or not at all."""

import errno
from pathlib import Path

import pytest

from munidesk.base import files
from munidesk.base.errors import UserError


def test_the_new_contents_replace_the_old(tmp_path: Path):
    target = tmp_path / "acta.pdf"
    target.write_text("vieja")
    with files.whole_file(target) as temporary:
        temporary.write_text("nueva")
        assert target.read_text() == "vieja"
    assert target.read_text() == "nueva"
    assert list(tmp_path.iterdir()) == [target]


def test_a_failure_half_way_leaves_the_old_file_and_no_rubbish(tmp_path: Path):
    target = tmp_path / "acta.pdf"
    target.write_text("vieja")
    with pytest.raises(ZeroDivisionError), files.whole_file(target) as temporary:
        temporary.write_text("a medi")
        raise ZeroDivisionError
    assert target.read_text() == "vieja"
    assert list(tmp_path.iterdir()) == [target]


def test_a_full_disk_is_a_sentence(tmp_path: Path):
    target = tmp_path / "acta.pdf"
    with pytest.raises(UserError, match="No queda espacio"), files.whole_file(target):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_a_sentence_and_is_not_made(tmp_path: Path):
    with pytest.raises(UserError, match="No existe la carpeta"), files.whole_file(tmp_path / "no" / "acta.pdf"):
        pass
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_the_file_is_a_sentence(tmp_path: Path):
    (tmp_path / "acta.pdf").mkdir()
    with pytest.raises(UserError, match="es una carpeta"), files.whole_file(tmp_path / "acta.pdf"):
        pass


def test_a_file_open_in_another_program_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    target = tmp_path / "acta.docx"
    target.write_text("vieja")

    def refuse(self: Path, other: Path) -> Path:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(UserError, match="está abierto en otro programa"), files.whole_file(target) as temporary:
        temporary.write_text("nueva")
    assert target.read_text() == "vieja"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(
    ("number", "says"),
    [(errno.EROFS, "No hay permiso"), (errno.ENOENT, "No existe la carpeta"), (errno.EIO, "Pruebe en otra carpeta")],
)
def test_every_error_of_the_disk_has_a_sentence(tmp_path: Path, number: int, says: str):
    assert says in files.sentence_for(OSError(number, "x"), tmp_path / "acta.pdf")


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("plano.pdf", "plano.pdf"),
        ("Nota de José Ñandú, 3.º piso.docx", "Nota de José Ñandú, 3.º piso.docx"),
        ("Certificado\u202efdp.exe", "Certificadofdp.exe"),
        ("a\u2066b\u200fc\u200bd.txt", "abcd.txt"),
        ("uno\x00dos\x1b[31m\ttres\n.pdf", "unodos[31m tres.pdf"),
        ("../../etc/passwd", "-..-etc-passwd"),
        ("..\\..\\Inicio\\x.lnk", "-..-Inicio-x.lnk"),
        ("informe.pdf:oculto.exe", "informe.pdf-oculto.exe"),
        ("acta.exe. . .", "acta.exe"),
        ("acta .pdf", "acta.pdf"),
        ("  .bashrc", "bashrc"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("Com1.tar.gz", "_Com1.tar.gz"),
        ("LPT².pdf", "_LPT².pdf"),
        ("consejo.txt", "consejo.txt"),
        ("\udcff\ud800.pdf", "pdf"),
        ("", "adjunto"),
        (" . . ", "adjunto"),
        ("\u202e", "adjunto"),
    ],
)
def test_t16_a_name_from_elsewhere_shows_what_it_is_and_is_accepted_everywhere(name: str, wanted: str):
    assert files.safe_name(name, "adjunto") == wanted


@pytest.mark.parametrize("letter", ["a", "ñ", "字", "🙂"])
def test_t16_a_name_too_long_keeps_its_ending_and_fits_in_every_file_system(tmp_path: Path, letter: str):
    name = files.safe_name(letter * 400 + ".pdf", "adjunto")
    assert name.endswith(f"{letter}.pdf")
    assert len(name.encode()) <= 200
    (tmp_path / name).write_bytes(b"x")
    assert len((files.file_name(letter * 400) + ".munidesk").encode()) < 255


@pytest.mark.parametrize(("title", "wanted"), [("Acta 12/2026", "Acta 12-2026"), ("aux", "_aux"), ("a\u202eb. ", "ab")])
def test_t16_a_title_makes_a_name_that_is_accepted_everywhere(title: str, wanted: str):
    assert files.file_name(title) == wanted
