"""What the sheets say: counts with the n of each question, groups that name nobody, the margin of a drawn sample."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import sqrt

from munidesk.base.figures import median
from munidesk.base.spanish import fold
from munidesk.features.surveys.domain import Answer, Question, QuestionKind, Role, Sampling, Survey

PROTECTED_BELOW = 5
"""A group with fewer answers is not split from the others: who is in it would be known."""
BAND = 15
"""Years of an age band: 15 to 29, 30 to 44 …; the last one is open."""
_OPEN_BAND = 75
Z_95 = 1.959963984540054
"""The normal deviate that leaves 2,5 % on each side."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One question in a set of sheets: `n` answered it, `refused` marked «no contesta».

    `rows` are (what, how many): the options and numbers of a scale in their order, texts the most frequent first.
    `marks` is their sum, more than n where several may be marked. `mean` and `middle` of scales and numbers.
    """

    question: Question
    n: int
    refused: int
    rows: tuple[tuple[str, int], ...]
    mean: Fraction | None = None
    middle: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None

    @property
    def marks(self) -> int:
        return sum(count for _what, count in self.rows)


def counted(question: Question, answers: Iterable[Answer]) -> Counted:
    own = [one for one in answers if one.question_id == question.id]
    said = [one for one in own if not one.refused and one.value.strip()]
    refused = len(own) - len(said)
    match question.kind:
        case QuestionKind.ONE | QuestionKind.SEVERAL:
            tally = Counter(number for one in said for number in set(chosen(question, one)))
            rows = tuple((words, tally[at]) for at, words in enumerate(question.choices, 1))
            return Counted(question, len(said), refused, rows)
        case QuestionKind.SCALE:
            return _figures(question, said, refused, scale=True)
        case QuestionKind.NUMBER:
            return _figures(question, said, refused, scale=False)
    return Counted(question, len(said), refused, _texts(said))


def _figures(question: Question, said: Sequence[Answer], refused: int, *, scale: bool) -> Counted:
    values = [value for one in said if (value := _value(question, one)) is not None]
    tally = Counter(values)
    rows = tuple((str(at), tally[Decimal(at)]) for at in range(1, question.highest + 1)) if scale else ()
    if not values:
        return Counted(question, 0, refused, rows)
    mean = sum(map(Fraction, values), Fraction(0)) / len(values)
    return Counted(question, len(values), refused, rows, mean, median(values), min(values), max(values))


def chosen(question: Question, answer: Answer) -> tuple[int, ...]:
    """The options it marks, by number. A list of another program brings their words, one or several with «;»."""
    known = {fold(words): at for at, words in enumerate(question.choices, 1)}
    whole = known.get(fold(answer.value))
    if whole is not None:
        return (whole,)
    digits = answer.value.replace(" ", "").isdigit()
    parts = answer.value.split() if digits else answer.value.replace(",", ";").split(";")
    found = [_option(part, known) for part in parts]
    return tuple(one for one in found if 1 <= one <= len(question.choices))


def _option(text: str, known: Mapping[str, int]) -> int:
    """0 for what is no option."""
    words = text.strip()
    return known.get(fold(words), int(words) if words.isdigit() else 0)


def number_in(value: str) -> Decimal | None:
    """As answers keep figures: with a point for decimals."""
    try:
        found = Decimal(value.strip())
    except ArithmeticError:
        return None
    return found if found.is_finite() else None


def _value(question: Question, one: Answer) -> Decimal | None:
    """A figure; of a scale also the words under one of its boxes. None for what cannot be read."""
    found = number_in(one.value)
    if found is None and question.kind is QuestionKind.SCALE and len(question.choices) == question.highest:
        return next((Decimal(at) for at in chosen(question, one)), None)
    return found


def _texts(said: Sequence[Answer]) -> tuple[tuple[str, int], ...]:
    """Those written alike, but for capitals and accents, are one; shown as it was first written."""
    first: dict[str, str] = {}
    tally: Counter[str] = Counter()
    for one in said:
        words = " ".join(one.value.split())
        first.setdefault(fold(words), words)
        tally[fold(words)] += 1
    return tuple((first[key], count) for key, count in tally.most_common())


# -- groups


@dataclass(frozen=True, slots=True)
class Group:
    """Those of one zone, sex or band: their sheets."""

    name: str
    sheets: frozenset[int]

    @property
    def n(self) -> int:
        return len(self.sheets)


def band_of(years: Decimal) -> tuple[int, int | None]:
    """First and last year of the band; no last one for the oldest."""
    low = min(int(years) // BAND * BAND, _OPEN_BAND)
    return (low, None if low == _OPEN_BAND else low + BAND - 1)


def split(
    question: Question, answers: Iterable[Answer], band_words: Callable[[int, int | None], str]
) -> tuple[Group, ...]:
    """The sheets by what they say to a question with a role, in the order of its options or of age; blanks in none."""
    own = [one for one in answers if one.question_id == question.id and not one.refused]
    found: dict[str, set[int]] = {}
    if question.role is Role.AGE:
        aged = sorted((years, one.sheet) for one in own if (years := number_in(one.value)) is not None and years >= 0)
        for years, sheet in aged:
            found.setdefault(band_words(*band_of(years)), set()).add(sheet)
    else:
        found = {words: set() for words in question.choices}
        for one in own:
            for number in chosen(question, one):
                found[question.choices[number - 1]].add(one.sheet)
    return tuple(Group(name, frozenset(sheets)) for name, sheets in found.items() if sheets)


def hidden(counts: Sequence[int]) -> tuple[bool, ...]:
    """Which counts of a split are not shown: those under five, and, where that is one alone, the next smallest too.

    The total is printed: taking the others from it would give away the only one that is left out.
    """
    kept_back = {at for at, n in enumerate(counts) if 0 < n < PROTECTED_BELOW}
    others = [at for at, n in enumerate(counts) if n >= PROTECTED_BELOW]
    if len(kept_back) == 1 and others:
        kept_back.add(min(others, key=lambda at: counts[at]))
    return tuple(at in kept_back for at in range(len(counts)))


def by_group(question: Question, answers: Sequence[Answer], groups: Sequence[Group]) -> tuple[Counted | None, ...]:
    """The question counted in each group; None where it is not shown."""
    found = [counted(question, (one for one in answers if one.sheet in group.sheets)) for group in groups]
    return tuple(None if away else one for one, away in zip(found, hidden([each.n for each in found]), strict=True))


# -- the margin


def margin(n: int, population: int | None) -> float | None:
    """Half the width of the 95 % interval of a proportion in a simple random sample, from 0 to 1; None without answers.

    Worst case p = 0,5, with the finite population correction √((N − n) / (N − 1)). W. G. Cochran, Sampling Techniques,
    3rd ed., Wiley 1977, §§ 2.6 and 3.2. Without N it is that of a population without end, which is the widest.
    """
    if n < 1:
        return None
    widest = Z_95 * sqrt(0.25 / n)
    if population is None:
        return widest
    if population <= 1 or n >= population:
        return 0.0
    return widest * sqrt((population - n) / (population - 1))


def has_margin(survey: Survey) -> bool:
    """Only where chance chose who answers."""
    return survey.sampling is Sampling.DRAWN


def roles(questions: Iterable[Question]) -> Mapping[Role, Question]:
    """The question that each split goes by; the first one of each role."""
    found: dict[Role, Question] = {}
    for one in questions:
        if one.role in (Role.ZONE, Role.SEX, Role.AGE):
            found.setdefault(one.role, one)
    return found
