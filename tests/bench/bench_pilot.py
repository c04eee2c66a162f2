"""Two hundred criteria in five rounds, a manual of 150 pages, the hearing, and Inicio on a large file."""

import os
import tempfile
from datetime import date
from itertools import cycle
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from munidesk import catalog
from munidesk.app import make_application, make_window
from munidesk.base.settings import Settings
from munidesk.catalog import write_sample
from munidesk.data import file
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.documents.model import Document
from munidesk.features.pilot.domain import Chapter, Pilot
from munidesk.features.pilot.page_pilot import PilotPage
from munidesk.features.pilot.store import newest, open_round, save_pilot
from munidesk.features.pilot.store_manual import manual_of_pilot, save_chapter
from munidesk.instruments import store as engine
from munidesk.instruments.domain import Answer, Criterion
from munidesk.instruments.kinds import ANSWERS
from munidesk.instruments.scoring import open_blanks
from munidesk.instruments.store_criteria import save_criterion
from munidesk.overview.page_home import HomePage
from munidesk.records.sheet import Selection
from munidesk.town.sample import SampleSize
from munidesk.ui.window import MainWindow
from tests.bench.bench_session import _bare_pdf, _bare_word
from tests.bench.measure import BenchRow, compare

CRITERIA, ROUNDS, PAGES = 200, 5, 150
_PARAGRAPH = (
    "El municipio reunió a vecinas y vecinos en cada zona, anotó lo que plantearon y respondió por escrito dentro del "
    "plazo. Cada respuesta dice qué se hace, cuándo y con qué dinero, o por qué no se puede, y vuelve a quien propuso. "
)


def _store(folder: Path, name: str, size: SampleSize) -> Store:
    store = file.create(folder / f"{name}.munidesk", catalog.schemas())
    write_sample(store, size)
    return store


def _large_pilot(store: Store) -> None:
    """A pilot with two hundred criteria answered in five rounds."""
    pilot = save_pilot(store, Pilot(title="Piloto grande"))
    with store.change("criterios"):
        for number in range(ROUNDS):
            key = open_round(store, pilot, date(2026, 1 + number, 1), date(2026, 1 + number, 28))
            if number == 0:
                for at in range(CRITERIA - 24):
                    save_criterion(
                        store, key, Criterion(dimension_key="estrategica", key=f"k{at}", question=f"¿Criterio {at}?")
                    )  # fmt: skip
            for at in range(CRITERIA - 24):
                ANSWERS.save(store, Answer(round_id=key, criterion_key=f"k{at}", value=str(at % 5)))
            if number < ROUNDS - 1:
                blank = [one.key for one in open_blanks(engine.load_round(store, key))]
                engine.close_deciding(store, key, engine.nothing, unanswered=blank)


def _manual(store: Store) -> Document:
    """The sample's manual with chapters of plain text until it takes some 150 pages."""
    manual = manual_of_pilot(store, store.select("pilot", order="id")[0]["id"])  # type: ignore[arg-type]
    assert manual is not None
    for at in range(36):
        text = "\n\n".join([_PARAGRAPH * 3] * 22)
        save_chapter(store, Chapter(manual_id=manual.id, title=f"Capítulo {at}", text=text))
    made = catalog.export_named("manual")(store, Selection(id=manual.id))
    assert isinstance(made, Document)
    return made


def _home(window: MainWindow) -> None:
    page = HomePage(catalog.HOUSE, window.context)
    page.resize(1180, 700)
    page.ensure_fresh()
    page.leave()
    page.fill()
    page.grab()
    page.deleteLater()


def _evaluation(page: PilotPage) -> None:
    page._counted.clear()
    page.refresh()
    page.grab()


_digits = cycle("23")


def _digit(page: PilotPage, key: str) -> None:
    """Always another answer than the last one: the same again writes nothing."""
    view = page.evaluation.view
    assert view is not None
    engine.answer(page.context.store, view.round.id, key, next(_digits))


def rows() -> list[BenchRow]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        app = make_application(Settings(theme="light"))
        small = _store(folder, "chico", SampleSize())
        large = _store(folder, "grande", SampleSize(sessions=200, initiatives=10_000))
        windows = [make_window(one, Settings(theme="light")) for one in (large, small)]
        found = [
            compare("Inicio, 200 sesiones y 10.000 iniciativas", lambda: _home(windows[0]), lambda: _home(windows[1]),
                    aim=2.0, rounds=5, note="contra el ejemplo"),
        ]  # fmt: skip
        _large_pilot(large)
        pages = []
        for window in windows:
            window.go("pilot", id=newest(window.context.store))
            page = window.page()
            assert isinstance(page, PilotPage)
            page.resize(1180, 700)
            pages.append(page)
        found.append(
            compare("evaluación, 200 criterios × 5 rondas", lambda: _evaluation(pages[0]),
                    lambda: _evaluation(pages[1]), aim=3.0, rounds=5, note="contra 24 × 2")
        )  # fmt: skip
        found.append(
            compare("una respuesta, de la tecla al papel y a la vista", lambda: _digit(pages[0], "k3"),
                    lambda: _digit(pages[1], "suplencia"), aim=3.0, rounds=5)
        )  # fmt: skip
        hearing = catalog.export_named("hearing")(small, Selection())
        assert isinstance(hearing, Document)
        found.append(
            compare("audiencia pública, PDF", lambda: render.pdf_bytes(hearing), lambda: _bare_pdf(hearing), aim=3.0,
                    rounds=5, note="dos pasadas: nombra sus páginas")
        )  # fmt: skip
        manual = _manual(small)
        count = render.page_count(manual)
        pdf = compare("manual, PDF", lambda: render.pdf_bytes(manual), lambda: _bare_pdf(manual), aim=2.6, rounds=3)
        word = compare("manual, Word", lambda: render.word_bytes(manual), lambda: _bare_word(manual), aim=2.6, rounds=3)
        for row in (pdf, word):
            note = f"{count} hojas, {count / row.median_ms * 1000:.0f} hojas por segundo"
            found.append(BenchRow(row.work, row.median_ms, row.baseline_ms, row.ratio, row.aim, note))
        for window in windows:
            window.close()
        app.processEvents()
        return found
