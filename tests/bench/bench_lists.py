"""A long list in Word: what a row costs must not grow with the number of rows."""

from munidesk.documents import render
from munidesk.documents.model import Column, Document, Row, Table, plain
from tests.bench.measure import BenchRow, from_pairs, milliseconds

_FEW, _TIMES, _ROUNDS = 400, 10, 3


def rows() -> list[BenchRow]:
    few, many = _list(_FEW), _list(_FEW * _TIMES)
    render.word_bytes(few)
    pairs = [
        (milliseconds(lambda: render.word_bytes(many)) / _TIMES, milliseconds(lambda: render.word_bytes(few)))
        for _round in range(_ROUNDS)
    ]
    return [from_pairs("lista en Word, 400 filas de 4.000 / de 400", pairs, aim=1.2)]


def _list(rows: int) -> Document:
    columns = tuple(Column(head) for head in ("Sesión", "Asunto", "Integrante", "Voto"))
    cells = tuple(plain(text) for text in ("Ordinaria 12/2026", "3", "Marta Olivera Pintos", "A favor"))
    return Document("Votos", (Table(columns, tuple(Row(cells) for _row in range(rows)), dense=True),), landscape=True)
