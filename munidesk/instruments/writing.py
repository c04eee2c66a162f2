"""An instrument as its TOML file, for another municipality: `reading.read_text` gives back an equal `Script`. Pure."""

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal

from munidesk.instruments.domain import AnswerKind, Criterion, Marker, Part, Shown, Weighting
from munidesk.instruments.script import Script

_MARKERS = {Marker.NO: 0, Marker.ALSO: 1, Marker.MAINLY: 2}
Entry = str | int | Decimal | list[str]


def toml_of(script: Script) -> str:
    """What says nothing is left out; texts are kept letter by letter."""
    return "\n".join(_lines(script)) + "\n"


def _lines(script: Script) -> Iterator[str]:
    head = script.instrument
    yield from _pairs({
        "key": head.key, "version": head.version, "title": head.title, "scale": head.scale, "source": head.source,
        "months": head.months, "shown": "" if head.shown is Shown.POINTS else head.shown.value,
        "weighting": "" if head.weighting is Weighting.DIMENSIONS else head.weighting.value,
    }, always=("key", "version", "title", "scale"))  # fmt: skip
    for band in sorted(script.bands, key=lambda one: (one.start, one.key)):
        yield from ("", "[[band]]")
        yield from _pairs({"key": band.key, "title": band.title, "from": band.start}, always=("key", "title", "from"))
    for one in script.dimensions:
        yield from ("", "[[dimension]]")
        yield from _pairs(
            {
                "key": one.key, "title": one.title, "short": "" if one.short == one.title else one.short,
                "weight": one.weight, "area": one.area,
            },
            always=("key", "title", "weight"),
        )  # fmt: skip
        for criterion in script.of(one.key):
            yield from _criterion(criterion, script.parts_of(criterion.key))


def _criterion(one: Criterion, parts: tuple[Part, ...]) -> Iterator[str]:
    plain = all(not part.evidence and not part.advice for part in parts)
    yield from ("", "[[dimension.criterion]]")
    yield from _pairs({
        "key": one.key, "question": one.question, "short": one.short,
        "kind": "" if one.kind is AnswerKind.SCALE else one.kind.value, "weight": one.weight,
        "levels": one.levels.split("\n") if one.levels else "", "items": [part.text for part in parts] if plain else "",
        "unit": one.unit, "low": "" if one.low is None else one.low, "high": "" if one.high is None else one.high,
        "indicator": one.indicator, "area": one.area, "advice": one.advice, "ods": _goals(one),
        "gender": _MARKERS.get(one.gender, 0), "gender_advice": one.gender_advice,
        "capacity": one.capacity.value, "evidence": one.evidence,
    }, always=("key", "question", "weight", "low", "high"))  # fmt: skip
    for part in () if plain else parts:
        yield from ("", "[[dimension.criterion.part]]")
        yield from _pairs({"text": part.text, "evidence": part.evidence, "advice": part.advice}, always=("text",))


def _goals(one: Criterion) -> str:
    """The targets, and the goals that none of them is of."""
    targets = [part.strip() for part in one.targets.split(",") if part.strip()]
    said = {target.partition(".")[0] for target in targets}
    goals = [part.strip() for part in one.ods.split(",") if part.strip()]
    return ", ".join([*targets, *(goal for goal in goals if goal not in said)])


def _pairs(entries: Mapping[str, Entry], always: tuple[str, ...]) -> Iterator[str]:
    for key, value in entries.items():
        if value == "" and (key in {"low", "high"} or key not in always):
            continue
        if value in (0, []) and key not in always:
            continue
        yield f"{key} = {_value(value)}"


def _value(value: Entry) -> str:
    match value:
        case str():
            return _text(value)
        case list():
            return "[" + ", ".join(map(_text, value)) + "]"
        case Decimal():
            return f"{value:f}"
    return str(value)


def _text(text: str) -> str:
    """A basic string: what JSON escapes, TOML escapes alike, and DEL besides."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
