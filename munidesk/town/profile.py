"""The country profile: terms, posts, page sizes, deadlines and rules, read from `resources/profiles/<country>.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from munidesk.base.figures import Figures
from munidesk.base.i18n import _
from munidesk.base.spanish import Currency, Phrase
from munidesk.town.rules import Mark, Rules


@dataclass(frozen=True, slots=True)
class Sourced:
    """Where the values of one table of the profile (`path`: «rules.quorum») come from, and how sure they are."""

    path: str
    source: str
    mark: Mark

    @property
    def note(self) -> str:
        """The caution printed beside what was written from memory, else nothing."""
        return self.mark.caution


@dataclass(frozen=True, slots=True)
class Post:
    """A cargo in its four forms; `also` are other spellings of people's lists, folded; `neutral` shows no gender.

    `counts` is False for those who attend without being members (the alcalde of CL, the síndicos of CR).
    """

    key: str
    m: str
    f: str
    m_plural: str
    f_plural: str
    order: int = 5
    also: tuple[str, ...] = ()
    neutral: str = "integrante"
    counts: bool = True


@dataclass(frozen=True, slots=True)
class ItemTemplate:
    """A standard item of the agenda; `kind` is a value of the council's `ItemKind`."""

    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """`unit`: minutes, hours, days or working_days."""

    key: str
    label: str
    amount: int
    unit: str
    article: str = ""
    mark: Mark = Mark.FROM_MEMORY


@dataclass(frozen=True, slots=True)
class HearingRule:
    """How the yearly account to the neighbours is called, how often, and by which norm (empty when none fixes it)."""

    name: str = "Rendición de cuentas a la vecindad"
    times_a_year: int = 1
    article: str = ""
    mark: Mark = Mark.FROM_MEMORY


@dataclass(frozen=True, slots=True)
class NoticeRules:
    """By what norm a session is called: `norm` as it stands in prose, with its article; empty where none is known."""

    norm: str = ""
    mark: Mark = Mark.FROM_MEMORY


@dataclass(frozen=True, slots=True)
class MinutesRules:
    """What the norm asks of the acta: articles to cite and who signs (keys of posts)."""

    signers: tuple[str, ...] = ()
    signers_note: str = ""
    minimum: str = ""
    urgent_article: str = ""
    urgent_words: str = ""
    recusal_article: str = ""
    nominal: bool = False
    nominal_article: str = ""


@dataclass(frozen=True, slots=True)
class Demand:
    """What a norm asks of a paper (`acta`, `notice`, `extract`): `words` are expressions found in its printed lines."""

    paper: str
    asks: str
    words: tuple[str, ...]
    article: str = ""
    mark: Mark = Mark.FROM_MEMORY


@dataclass(frozen=True, slots=True)
class Words:
    """What this country calls things in its actas.

    `secretary` is the post by which the acta calls whoever acts in Secretaría; empty: by the name alone. `item` is what
    stands on the agenda, masculine everywhere: asunto, punto, tema.
    """

    substitute: str = "suplente"
    room: str = "Sala"
    chairmanship: str = "Presidencia"
    resolution: str = "Resolución"
    resolution_gender: str = "f"
    resolves: str = "SE RESUELVE"
    secretary: str = ""
    item: str = "asunto"


@dataclass(frozen=True, slots=True)
class LetterWords:
    """What this country calls a letter, one to another office, and one that notifies: as they are printed."""

    note: str = "Nota"
    official: str = "Oficio"
    notification: str = "Notificación"


_HONOURS = frozenset({"Honorable", "Ilustre", "Excelentísimo", "Excelentísima", "H."})


@dataclass(frozen=True, slots=True)
class Profile:
    """All that differs by country. `rules_table` is the TOML table of the rules, for a municipality to override.

    `mayor_counts` is False where the mayor chairs or attends without being a
    member (CL, CO, AR). `sources` has one entry per table of the file.
    """

    country: str
    name: str
    language: str
    currency: Currency
    page_default: str
    page_sizes: Mapping[str, tuple[float, float]]
    term_years: int
    council_name: str
    office: Phrase
    seats: int
    mayor_counts: bool
    substitutes_per_seat: int
    words: Words
    posts: Mapping[str, Post]
    attendance_words: Mapping[str, str]
    agenda: tuple[ItemTemplate, ...]
    deadlines: Mapping[str, Deadline]
    minutes: MinutesRules
    formulas: Mapping[str, str]
    rules: Rules
    hearing: HearingRule = field(default_factory=HearingRule)
    notice: NoticeRules = field(default_factory=NoticeRules)
    recess: str = "receso"
    letters: LetterWords = field(default_factory=LetterWords)
    demands: tuple[Demand, ...] = ()
    sources: tuple[Sourced, ...] = ()
    rules_table: Mapping[str, object] = field(default_factory=dict)

    @property
    def calls_twice(self) -> bool:
        """Whether a session without quorum is called again by the country's rule."""
        return "second_call" in self.deadlines

    @property
    def council_word(self) -> str:
        """What the council is called for short: «Concejo», «Pleno», «Cabildo»."""
        words = self.council_name.split()
        return next((word for word in words if word not in _HONOURS), self.council_name)

    @property
    def of_council(self) -> str:
        """«del Concejo», «de la Junta»."""
        return f"{'de la' if self.council_word.endswith('a') else 'del'} {self.council_word}"

    @property
    def figures(self) -> Figures:
        """How the country writes and reads figures."""
        return Figures(self.currency)

    def page_size(self, name: str = "") -> tuple[float, float]:
        """Millimetres, width by height; an unknown name gives the country's usual page."""
        return self.page_sizes.get(name) or self.page_sizes[self.page_default]

    def post(self, key: str) -> Post:
        """The post called `key`; one that the country does not have is named by a neutral word."""
        return self.posts.get(key) or Post(
            key, _("integrante"), _("integrante"), _("integrantes"), _("integrantes"), order=9
        )

    @property
    def to_check(self) -> tuple[Sourced, ...]:
        """The values from memory, that each municipality has to check against its own norm."""
        return tuple(source for source in self.sources if source.mark is Mark.FROM_MEMORY)
