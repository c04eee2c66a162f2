"""A procedure into the TOML that `reading` reads: what leaves for another municipality, and what a file keeps."""

from collections.abc import Iterator, Mapping, Sequence

from munidesk.procedures.codes import Silence
from munidesk.procedures.said import Choice, StepSaid
from munidesk.procedures.script import Script


def toml_of(script: Script) -> str:
    """`script_of(toml_of(script), name) == script`."""
    return "\n".join(_lines(script)) + "\n"


def _lines(script: Script) -> Iterator[str]:
    yield from _pairs({
        "key": script.key, "version": script.version, "title": script.title, "noun": script.noun,
        "country": script.country, "source": script.source, "mark": script.mark,
    })  # fmt: skip
    for actor in script.actors:
        yield from ("", "[[actor]]")
        yield from _pairs({"key": actor.key, "title": actor.title, "only": actor.only})
    for stage in script.stages:
        yield from ("", "[[stage]]")
        yield from _pairs({"key": stage.key, "title": stage.title, "goal": stage.goal})
        for step in script.steps:
            if step.stage == stage.title:
                yield "[[stage.step]]"
                yield from _step(script, step)
    for letter in script.letters:
        yield from ("", "[[letter]]")
        yield from _pairs({"key": letter.key, "title": letter.title, "to": letter.to, "body": letter.body})
    yield from _rest(script.rest)


def _step(script: Script, one: StepSaid) -> Iterator[str]:
    yield from _pairs({
        "key": one.key, "title": one.title, "who": one.who, "does": one.does, "kind": one.kind.value,
        "after": one.after_keys, "requires": one.required_keys,
    })  # fmt: skip
    if one.amount is not None:
        yield f"due = {_inline(_due(one))}"
    if one.silence is not Silence.UNSAID:
        yield f"silence = {_value(one.silence.value)}"
    if one.options:
        yield from ("choices = [", *(f"  {_inline(_choice(option))}," for option in one.options), "]")
    if one.every is not None:
        yield f"every = {_inline({'amount': one.every, 'unit': 'months'})}"
    yield from _pairs({
        "each": one.each, "answers": one.answers, "only": script.only.get(one.key, ()), "optional": one.optional,
        "paper": one.paper, "letter": one.letter, "product": one.key in script.products, "article": one.article,
        "mark": one.mark,
    })  # fmt: skip
    yield from _pairs({"link": one.link, "procedure": one.procedure})


def _due(one: StepSaid) -> Mapping[str, object]:
    told: dict[str, object] = {"from": one.counted_from, "amount": one.amount, "unit": one.unit.value}
    return {**told, "kind": one.term.value, "article": one.term_article, "mark": one.term_mark}


def _choice(option: Choice) -> Mapping[str, object]:
    return {"key": option.key, "title": option.title, "opens": list(option.opens)}


def _rest(rest: Mapping[str, object]) -> Iterator[str]:
    """Tables that others read: lists of flat tables."""
    for key, entries in rest.items():
        for one in entries if isinstance(entries, list) else []:
            if isinstance(one, Mapping):
                yield from ("", f"[[{key}]]")
                yield from _pairs(one)


def _pairs(values: Mapping[str, object]) -> Iterator[str]:
    """What is blank is not written: it means the same."""
    for key, value in values.items():
        if value not in ("", None, False, (), []):
            yield f"{key} = {_value(value)}"


def _inline(values: Mapping[str, object]) -> str:
    inner = ", ".join(f"{key} = {_value(value)}" for key, value in values.items() if value not in ("", None))
    return f"{{ {inner} }}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Sequence):
        return f"[{', '.join(_value(one) for one in value)}]"
    raise TypeError(f"{value!r} is no value of a procedure")


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


def _quoted(text: str) -> str:
    """A TOML string in one line; other signs that no key writes go as \\uXXXX."""
    return '"' + "".join(_ESCAPES.get(sign) or (sign if ord(sign) >= 32 and ord(sign) != 127 else f"\\u{ord(sign):04x}")
                         for sign in text) + '"'  # fmt: skip
