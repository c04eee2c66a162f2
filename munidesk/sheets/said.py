"""What was understood of a sheet, in sentences, in control totals and in questions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import join_and
from munidesk.sheets.matched import Matched
from munidesk.sheets.opened import Opened
from munidesk.sheets.rehearsal import Choice, Control
from munidesk.sheets.target import Amount, Target
from munidesk.sheets.understood import RowIs, SheetIs, Total
from munidesk.sheets.values import LEFT_OUT


def understood_words(target: Target, sheets: Sequence[Matched]) -> Iterator[str]:
    """For each sheet its rows, which column is which field, and those that are not used."""
    labels = {one.key: one.label for one in target.fields}
    for one in sheets:
        count = sum(row.what is RowIs.DATA for row in one.sheet.rows)
        rows = ngettext("{n} fila de datos", "{n} filas de datos", count).format(n=count)
        yield _("Hoja «{name}»: {rows}, con el encabezado en la fila {line}.").format(
            name=one.sheet.sheet, rows=rows, line=one.sheet.header_line
        )
        titles = {column.at: column.title or column.letter for column in one.sheet.columns}
        for key, places in one.columns.items():
            names = " + ".join(f"«{titles[at]}»" for at in places if at in titles)
            if names:
                yield _("{field}: columna {titles}").format(field=labels.get(key, key), titles=names)
        if one.unused:
            yield _("No se usan: {names}.").format(names=join_and([f"«{name}»" for name in one.unused]))
        yield from one.sheet.notes


def left_out_words(opened: Opened, sheets: Sequence[Matched]) -> Iterator[str]:
    """Each sheet of the book that does not come in, and why."""
    chosen = {one.sheet.sheet for one in sheets}
    for one in opened.sheets:
        if one.sheet in chosen:
            continue
        match one.what:
            case SheetIs.COPY:
                words = _("La hoja «{name}» repite la hoja «{other}»: no se importa.")
            case SheetIs.HIDDEN:
                words = _("La hoja «{name}» está oculta: no se importa.")
            case SheetIs.NO_LIST:
                words = _("La hoja «{name}» no tiene una lista: no se importa.")
            case _:
                words = _("La hoja «{name}» no se eligió: no se importa.")
        yield words.format(name=one.sheet, other=one.copy_of)


def word_choices(target: Target, sheets: Sequence[Matched]) -> Iterator[Choice]:
    """Each word of a column of codes that nobody knows."""
    asked: set[str] = set()
    for one in sheets:
        for key, words in one.values.items():
            field = target.field(key)
            for word in (word for word, code in words.items() if code is None):
                code = f"values:{key}:{word}"
                if code not in asked:
                    asked.add(code)
                    options = (*((each.value, each.word) for each in field.choices if each.value), ("", _("en blanco")))
                    question = _("¿Qué es «{word}» en «{label}»?").format(word=word, label=field.label)
                    yield Choice(code, question, options, default=LEFT_OUT)


def controls(
    target: Target, sheets: Sequence[Matched], read: Sequence[Sequence[Mapping[str, object]]]
) -> Iterator[Control]:
    """Each column of money, a currency apart from another, beside the total of the sheet; and each total that differs.

    A total is the sheet's own when it is the one over most rows.
    """
    for one, rows in zip(sheets, read, strict=True):
        titles = {column.at: column.title or column.letter for column in one.sheet.columns}
        for field in target.fields:
            places = one.columns.get(field.key, ())
            if not field.money or not places:
                continue
            whole = _widest(one.sheet.totals, places[0])
            for code, total in _sums(rows, field.key).items():
                name = titles.get(places[0], field.label)
                said = None if whole is None or code else whole.sums[places[0]][0]
                yield Control(f"{name} ({code})" if code else name, total, said, one.sheet.sheet)
        yield from _wrong(one, titles)


def _sums(rows: Sequence[Mapping[str, object]], key: str) -> Mapping[str, Decimal]:
    """By currency, the municipality's own first."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        value = row.get(key)
        if isinstance(value, Amount):
            found[value.currency] += value.value
    return {code: found[code] for code in sorted(found)}


def _widest(totals: Sequence[Total], at: int) -> Total | None:
    """The total over most of the column."""
    of_column = [one for one in totals if at in one.sums]
    return max(of_column, key=lambda one: abs(one.sums[at][1])) if of_column else None


def _wrong(one: Matched, titles: Mapping[int, str]) -> Iterator[Control]:
    for total in one.sheet.totals:
        for at, (said, summed) in total.sums.items():
            if said != summed:
                where = _("{title}, fila {line}").format(title=total.title, line=total.line)
                yield Control(titles.get(at, ""), summed, said, where)
