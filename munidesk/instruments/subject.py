"""What is evaluated, as the engine needs it: whose rounds, on which criteria, what its rules say of a result. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from munidesk.base.figures import Figures
from munidesk.base.i18n import _, ngettext
from munidesk.instruments.domain import Round
from munidesk.instruments.scoring import Result
from munidesk.records.ref import Ref


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of the threshold bar up to `until`, with its word and tone."""

    word: str
    tone: str
    until: Fraction


@dataclass(frozen=True, slots=True)
class Condition:
    """What a rule asks for, its threshold and what there is, in words."""

    words: str
    threshold: str
    found: str
    met: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the rules of a subject say of a result.

    `word` is empty while nothing is answered; `provisional` while criteria are missing or the round is open.
    `rule` says what was fixed before, `need` the same beside what there is, `why` the rule or why there is no word yet.
    `instead` is what stands in place of a word that is never given: a round before anything began has none.
    """

    word: str
    tone: str
    provisional: bool
    conditions: tuple[Condition, ...]
    rule: str
    need: str
    why: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Sayings:
    """The sentences that name the subject: the title of its report, its running line with the {n} of the round, what
    its threshold is called beside a chart.

    `all_met` and `some_met`, with {a} of {b}, say how many of its conditions are met.
    """

    report: str
    running: str
    threshold: str
    all_met: str
    some_met: str


@dataclass(frozen=True, slots=True)
class Subject:
    """`instrument` ships with MuniDesk; `threshold` is drawn dashed; `start` is the first day of a first round."""

    owner: Ref
    title: str
    place: str
    instrument: str
    threshold: Fraction
    bands: tuple[Band, ...]
    judge: Callable[[Result, Round], Judgement]
    sayings: Sayings
    start: date | None = None


def missing_words(found: Result) -> str:
    """«faltan 6 criterios»; empty when all are answered."""
    count = len(found.blank)
    return ngettext("falta {n} criterio", "faltan {n} criterios", count).format(n=count) if count else ""


def floor_words(found: Result, figures: Figures) -> str:
    """«Los blancos cuentan como 0; según se respondan, el total queda entre 2,05 y 3,27.»; empty without blanks."""
    if not found.blank or found.total is None:
        return ""
    return _("Los blancos cuentan como 0; según se respondan, el total queda entre {a} y {b}.").format(
        a=figures.number(found.total, 2), b=figures.number(found.ceiling, 2)
    )


def judgement_words(given: Judgement) -> str:
    """«Escalar», «sin respuestas», «línea de base»."""
    return given.word or given.instead or _("sin respuestas")
