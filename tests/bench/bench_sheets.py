"""Reading other people's sheets in a process of its own, beside openpyxl reading the same cells in this one.

openpyxl reads whole, as it tells merged areas and formats in no other way; its start is not counted, ours is.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from itertools import combinations
from pathlib import Path

import openpyxl

from munidesk import catalog
from munidesk.base.ids import new_id
from munidesk.data import backup, file
from munidesk.data.book_limits import MOST_MEMORY
from munidesk.data.book_reading import order, read_book
from munidesk.data.store import Store
from munidesk.features.participation.initiatives import import_sheet
from munidesk.features.planning import plan_import
from munidesk.sheets import assistant
from munidesk.sheets.rehearsal import Fate
from munidesk.sheets.shape import Shape
from munidesk.sheets.tried import Tried
from munidesk.sheets.understand import understand_book
from munidesk.town import import_people
from munidesk.town.founding import found
from tests.bench.measure import BenchRow, compare

HELD = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""

Rows = Iterator[Sequence[object]]


def plan() -> Rows:
    """Two thousand lines of ten cells, their money and days as such."""
    yield ("Código", "Actividad", "Área", "Comienza", "Termina", "Avance", "Aprobado", "Ejecutado", "Fuente", "Meta")
    for at in range(1999):
        start = date(2026, 1, 1) + timedelta(days=at % 300)
        yield (
            f"{at // 9}.{at % 9}", f"Actividad {at} de la zona {at % 13}", f"Área {at % 20}", start,
            start + timedelta(days=60), at % 100 / 100, at * 1000.25, at * 500.5, "Propios", at % 40,
        )  # fmt: skip


def initiatives() -> Rows:
    yield ("Folio", "Título", "Ingreso", "Solicitante", "Barrio", "Texto")
    for at in range(10_000):
        yield (at, f"Pedido {at}", date(2025, 1, 1) + timedelta(days=at % 365), f"Vecina {at}", f"Barrio {at % 9}",
               f"Se pide el arreglo número {at} de la calle, con su luz y su vereda.")  # fmt: skip


_FIRST = ("María", "Juan", "Ana", "José", "Lucía", "Pedro", "Elena", "Luis", "Rosa", "Carlos")
_FAMILY = (
    "Acosta", "Benítez", "Cabrera", "Díaz", "Estévez", "Ferreira", "Giménez", "Herrera", "Ibáñez", "Juárez", "Keller",
    "López", "Méndez", "Núñez", "Ojeda", "Pereira", "Quiroga", "Ríos", "Suárez", "Toledo", "Umpiérrez", "Varela",
    "Zabala",
)  # fmt: skip


def people() -> Rows:
    """Each pair of twenty-three surnames with ten first names twice: no two people are the same."""
    yield ("Nombre", "Apellido", "Cargo", "Órgano", "Desde", "Teléfono")
    families = [f"{one} {other}" for one, other in combinations(_FAMILY, 2)]
    for at in range(5000):
        family, given = families[at // 20], _FIRST[at % 10] + " Beatriz" * (at // 10 % 2)
        yield given, family, "Concejala", f"Comisión {at % 12}", date(2025, 7, 1), f"09{at:07d}"


SHEETS = {"20.000 celdas de plan": plan, "10.000 iniciativas": initiatives, "5.000 personas": people}


def _saved(path: Path, rows: Rows) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def _theirs(path: Path) -> list[tuple[object, str]]:
    sheet = openpyxl.load_workbook(path, data_only=True).active
    return [(cell.value, cell.number_format) for row in sheet.iter_rows() for cell in row]


def _held(path: Path) -> int:
    command = [sys.executable, "-c", HELD, *order(), str(path), ".", ","]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


WHOLE = """
import resource, sys
from pathlib import Path
from tests.bench.bench_sheets import import_whole
import_whole(sys.argv[1], Path(sys.argv[2]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""
"""An import alone in a process: what it holds at most, the window's part left out."""

TARGETS = {"plan": plan_import.target, "initiatives": import_sheet.target, "people": import_people.target}


def import_whole(name: str, path: Path, *, writing: bool = True) -> None:
    """Read, understood, matched, rehearsed; and, when `writing`, written in an empty file of a municipality."""
    target = TARGETS[name]()
    with tempfile.TemporaryDirectory() as folder:
        store = file.create(Path(folder) / "bench.munidesk", catalog.schemas(), author="Lucía")
        with closing(store):
            found(store, country="UY", name="Banco")
            opened = assistant.open_sheets(store, target, path)
            shape = Shape(answers={"year": "2026", "reading_day": "2026-06-30"})
            verb = assistant.write if writing else assistant.rehearse
            told = verb(store, target, opened, shape, {})
            assert told.count(Fate.NEW) == len(told.outcomes)


def _tried(name: str, path: Path, folder: Path) -> tuple[Store, Tried]:
    """A new file beside what was rehearsed for it in a copy in memory, as the window does."""
    target = TARGETS[name]()
    store = file.create(folder / f"{new_id()}.munidesk", catalog.schemas(), author="Lucía")
    found(store, country="UY", name="Banco")
    twin = file.in_memory(store)
    assert twin is not None
    with closing(twin):
        opened = assistant.open_sheets(twin, target, path)
        shape = Shape(answers={"year": "2026", "reading_day": "2026-06-30"})
        return store, assistant.try_out(twin, target, opened, shape, {})


def _writing(path: Path, name: str) -> BenchRow:
    """«Importar» alone, of what is rehearsed already: behind a copy of the file, in one change."""
    rounds = 3
    with tempfile.TemporaryDirectory() as folder:
        ready = [_tried(path.stem, path, Path(folder)) for _turn in range(rounds + 1)]
        waiting = iter(ready)

        def write() -> None:
            store, tried = next(waiting)
            backup.copy_before(store, "importar")
            assert tried.write(store) is not None

        made = compare(f"planilla: importar lo ensayado de {name}", write, partial(_theirs, path), aim=3, rounds=rounds)
        for store, _tried_out in ready:
            store.close()
    return made


def _held_whole(name: str, path: Path) -> int:
    command = [sys.executable, "-c", WHOLE, name, str(path)]
    return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _of(path: Path, name: str) -> list[BenchRow]:
    """A sheet read and understood, then all of it rehearsed and written, beside openpyxl reading it."""
    note = f"{_held(path) / 1e6:.0f} MB en su proceso, de {MOST_MEMORY / 1e6:.0f}"
    theirs, book = partial(_theirs, path), read_book(path)
    rehearsed, written = (partial(import_whole, path.stem, path, writing=one) for one in (False, True))
    return [
        compare(f"planilla: leer {name}", partial(read_book, path), theirs, aim=3, rounds=5, note=note),
        compare(
            f"planilla: entender {name}, junto a leerlas", partial(understand_book, book), partial(read_book, path),
            aim=2, rounds=5,
        ),
        compare(f"planilla: de abrir a ensayar {name}", rehearsed, theirs, aim=3, rounds=3),
        compare(
            f"planilla: de abrir a importar {name}", written, theirs, aim=3, rounds=3,
            note=f"{_held_whole(path.stem, path) / 1e6:.0f} MB en el proceso entero, sin ventana",
        ),
        _writing(path, name),
    ]  # fmt: skip


def rows() -> list[BenchRow]:
    found_rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, made in SHEETS.items():
            found_rows += _of(_saved(Path(folder) / f"{made.__name__}.xlsx", made()), name)
    return found_rows
