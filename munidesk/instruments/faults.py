"""What is wrong with a set of criteria, all of it: each fault in a sentence, with the record and field to mend. Pure.

A draft may have faults; no round is opened with them, and no file that has them is read.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from munidesk.base.errors import UserError
from munidesk.base.i18n import _, ngettext
from munidesk.base.spanish import uncapital
from munidesk.instruments import rules
from munidesk.instruments.domain import AnswerKind, Criterion, Dimension, Instrument, Part, Weighting
from munidesk.instruments.script import Script

MOST_CRITERIA = 1_000
"""Ten times the largest that ships; beyond it a round is no diagnosis any more."""


@dataclass(frozen=True, slots=True)
class Fault:
    """`dimension` and `criterion` are keys; without either it is of the instrument itself. `words` end in a full stop.

    `near` is a text of the record as its file has it.
    """

    words: str
    field: str = ""
    dimension: str = ""
    criterion: str = ""
    near: str = ""


def faults(script: Script, known: Collection[str] | None = None) -> tuple[Fault, ...]:
    """In the order of the file. `known` are the indicators that somebody counts; None asks nothing about them."""
    return tuple(_every(script, known))


def refuse_faulty(script: Script, known: Collection[str] | None = None) -> None:
    """Raises UserError with the first fault, and how many there are."""
    found = faults(script, known)
    if not found:
        return
    count = ngettext("tiene {n} falta", "tiene {n} faltas", len(found)).format(n=len(found))
    words = _("«{title}» {count}. La primera: {reason} Corríjala en «Instrumentos de diagnóstico».").format(
        title=script.instrument.title, count=count, reason=uncapital(found[0].words)
    )
    raise UserError(words, code="faulty", field=found[0].field)


def _every(script: Script, known: Collection[str] | None) -> Iterator[Fault]:
    yield from _of_head(script)
    repeated = _repeated(one.key for one in script.dimensions)
    again = _repeated(one.key for one in script.criteria)
    by_dimension = {
        key: list(found)
        for key, found in groupby(
            sorted(script.criteria, key=lambda one: one.dimension_key), lambda one: one.dimension_key
        )
    }
    parts: dict[str, list[Part]] = {}
    for part in script.parts:
        parts.setdefault(part.criterion_key, []).append(part)
    for dimension in script.dimensions:
        own = sorted(by_dimension.get(dimension.key, []), key=lambda one: one.position)
        yield from _of_dimension(script.instrument, dimension, own, repeated)
        for one in own:
            yield from _of_criterion(script.instrument, one, parts.get(one.key, []), again, known)


def _of_head(script: Script) -> Iterator[Fault]:
    head = script.instrument
    make = partial(Fault, near=head.title)
    if not head.title.strip():
        yield make(_("Escriba el título."), "title")
    if not head.key.strip():
        yield make(_("Falta el nombre interno «key»."), "key")
    if head.version < 1:
        yield make(_("La versión es 1 o más."), "version")
    yield from _said(rules.check_instrument, head, make)
    if not script.criteria:
        yield make(_("No tiene ningún criterio."), "criteria")
    if len(script.criteria) > MOST_CRITERIA:
        words = _("Tiene {n} criterios y caben {most}.").format(n=len(script.criteria), most=MOST_CRITERIA)
        yield make(words, "criteria")
    asked = {one.dimension_key for one in script.criteria}
    weights = [one.weight for one in script.dimensions if one.key in asked]
    if weights and not any(weights) and head.weighting is Weighting.DIMENSIONS:
        yield make(_("Todas las dimensiones pesan 0: déle un peso a alguna."), "weighting")
    for band in script.bands:
        yield from _said(rules.check_band, band, partial(Fault, near=band.title))
        if not band.title.strip():
            yield make(_("Escriba cómo se llama cada banda."), "bands")
    yield from _said(rules.check_bands, script.bands, partial(Fault, near="[[band]]"))


def _of_dimension(
    head: Instrument, one: Dimension, own: Sequence[Criterion], repeated: Collection[str]
) -> Iterator[Fault]:
    make = partial(Fault, dimension=one.key, near=one.title)
    if not one.title.strip():
        yield make(_("Escriba cómo se llama la dimensión."), "title")
    if one.key in repeated:
        yield partial(make, near=f'"{one.key}"')(_repeats(one.key), "key")
    yield from _said(rules.check_dimension, one, make)
    if not own:
        yield make(_("La dimensión «{title}» no tiene criterios.").format(title=one.title), "criteria")
    weighs = head.weighting is Weighting.ITEMS or one.weight > 0
    if own and weighs and not any(each.weight for each in own):
        words = _("Los criterios de «{title}» pesan 0: déle un peso a alguno.").format(title=one.title)
        yield make(words, "weight")


def _of_criterion(
    head: Instrument, one: Criterion, parts: Sequence[Part], repeated: Collection[str], known: Collection[str] | None
) -> Iterator[Fault]:
    make = partial(Fault, dimension=one.dimension_key, criterion=one.key, near=one.question)
    if one.key in repeated or not one.key:
        yield partial(make, near=f'"{one.key}"')(_repeats(one.key), "key")
    yield from _said(rules.check_criterion, one, make)
    if not one.kind.known:
        yield make(_("No se sabe cómo se responde «{kind}».").format(kind=one.kind), "kind")
    if one.indicator and known is not None and one.indicator not in known:
        words = _("No hay ningún indicador «{name}». Los que hay: {names}.")
        yield partial(make, near=one.indicator)(
            words.format(name=one.indicator, names=", ".join(sorted(known))), "indicator"
        )
    yield from _said(partial(rules.check_parts, one), parts, make)
    for part in parts:
        yield from _said(rules.check_part, part, make)
    if one.kind is AnswerKind.SCALE:
        yield from _of_levels(head, one, make)
    yield from _of_targets(one, make)


def _of_levels(head: Instrument, one: Criterion, make: Callable[[str, str], Fault]) -> Iterator[Fault]:
    for line in filter(None, (line.strip() for line in one.levels.split("\n"))):
        points = line.split()[0].rstrip(".:)–-")
        if not points.isdecimal() or int(points) > head.scale:
            words = _("Cada nivel empieza con sus puntos, de 0 a {n}, y dice «{line}».")
            yield make(words.format(n=head.scale, line=line), "levels")
            return


def _of_targets(one: Criterion, make: Callable[[str, str], Fault]) -> Iterator[Fault]:
    goals = {part.strip() for part in one.ods.split(",")}
    for target in filter(None, (part.strip() for part in one.targets.split(","))):
        goal = target.partition(".")[0]
        if goal.isdecimal() and 1 <= int(goal) <= rules.GOALS and goal not in goals:
            words = _("La meta {target} es del ODS {goal}: agréguelo entre los ODS.")
            yield make(words.format(target=target, goal=goal), "targets")
            return


def _said(check: Callable[..., None], one: object, make: Callable[[str, str], Fault]) -> Iterator[Fault]:
    try:
        check(one)
    except UserError as error:
        yield make(str(error), error.field or "")


def _repeated(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(key for key, times in Counter(keys).items() if times > 1)


def _repeats(key: str) -> str:
    if not key:
        return _("Falta el nombre interno «key».")
    return _("El nombre interno «{key}» está repetido.").format(key=key)
