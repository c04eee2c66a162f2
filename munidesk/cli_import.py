"""`munidesk import`: a sheet into a list by its name, rehearsed row by row or written."""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from munidesk import catalog
from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext
from munidesk.data import backup, exchange
from munidesk.data.store import Store
from munidesk.sheets import assistant
from munidesk.sheets.rehearsal import Control, Fate, Outcome, Rehearsal
from munidesk.sheets.shape import Mode, Shape
from munidesk.sheets.shape_file import read_shape, save_shape
from munidesk.sheets.target import Target
from munidesk.town import store as town
from munidesk.town.imports import ImportOptions, ImportReport


def import_sheet(store: Store, parsed: argparse.Namespace) -> int:
    """Raises UserError with what to write so that it goes well."""
    importer = catalog.importer_named(parsed.kind)
    other = importer.other.get(parsed.source.suffix.lower())
    if other is not None:
        return _import_other(store, parsed, other(store, parsed.source, ImportOptions(parsed.dry_run)))
    target = importer.target().in_file(store)
    try:
        return _import_target(store, target, parsed)
    except UserError as fault:
        way = _way_out(target, fault)
        if not way:
            raise
        raise UserError(f"{fault} {way}", code=fault.code, field=fault.field) from fault


def _import_target(store: Store, target: Target, parsed: argparse.Namespace) -> int:
    chosen = _shape(parsed, target)
    opened = assistant.open_sheets(store, target, parsed.source)
    shape = _over(chosen, opened.remembered) if parsed.shape is None else chosen
    if shape.header_row or shape.last_row or shape.answers or shape.columns:
        opened = assistant.understand_again(opened, shape)
    if parsed.save_shape is not None:
        save_shape(replace(shape, kind=target.name), parsed.save_shape)
    if not parsed.dry_run:
        backup.copy_before(store, "importar")
    verb = assistant.rehearse if parsed.dry_run else assistant.write
    told = verb(store, target, opened, shape, {})
    # Before a word is said: who reads it may stop reading. A report that cannot be written does not hide what was done.
    fault = _write_report(told, parsed.report, town.figures(store)) if parsed.report else None
    print("\n".join(_lines(told, shape, town.figures(store), every=parsed.dry_run)))
    if fault is not None:
        raise fault
    return 0


def _way_out(target: Target, fault: UserError) -> str:
    """What a window asks with its combos is written here with an option."""
    heading = f"--header-row {_('FILA')}"
    match fault.code:
        case "unmatched":
            order = f"--map {fault.field}={_('COLUMNA')}"
            return _("Diga cuál es con {order}, o en qué fila está el encabezado con {other}.").format(
                order=order, other=heading
            )
        case "unanswered":
            return _("Responda con {order}.").format(order=f"--answer {fault.field}=…")
        case "sheet":
            order = f"--sheet {_('HOJA')}"
            return _("Elija otra con {order}, o diga en qué fila está el encabezado con {other}.").format(
                order=order, other=heading
            )
        case "field":
            return _("Los que hay: {known}.").format(known=", ".join(one.key for one in target.fields))
    return ""


# -- the shape the options say


def _shape(parsed: argparse.Namespace, target: Target) -> Shape:
    """What the file of `--shape` says, with what the other options say over it."""
    base = read_shape(parsed.shape) if parsed.shape is not None else Shape()
    if base.kind not in {"", target.name}:
        raise UserError(
            _("La forma «{name}» es para importar «{kind}», no «{other}».").format(
                name=parsed.shape.name, kind=base.kind, other=target.name
            )
        )
    answers = dict(_pair(text, _("pregunta=respuesta")) for text in parsed.answer)
    if parsed.municipality:
        answers["municipality"] = parsed.municipality
    return replace(
        base,
        sheets=tuple(parsed.sheet) or base.sheets,
        header_row=parsed.header_row or base.header_row,
        last_row=parsed.last_row or base.last_row,
        columns={**base.columns, **_columns(parsed.map, target)},
        values=_merged(base.values, _values(parsed.values, target)),
        mode=Mode(parsed.mode) if parsed.mode else base.mode,
        answers={**base.answers, **answers},
    )


