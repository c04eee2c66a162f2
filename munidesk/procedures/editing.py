"""A procedure changed cell by cell: a step added, moved, taken away, named by its number. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.spanish import capital, fold
from munidesk.procedures.codes import TermKind, Unit
from munidesk.procedures.rules_script import step_faults
from munidesk.procedures.said import StepSaid, joined, slug
from munidesk.procedures.script import Script, Stage


def begun(title: str, noun: str = "", taken: Sequence[str] = ()) -> Script:
    """A procedure with its first stage and step, to go on from."""
    stage = _("Trámite")
    step = StepSaid(key="abrir", stage=stage, title=_("Abrir el expediente"))
    return Script(
        key=slug(title, taken), title=title.strip(), noun=noun.strip(), stages=(Stage(key=slug(stage), title=stage),),
        steps=(step,),
    )  # fmt: skip


def copied(script: Script, taken: Sequence[str] = ()) -> Script:
    """One's own copy of a procedure, which can be changed; cases of the other go on as they are."""
    title = _("{title} (propio)").format(title=script.title)
    return replace(script, key=slug(f"{script.key} propio", taken), title=title, version=1)


def with_step(script: Script, step: StepSaid) -> Script:
    """With the step of that key as it is given. Raises UserError for what no procedure can have, at its field."""
    return _sound(replace(script, steps=tuple(step if one.key == step.key else one for one in script.steps)))


def added(script: Script, title: str, behind: str = "") -> tuple[Script, str]:
    """With a new step behind another one, which it follows; at the end without it. Gives its key too.

    Raises UserError without a title.
    """
    if not title.strip():
        raise UserError(_("Escriba qué se hace en el paso."), code="missing", field="title")
    keys = [one.key for one in script.steps]
    key = slug(title, keys)
    at = keys.index(behind) + 1 if behind in keys else len(keys)
    before = script.steps[at - 1] if at else None
    step = StepSaid(
        key=key, title=title.strip(), stage=before.stage if before is not None else _("Trámite"),
        after=before.key if before is not None else "",
    )  # fmt: skip
    return _sound(replace(script, steps=(*script.steps[:at], step, *script.steps[at:]))), key


def without(script: Script, key: str) -> Script:
    """Without a step: who waited for it waits for what it waited for. Raises UserError for the last one."""
    gone = script.by_key[key]
    kept = []
    for one in script.steps:
        if one.key == key:
            continue
        after = [each for each in one.after_keys if each != key]
        if key in one.after_keys:
            after += [each for each in gone.after_keys if each not in after]
        kept.append(replace(
            one, after=joined(after), requires=joined(each for each in one.required_keys if each != key),
            counted_from="" if one.counted_from == key else one.counted_from,
            answers="" if one.answers == key else one.answers,
        ))  # fmt: skip
    return _sound(replace(script, steps=tuple(kept)))


def moved(script: Script, key: str, by: int) -> Script:
    """Up (−1) or down (1): the order in which steps are read; what waits for what stays."""
    steps = list(script.steps)
    at = next(at for at, one in enumerate(steps) if one.key == key)
    place = at + by
    if 0 <= place < len(steps):
        steps[at], steps[place] = steps[place], steps[at]
    return _sound(replace(script, steps=tuple(steps)))


def after_words(script: Script, step: StepSaid) -> str:
    """«1, 3»: the steps before it, by the number of their row."""
    keys = [one.key for one in script.steps]
    return ", ".join(str(keys.index(key) + 1) for key in step.after_keys if key in keys)


def read_after(script: Script, step: StepSaid, text: str) -> StepSaid:
    """«1, 3», or how the steps are called. Raises UserError for what names none."""
    found: list[str] = []
    for part in text.replace(";", ",").replace(" y ", ",").split(","):
        if words := part.strip():
            key = _named(script, words)
            if key not in found:
                found.append(key)
    return replace(step, after=joined(found))


def _named(script: Script, words: str) -> str:
    if words.isdigit():
        if not 1 <= int(words) <= len(script.steps):
            raise UserError(
                _("No hay paso {n}: hay {whole}.").format(n=words, whole=len(script.steps)),
                code="unknown",
                field="after",
            )
        return script.steps[int(words) - 1].key
    wanted = fold(words)
    for one in script.steps:
        if wanted in (fold(one.key), fold(one.title)):
            return one.key
    close = [one for one in script.steps if fold(one.title).startswith(wanted)]
    if len(close) == 1:
        return close[0].key
    raise UserError(
        _("Ningún paso se llama «{words}». Escriba el número de su renglón.").format(words=words), code="unknown",
        field="after",
    )  # fmt: skip


def read_amount(step: StepSaid, text: str) -> StepSaid:
    """«10», «10 hábiles», «3 meses», «30 por lo menos»; blank takes the term away. Raises UserError for another."""
    words = fold(text).split()
    if not words:
        return replace(step, amount=None)
    if not words[0].isdigit():
        raise UserError(
            _("«{text}» no es un plazo. Escriba por ejemplo «10», «10 hábiles» o «3 meses».").format(text=text.strip()),
            code="unreadable", field="amount",
        )  # fmt: skip
    unit, term = step.unit, step.term
    said = " ".join(words[1:])
    if "habil" in said:
        unit = Unit.WORKING
    elif "mes" in said:
        unit = Unit.MONTHS
    elif said:
        unit = Unit.DAYS
    if "menos" in said:
        term = TermKind.AT_LEAST
    elif "sumo" in said or "maximo" in said:
        term = TermKind.AT_MOST
    return replace(step, amount=int(words[0]), unit=unit, term=term)


def _sound(script: Script) -> Script:
    """With the stages that its steps name, in the order in which they come; refused where steps cannot be."""
    fault = next(step_faults(script.steps), None)
    if fault is not None:
        raise UserError(capital(fault.reason), code="procedure", field=fault.field)
    known = {one.title: one for one in script.stages}
    titles = dict.fromkeys(one.stage for one in script.steps)
    keys: list[str] = []
    stages = []
    for title in titles:
        stage = known.get(title) or Stage(key=slug(title, keys), title=title)
        keys.append(stage.key)
        stages.append(stage)
    ordered = tuple(one for title in titles for one in script.steps if one.stage == title)
    return replace(script, stages=tuple(stages), steps=ordered)
