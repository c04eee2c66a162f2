"""The window may speak another language; what is signed and printed is in the language of the paper."""

import gettext

import pytest

from munidesk import catalog
from munidesk.base import i18n
from munidesk.base.errors import UserError
from munidesk.data import file
from munidesk.documents import render
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.records.sheet import Selection
from tests.documents.reading import pdf_text


class Marked(gettext.NullTranslations):
    """Every message carries a mark, so that its language is seen."""

    def __init__(self, mark: str) -> None:
        super().__init__()
        self.mark = mark

    def gettext(self, message: str) -> str:
        return f"{self.mark}{message}" if message else message

    def ngettext(self, one: str, many: str, count: int) -> str:
        return f"{self.mark}{one if count == 1 else many}"


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    made = file.create(tmp_path_factory.mktemp("dos") / "a.munidesk", catalog.schemas(), author="Lucía")
    catalog.write_sample(made)
    yield made
    made.close()


@pytest.fixture
def window_in_another_language(monkeypatch):
    monkeypatch.setitem(i18n._catalogues, i18n.WINDOW, Marked("¤"))


@pytest.mark.parametrize("name", sorted(catalog.PAPERS))
def test_k9_no_document_says_a_word_in_the_language_of_the_window(sample, window_in_another_language, name):
    try:
        made = catalog.export_named(name)(sample, Selection())
    except UserError:
        pytest.skip("el ejemplo no lo tiene")
    if isinstance(made, Document):
        assert [line for line in plain_lines(made) if "¤" in line] == []


def test_k9_what_the_pages_add_while_drawing_is_in_the_language_of_the_paper(sample, window_in_another_language):
    made = catalog.export_named("acta")(sample, Selection())
    assert "¤" not in pdf_text(render.pdf_bytes(made))
    assert "¤" in i18n._("Acta")
