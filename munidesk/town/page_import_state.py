"""What the person has decided so far about a sheet that comes in: changed a word at a time, kept in a draft whole."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from munidesk.sheets.assistant import Matched
from munidesk.sheets.kept import shape_of, values_of
from munidesk.sheets.shape import Shape
from munidesk.sheets.target import Target
from munidesk.sheets.understood import SheetIs, Understood

Mended = Mapping[tuple[str, int, str], str]
"""(sheet, line, field key) → the text written over the cell."""
VALUES = "values:"
"""How a question begins that is about a word of the sheet: «values:field:WORD»."""


@dataclass(frozen=True, slots=True)
class Decided:
    """`path` is the file, `step` how far the person got; `mended` the cells put right by hand."""

    path: str = ""
    step: int = 0
    shape: Shape = field(default_factory=Shape)
    mended: Mended = field(default_factory=dict)


def chosen_sheets(sheets: Sequence[Understood], shape: Shape) -> tuple[str, ...]:
    """Those that were ticked; before anybody ticks, those that are lists."""
    return shape.sheets or tuple(one.sheet for one in sheets if one.what is SheetIs.LIST)


def with_sheet(shape: Shape, sheets: Sequence[Understood], name: str) -> Shape:
    """The sheet ticked, or no longer; the others stay. One stays ticked."""
    before = chosen_sheets(sheets, shape)
    wanted = {*before} ^ {name}
    return replace(shape, sheets=tuple(one.sheet for one in sheets if one.sheet in wanted)) if wanted else shape


def heading_of(sheet: Understood, at: int) -> str:
    """How a shape names a column: its heading, or its letter where another one has the same or none is written."""
    own = next(one for one in sheet.columns if one.at == at)
    same = [one for one in sheet.columns if one.title == own.title]
    return own.title if own.title and len(same) == 1 else own.letter


def field_at(matched: Matched, at: int) -> str:
    """The field that takes a column; empty for none."""
    return next((key for key, places in matched.columns.items() if at in places), "")


def with_field(shape: Shape, target: Target, matched: Matched, at: int, key: str, *, alone: bool = True) -> Shape:
    """The column goes to that field («» to none); a field of one column leaves the one it had.

    From then on every field of the list is said, so that nothing else moves by itself. Where the sheet does not come
    in `alone`, its columns are named with it («Obras!Monto»): another has its own.
    """
    places = {one.key: tuple(n for n in matched.columns.get(one.key, ()) if n != at) for one in target.fields}
    if key:
        takes_many = next((one.many for one in target.fields if one.key == key), False)
        places[key] = (*places.get(key, ()), at) if takes_many else (at,)
    known = {one.at for one in matched.sheet.columns}
    own = "" if alone else f"{matched.sheet.sheet}!"
    said = {}
    for name, found in places.items():
        others = (
            tuple(one for one in shape.columns.get(name, ()) if "!" in one and not one.startswith(own)) if own else ()
        )
        said[name] = (*others, *(own + heading_of(matched.sheet, n) for n in found if n in known))
    return replace(shape, columns={**shape.columns, **said})


def with_word(shape: Shape, key: str, word: str, code: str) -> Shape:
    """What a word of the sheet means; «» leaves the field blank."""
    return replace(shape, values={**shape.values, key: {**shape.values.get(key, {}), word: code}})


def with_answer(shape: Shape, code: str, answer: str) -> Shape:
    """The answer to a question of the rehearsal."""
    if code.startswith(VALUES):
        key, _colon, word = code.removeprefix(VALUES).partition(":")
        return with_word(shape, key, word, answer)
    return replace(shape, answers={**shape.answers, code: answer})


def answer_to(shape: Shape, code: str) -> str | None:
    """What was answered, None while nothing was."""
    if code.startswith(VALUES):
        key, _colon, word = code.removeprefix(VALUES).partition(":")
        return shape.values.get(key, {}).get(word)
    return shape.answers.get(code)


def missing(target: Target, matched: Sequence[Matched]) -> tuple[str, ...]:
    """The labels of the fields that a row cannot be without and that no column gives."""
    return tuple(one.label for one in target.fields if one.needed and any(not each.gives(one.key) for each in matched))


# -- as the text of a draft


def written(decided: Decided) -> dict[str, str]:
    """As `data.drafts` keeps it."""
    mended = [[*key, text] for key, text in decided.mended.items()]
    return {
        "path": decided.path,
        "step": str(decided.step),
        "shape": json.dumps(values_of(decided.shape), ensure_ascii=False),
        "mended": json.dumps(mended, ensure_ascii=False),
    }


def read(values: Mapping[str, str]) -> Decided | None:
    """What `written` wrote; None for what another version wrote otherwise, and where the file is gone."""
    try:
        shape = shape_of(json.loads(values["shape"]))
        mended = {(sheet, line, key): text for sheet, line, key, text in json.loads(values["mended"])}
        found = Decided(values["path"], int(values["step"]), shape, mended)
    except (KeyError, TypeError, ValueError):
        return None
    return found if Path(found.path).exists() else None
