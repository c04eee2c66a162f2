"""A form as a workbook for whoever has no MuniDesk: what is asked is locked, what is answered is coloured."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.spanish import fold
from munidesk.data.book import Cell, Page
from munidesk.data.book_reading import read_book
from munidesk.data.leaf import Value
from munidesk.data.xlsx_form import Entry, FormColumn, FormLeaf, write_form
from munidesk.instruments.domain import AnswerKind
from munidesk.instruments.form import Asked, Form, Told, stored, with_answer
from munidesk.sheets import cells

KEY, CODE, QUESTION, HINT, ANSWER, OUT, REASON, NOTE = range(8)
_ROUND, _WHO = "@round", "@who"
_PART = "#"
"""Parts a criterion from the place of what is marked in it: «obligaciones#2»."""


def write_form_book(path: Path, form: Form) -> None:
    """Whole or not at all. Raises WorldError."""
    title = _("{title}, {area}").format(title=form.title, area=form.area or form.place)
    told = _("Complete las columnas de color, guarde y devuelva el archivo. Lo que no sepa, déjelo en blanco.")
    write_form(path, FormLeaf(_("Formulario"), title, told, _columns(), tuple(_rows(form))))


def _columns() -> tuple[FormColumn, ...]:
    yes = (_("sí"), _("no"))
    return (
        FormColumn(_("Clave"), 10, hidden=True),
        FormColumn(_("N.º"), 7),
        FormColumn(_("Pregunta"), 52),
        FormColumn(_("Cómo se responde"), 34),
        FormColumn(_("Respuesta"), 13, Entry.SUGGESTED, yes),
        FormColumn(_("No aplica"), 10, Entry.CHOSEN, yes),
        FormColumn(_("Por qué no aplica"), 26, Entry.TEXT),
        FormColumn(_("Nota"), 34, Entry.TEXT),
    )


def _rows(form: Form) -> Iterator[tuple[Sequence[Value], frozenset[int]]]:
    only = frozenset({OUT, REASON, NOTE})
    yield (
        (f"{_ROUND}:{form.round_id}:{form.instrument}:{form.version}", "", form.title, "", "", "", "", ""),
        (only | {ANSWER}),
    )
    yield (_WHO, "", _("¿Quién responde?"), _("Nombre o área"), form.evaluator or form.area, "", "", ""), only
    for one in form.asked:
        if one.kind is AnswerKind.CHECKLIST:
            yield (one.key, one.code, one.question, _("Marque abajo lo que hay"), "", "", "", ""), frozenset({ANSWER})
            for at, part in enumerate(one.parts):
                yield (f"{one.key}{_PART}{at}", "", f"    {part}", _("sí o no"), "", "", "", ""), only
        else:
            yield (one.key, one.code, one.question, _hint(one, form.scale), "", "", "", ""), frozenset()


def _hint(one: Asked, scale: int) -> str:
    match one.kind:
        case AnswerKind.YES_NO:
            return _("sí o no")
        case AnswerKind.NUMBER:
            return _("un número, en {unit}").format(unit=one.unit) if one.unit else _("un número")
    levels = " · ".join(line.strip() for line in one.levels.splitlines() if line.strip())
    return levels or _("de 0 a {n}").format(n=scale)


# -- back


def mark_of(path: Path) -> tuple[str, str, int]:
    """(id of the round, instrument, version) of a workbook that went out. Raises UserError for any other."""
    return _mark(path.name, _page(path))


def read_form_book(path: Path, form: Form, figures: Figures) -> Form:
    """The `form` that went out with what the workbook says of it.

    Raises UserError that names the row for what cannot be read, for a criterion that is not of the form, and for a
    workbook that is none.
    """
    page = _page(path)
    _mark(path.name, page)
    told = _told(page)
    known = {one.key for one in form.asked}
    for key in told:
        if key.partition(_PART)[0] not in known and key != _WHO:
            raise UserError(
                _("«{name}» no se puede usar: fue alterado, tiene una clave que no se preguntó ({key}).").format(
                    name=path.name, key=key[:40]
                ), code="form",
            )  # fmt: skip
    who = _shown(told.get(_WHO, ((), 0))[0], ANSWER)
    made = replace(form, evaluator=who or form.area)
    for one in form.asked:
        row, line = told.get(one.key, ((), 0))
        try:
            made = with_answer(made, one.key, _said(one, row, told, figures))
        except UserError as fault:
            raise UserError(_("Fila {n}: {reason}").format(n=line, reason=fault), field=fault.field) from None
    return made


def _said(
    one: Asked, row: Sequence[Cell], told: Mapping[str, tuple[Sequence[Cell], int]], figures: Figures
) -> Told:  # fmt: skip
    out = bool(row) and cells.truth(_cell(row, OUT)) is True
    note = _shown(row, NOTE)
    if out:
        return Told("", True, _shown(row, REASON), note)
    if one.kind is AnswerKind.CHECKLIST:
        marks = [
            cells.truth(_cell(told.get(f"{one.key}{_PART}{at}", ((), 0))[0], ANSWER)) for at in range(len(one.parts))
        ]
        value = "".join("1" if mark else "0" for mark in marks) if any(mark is not None for mark in marks) else ""
        return Told(value, note=note)
    return Told(_value(one, _cell(row, ANSWER), figures), note=note)


def _value(one: Asked, cell: Cell, figures: Figures) -> str:
    if one.kind is AnswerKind.YES_NO:
        found = cells.truth(cell)
        return "" if found is None else "1" if found else "0"
    text = cell.shown.strip() if cell.value is None or isinstance(cell.value, str) else str(cell.value)
    if one.kind is AnswerKind.NUMBER and isinstance(cell.value, str | None):
        return stored(figures.parse(text))
    return text


def _page(path: Path) -> Page:
    return read_book(path).pages[0]


def _mark(name: str, page: Page) -> tuple[str, str, int]:
    for row in page.rows:
        sign, *rest = _shown(row, KEY).split(":")
        if sign == _ROUND and len(rest) == 3 and rest[2].isdecimal() and len(rest[2]) < 7:
            return rest[0], rest[1], int(rest[2])
    words = _("«{name}» no es un formulario que haya salido de MuniDesk.")
    raise UserError(words.format(name=name), code="form")


def _told(page: Page) -> dict[str, tuple[Sequence[Cell], int]]:
    """Key → its row and the number of it in the file, of the rows under the mark."""
    found: dict[str, tuple[Sequence[Cell], int]] = {}
    begun = False
    for row, line in zip(page.rows, page.lines, strict=True):
        key = _shown(row, KEY)
        if key.startswith(_ROUND):
            begun = True
        elif begun and key and fold(key) != fold(_("Clave")):
            found[key] = (row, line)
    return found


def _cell(row: Sequence[Cell], at: int) -> Cell:
    return row[at] if at < len(row) else Cell()


def _shown(row: Sequence[Cell], at: int) -> str:
    return _cell(row, at).shown.strip()