def _over(chosen: Shape, before: Shape | None) -> Shape:
    """What was decided the last time, under what is said now; whoever maps a column maps them all."""
    if before is None or chosen.columns:
        return chosen
    return replace(chosen, columns=before.columns, values=_merged(before.values, chosen.values))


def _pair(text: str, form: str) -> tuple[str, str]:
    """«campo=columna», the first «=» alone: a heading may have more. Raises UserError."""
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise UserError(_("No se entiende «{text}». Escriba {form}.").format(text=text, form=form))
    return name.strip(), _unquoted(value.strip())


def _unquoted(text: str) -> str:
    """A heading may come within quotes of its own, which a shell did not take away."""
    for first, last in ('""', "''", "«»"):
        if len(text) > 1 and text[0] == first and text[-1] == last:
            return text[1:-1]
    return text


def _columns(maps: Sequence[str], target: Target) -> Mapping[str, tuple[str, ...]]:
    """Field → headings, in their order; one option for each, or several «campo=columna» with commas in one."""
    found: dict[str, tuple[str, ...]] = {}
    for text in maps:
        for part in _parts(text, target):
            name, heading = _pair(part, _("campo=columna"))
            key = _field_key(name, target)
            found[key] = (*found.get(key, ()), *((heading,) if heading else ()))
    return found


def _parts(text: str, target: Target) -> Sequence[str]:
    """«title=Título,received=Fecha» as two; a comma before what is no field belongs to the heading."""
    parts: list[str] = []
    for piece in text.split(","):
        name, sign, _heading = piece.partition("=")
        if parts and not (sign and _is_field(name, target)):
            parts[-1] += f",{piece}"
        else:
            parts.append(piece)
    return parts


def _is_field(name: str, target: Target) -> bool:
    return any(name.strip() in (one.key, one.label) for one in target.fields)


def _field_key(name: str, target: Target) -> str:
    """Raises UserError for a field that the list does not have."""
    for one in target.fields:
        if name.casefold() in (one.key, one.label.casefold()):
            return one.key
    raise UserError(_("No existe el campo «{name}».").format(name=name), code="field")


def _values(texts: Sequence[str], target: Target) -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for text in texts:
        name, sign, rest = text.partition(":")
        word, equals, code = rest.rpartition("=")
        if not sign or not equals or not word.strip():
            raise UserError(_("No se entiende «{text}». Escriba campo:PALABRA=código.").format(text=text))
        key = _field_key(name.strip(), target)
        found.setdefault(key, {})[_unquoted(word.strip())] = _code(target, key, code.strip())
    return found


def _code(target: Target, key: str, text: str) -> str:
    """By code or by word; empty leaves it blank. Raises UserError for one that the field does not have."""
    choices = target.field(key).choices
    named = type(choices[0]).read(text) if choices and text else None
    if named is None and text:
        raise UserError(
            _("«{text}» no es un código de «{field}». Los que hay: {known}.").format(
                text=text, field=key, known=", ".join(one.value for one in choices if one.value)
            )
        )
    return "" if named is None else named.value


def _merged(
    below: Mapping[str, Mapping[str, str]], above: Mapping[str, Mapping[str, str]]
) -> Mapping[str, Mapping[str, str]]:
    return {key: {**below.get(key, {}), **above.get(key, {})} for key in (*below, *above)}


# -- what is told


def _lines(told: Rehearsal, shape: Shape, figures: Figures, *, every: bool) -> Iterator[str]:
    """`every` row of a rehearsal; after an import those that were refused, or of which there is a word to say."""
    yield from told.understood
    for one in told.controls:
        yield _control(one, figures)
    yield _counted(told)
    for outcome in told.outcomes:
        if every or outcome.fate is Fate.REFUSED or outcome.note:
            yield _row(outcome)
    yield from told.others
    for choice in told.choices:
        if choice.code not in shape.answers:
            options = ", ".join(f"{answer or '«»'} ({words})" for answer, words in choice.options)
            yield _("{question} {options}").format(question=choice.question, options=options).strip()
            yield _answer_words(choice.code)
    if every:
        yield _("No se escribió nada: era un ensayo.")


