"""A Word file is one that Word opens without a word: valid by its schema, light, and quick however long the list."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from docx.oxml.xmlchemy import BaseOxmlElement
from openxml_audit import OpenXmlValidator

from munidesk.documents import render
from munidesk.documents.model import (
    Chart,
    ChartKind,
    Column,
    Document,
    Kind,
    Paragraph,
    Row,
    Series,
    Table,
    plain,
)
from munidesk.documents.word_settings import figure_marks
from munidesk.town.profiles import COUNTRIES
from tests.documents.test_render import HEADED, whole

CHART = Chart(ChartKind.BARS, ("Este", "Oeste"), (Series("Iniciativas", (3.0, 2.0)),), "Por zona", "Tres y dos")
PICTURED = replace(HEADED, blocks=(CHART, CHART))


def faults(data: bytes, path: Path) -> list[str]:
    path.write_bytes(data)
    found = OpenXmlValidator().validate(path)
    return [f"{one.part_uri}: {one.description}" for one in found.errors]


@pytest.mark.parametrize("document", [HEADED, PICTURED, *(whole(kind=kind) for kind in Kind)])
def test_d28_word_finds_nothing_to_repair_in_any_block_or_kind(tmp_path: Path, document: Document):
    assert faults(render.word_bytes(document), tmp_path / "a.docx") == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_d28_the_marks_of_figures_are_those_of_the_country(tmp_path: Path, country: str):
    document = Document("Cuadro", (), language=f"es-{country}")
    assert faults(render.word_bytes(document), tmp_path / "a.docx") == []
    dots = {"MX", "GT", "PE"}
    assert figure_marks(f"es-{country}") == ((".", ",") if country in dots else (",", ";"))


def test_d28_nothing_of_the_template_of_2010_is_left():
    with zipfile.ZipFile(BytesIO(render.word_bytes(PICTURED))) as package:
        names = " ".join(package.namelist())
        settings = package.read("word/settings.xml").decode()
    assert not any(word in names for word in ("stylesWithEffects", "thumbnail", "customXml"))
    assert "en-US" not in settings
    assert "ja-JP" not in settings


def test_d15_no_paragraph_or_table_of_the_text_is_moved_from_one_tree_to_another(monkeypatch: pytest.MonkeyPatch):
    """lxml looks the names of every node of a moved table up anew: a list of 258 pages took 167 seconds."""
    moved: list[str] = []

    def watch(name: str) -> None:
        real = getattr(BaseOxmlElement, name)

        def watched(place: BaseOxmlElement, node: BaseOxmlElement, *others: object) -> object:
            if isinstance(node, BaseOxmlElement) and node.getparent() is not None:
                moved.append(f"{node.getparent().tag.rpartition('}')[2]}/{node.tag.rpartition('}')[2]}")
            return real(place, node, *others)

        monkeypatch.setattr(BaseOxmlElement, name, watched, raising=False)

    for name in ("addprevious", "addnext", "append"):
        watch(name)
    rows = tuple(Row((plain(str(n)), plain("A favor"))) for n in range(20))
    render.word_bytes(Document("Votos", (Table((Column("Sesión"), Column("Voto")), rows), Paragraph(plain("Fin")))))
    assert "body/sectPr" in moved
    assert "body/tbl" not in moved
    assert "body/p" not in moved
