"""A document as JSON and back, so that an approved acta can be kept exactly as it was."""

import base64
import json
import types
import typing
from dataclasses import fields, is_dataclass
from enum import Enum

from munidesk.documents import model
from munidesk.documents.model import Document


def to_json(document: Document) -> str:
    """One line of JSON with sorted keys: equal documents give equal text, whatever the machine."""
    return json.dumps(_plain(document), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def from_json(text: str) -> Document:
    """The document again. Raises ValueError when the text is not one."""
    found = _typed(json.loads(text), Document)
    if not isinstance(found, Document):
        raise ValueError("not a document")
    return found


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {"=": type(value).__name__, **{f.name: _plain(getattr(value, f.name)) for f in fields(value)}}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value


def _typed(value: object, wanted: object) -> object:
    if isinstance(value, dict):
        kind = getattr(model, str(value["="]))
        hints = typing.get_type_hints(kind, vars(model))
        return kind(**{name: _typed(value[name], hint) for name, hint in hints.items() if name in value})
    if isinstance(value, list):
        if isinstance(wanted, types.UnionType):
            wanted = next((one for one in typing.get_args(wanted) if one is not type(None)), wanted)
        inner = typing.get_args(wanted)
        if len(inner) == 2 and inner[1] is Ellipsis:
            return tuple(_typed(one, inner[0]) for one in value)
        return tuple(_typed(one, hint) for one, hint in zip(value, inner or [object] * len(value), strict=False))
    return _scalar(value, wanted)


def _scalar(value: object, wanted: object) -> object:
    if isinstance(value, str) and wanted is bytes:
        return base64.b64decode(value)
    if isinstance(value, str) and isinstance(wanted, type) and issubclass(wanted, Enum):
        return wanted(value)
    if isinstance(wanted, types.UnionType) and value is not None:
        return next((_scalar(value, one) for one in typing.get_args(wanted) if one is not type(None)), value)
    return value
