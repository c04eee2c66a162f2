"""What changes from one version of an instrument to another: asked anew, retired, reworded, answered or weighed
otherwise. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction

from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext
from munidesk.instruments.blank import blank_view
from munidesk.instruments.domain import Criterion
from munidesk.instruments.gains import shares
from munidesk.instruments.scoring import HUNDRED
from munidesk.instruments.script import Script

_OTHER = ("short", "area", "advice", "ods", "targets", "gender", "gender_advice", "capacity", "evidence", "unit")


@dataclass(frozen=True, slots=True)
class Reweighted:
    """A criterion whose own weight, or that of its dimension, is another; `before` and `after` in parts of 100."""

    criterion: Criterion
    before: Fraction
    after: Fraction


@dataclass(frozen=True, slots=True)
class Changed:
    """By key, in the order of the newer one; `retired` in that of the older.

    `otherwise` are answered in another way: what was answered before is not compared with what comes now. `detailed`
    have another area, advice, goal or evidence.
    """

    added: tuple[Criterion, ...] = ()
    retired: tuple[Criterion, ...] = ()
    reworded: tuple[tuple[Criterion, Criterion], ...] = ()
    otherwise: tuple[tuple[Criterion, Criterion], ...] = ()
    reweighted: tuple[Reweighted, ...] = ()
    detailed: tuple[Criterion, ...] = ()
    method: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))


def changes(old: Script, new: Script, figures: Figures) -> Changed:
    """Of two versions of one instrument."""
    before = {one.key: one for one in old.criteria}
    after = {one.key: one for one in new.criteria}
    both = [(before[key], one) for key, one in after.items() if key in before]
    return Changed(
        tuple(one for key, one in after.items() if key not in before),
        tuple(one for key, one in before.items() if key not in after),
        tuple((a, b) for a, b in both if a.question != b.question),
        tuple((a, b) for a, b in both if _asks(old, a) != _asks(new, b)),
        _reweighted(old, new, both, figures),
        tuple(b for a, b in both if any(getattr(a, name) != getattr(b, name) for name in _OTHER)),
        tuple(_method(old, new)),
    )


def _asks(script: Script, one: Criterion) -> tuple[object, ...]:
    """What an answer of it means."""
    parts = tuple(part.text for part in script.parts_of(one.key))
    return (one.kind, one.levels, one.low, one.high, one.indicator, parts)


def _reweighted(
    old: Script, new: Script, both: list[tuple[Criterion, Criterion]], figures: Figures
) -> tuple[Reweighted, ...]:
    first, second = (shares(blank_view(one, figures, date.min)) for one in (old, new))
    weights = [{one.key: one.weight for one in script.dimensions} for script in (old, new)]
    return tuple(
        Reweighted(b, first[a.key] * HUNDRED, second[b.key] * HUNDRED)
        for a, b in both
        if (a.weight, weights[0].get(a.dimension_key)) != (b.weight, weights[1].get(b.dimension_key))
    )


def _method(old: Script, new: Script) -> Iterator[str]:
    before, after = old.instrument, new.instrument
    if before.scale != after.scale:
        yield _("La escala era de 0 a {a} y es de 0 a {b}.").format(a=before.scale, b=after.scale)
    if before.weighting != after.weighting:
        yield _("Se pesaba {a} y se pesa {b}.").format(a=before.weighting.word, b=after.weighting.word)
    if [(one.title, one.start) for one in old.bare().bands] != [(one.title, one.start) for one in new.bare().bands]:
        yield _("Las bandas del semáforo son otras.")
    gone = {one.key for one in old.dimensions} - {one.key for one in new.dimensions}
    if gone:
        titles = ", ".join(f"«{one.title}»" for one in old.dimensions if one.key in gone)
        yield _("Ya no están las dimensiones: {titles}.").format(titles=titles)


def change_words(found: Changed, figures: Figures) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """(heading with its count, one line each), for the window and for the paper."""

    def per(one: Fraction) -> str:
        return figures.number(one, 1)

    groups = (
        (
            ngettext("{n} criterio nuevo", "{n} criterios nuevos", len(found.added)),
            [one.question for one in found.added],
        ),
        (ngettext("{n} retirado", "{n} retirados", len(found.retired)), [one.question for one in found.retired]),
        (
            ngettext("{n} con otro peso", "{n} con otro peso", len(found.reweighted)),
            [
                _("{question}: del {a} % al {b} %").format(
                    question=one.criterion.question, a=per(one.before), b=per(one.after)
                )
                for one in found.reweighted
            ],
        ),
        (
            ngettext("{n} con otra pregunta", "{n} con otra pregunta", len(found.reworded)),
            [_("«{a}» ahora es «{b}»").format(a=a.question, b=b.question) for a, b in found.reworded],
        ),
        (
            ngettext("{n} que se responde de otro modo", "{n} que se responden de otro modo", len(found.otherwise)),
            [b.question for _a, b in found.otherwise],
        ),
        (
            ngettext("{n} con otro detalle", "{n} con otros detalles", len(found.detailed)),
            [one.question for one in found.detailed],
        ),
        (ngettext("{n} cambio de método", "{n} cambios de método", len(found.method)), list(found.method)),
    )  # fmt: skip
    return tuple((head.format(n=len(lines)), tuple(lines)) for head, lines in groups if lines)