def _answer_words(code: str) -> str:
    kind, _sign, rest = code.partition(":")
    order = f"--values «{rest}={_('CÓDIGO')}»" if kind == "values" else f"--answer {code}=…"
    return _("  Responda con {order}.").format(order=order)


def _counted(told: Rehearsal) -> str:
    new, changed, same, refused = (
        told.count(one) for one in (Fate.NEW, Fate.CHANGED, Fate.SAME, Fate.REFUSED)
    )  # fmt: skip
    return _("{new}, {changed}, {same} y {refused}.").format(
        new=ngettext("{n} fila nueva", "{n} filas nuevas", new).format(n=new),
        changed=ngettext("{n} que cambia", "{n} que cambian", changed).format(n=changed),
        same=ngettext("{n} igual", "{n} iguales", same).format(n=same),
        refused=ngettext("{n} rechazada", "{n} rechazadas", refused).format(n=refused),
    )


def _control(one: Control, figures: Figures) -> str:
    read = figures.number(one.read)
    if one.said is None:
        return _("{column}: se leen {read}.").format(column=one.column, read=read)
    said = figures.number(one.said)
    if one.said == one.read:
        return _("{column}: se leen {read}, igual que el total de la planilla.").format(column=one.column, read=read)
    where = f" ({one.where})" if one.where else ""
    return _("{column}: se leen {read}; el total de la planilla dice {said}{where}. Revísela.").format(
        column=one.column, read=read, said=said, where=where
    )


def fate_words() -> Mapping[Fate, str]:
    """What becomes of a row, in a word."""
    return {Fate.NEW: _("nueva"), Fate.CHANGED: _("cambia"), Fate.SAME: _("igual"), Fate.REFUSED: _("rechazada")}


def _row(one: Outcome) -> str:
    words = _("Hoja «{sheet}», fila {line}").format(sheet=one.sheet, line=one.line)
    if one.fate is Fate.REFUSED:
        place = _(", columna {column}").format(column=one.column) if one.column else ""
        return _("{where}{place}: {reason}").format(where=words, place=place, reason=one.reason)
    changes = "; ".join(f"{each.label}: {each.old or '–'} → {each.new or '–'}" for each in one.changes)
    said = ". ".join(part for part in (f"{fate_words()[one.fate]} «{one.title}»", changes, one.note) if part)
    return _("{where}: {said}").format(where=words, said=said)


def _write_report(told: Rehearsal, path: Path, figures: Figures) -> UserError | None:
    """The rows that did not simply come in; what kept it from being written, if anything."""
    rows = [
        (one.sheet, one.line, one.column, one.value, one.reason or one.note)
        for one in told.outcomes
        if one.fate is Fate.REFUSED or one.note
    ]
    header = (_("hoja"), _("fila"), _("columna"), _("valor"), _("motivo"))
    try:
        exchange.write_csv(path, header, rows, figures)
    except UserError as error:
        return error
    return None


def _import_other(store: Store, parsed: argparse.Namespace, report: ImportReport) -> int:
    """A file that is no sheet (Popolo): its own reader tells what became of it."""
    rows = sorted(report.refused)
    fault: UserError | None = None
    if parsed.report:
        try:
            exchange.write_csv(parsed.report, (_("fila"), _("columna"), _("motivo")), rows, town.figures(store))
        except UserError as error:
            fault = error
    print("\n".join(report.understood))
    print(
        _("{added} y {matched}, {refused}.").format(
            added=ngettext("{n} registro nuevo", "{n} registros nuevos", report.added).format(n=report.added),
            matched=ngettext("{n} que ya estaba", "{n} que ya estaban", report.matched).format(n=report.matched),
            refused=ngettext("{n} fila rechazada", "{n} filas rechazadas", len(rows)).format(n=len(rows)),
        )
    )
    for line, column, reason in rows:
        print(_("Fila {line}, columna {column}: {reason}").format(line=line, column=column, reason=reason))
    if parsed.dry_run:
        print(_("No se escribió nada: era un ensayo."))
    if fault is not None:
        raise fault
    return 0
