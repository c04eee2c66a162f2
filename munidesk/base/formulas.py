"""Formulas of the acta as data: a municipality edits the sentence, the program fills it with gender, number and words.

- `{x}` a value; numbers, hours and dates come in words; `{n+fig}` in figures
- `{n+m}`, `{n+f}` a number before a masculine or feminine noun: «veintiún integrantes»
- `{x+art}`, `{x+Art}` with its article: «la Alcaldesa», «La Alcaldesa»
- `{x+of}` or `{of_x}`, `{x+to}`: «del Concejal», «a la Concejala»
- `{x:m|f}` or `{x:m|f|unknown}` by the gender of x
- `{n#uno|varios}` or `{n#ninguno|uno|varios}` by number
- `{x?sí|no}` by whether x holds

Choices may hold fields in turn: `{n#Presente uno|Presentes {n}}`. Braces as such are written `{{` and `}}`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from munidesk.base.errors import UserError
from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.spanish import (
    Form,
    Phrase,
    capital,
    date_words,
    days_words,
    hour,
    month_name,
    number,
    weekday_date_words,
    year_words,
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A datum that is still missing; `text` says which («hora de comienzo»)."""

    text: str


Value = str | int | bool | Decimal | date | time | datetime | Phrase | Gap


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the filled formula; `gap` marks a missing datum, to be shaded in a draft."""

    text: str
    gap: bool = False


@dataclass(frozen=True, slots=True)
class _Field:
    """`kind` is empty, `+`, `:`, `#` or `?`; `options` are the templates between the bars."""

    name: str
    kind: str = ""
    flag: str = ""
    options: tuple[tuple["_Node", ...], ...] = ()


_Node = str | _Field

_FLAGS = ("art", "Art", "of", "Of", "to", "m", "f", "fig", "cap")
FIELD = re.compile(r"\s*([A-Za-z_][A-Za-z0-9_]*)\s*(.*)", re.DOTALL)
"""What stands inside a field: the name of its value, and what is done with it."""


def fill(template: str, values: Mapping[str, Value], figures: Figures) -> str:
    """The sentence as plain text, numbers in `figures` as the country writes them; gaps stand in square brackets.

    Raises UserError for a formula that cannot be read or that names an unknown value.
    """
    return "".join(f"[{piece.text}]" if piece.gap else piece.text for piece in fill_pieces(template, values, figures))


def fill_pieces(template: str, values: Mapping[str, Value], figures: Figures) -> tuple[Piece, ...]:
    """The sentence in runs, so that a draft can shade what is missing."""
    merged: list[Piece] = []
    for piece in _render(_parse(template), values, figures):
        if merged and not piece.gap and not merged[-1].gap:
            merged[-1] = Piece(merged[-1].text + piece.text)
        elif piece.text:
            merged.append(piece)
    return tuple(merged)


def names_in(template: str) -> frozenset[str]:
    """The values a formula asks for. Raises UserError when it cannot be read."""
    return frozenset(_names(_parse(template)))


def problem_in(template: str, known: Iterable[str], said: Callable[[str], str] = str) -> str:
    """The sentence that says what is wrong with a formula somebody edited, empty when nothing is.

    `said` are the words in which the values that can be used are named.
    """
    try:
        asked = names_in(template)
    except UserError as error:
        return str(error)
    available = frozenset(known)
    unknown = sorted(name for name in asked if name not in available and name.removeprefix("of_") not in available)
    return _unknown(unknown[0], map(said, available)) if unknown else ""


def day_values(day: date, country: str = "UY") -> dict[str, Value]:
    """The values of a date: d («primero de diciembre de…»), d_days, month, year, weekday_words."""
    return {
        "d": date_words(day, country),
        "d_days": days_words(day),
        "month": month_name(day, country),
        "year": year_words(day),
        "weekday_words": weekday_date_words(day, country),
    }


def _unknown(name: str, known: Iterable[str]) -> str:
    return _("La fórmula nombra «{name}», que no existe. Puede usar: {known}.").format(
        name=name, known=", ".join(sorted(known))
    )


def _names(nodes: Sequence[_Node]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, _Field):
            yield node.name
            for option in node.options:
                yield from _names(option)


@lru_cache(maxsize=1024)
def _parse(template: str) -> tuple[_Node, ...]:
    nodes: list[_Node] = []
    position = 0
    for start, end in field_places(template):
        nodes.append(_unescape(template[position:start]))
        nodes.append(_field(template[start + 1 : end]))
        position = end + 1
    nodes.append(_unescape(template[position:]))
    return tuple(node for node in nodes if node != "")


def field_places(template: str) -> Iterator[tuple[int, int]]:
    """Where the outermost fields open and close."""
    depth, start, position = 0, 0, 0
    while position < len(template):
        character = template[position]
        if depth == 0 and template[position : position + 2] in ("{{", "}}"):
            position += 2
            continue
        if character == "{":
            start = position if depth == 0 else start
            depth += 1
        elif character == "}":
            depth -= 1
            if depth < 0:
                raise UserError(
                    _("En la fórmula sobra una llave «}}» después de «{text}».").format(text=template[:position][-20:])
                )
            if depth == 0:
                yield start, position
        position += 1
    if depth:
        raise UserError(
            _("En la fórmula falta cerrar la llave que se abre en «{text}».").format(text=template[start:][:20])
        )


def _unescape(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}")


def _field(inside: str) -> _Field:
    match = FIELD.fullmatch(inside)
    if match is None:
        raise UserError(_("En la fórmula no se entiende «{{{text}}}».").format(text=inside))
    name, rest = match.groups()
    kind, body = rest[:1], rest[1:]
    if not kind:
        return _Field(name)
    if kind == "+" and body.strip() in _FLAGS:
        return _Field(name, "+", body.strip())
    if kind in (":", "#", "?"):
        options = tuple(_parse(option) for option in options_of(body))
        if 2 <= len(options) <= (2 if kind == "?" else 3):
            return _Field(name, kind, options=options)
    raise UserError(_("En la fórmula no se entiende «{{{text}}}».").format(text=inside))


def options_of(body: str) -> list[str]:
    """Split at the bars that are not inside a nested field."""
    options, depth, current = [], 0, ""
    for character in body:
        depth += {"{": 1, "}": -1}.get(character, 0)
        if character == "|" and depth == 0:
            options.append(current)
            current = ""
        else:
            current += character
    return [*options, current]


def _render(nodes: Sequence[_Node], values: Mapping[str, Value], figures: Figures) -> Iterator[Piece]:
    for node in nodes:
        if isinstance(node, str):
            yield Piece(node)
            continue
        value, flag = _value(node, values)
        if node.options:
            yield from _render(_chosen(node, value), values, figures)
        elif isinstance(value, Gap):
            yield Piece(value.text, gap=True)
        else:
            yield Piece(_shown(value, flag, figures))


def _value(field: _Field, values: Mapping[str, Value]) -> tuple[Value, str]:
    if field.name in values:
        return values[field.name], field.flag
    bare = field.name.removeprefix("of_")
    if bare != field.name and bare in values:
        return values[bare], "of"
    raise UserError(_unknown(field.name, values))


def _chosen(field: _Field, value: Value) -> tuple[_Node, ...]:
    options = field.options
    match field.kind:
        case "?":
            return options[0] if value and not isinstance(value, Gap) else options[1]
        case ":":
            gender = value.gender if isinstance(value, Phrase) else str(value)
            return options[{"m": 0, "f": 1}.get(gender, len(options) - 1 if len(options) > 2 else 0)]
    count = value if isinstance(value, int) else 2
    if len(options) == 3:
        return options[min(max(count, 0), 2)]
    return options[0] if count == 1 else options[1]


def _shown(value: Value, flag: str, figures: Figures) -> str:
    match value:
        case Phrase():
            return _phrase(value, flag)
        case bool():
            return "sí" if value else "no"
        case int():
            return figures.number(value) if flag == "fig" else number(value, _FORMS.get(flag, Form.ALONE))
        case Decimal():
            return figures.number(value)
        case datetime() | time():
            return hour(value)
        case date():
            return date_words(value)
        case str():
            return capital(value) if flag in ("cap", "Art", "Of") else _phrase(Phrase(value), flag)
    raise TypeError(type(value).__name__)


_FORMS = {"m": Form.MASCULINE, "f": Form.FEMININE}


def _phrase(phrase: Phrase, flag: str) -> str:
    match flag:
        case "art":
            return phrase.with_article()
        case "Art":
            return capital(phrase.with_article())
        case "of":
            return phrase.of()
        case "Of":
            return capital(phrase.of())
        case "to":
            return phrase.to()
        case "cap":
            return capital(phrase.text)
    return phrase.text
