"""The columns of a sheet beside the fields of one list: those of branches apart, and codes that are none."""

from collections.abc import Sequence
from dataclasses import replace

from munidesk.sheets.match import match as match_sheet
from munidesk.sheets.matched import Matched
from munidesk.sheets.periods import NONE, PERIODS, Run, chosen_run
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import Target, TargetField
from munidesk.sheets.understood import Column, ColumnIs, Understood
from munidesk.sheets.words import headings_of, level_of, plain

_MANY_WORDS = 12
"""More words than anybody would be asked about one by one are no codes."""


def beside(target: Target, sheet: Understood, shape: Shape) -> Matched:
    """By headings; a sheet without them by what is in its columns, where the list can tell."""
    if not sheet.header_line and target.guess is not None and not shape.columns:
        letters = {one.at: one.letter for one in sheet.columns}
        guessed = {key: tuple(letters[at] for at in places) for key, places in target.guess(sheet).items()}
        shape = replace(shape, columns=guessed)
    run, columns = _run(target, sheet, shape), sheet.columns
    if run is not None and (run.words or shape.answers.get(PERIODS) or target.field(_value(target)).needed):
        sheet = replace(sheet, columns=_without(sheet.columns, run.columns))
    found = _matched(target, sheet, shape)
    by_period = (target.over_time or ()) if run is not None else ()
    return replace(found, sheet=replace(found.sheet, columns=columns), run=run, by_period=by_period)


def _run(target: Target, sheet: Understood, shape: Shape) -> Run | None:
    """The columns of periods that fill the figure and its day; None where columns of their own do, or nobody wants it.

    What a person chose for either stands.
    """
    if target.over_time is None or not sheet.runs or any(shape.columns.get(one) for one in target.over_time):
        return None
    value = target.field(_value(target))
    known = [plain(word) for word in (value.label, *value.also, *headings_of(value.key))]
    run = chosen_run(sheet, known)
    return None if run is None or shape.answers.get(PERIODS) == NONE else run


def _value(target: Target) -> str:
    return target.over_time[0] if target.over_time is not None else ""


def _matched(target: Target, sheet: Understood, shape: Shape) -> Matched:
    if target.branch and not sheet.levels:
        sheet = replace(sheet, levels=_branches(target, sheet))
    found = _apart(target, sheet, shape) or match_sheet(target.fields, sheet, shape)
    strange = {key: () for key in found.columns if _is_strange(target.field(key), found, shape)}
    if strange:
        found = match_sheet(target.fields, sheet, replace(shape, columns={**shape.columns, **strange}))
    taken = {at for key, places in found.columns.items() if key not in target.branch for at in places}
    return replace(found, sheet=replace(sheet, levels=tuple(at for at in sheet.levels if at not in taken)))


def _branches(target: Target, sheet: Understood) -> tuple[int, ...]:
    """«Eje», «Programa» before «Actividad» in a sheet too short to tell by what repeats: all but the deepest.

    None where the rows hang from each other already, or where a field of the list is called so.
    """
    if any(row.parent >= 0 for row in sheet.rows):
        return ()
    named = [one for one in sheet.columns if _names_a_level(target, one)]
    order = [level_of(one.title) for one in named]
    if len(named) < 2 or order != sorted(set(order)):
        return ()
    return tuple(one.at for one in named[:-1])


def _names_a_level(target: Target, one: Column) -> bool:
    if level_of(one.title) < 0 or one.sense not in {ColumnIs.TEXT, ColumnIs.WORDS}:
        return False
    first = target.keys[-1][0]
    others = {plain(field.label) for field in target.fields if field.key not in {first, *target.branch}}
    return plain(one.title) not in others


def _apart(target: Target, sheet: Understood, shape: Shape) -> Matched | None:
    """The columns that name no branch, when they are enough for the list: «Programa» is not the name of an activity.

    The last of several that name branches may be the name itself. None where the list is no tree, or takes its names
    from one of those columns all the same.
    """
    if not target.branch or not sheet.levels or shape.columns:
        return None
    for levels in (sheet.levels, sheet.levels[:-1]):
        found = match_sheet(target.fields, replace(sheet, columns=_without(sheet.columns, levels)), shape)
        if levels and target.keys[-1][0] in found.columns:
            return replace(found, sheet=replace(sheet, levels=levels))
    return None


def _without(columns: Sequence[Column], places: Sequence[int]) -> tuple[Column, ...]:
    return tuple(replace(one, title="", sense=ColumnIs.BLANK) if one.at in places else one for one in columns)


def _is_strange(field: TargetField, found: Matched, shape: Shape) -> bool:
    """A column taken for one of codes by a heading that only resembles its own, where no word is one of them."""
    words = found.values.get(field.key, {})
    if field.key in shape.columns or not words or any(code is not None for code in words.values()):
        return False
    titles = {plain(found.sheet.columns[at].title) for at in found.columns[field.key]}
    return not titles & {plain(field.label), *map(plain, field.also)} or len(words) > _MANY_WORDS
