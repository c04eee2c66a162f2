"""A list of questions out of a spreadsheet: rows → criteria, by its headings where it has them. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.exchange import parse_pasted
from munidesk.instruments.domain import AnswerKind, Criterion, Part
from munidesk.instruments.kinds import CRITERIA

DIMENSION = ("dimension", "componente", "eje", "modulo", "bloque", "seccion", "dimension o componente")
PARTS_HEADS = ("puntos", "puntos de la lista", "opciones", "lista")
QUESTION = ("pregunta", "criterio", "item", "indicador a evaluar", "pregunta o criterio", "preguntas", "reactivo")
FIELDS = (
    "kind", "weight", "levels", "unit", "low", "high", "indicator", "short", "area", "advice", "ods", "targets",
    "gender", "gender_advice", "evidence",
)  # fmt: skip
_BREAKS = ("|", ";")


@dataclass(frozen=True, slots=True)
class Asked:
    """A row: its question, what is marked in it, and the title of its dimension where the list says one."""

    criterion: Criterion
    parts: tuple[Part, ...] = ()
    dimension: str = ""


def pasted_questions(text: str, figures: Figures) -> tuple[Asked, ...]:
    """What a spreadsheet put on the clipboard; lines without tabs are one question each, commas and all."""
    rows = parse_pasted(text) if "\t" in text else tuple((line,) for line in text.splitlines())
    return questions(rows, figures)


def questions(rows: Sequence[Sequence[str]], figures: Figures) -> tuple[Asked, ...]:
    """Without headings: the question, and its weight where the second column is all numbers.

    Raises UserError with the row of what cannot be read, and for a list without any question.
    """
    filled = [(at, [cell.strip() for cell in row]) for at, row in enumerate(rows, 1) if any(map(str.strip, row))]
    if not filled:
        raise UserError(_("No hay ninguna pregunta. Copie los renglones en la planilla y vuelva a pegar."))
    named = _headings(filled[0][1])
    body = filled[1:] if named else filled
    columns = named or _guessed([row for _at, row in filled])
    found = tuple(_each(body, columns, figures))
    if not found:
        raise UserError(_("No hay ninguna pregunta. Copie los renglones en la planilla y vuelva a pegar."))
    return found


def _headings(row: Sequence[str]) -> Mapping[str, int]:
    """Field → column; empty when no cell heads a question."""
    called: dict[str, tuple[str, ...]] = {"question": QUESTION}
    called.update({name: (fold(CRITERIA.field(name).label), *CRITERIA.field(name).says.also) for name in FIELDS})
    called |= {"dimension": DIMENSION, "parts": PARTS_HEADS}
    found: dict[str, int] = {}
    for at, cell in enumerate(row):
        name = next((name for name, words in called.items() if fold(cell) in words), None)
        if name is not None:
            found.setdefault(name, at)
    return found if "question" in found else {}


def _guessed(rows: Sequence[Sequence[str]]) -> Mapping[str, int]:
    longest = max(range(max(map(len, rows))), key=lambda at: sum(len(_cell(row, at)) for row in rows))
    weighs = next(
        (at for at in range(longest + 1, max(map(len, rows))) if all(_cell(row, at).isdecimal() for row in rows)), None
    )  # fmt: skip
    return {"question": longest} if weighs is None else {"question": longest, "weight": weighs}


def _cell(row: Sequence[str], at: int) -> str:
    return row[at] if at < len(row) else ""


def _each(body: Sequence[tuple[int, list[str]]], columns: Mapping[str, int], figures: Figures) -> Iterator[Asked]:
    dimension = ""
    for at, row in body:
        told = {name: _cell(row, column) for name, column in columns.items()}
        dimension = told.pop("dimension", "") or dimension  # one that is written once stands for the rows below
        parts = _parts(told.pop("parts", ""))
        if not told["question"]:
            continue
        try:
            values = {name: CRITERIA.field(name).read(text, figures) for name, text in told.items() if text}
        except UserError as error:
            raise UserError(_("Fila {n}: {reason}").format(n=at, reason=str(error))) from None
        if parts and "kind" not in values:
            values["kind"] = AnswerKind.CHECKLIST
        values["levels"] = "\n".join(broken(str(values.get("levels", ""))))
        yield Asked(Criterion(dimension_key="", **values), parts, dimension)  # type: ignore[arg-type]


def _parts(text: str) -> tuple[Part, ...]:
    return tuple(Part(text=one) for one in broken(text))


def broken(text: str) -> list[str]:
    """Lines of one cell, or what it separates by | or ;."""
    sign = next((one for one in _BREAKS if one in text), "\n")
    return [one.strip() for line in text.splitlines() for one in line.split(sign) if one.strip()]
