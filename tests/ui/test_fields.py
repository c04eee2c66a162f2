"""{ in an editor offers what can be cited; what it puts is never broken by a key, and typed text never becomes one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QVBoxLayout, QWidget

from munidesk.base.errors import UserError
from munidesk.base.letters import in_words
from munidesk.documents.text import Offer, Run, read, stored
from munidesk.ui.field_text import FieldText
from munidesk.ui.fields import Fields
from munidesk.ui.richtext import RichEditor

OFFERS = (Offer("item:a", "asunto 1", "Lectura"), Offer("item:b", "asunto 12", "Puente"), Offer("acta:c", "acta 7"))
KEPT = "Ver \ufff9item:b\ufffaasunto 12\ufffb."


def offers(typed: str) -> tuple[Offer, ...]:
    return tuple(one for one in OFFERS if typed.casefold() in f"{one.words} {one.about}".casefold())


def named(words: str) -> Offer:
    found = next((one for one in OFFERS if one.words == words.strip()), None)
    if found is None:
        raise UserError(f"No hay {words}.")
    return found


class Box:
    """Either editor, as a person has it: in a window, with the keyboard."""

    def __init__(self, rich: bool) -> None:
        self.window = QWidget()
        self.told: list[str] = []
        if rich:
            self.editor: RichEditor | FieldText = RichEditor()
            self.editor.cites(offers, named)
        else:
            self.editor = FieldText(offers, named)
        assert isinstance(self.editor.fields, Fields)
        self.editor.fields.told.connect(self.told.append)
        layout = QVBoxLayout()
        layout.addWidget(self.editor)
        self.window.setLayout(layout)
        self.window.resize(600, 400)
        self.window.show()
        self.editor.setFocus()

    @property
    def list(self) -> list[str]:
        made = self.editor.fields._list
        return [made.item(at).text() for at in range(made.count())] if made is not None and made.isVisible() else []

    @property
    def kept(self) -> str:
        return self.editor.stored() if isinstance(self.editor, RichEditor) else self.editor.toPlainText()

    @property
    def seen(self) -> str:
        return QPlainTextEdit.toPlainText(self.editor) if isinstance(self.editor, FieldText) else in_words(self.kept)

    def show(self, kept: str) -> None:
        self.editor.clear()
        show = self.editor.show_stored if isinstance(self.editor, RichEditor) else self.editor.setPlainText
        show(kept)
        self.editor.moveCursor(self.editor.textCursor().MoveOperation.End)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.editor, text)
        QApplication.processEvents()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.editor, key)
            QApplication.processEvents()


@pytest.fixture(params=[True, False], ids=["rich", "plain"])
def box(qapp, request) -> Iterator[Box]:
    made = Box(request.param)
    yield made
    made.window.deleteLater()


def test_a_brace_offers_what_can_be_cited_and_enter_puts_it(box: Box):
    box.type("Ver {")
    assert box.list == ["asunto 1   Lectura", "asunto 12   Puente", "acta 7"]
    box.type("puen")
    assert box.list == ["asunto 12   Puente"]
    box.press(Qt.Key.Key_Return)
    box.type(".")
    assert box.list == []
    assert box.kept == KEPT
    assert box.seen == "Ver asunto 12."


def test_the_arrows_choose_and_escape_leaves_what_is_typed(box: Box):
    box.type("{")
    box.press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Tab)
    assert box.kept == "\ufff9acta:c\ufffaacta 7\ufffb"
    box.type(" {x")
    assert box.list == []
    box.press(Qt.Key.Key_Backspace)
    box.press(Qt.Key.Key_Escape, Qt.Key.Key_Return)
    assert box.seen.startswith("acta 7 {")


def test_what_is_typed_between_braces_becomes_the_field_or_is_said(box: Box):
    box.type("Ver {asunto 12}.")
    assert box.kept == KEPT
    box.type(" {asunto 3}")
    assert box.kept == f"{KEPT} {{asunto 3}}"
    assert box.told == ["No hay asunto 3."]


def test_what_is_typed_beside_a_field_is_text(box: Box):
    box.show(KEPT.removesuffix("."))
    box.type("3, dice")
    assert box.kept == KEPT.removesuffix(".") + "3, dice"
    box.show("\ufff9item:b\ufffaasunto 12\ufffb")
    box.press(Qt.Key.Key_Home)
    box.type("El ")
    assert box.kept == "El \ufff9item:b\ufffaasunto 12\ufffb"


def test_the_cursor_goes_past_a_field_and_a_key_takes_it_away_whole(box: Box):
    box.show("\ufff9item:b\ufffaasunto 12\ufffb")
    box.press(Qt.Key.Key_Left)
    assert box.editor.textCursor().position() == 0
    box.press(Qt.Key.Key_Right)
    assert box.editor.textCursor().position() == len("asunto 12")
    box.press(Qt.Key.Key_Backspace)
    assert box.kept == ""


def test_pasted_words_are_left_alone_and_make_no_field(box: Box):
    for text in ("{asunto 12}", "asunto 12", KEPT):
        box.show("")
        made = QMimeData()
        made.setText(text)
        box.editor.insertFromMimeData(made)
        assert box.kept == in_words(text)


def test_a_field_survives_a_mark_a_copy_and_the_undo_of_its_putting(qapp):
    box = Box(True)
    box.show(KEPT)
    box.editor.selectAll()
    copied = box.editor.createMimeDataFromSelection()
    box.editor.toggle_bold()
    (part,) = read(box.kept).parts
    assert Run("asunto 12", True, of="item:b") in part.runs
    box.show("")
    box.editor.insertFromMimeData(copied)
    assert box.kept == KEPT
    box.show("")
    box.type("{asunto 12}")
    box.editor.undo()
    assert box.seen == "{asunto 12"
    assert stored(read(KEPT)) == KEPT


def test_who_types_goes_on_where_they_were_when_a_field_becomes_words(qapp):
    """In the session of an encounter what is said is a contribution, which has no fields: the cursor went off."""
    box = Box(False)
    box.type("Ver {asunto 12}")
    assert isinstance(box.editor, FieldText)
    box.editor.retell(in_words(box.kept))
    box.type(".")
    assert box.kept == "Ver asunto 12."
