"""A text that cites an asunto, by keys: the agenda is reordered behind it, and the acta prints the right number."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from munidesk.base import dates
from munidesk.documents import render
from munidesk.documents.text import plain_text
from munidesk.features.council.minutes.document import minutes_document
from munidesk.features.council.sessions.store_items import add_item
from munidesk.features.council.speakers.domain import Phrase
from munidesk.features.council.speakers.store import save_phrase
from munidesk.features.council.view_data import load_view
from munidesk.ui.window import MainWindow
from tests.documents.reading import pdf_text, squeezed, word_text
from tests.samples import write_council as write_sample
from tests.stories.sessions import NOW, in_session, live
from tests.stories.window import opened, press, rest, write


@pytest.fixture
def window(qapp, tmp_path: Path, clock) -> Iterator[MainWindow]:
    clock(NOW)
    with opened(tmp_path, lambda store: write_sample(store, sessions=2)) as made:
        yield made


def test_a_text_with_a_field_and_the_agenda_reordered_prints_the_right_number(window: MainWindow):
    store, own = window.context.store, in_session(window, 4)
    first = load_view(store, own).items[0].id
    add_item(store, own, "Poda de la plaza", urgent_reason="vence")
    late = add_item(store, own, "Convenio de pasantes", urgent_reason="vence")
    step = live(window, own)
    step.agenda.list.setFocus()
    step.agenda.list.setCurrentRow(0)
    rest()
    step.matter.editor.setFocus()
    write("Se trata con el {pasan")
    press(Qt.Key.Key_Return)
    write(".")
    assert step.matter.editor.toPlainText() == "Se trata con el asunto 3."
    press(Qt.Key.Key_Escape)

    step.agenda.list.setFocus()
    step.agenda.list.setCurrentRow(2)
    press(Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    view = load_view(store, own)
    assert view.item(late).position == 2
    assert plain_text(view.item(first).narrative) == "Se trata con el asunto 2."
    step.agenda.list.setCurrentRow(0)
    rest()
    assert step.matter.editor.toPlainText() == "Se trata con el asunto 2."
    document = minutes_document(view, printed_at=dates.now())
    for text in (pdf_text(render.pdf_bytes(document)), word_text(render.word_bytes(document))):
        assert squeezed("Se trata con el asunto 2.") in squeezed(text)


def test_a_phrase_by_its_code_brings_its_fields(window: MainWindow):
    """«{asunto}» in a phrase is the asunto that is written; a number in it, that one."""
    store, own = window.context.store, in_session(window, 4)
    add_item(store, own, "Poda de la plaza", urgent_reason="vence")
    save_phrase(store, Phrase(code="tc", text="Leído el {asunto}, se trata con el {asunto 2} ({folio}) {nada}."))
    step = live(window, own)
    step.agenda.list.setFocus()
    step.agenda.list.setCurrentRow(0)
    rest()
    step.matter.editor.setFocus()
    write("tc ")
    told = "Leído el asunto 1, se trata con el asunto 2 (folio [se numera al aprobarla]) {nada}. "
    assert step.matter.editor.toPlainText() == told
