"""The rail keeps its words with every module in use, and the keyboard reaches each of them."""

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from munidesk.ui import theme
from munidesk.ui.rail import NARROW, Rail, RailEntry

TITLES = (
    ("home", "Inicio"), ("council", "Concejo"), ("people", "Participación"), ("grid", "FODA"), ("plan", "Planes"),
    ("check", "Piloto"), ("board", "Gobierno abierto"), ("target", "Plan de acción"), ("cap", "Capacitación"),
    ("globe", "Hermanamientos"), ("map", "Territorio"), ("folder", "Expedientes"),
)  # fmt: skip
FOOT = (("settings", "Ajustes"), ("help", "Ayuda"))


@pytest.fixture(params=[False, True], ids=["usual", "large"])
def large(request, qapp):
    theme.apply(qapp, "light", large=request.param)
    yield request.param
    theme.apply(qapp, "light", large=False)


@pytest.mark.parametrize("size", [(1366, 697), (1366, 768), (1024, 700), (1024, 640)])
def test_every_entry_keeps_its_word_and_the_keys_bring_it_into_sight(qapp, large, size):
    entries = [
        *(RailEntry(key, title, "home") for key, title in TITLES),
        *(RailEntry(key, title, "help", bottom=True) for key, title in FOOT),
    ]
    gone: list[str] = []
    rail, holder = Rail(entries, gone.append), QWidget()
    across = QHBoxLayout(holder)
    across.setContentsMargins(0, 0, 0, 32)
    across.addWidget(rail)
    across.addStretch(1)
    holder.resize(*size)
    rail.fit(QSize(*size))
    holder.show()
    holder.activateWindow()
    for _again in range(4):
        qapp.processEvents()
    for made in rail.buttons.values():
        under = theme.px(NARROW) < rail.width()
        assert under or not large, "with large letters the words are there"
        metrics_of = theme.font(theme.SMALL if made.stacked else theme.TEXT)
        assert made.height() >= theme.px(30)
        if under:
            room = made.width() - (0 if made.stacked else theme.px(44))
            assert QFontMetrics(metrics_of).horizontalAdvance(made.entry.title) <= room, made.entry.title
    for made in rail.buttons.values():
        made.setFocus(Qt.FocusReason.TabFocusReason)
        qapp.processEvents()
        top = made.mapTo(holder, QPoint(0, 0)).y()
        assert top >= 0
        assert top + made.height() <= holder.height(), made.entry.title
        seen = made.visibleRegion().boundingRect()
        assert seen.height() == made.height(), made.entry.title
        QTest.keyClick(QApplication.focusWidget() or made, Qt.Key.Key_Space)
    assert gone == [one.key for one in entries]
    rail.mark("map")
    assert [one.entry.key for one in rail.buttons.values() if one.isChecked()] == ["map"]
    rail.mark("nowhere")
    assert not [one for one in rail.buttons.values() if one.isChecked()]
    holder.deleteLater()
