"""What the import assistant says in words: of a sheet, of a column, of a rehearsal. No widgets."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from munidesk.base.dates import show_date
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import capital
from munidesk.sheets.assistant import Matched
from munidesk.sheets.rehearsal import Fate, Rehearsal
from munidesk.sheets.target import Target
from munidesk.sheets.understood import Column, ColumnIs, RowIs, SheetIs, Total, Understood

Said = tuple[str, str, str]
"""Words, and the tone and the icon that go with them."""


def data_rows(sheet: Understood) -> int:
    return sum(row.what is RowIs.DATA for row in sheet.rows)


def last_line(sheet: Understood) -> int:
    """Of its last row of data."""
    return max((row.line for row in sheet.rows if row.what is RowIs.DATA), default=sheet.header_line)


def rows_words(count: int) -> str:
    return ngettext("{n} fila", "{n} filas", count).format(n=count)


def sheet_words(sheet: Understood) -> str:
    """«47 filas de datos, 8 columnas»."""
    count = data_rows(sheet)
    rows = ngettext("{n} fila de datos", "{n} filas de datos", count).format(n=count)
    wide = ngettext("{n} columna", "{n} columnas", len(sheet.columns)).format(n=len(sheet.columns))
    if sheet.copy_of:
        equal = min(sheet.equal, count)  # its totals are equal too, and no rows of data
        same = ngettext("{n} de {all} filas igual", "{n} de {all} filas iguales", equal)
        return _("{same} a «{sheet}»").format(same=same.format(n=equal, all=count), sheet=sheet.copy_of)
    return _("{rows}, oculta en Excel").format(rows=rows) if sheet.what is SheetIs.HIDDEN else f"{rows}, {wide}"


def same_shape_words(day: date | None, today: date) -> str:
    """That columns and words are those of the last such sheet, and of which day it was."""
    if day is None:
        return _("La misma forma de una planilla anterior: se usarán sus columnas y palabras.")
    when = show_date(day, "d 'de' MMMM" if day.year == today.year else "d 'de' MMMM 'de' y")
    return _("La misma forma de la planilla del {day}: se usarán las columnas y palabras de esa vez.").format(day=when)


def sheet_chip(sheet: Understood) -> Said | None:
    """Why a sheet was not ticked."""
    return {
        SheetIs.COPY: (_("Copia"), "attention", "copy"),
        SheetIs.HIDDEN: (_("Oculta"), "neutral", "eye-off"),
        SheetIs.NO_LIST: (_("No es lista"), "neutral", "info"),
    }.get(sheet.what)


def put_aside(sheets: Sequence[Understood]) -> str:
    """What the foot of the first step says: «47 filas de datos · 2 totales se apartan · 13 celdas combinadas …»."""
    rows, merged, areas = (sum(map(count, sheets)) for count in (data_rows, _merged, _areas))
    said = [ngettext("{n} fila de datos", "{n} filas de datos", rows).format(n=rows)]
    said += [note.rstrip(".") for one in sheets for note in one.notes]
    if merged:
        groups = ngettext("{n} grupo", "{n} grupos", areas).format(n=areas)
        said.append(_("{n} celdas combinadas en {groups}").format(n=merged, groups=groups))
    return " · ".join(dict.fromkeys(said))


def _merged(sheet: Understood) -> int:
    return sheet.merged


def _areas(sheet: Understood) -> int:
    return sheet.areas


# -- columns


def column_said(column: Column, field: str, matched: Matched, target: Target) -> Said:
    """What was understood of a column, under the field that takes it."""
    if not field and matched.run is not None and column.at in matched.run.columns:
        return _("Una cifra por período: se pregunta qué es"), "good", "check"
    if not field:
        unused = _("No se usa") if column.filled else _("Está vacía")
        return unused, "text2", "minus"
    words = matched.values.get(field)
    if words:
        open_ones = sum(code is None for code in words.values())
        said = ngettext("{n} palabra", "{n} palabras", len(words)).format(n=len(words))
        if open_ones:
            known = ngettext("{n} entendida", "{n} entendidas", len(words) - open_ones).format(n=len(words) - open_ones)
            return (
                _("{said}: {known}, {n} por decidir").format(said=said, known=known, n=open_ones),
                "attention",
                "alert",
            )
        return (
            ngettext("{n} palabra, entendida", "{n} palabras, entendidas", len(words)).format(n=len(words)),
            "good",
            "check",
        )
    if column.doubt:
        return column.doubt, "attention", "alert"
    lacks = data_rows(matched.sheet) - column.filled
    said = _filled(column, field, matched, target)
    return (
        (said if lacks <= 0 else _("{said}; {rows} sin dato").format(said=said, rows=rows_words(lacks))),
        "good",
        "check",
    )


def _filled(column: Column, field: str, matched: Matched, target: Target) -> str:
    n = column.filled
    own = next((one.own for one in target.fields if one.key == field), False)
    if own:
        cells = [
            str(row.cells[column.at].value)
            for row in matched.sheet.rows
            if row.what is RowIs.DATA and column.at < len(row.cells) and row.cells[column.at].value is not None
        ]
        if cells and len(set(cells)) == len(cells):
            return _("{n} distintos: sirve para reconocerlos").format(n=n)
    match column.sense:
        case ColumnIs.DATE:
            return ngettext("{n} fecha", "{n} fechas", n).format(n=n)
        case ColumnIs.MONEY:
            return ngettext("{n} monto", "{n} montos", n).format(n=n)
        case ColumnIs.NUMBER:
            return ngettext("{n} número", "{n} números", n).format(n=n)
        case ColumnIs.PERCENT:
            return ngettext("{n} porcentaje", "{n} porcentajes", n).format(n=n)
        case ColumnIs.TRUTH:
            return ngettext("{n} sí o no", "{n} sí o no", n).format(n=n)
        case ColumnIs.MARKS:
            return ngettext("{n} marca", "{n} marcas", n).format(n=n)
    return ngettext("{n} con texto", "{n} con texto", n).format(n=n)


# -- control totals


def main_total(sheets: Sequence[Understood]) -> tuple[Understood, Total] | None:
    """The total that says most: the last TOTAL of a sheet, else its last subtotal."""
    for sheet in sheets:
        kinds = {row.line: row.what for row in sheet.rows}
        totals = [one for one in sheet.totals if one.sums]
        whole = [one for one in totals if kinds.get(one.line) is RowIs.TOTAL] or totals
        if whole:
            return sheet, whole[-1]
    return None


def difference(said: Decimal, read: Decimal, figures: Figures) -> str:
    """What to look at where the sheet's own sum is another."""
    gap = read - said
    words = (
        _("La planilla dice {gap} menos que la suma de sus filas.")
        if gap > 0
        else _("La planilla dice {gap} más que la suma de sus filas.")
    )
    return (
        words.format(gap=figures.number(abs(gap)))
        + " "
        + _("Mire si falta una fila, si hay un monto escrito con letras o si la fórmula no llega hasta el final.")
    )


