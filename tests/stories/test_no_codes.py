"""Codes are for the file and for scripts: no page and no paper says one of them to a person."""

import re
from collections.abc import Iterator
from dataclasses import fields

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QWidget

from munidesk import catalog
from munidesk.app import make_window
from munidesk.base.codes import Code
from munidesk.base.errors import UserError
from munidesk.base.settings import Settings
from munidesk.base.spanish import fold
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.documents.lines import plain_lines
from munidesk.documents.model import Document
from munidesk.features.twinning.kinds import KINDS as TWINNING_KINDS
from munidesk.records.sheet import Selection
from tests.stories.pictures import PAGES

TABLE_ROWS = 60


def codes() -> set[str]:
    """Those of every kind of record that are not words of Spanish by chance («normal», «titular»)."""
    told: set[str] = set()
    words: set[str] = {"items", "complete"}  # «ítems», «Complete el orden del día»
    for feature in catalog.HOUSE.features:
        for kind in feature.kinds:
            for one in kind.fields:
                if issubclass(one.type, Code):
                    told |= {code.value for code in one.choices if len(code.value) > 3}
                    words |= {
                        part for code in one.choices for text in (code.word, *code.also) for part in fold(text).split()
                    }
    return {code for code in told if code not in words}


def shown(model: QAbstractItemModel) -> Iterator[str]:
    across = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for row in range(min(model.rowCount(), TABLE_ROWS)):
        for at in range(across):
            yield str(model.index(row, at).data(Qt.ItemDataRole.DisplayRole) or "")


def texts(page: QWidget) -> Iterator[str]:
    for one in page.findChildren(QWidget):
        match one:
            case QLabel() | QAbstractButton():
                yield one.text()
            case QComboBox():
                yield from (one.itemText(at) for at in range(one.count()))
            case QAbstractItemView() if one.model() is not None:
                yield from shown(one.model())


def without(line: str, typed: list[str]) -> str:
    for text in typed:
        line = line.replace(text, "")
    return line


def in_words(cell: object) -> str:
    return cell.word if isinstance(cell, Code) else str(cell)


def said(text: str, known: set[str]) -> set[str]:
    """The fields of a model («{number}») are written so by whoever changes it."""
    return set(re.findall(r"[a-z_]{4,}", fold(re.sub(r"\{\w+\}", "", text)))) & known


def in_other_languages(store: Store) -> list[str]:
    """What was typed of sister cities: one of the two texts of an agreement is in the language of the other city."""
    rows = [one for kind in TWINNING_KINDS for one in kind.all(store)]
    typed = {value for one in rows for value in vars_of(one) if type(value) is str and len(value) > 3}
    return sorted(typed, key=len, reverse=True)


def vars_of(record: object) -> list[object]:
    return [getattr(record, one.name) for one in fields(record)]  # type: ignore[arg-type]


def test_k9_no_page_and_no_paper_says_a_code(tmp_path, qapp):
    store = file.create(tmp_path / "a.munidesk", catalog.schemas(), author="Lucía")
    catalog.write_sample(store)
    known, foreign = codes(), in_other_languages(store)
    assert {"ordinary", "under_study", "closed"} <= known
    found = []
    for name in catalog.PAPERS:
        try:
            made = catalog.export_named(name)(store, Selection())
        except UserError:
            continue
        lines = (
            plain_lines(made)
            if isinstance(made, Document)
            else [in_words(cell) for row in made.rows for cell in row if cell is not None]
        )
        if name.startswith("twinning"):
            lines = [without(line, foreign) for line in lines]
        found.extend((name, line) for line in lines if said(line, known))
    window = make_window(store, Settings(author="Lucía"))
    window.show()
    ids = {
        "council.session": str(store.select("session", order="date DESC")[0]["id"]),
        "participation.initiative": str(store.select("initiative", order="id")[3]["id"]),
        "participation.encounter": str(store.select("encounter", order="id")[0]["id"]),
    }
    for name, key, arguments in PAGES:
        if key != "thread":
            window.go(key, **arguments, **({"id": ids[key]} if key in ids else {}))
            qapp.processEvents()
            found.extend((name, text) for text in texts(window.page()) if said(text, known))
    window.close()
    assert found == []
