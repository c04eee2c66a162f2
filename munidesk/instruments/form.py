"""What goes out to whoever answers a part of a round, and comes back answered: questions, and what is said of them.

As a small file (`.munidesk-form`) it is JSON that another MuniDesk fills in without any file of that town.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from munidesk.base.errors import UserError
from munidesk.base.files import unread, whole_file
from munidesk.base.i18n import _
from munidesk.instruments.domain import AnswerKind, Criterion
from munidesk.instruments.rules import check_value
from munidesk.instruments.scoring import RoundView
from munidesk.instruments.shown import area_of

SUFFIX = ".munidesk-form"
MARK = "munidesk-form/1"
MOST_BYTES = 1_000_000
MOST_TEXT = 4_000
MOST_ASKED = 500


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says of a criterion; with neither `value` nor `not_applicable` it says nothing."""

    value: str = ""
    not_applicable: bool = False
    reason: str = ""
    note: str = ""

    @property
    def says(self) -> bool:
        return bool(self.value or self.not_applicable)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it went out, with its number on paper and what is marked in it."""

    key: str
    code: str
    question: str
    kind: AnswerKind
    levels: str = ""
    unit: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """Of one area of a round, or of all of it where `area` is empty; `said` by the key of each criterion."""

    round_id: str
    instrument: str
    version: int
    title: str
    place: str
    scale: int
    area: str
    asked: tuple[Asked, ...]
    evaluator: str = ""
    said: Mapping[str, Told] = field(default_factory=dict)

    @property
    def answered(self) -> int:
        return sum(one.says for one in self.said.values())


def form_of(view: RoundView, place: str, area: str = "") -> Form:
    """Blank; what MuniDesk counts is not asked."""
    asked = tuple(
        Asked(
            one.key, view.code(one), one.question, one.kind, one.levels, one.unit,
            tuple(part.text for part in view.parts_of(one)),
        )
        for one in view.criteria
        if one.kind is not AnswerKind.COMPUTED and area in ("", area_of(view, one))
    )  # fmt: skip
    own = view.instrument
    return Form(view.round.id, own.key, own.version, own.title, place, own.scale, area, asked)


def with_answer(form: Form, key: str, told: Told) -> Form:
    """The form with that said. Raises UserError for a question that is not there, a value it does not admit, or «no
    aplica» without a reason."""
    one = next((each for each in form.asked if each.key == key), None)
    if one is None:
        raise UserError(_("El formulario no pregunta «{text}».").format(text=key[:60]), field="criterion")
    if told.not_applicable and not told.reason.strip():
        raise UserError(_("Escriba por qué no aplica: sale impreso en el informe."), code="missing", field="reason")
    stand_in = Criterion(dimension_key="", key=key, question=one.question, kind=one.kind)
    check_value(stand_in, len(one.parts), told.value, form.scale)
    kept = {**form.said, key: replace(told, value="" if told.not_applicable else told.value)}
    return replace(form, said={name: what for name, what in kept.items() if what.says or what.note})


def write_form_file(path: Path, form: Form) -> None:
    """Whole or not at all. Raises WorldError."""
    asked = [
        {
            "key": one.key, "code": one.code, "question": one.question, "kind": one.kind, "levels": one.levels,
            "unit": one.unit, "parts": list(one.parts),
        }
        for one in form.asked
    ]  # fmt: skip
    said = {
        key: {"value": one.value, "not_applicable": one.not_applicable, "reason": one.reason, "note": one.note}
        for key, one in form.said.items()
    }
    whole = {
        "format": MARK, "round": form.round_id, "instrument": form.instrument, "version": form.version,
        "title": form.title, "place": form.place, "scale": form.scale, "area": form.area,
        "evaluator": form.evaluator, "asked": asked, "said": said,
    }  # fmt: skip
    with whole_file(path) as temporary:
        temporary.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")


def read_form_file(path: Path) -> Form:
    """Raises UserError, with a sentence, for a file that is too large, is no form, or was altered; WorldError."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _refused(path, _("es demasiado grande para ser un formulario"))
        root: object = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise unread(path, error) from error
    except (ValueError, RecursionError) as error:
        raise _refused(path, _("está cortado o no es un formulario")) from error
    if not isinstance(root, dict) or root.get("format") != MARK:
        raise _refused(path, _("no es un formulario de MuniDesk, o es de una versión más nueva"))
    try:
        return _read(root)
    except (KeyError, TypeError, ValueError) as error:
        raise _refused(path, _("está alterado: le falta algo, o algo no es lo que debe ser")) from error
    except UserError as error:
        raise _refused(path, _("está alterado: {reason}").format(reason=str(error).rstrip("."))) from error


def _refused(path: Path, reason: str) -> UserError:
    return UserError(_("«{name}» no se puede usar: {reason}.").format(name=path.name, reason=reason), code="form")


def _read(root: dict[str, Any]) -> Form:
    asked = tuple(_asked(one) for one in _list(root["asked"]))
    keys = [one.key for one in asked]
    if not asked or len(keys) != len(set(keys)):
        raise ValueError("asked")
    form = Form(
        _text(root["round"]), _text(root["instrument"]), _whole(root["version"], 1, 100_000), _text(root["title"]),
        _text(root["place"]), _whole(root["scale"], 1, 10), _text(root["area"]), asked, _text(root["evaluator"]),
    )  # fmt: skip
    said = root["said"]
    if not isinstance(said, dict):
        raise TypeError("said")
    for key, one in said.items():
        out = one["not_applicable"]
        if not isinstance(out, bool):
            raise TypeError("not_applicable")
        form = with_answer(form, key, Told(_text(one["value"]), out, _text(one["reason"]), _text(one["note"])))
    return form


def _asked(one: dict[str, Any]) -> Asked:
    kind = AnswerKind(_text(one["kind"]))
    if kind is AnswerKind.COMPUTED or not kind.known:
        raise ValueError("kind")
    parts = tuple(_text(part) for part in _list(one["parts"]))
    return Asked(
        _text(one["key"]), _text(one["code"]), _text(one["question"]), kind, _text(one["levels"]), _text(one["unit"]),
        parts,
    )  # fmt: skip


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > MOST_TEXT:
        raise TypeError("text")
    return value


def _whole(value: object, low: int, high: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise ValueError("number")
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list) or len(value) > MOST_ASKED:
        raise TypeError("list")
    return value


def stored(number: Decimal | None) -> str:
    """As an answer keeps a number: «3», never «3.0»; empty for none."""
    if number is None:
        return ""
    whole = number.to_integral_value()
    return f"{whole if number == whole else number.normalize():f}"
