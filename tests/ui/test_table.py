"""A table as people of spreadsheets expect it: copy, a cell that opens with its own text, what opens and what edits."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from munidesk.base.errors import UserError
from munidesk.ui import theme
from munidesk.ui.table import Column, Order, RecordTable


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    share: int


WRITTEN: list[str] = []


def write(_one: Member, text: str) -> None:
    if not text.isdigit():
        raise UserError("Escriba un número.")
    WRITTEN.append(text)


def table_of(qapp: object) -> RecordTable[Member]:
    WRITTEN.clear()
    made: RecordTable[Member] = RecordTable(
        (
            Column("Nombre", lambda one: one.name),
            Column("Parte", lambda one: f"{one.share} %", edit=write, typed=lambda one: str(one.share)),
        )
    )
    made.show_records((Member("Ana\nPérez", 40), Member("Luis", 60)))
    return made


def test_the_chosen_rows_go_to_a_spreadsheet_with_tabs(qapp):
    table = table_of(qapp)
    table.selectAll()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Luis\t60 %"
    table.selectRow(0)
    table.copy()
    assert QApplication.clipboard().text() == "Ana Pérez\t40 %"


def test_the_editor_starts_from_what_can_be_typed_and_an_unchanged_cell_writes_nothing(qapp):
    table = table_of(qapp)
    index = table.model().index(0, 1)
    assert index.data(Qt.ItemDataRole.EditRole) == "40"
    assert not table.model().setData(index, "40")
    assert table.model().setData(index, "45")
    assert WRITTEN == ["45"]


def test_what_cannot_be_written_is_said_and_not_written(qapp):
    table, said = table_of(qapp), []
    table.refused.connect(said.append)
    assert not table.model().setData(table.model().index(0, 1), "mucho")
    assert (said, WRITTEN) == (["Escriba un número."], [])


def test_what_changed_is_told_once_for_rows_that_follow_one_another_and_the_rest_is_left(qapp):
    table = table_of(qapp)
    table.show_records([Member(f"Ana {at}", at) for at in range(9)])
    told: list[tuple[int, int]] = []
    table.model().dataChanged.connect(lambda first, last, _roles: told.append((first.row(), last.row())))
    table.show_records([Member(f"Ana {at}", at + 10 * (at in {1, 2, 3, 7})) for at in range(9)])
    assert told == [(1, 3), (7, 7)]
    table.deleteLater()


def test_a_double_click_edits_what_can_be_written_and_opens_the_rest(qapp):
    table, opened = table_of(qapp), []
    table.opened.connect(opened.append)
    table.doubleClicked.emit(table.model().index(1, 1))
    assert opened == []
    table.doubleClicked.emit(table.model().index(1, 0))
    assert [one.name for one in opened] == ["Luis"]


def test_a_click_on_a_heading_orders_up_then_down_then_as_they_came(qapp):
    made: RecordTable[Member] = RecordTable(
        (
            Column("Nombre", lambda one: one.name, order=lambda one: one.name),
            Column("Parte", lambda one: str(one.share)),
        )
    )
    made.show_records((Member("Luis", 60), Member("Ana", 40), Member("Zoe", 10)))
    made.select(lambda one: one.name == "Luis")
    head = made.horizontalHeader()
    orders = []
    for _click in range(3):
        head.sectionClicked.emit(0)
        orders.append(([one.name for one in made.records], made.model().headerData(0, Qt.Orientation.Horizontal)))
        assert made.current is not None
        assert made.current.name == "Luis"
    assert orders == [
        (["Ana", "Luis", "Zoe"], "Nombre ↑"),
        (["Zoe", "Luis", "Ana"], "Nombre ↓"),
        (["Luis", "Ana", "Zoe"], "Nombre"),
    ]
    head.sectionClicked.emit(1)  # a column that has no order of its own
    assert [one.name for one in made.records] == ["Luis", "Ana", "Zoe"]


def test_new_records_fall_into_the_chosen_order(qapp):
    made: RecordTable[Member] = RecordTable((Column("Nombre", lambda one: one.name, order=lambda one: one.name),))
    made.order_by(Order(0, down=True))
    made.show_records((Member("Ana", 1), Member("Zoe", 2)))
    assert [one.name for one in made.records] == ["Zoe", "Ana"]


# -- W24 and step 8: as in a spreadsheet


def shown(table: RecordTable[Member], qapp: object) -> RecordTable[Member]:
    table.resize(500, 300)
    table.show()
    table.activateWindow()
    table.setFocus()
    QApplication.processEvents()
    return table


def cell(table: RecordTable[Member]) -> tuple[int, int]:
    return table.currentIndex().row(), table.currentIndex().column()


def typed(text: str, *keys: Qt.Key) -> None:
    for letter in text:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClicks(widget, letter)
    for key in keys:
        widget = QApplication.focusWidget()
        assert widget is not None
        QTest.keyClick(widget, key)
        for _turn in range(4):
            QApplication.processEvents()


def test_w24_enter_goes_down_in_the_column_where_one_types(qapp):
    table = shown(table_of(qapp), qapp)
    typed("10", Qt.Key.Key_Return)
    assert (cell(table), WRITTEN) == ((1, 1), ["10"])
    typed("20", Qt.Key.Key_Return)
    assert (cell(table), WRITTEN) == ((1, 1), ["10", "20"])
    table.close()


def test_a_refused_cell_stays_open_with_what_was_typed(qapp):
    table = shown(table_of(qapp), qapp)
    typed("diez", Qt.Key.Key_Return)
    editor = QApplication.focusWidget()
    assert editor.text() == "diez"
    assert cell(table) == (0, 1)
    typed("10", Qt.Key.Key_Return)
    assert WRITTEN == ["10"]
    table.close()


def test_escape_gives_a_refused_cell_up(qapp):
    table = shown(table_of(qapp), qapp)
    typed("diez", Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert WRITTEN == []
    assert QApplication.focusWidget() is table
    table.close()


def test_a_block_is_pasted_from_the_cell_down_and_one_that_does_not_fit_is_told(qapp):
    table = shown(table_of(qapp), qapp)
    told: list[str] = []
    table.refused.connect(told.append)
    QApplication.clipboard().setText("10\n20\n")
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (WRITTEN, told) == (["10", "20"], [])
    QApplication.clipboard().setText("10\n20\n30")
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert WRITTEN == ["10", "20"]
    assert "3 renglones" in told[0]
    table.close()


def test_ctrl_d_takes_what_is_above(qapp):
    table = shown(table_of(qapp), qapp)
    table.setCurrentIndex(table.model().index(1, 1))
    QTest.keyClick(table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert WRITTEN == ["40"]
    table.close()


def long_table(columns: tuple[Column[Member], ...], records: tuple[Member, ...]) -> RecordTable[Member]:
    made: RecordTable[Member] = RecordTable(columns)
    made.resize(600, 300)
    made.show_records(records)
    made.show()
    QApplication.processEvents()
    return made


def test_w31_the_row_that_was_just_added_is_in_sight(qapp):
    many = tuple(Member(f"Persona {at}", at) for at in range(60))
    table = long_table((Column("Nombre", lambda one: one.name),), many)
    table.show_records((*many, Member("La última", 61)))
    table.to_last()
    assert table.current == Member("La última", 61)
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))


def test_w36_an_empty_table_says_what_to_do_until_it_has_a_row(qapp):
    table = long_table((Column("Nombre", lambda one: one.name),), ())
    table.says_when_empty("Escriba arriba el primer nombre.")
    table.show_records(())
    note = table.viewport().findChild(QLabel)
    assert note.isVisible() and note.text() == "Escriba arriba el primer nombre."
    table.show_records((Member("Ana", 1),))
    assert not note.isVisible()


def test_w67_a_paragraph_is_read_whole_and_what_nobody_wrote_leaves_it_the_room(qapp):
    text = " ".join(f"palabra{at}" for at in range(60))
    table = long_table(
        (Column("Aporte", lambda one: one.name, wraps=True), Column("Tema", lambda _one: "–", width=300)),
        (Member(text, 1), Member("Corto", 2)),
    )
    assert table.columnWidth(1) < 150
    lines = QFontMetrics(theme.font()).boundingRect(
        QRect(0, 0, table.columnWidth(0) - 24, 0), Qt.TextFlag.TextWordWrap, text
    )
    assert table.rowHeight(0) >= lines.height() > 100
    assert table.rowHeight(1) == theme.px(32)


def test_the_cursor_of_the_keyboard_never_stands_in_a_column_that_is_not_there(qapp):
    numbers = {"Ana": "", "Luis": ""}
    table: RecordTable[Member] = RecordTable(
        (Column("Orden", lambda one: numbers[one.name], folds=True), Column("Nombre", lambda one: one.name))
    )
    table.show_records((Member("Ana", 40), Member("Luis", 60)))
    assert table.currentIndex().data() == "Ana", "a screen reader says the name, not an empty place"
    numbers.update(Ana="1", Luis="2")
    table.show_records(table.records)
    table.setCurrentIndex(table.model().index(1, 0))
    numbers.update(Ana="", Luis="")
    table.show_records(table.records)
    assert table.currentIndex().data() in {"Ana", "Luis"}
    table.select(lambda one: one.name == "Luis")
    assert table.currentIndex().data() == "Luis"