# -- the rehearsal

FATES: Mapping[Fate, tuple[str, str, str]] = {
    Fate.REFUSED: ("alert-circle", "bad", "bad_ground"),
    Fate.CHANGED: ("refresh", "accent", ""),
    Fate.NEW: ("plus", "good", ""),
    Fate.SAME: ("check", "good", ""),
}
"""Of each fate, as they are listed: icon, tone, ground of its rows."""


def fate_words(fate: Fate) -> str:
    return {
        Fate.REFUSED: _("Rechazadas"),
        Fate.CHANGED: _("Cambian"),
        Fate.NEW: _("Nuevas"),
        Fate.SAME: _("Iguales"),
    }[fate]


def fate_note(fate: Fate) -> str:
    """What stands at the right of a group's heading."""
    return {
        Fate.REFUSED: _("Corrija aquí: Enter escribe y pasa a la siguiente"),
        Fate.CHANGED: _("El valor anterior queda en Historial"),
        Fate.NEW: _("Todavía no están"),
        Fate.SAME: _("No se tocan"),
    }[fate]


def coming(rehearsal: Rehearsal) -> int:
    """The rows that «Importar» writes."""
    return rehearsal.count(Fate.NEW) + rehearsal.count(Fate.CHANGED)


def plan_of(rehearsal: Rehearsal, target: Target) -> tuple[tuple[str, str, str, str], ...]:
    """(icon, tone, words, detail) of «Si importa ahora»."""
    new, changed, refused = (rehearsal.count(one) for one in (Fate.NEW, Fate.CHANGED, Fate.REFUSED))
    fields = sum(len(one.changes) for one in rehearsal.outcomes if one.fate is Fate.CHANGED)
    said = [("plus", "good", *_new_words(new, target))]
    if changed:
        words = ngettext("{n} se actualiza", "{n} se actualizan", changed).format(n=changed)
        count = ngettext("{n} campo", "{n} campos", fields).format(n=fields)
        said.append(("refresh", "accent", f"{words}, {count}", _("El valor anterior queda en Historial.")))
    same = rehearsal.count(Fate.SAME)
    if same:
        words = ngettext("{n} ya está igual", "{n} ya están iguales", same).format(n=same)
        said.append(("check", "good", words, ngettext("No se toca.", "No se tocan.", same)))
    if refused:
        words = ngettext("{n} queda fuera", "{n} quedan fuera", refused).format(n=refused)
        kept = ngettext(
            "«Guardar el ensayo…» la guarda con su motivo.", "«Guardar el ensayo…» las guarda con su motivo.", refused
        )  # fmt: skip
        said.append(("alert-circle", "bad", words, kept))
    said += [("people", "text2", capital(one), "") for one in rehearsal.others]
    if coming(rehearsal):
        before = _("Con Ctrl+Z, todo junto. Antes se guarda un respaldo.")
        said.append(("undo", "text2", _("Se deshace en un solo paso"), before))
    return tuple(said)


def _new_words(count: int, target: Target) -> tuple[str, str]:
    if not count:
        return _("Ninguna fila nueva"), ""
    if target.feminine:
        new = ngettext("{n} {one} nueva", "{n} {many} nuevas", count)
    else:
        new = ngettext("{n} {one} nuevo", "{n} {many} nuevos", count)
    return new.format(n=count, one=target.one, many=target.many), ""


def done_words(rehearsal: Rehearsal, target: Target) -> str:
    """What the toast says once it is written."""
    new, changed = rehearsal.count(Fate.NEW), rehearsal.count(Fate.CHANGED)
    said = [_new_words(new, target)[0]] if new else []
    if changed:
        said.append(ngettext("{n} se actualizó", "{n} se actualizaron", changed).format(n=changed))
    return _("Importación hecha: {what}.").format(what=" · ".join(said))
