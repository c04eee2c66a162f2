"""A document with words taken out of it: of every text it holds, also where a name changes its letters halfway."""

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar, cast

from munidesk.documents.model import Document, Span, plain

Hide = Callable[[str], str]
"""The text without what it may not say; the same text where it says nothing of it."""

T = TypeVar("T")


def reserved(document: Document, hide: Hide) -> Document:
    """The document, every text of which went through `hide`."""
    return _without(document, hide)


def _without(value: T, hide: Hide) -> T:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return cast(T, hide(value))
    if isinstance(value, tuple):
        if value and all(isinstance(one, Span) for one in value):
            return cast(T, _spans(value, hide))
        return cast(T, tuple(_without(one, hide) for one in value))
    if is_dataclass(value) and not isinstance(value, type):
        own = {one.name: getattr(value, one.name) for one in fields(value)}
        changed = {name: made for name, old in own.items() if (made := _without(old, hide)) != old}
        return cast(T, replace(value, **changed)) if changed else value
    return value


def _spans(spans: tuple[Span, ...], hide: Hide) -> tuple[Span, ...]:
    """Run by run; in plain letters where what is hidden goes over two of them."""
    made = tuple(replace(one, text=hide(one.text)) for one in spans)
    whole = hide("".join(one.text for one in made))
    return made if whole == "".join(one.text for one in made) else plain(whole)
