"""The figures of the council: a presence, an acta of sixty items and thirty ballots, a session among six hundred."""

import os
import subprocess
import sys
import tempfile
from contextlib import closing
from datetime import datetime
from io import BytesIO
from pathlib import Path

from munidesk import catalog
from munidesk.data import file
from munidesk.data.connection import connect
from munidesk.data.store import Store
from munidesk.documents import render
from munidesk.documents.lines import plain_lines, text_of
from munidesk.documents.model import Document, Table
from munidesk.features.council.attendance.store import mark
from munidesk.features.council.domain import PresenceKind, Session, SessionKind
from munidesk.features.council.minutes.document import build_minutes
from munidesk.features.council.sample.write import write_sample
from munidesk.features.council.sessions.store import new_session, sessions
from munidesk.features.council.view_data import load_view
from munidesk.town import store as town
from tests.bench.measure import BenchRow, compare, from_pairs

ROOT = Path(__file__).resolve().parents[2]
PRINTED = datetime(2026, 11, 17, 21, 0)
EARLIER = datetime(2026, 11, 16, 19, 0)  # so that the last session stays the last


def rows() -> list[BenchRow]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        large = _sample(folder / "grande.munidesk", sessions=600, seats=30, items=60)
        small = _sample(folder / "chico.munidesk", sessions=10, seats=30, items=60)
        found = [*_presence(small, folder), *_documents(large)]
        large.close()
        small.close()
        return [*found, *_pages(large.path, small.path)]


def _sample(path: Path, **sizes: int) -> Store:
    store = file.create(path, catalog.schemas(), author="Lucía")
    write_sample(store, **sizes)
    return store


def _last(store: Store) -> str:
    return max(sessions(store), key=lambda one: (one.date, one.start)).id


def _presence(store: Store, folder: Path) -> list[BenchRow]:
    body = town.council(store)
    session = new_session(
        store,
        Session(body_id=body.id, kind=SessionKind.EXTRAORDINARY, date=EARLIER.date(), start=EARLIER.time()),
        standard=False,
    )
    members = [one.id for one in town.members(store, body.id, EARLIER.date()) if one.is_titular]
    kinds = (PresenceKind.PRESENT, PresenceKind.JUSTIFIED)
    turn = [0]

    def ours() -> None:
        turn[0] += 1
        mark(store, session, members[turn[0] % len(members)], kinds[turn[0] // len(members) % 2])

    with closing(connect(folder / "base.db", create=True)) as bare:
        bare.execute("CREATE TABLE presence (id TEXT PRIMARY KEY NOT NULL, kind TEXT, at TEXT) STRICT")

        def base() -> None:
            turn[0] += 1
            bare.execute("BEGIN IMMEDIATE")
            bare.execute("INSERT INTO presence VALUES (?, ?, ?)", (f"{turn[0]:036d}", "present", "2026-11-17T19:05"))
            bare.execute("COMMIT")

        return [compare("marcar una presencia", ours, base, aim=2.0, rounds=15)]


def _documents(store: Store) -> list[BenchRow]:
    document = build_minutes(load_view(store, _last(store)), printed_at=PRINTED)
    return [
        compare("acta en PDF, 60 asuntos × 30 votos", lambda: render.pdf_bytes(document), lambda: bare_pdf(document),
                aim=1.3, rounds=5),
        compare("acta en Word, la misma", lambda: render.word_bytes(document), lambda: _bare_word(document),
                aim=1.3, rounds=5),
    ]  # fmt: skip


def bare_pdf(document: Document) -> bytes:
    """The same strings in ReportLab's own paragraphs and tables, nothing else."""
    from xml.sax.saxutils import escape

    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate
    from reportlab.platypus import Table as Grid

    style = getSampleStyleSheet()["BodyText"]
    story: list[object] = []
    for block in _flat(document):
        if isinstance(block, Table):
            width = len(block.columns)
            cells = [[Paragraph(escape(column.head), style) for column in block.columns]]
            for row in block.rows:
                texts = [Paragraph(escape(text_of(cell)), style) for cell in row.cells]
                cells.append(texts + [""] * (width - len(texts)))
            story.append(Grid(cells, colWidths=[450 / width] * width, repeatRows=1))
        else:
            story.append(Paragraph(escape(block), style))
    target = BytesIO()
    SimpleDocTemplate(target).build(story)
    return target.getvalue()


def _bare_word(document: Document) -> bytes:
    """The same strings through python-docx's own calls."""
    import docx

    word = docx.Document()
    for block in _flat(document):
        if isinstance(block, Table):
            grid = word.add_table(len(block.rows) + 1, len(block.columns))
            for column, cell in zip(block.columns, grid.rows[0].cells, strict=True):
                cell.text = column.head
            for row, cells in zip(block.rows, list(grid.rows)[1:], strict=True):
                for text, cell in zip(row.cells, cells.cells, strict=False):
                    cell.text = text_of(text)
        else:
            word.add_paragraph(block)
    target = BytesIO()
    word.save(target)
    return target.getvalue()


def _flat(document: Document) -> list[Table | str]:
    """Tables as they are, everything else as its lines."""
    from munidesk.documents.model import Boxed, KeepTogether

    found: list[Table | str] = []
    for block in document.blocks:
        inner = block.blocks if isinstance(block, Boxed | KeepTogether) else (block,)
        for one in inner:
            found.extend([one] if isinstance(one, Table) else plain_lines(Document("", (one,))))
    return found


PAGE = """
import sys, time
from pathlib import Path
from munidesk.app import _last_session, make_application, make_window, open_store
from munidesk.base.settings import Settings
settings = Settings(theme="light")
store = open_store(Path(sys.argv[1]), settings)
app = make_application(settings)
window = make_window(store, settings)
window.show()
session = _last_session(store)
times = []
for turn in range(12):
    window.go("help")
    app.processEvents()
    start = time.perf_counter()
    window.go("council.session", id=session, step="live", item="3")
    window.grab()
    times.append((time.perf_counter() - start) * 1000)
print(sorted(times[2:])[5])
window.close()
"""


def _pages(large: Path, small: Path) -> list[BenchRow]:
    """Each file in a program of its own, in turn."""
    pairs = [(_first_paint(large), _first_paint(small)) for _turn in range(5)]
    return [from_pairs("abrir la sesión, 600 sesiones / 10", pairs, aim=1.3)]


def _first_paint(path: Path) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", PAGE, str(path)], capture_output=True, text=True, env=environment)
    return float(done.stdout)
