"""Reading other people's sheets in a process of its own, beside openpyxl reading the same cells in this one.

openpyxl reads whole, as it tells merged areas and formats in no other way; its start is not counted, ours is.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import combinations
from pathlib import Path

import openpyxl

from munidesk.data.book_limits import MOST_MEMORY
from munidesk.data.book_reading import order, read_book
from munidesk.sheets.understand import understand_book
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


def rows() -> list[BenchRow]:
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for name, made in (
            ("20.000 celdas de plan", plan),
            ("10.000 iniciativas", initiatives),
            ("5.000 personas", people),
        ):
            path = _saved(Path(folder) / f"{made.__name__}.xlsx", made())
            held = _held(path)
            note = f"{held / 1e6:.0f} MB en su proceso, de {MOST_MEMORY / 1e6:.0f}"
            work = f"planilla: leer {name}"
            found.append(compare(work, partial(read_book, path), partial(_theirs, path), aim=3, rounds=5, note=note))
            work, book = f"planilla: entender {name}, junto a leerlas", read_book(path)
            found.append(compare(work, partial(understand_book, book), partial(read_book, path), aim=2, rounds=5))
    return found
