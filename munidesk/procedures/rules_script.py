"""What a list of steps cannot be: names that no step has, circles, terms without a beginning. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from munidesk.base.i18n import _
from munidesk.procedures.codes import Silence, StepKind
from munidesk.procedures.said import StepSaid
from munidesk.procedures.script import Script


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, in which step, the word that has to be mended, and the field of the step that says it."""

    reason: str
    step: str = ""
    word: str = ""
    field: str = ""


def faults(script: Script) -> Iterator[Fault]:
    """All that is wrong in a procedure, in the order in which it is written."""
    yield from step_faults(script.steps)
    letters = {one.key for one in script.letters}
    for one in script.steps:
        if one.letter and one.letter not in letters:
            reason = _("el paso «{title}» pide la carta «{word}», que el procedimiento no tiene.")
            yield Fault(reason.format(title=one.title, word=one.letter), one.key, one.letter, "letter")


def step_faults(steps: Sequence[StepSaid]) -> Iterator[Fault]:
    """The same of steps alone: those of a case, or as they are being typed."""
    if not steps:
        yield Fault(_("no tiene ningún paso. Escriba el primero."))
        return
    keys = [one.key for one in steps]
    for one in steps:
        if keys.count(one.key) > 1:
            yield Fault(_("la clave «{key}» está en dos pasos.").format(key=one.key), one.key, one.key, "key")
            return
    for one in steps:
        yield from _step(one, set(keys))
    yield from _circle({one.key: one for one in steps})


def _step(one: StepSaid, keys: set[str]) -> Iterator[Fault]:
    named: list[tuple[str, str]] = [("after", key) for key in one.after_keys]
    named += [("requires", key) for key in one.required_keys]
    named += [("counted_from", key) for key in (one.counted_from,) if key]
    named += [("answers", key) for key in (one.answers,) if key]
    named += [("choices", key) for option in one.options for key in option.opens]
    for field, key in named:
        if key not in keys:
            reason = _("el paso «{title}» nombra «{word}», y ningún paso se llama así.")
            yield Fault(reason.format(title=one.title, word=key), one.key, key, field)
        elif key == one.key and field != "choices":
            reason = _("el paso «{title}» se nombra a sí mismo.")
            yield Fault(reason.format(title=one.title), one.key, key, field)
    if one.amount is not None and one.amount < 1:
        yield Fault(_("el plazo de «{title}» tiene que ser 1 o más.").format(title=one.title), one.key, "", "amount")
    if one.amount is not None and not (one.counted_from or one.after_keys):
        reason = _("el plazo de «{title}» no dice desde qué paso se cuenta.")
        yield Fault(reason.format(title=one.title), one.key, "", "counted_from")
    if one.silence is Silence.FAVORABLE and one.amount is None:
        reason = _("«{title}» se tiene por favorable si vence, y no tiene plazo.")
        yield Fault(reason.format(title=one.title), one.key, "", "silence")
    if one.kind is StepKind.DECIDED and not one.options:
        reason = _("«{title}» es una decisión y no dice qué se puede decidir.")
        yield Fault(reason.format(title=one.title), one.key, "", "choices")
    if one.every is not None and one.every < 1:
        yield Fault(_("«{title}» se repite cada cero meses.").format(title=one.title), one.key, "", "every")


def _circle(steps: Mapping[str, StepSaid]) -> Iterator[Fault]:
    """A step that waits for itself by way of others would never be ready. Told once, with the whole way round."""
    done: set[str] = set()
    for start in steps:
        way: list[str] = []
        if found := _round(steps, start, way, done):
            titles = " → ".join(f"«{steps[key].title}»" for key in (*found, found[0]))
            reason = _("los pasos se esperan en círculo: {titles}. Quite uno de «Después de».")
            yield Fault(reason.format(titles=titles), found[0], found[-1] if len(found) > 1 else "", "after")
            return


def _round(steps: Mapping[str, StepSaid], key: str, way: list[str], done: set[str]) -> list[str]:
    if key in done or key not in steps:
        return []
    if key in way:
        return way[way.index(key) :]
    way.append(key)
    one = steps[key]
    for before in (*one.after_keys, *one.required_keys):
        if found := _round(steps, before, way, done):
            return found
    way.pop()
    done.add(key)
    return []
