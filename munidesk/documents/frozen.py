"""A document as JSON and back, so that an approved acta can be kept exactly as it was.

What is written says its format: `{"document": …, "format": 2}`, the lowest that can say it. Format 1, of versions up
to 0.1.1, is the document alone, without a number; format 3 has lists within lists and headings within texts. All are
read for ever, by the names of `frozen_names`; a kept text is never written again, so its fingerprint never changes.
"""

import base64
import json
import types
import typing
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache

from munidesk.documents import model
from munidesk.documents.frozen_names import FORMS, IN_2, NOT_IN_2, WORDS, Form
from munidesk.documents.model import Document

FORMATS = (2, 3)
_NAME = "="
_NAMES = {form.made: name for name, form in FORMS.items()}
_WRITTEN = {value: word for words in WORDS.values() for word, value in words.items()}


def to_json(document: Document) -> str:
    """One line of JSON with sorted keys: equal documents give equal text, whatever the machine."""
    number = max(_formats(document))
    whole = {"format": number, "document": _plain(document, number)}
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Document:
    """The document again, of any format there ever was. Raises ValueError when the text is not one."""
    whole = json.loads(text)
    if not isinstance(whole, dict) or whole.get("format", FORMATS[0]) not in FORMATS:
        raise ValueError("not a document of a format this version knows")
    try:
        found = _typed(whole.get("document", whole), Document)
    except (KeyError, TypeError) as error:
        raise ValueError(f"not a document: {error!r}") from error
    if not isinstance(found, Document):
        raise ValueError("not a document")
    return found


def _formats(value: object) -> Iterator[int]:
    """The format that each part asks for."""
    yield FORMATS[0]
    if isinstance(value, tuple):
        for one in value:
            yield from _formats(one)
    elif (name := _NAMES.get(type(value))) is not None:
        attribute, most = IN_2.get(type(value), ("", 0))
        if attribute and getattr(value, attribute) > most:
            yield FORMATS[1]
        for _key, attribute in FORMS[name].fields:
            yield from _formats(getattr(value, attribute))


def _plain(value: object, number: int) -> object:
    if (name := _NAMES.get(type(value))) is not None:
        left_out = NOT_IN_2.get(type(value)) if number == FORMATS[0] else None
        fields = ((key, getattr(value, attribute)) for key, attribute in FORMS[name].fields if attribute != left_out)
        return {_NAME: name, **{key: _plain(one, number) for key, one in fields}}
    if isinstance(value, Enum):
        return _WRITTEN[value]
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, tuple):
        return [_plain(one, number) for one in value]
    return value


@cache
def _hints(made: type) -> Mapping[str, object]:
    return typing.get_type_hints(made, vars(model))


def _typed(value: object, wanted: object) -> object:
    if isinstance(value, dict):
        return _record(value, FORMS[value[_NAME]])
    if isinstance(value, list):
        if isinstance(wanted, types.UnionType):
            wanted = next((one for one in typing.get_args(wanted) if one is not type(None)), wanted)
        inner = typing.get_args(wanted)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_typed(one, inner[0]) for one in value)
        return tuple(_typed(one, hint) for one, hint in zip(value, inner or [object] * len(value), strict=False))
    return _scalar(value, wanted)


def _record(value: dict[str, object], form: Form) -> object:
    """What an older version did not write has the value it had before there was such a field."""
    hints = _hints(form.made)
    return form.made(
        **{attribute: _typed(value[name], hints[attribute]) for name, attribute in form.fields if name in value}
    )


def _scalar(value: object, wanted: object) -> object:
    if isinstance(value, str) and wanted is bytes:
        return base64.b64decode(value)
    if isinstance(value, str) and isinstance(wanted, type) and issubclass(wanted, Enum):
        return WORDS[wanted][value]
    if isinstance(wanted, types.UnionType) and value is not None:
        return next((_scalar(value, one) for one in typing.get_args(wanted) if one is not type(None)), value)
    return value
