"""A diagnosis of two hundred criteria in five rounds: its answers, its result, its paper, one answer by a key."""

import os
import tempfile
from dataclasses import replace
from datetime import date
from itertools import cycle
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from munidesk import catalog
from munidesk.app import make_application, make_window
from munidesk.base.settings import Settings
from munidesk.catalog import write_sample
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.documents.model import Document
from munidesk.features.open_government.diagnoses.store import open_round, own_rounds, save_diagnosis
from munidesk.features.open_government.domain import Diagnosis
from munidesk.features.open_government.page_open_government import OpenGovernmentPage
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Answer
from munidesk.instruments.kinds import ANSWERS
from munidesk.instruments.reading import Script, shipped
from munidesk.records.sheet import Selection
from munidesk.town.sample import SampleSize
from munidesk.ui.window import MainWindow
from tests.bench.measure import BenchRow, compare

_KEY = "municipalismo"
LARGE, SMALL = (200, 5), (24, 2)
_digits = cycle("23")


def _script(count: int) -> Script:
    """As many criteria with points, spread over the dimensions of one that ships."""
    base = shipped(_KEY)
    one = next(each for each in base.criteria if each.kind == "scale")
    keys = [each.key for each in base.dimensions]
    criteria = tuple(
        replace(one, key=f"k{at}", question=f"¿Criterio {at}?", dimension_key=keys[at % len(keys)], position=at)
        for at in range(count)
    )
    return replace(base, criteria=criteria, parts=())


def _diagnosis(store: Store, size: tuple[int, int]) -> str:
    """Its last round is open, and answered."""
    count, rounds = size
    with store.change("diagnóstico"):
        key = save_diagnosis(store, Diagnosis(instrument_key=_KEY, title=f"De {count}"))
        for number in range(rounds):
            script = _script(count)
            round_id = open_round(
                store, key, date(2020 + number, 1, 1), date(2020 + number, 12, 31), script=script
            )  # fmt: skip
            for at in range(count):
                ANSWERS.save(store, Answer(round_id=round_id, criterion_key=f"k{at}", value=str((at + number) % 5)))
            if number < rounds - 1:
                engine.close_round(store, round_id, engine.nothing)
    return key


def _shown(page: OpenGovernmentPage, key: str, way: str) -> None:
    page.show_diagnosis(key, own_rounds(page.context.store, key)[-1].id, way)
    page.grab()


def _answered(page: OpenGovernmentPage) -> None:
    """By its key, until it is painted: always another answer than the last one, the same again writes nothing."""
    rows = page.part.answers.answers
    rows.select("k3")
    QTest.keyClicks(rows, next(_digits))
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.processEvents()


def _paper(store: Store, key: str) -> None:
    made = catalog.export_named("diagnosis")(store, Selection(id=key))
    assert isinstance(made, Document)
    render.pdf_bytes(made)


def _page(folder: Path, size: tuple[int, int]) -> tuple[MainWindow, OpenGovernmentPage, str]:
    """A window on a file of its own, at its diagnosis."""
    store = file.create(folder / f"{size[0]}.munidesk", catalog.schemas())
    write_sample(store, SampleSize(sessions=2))
    key = _diagnosis(store, size)
    window = make_window(store, Settings(theme="light"))
    window.go("open_government")
    page = window.page()
    assert isinstance(page, OpenGovernmentPage)
    window.resize(1366, 768)
    window.show()
    return window, page, key


def rows() -> list[BenchRow]:
    with tempfile.TemporaryDirectory() as name:
        app = make_application(Settings(theme="light"))
        (one, large, many), (other, small, few) = (_page(Path(name), size) for size in (LARGE, SMALL))
        found = [
            compare(f"{words}, 200 criterios × 5 rondas", lambda way=way: _shown(large, many, way),
                    lambda way=way: _shown(small, few, way), aim=3.0, rounds=5, note="contra 24 × 2")
            for words, way in (("resultado del diagnóstico", "result"), ("respuestas del diagnóstico", "answers"))
        ]  # fmt: skip
        found.append(
            compare("una respuesta del diagnóstico, de la tecla a la vista", lambda: _answered(large),
                    lambda: _answered(small), aim=3.0, rounds=9, note="contra 24 × 2")
        )  # fmt: skip
        found.append(
            compare("diagnóstico, PDF, 200 criterios × 5 rondas", lambda: _paper(large.context.store, many),
                    lambda: _paper(small.context.store, few), aim=3.0, rounds=3, note="contra 24 × 2")
        )  # fmt: skip
        for window in (one, other):
            window.close()
            window.context.store.close()
        app.processEvents()
        return found
