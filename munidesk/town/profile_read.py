"""From the tables of a profile's TOML to `Profile` and `Rules`."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from munidesk.base.errors import UserError
from munidesk.base.figures import cldr_marks
from munidesk.base.i18n import _
from munidesk.base.spanish import Currency, Phrase, fold
from munidesk.town.profile import (
    Deadline,
    Demand,
    HearingRule,
    ItemTemplate,
    LetterWords,
    MinutesRules,
    NoticeRules,
    Post,
    Profile,
    Sourced,
    Words,
)
from munidesk.town.rules import (
    OF_MOST,
    OF_PRESENT,
    AgendaRule,
    Base,
    ChairRole,
    ChairVotes,
    ElectionRule,
    ElectionStep,
    FloorRule,
    Majority,
    MajorityKind,
    Mark,
    Matter,
    QuorumRule,
    Rules,
    TieStep,
)
from munidesk.town.toml_table import Table, as_choice, merged


def read_profile(table: Table, common_formulas: Mapping[str, str]) -> Profile:
    """The profile in `table`. Raises UserError naming the value that is missing or wrong."""
    council, page = table.table("council"), table.table("page")
    attendance = table.table("attendance").texts()
    return Profile(
        country=table.text("country"),
        name=table.text("name"),
        language=table.table("language").text("tag"),
        currency=_currency(table.table("currency"), table.table("language").text("tag")),
        page_default=page.text("default"),
        page_sizes={name: _size(page.table("sizes"), name) for name in page.table("sizes").values},
        term_years=table.table("term").number("years"),
        council_name=council.text("name"),
        office=_office(council),
        seats=council.number("seats"),
        mayor_counts=council.flag("mayor_counts"),
        substitutes_per_seat=council.number("substitutes_per_seat", 1),
        words=_words(table.table("words")),
        posts={key: _post(key, entry) for key, entry in table.table("posts").children()},
        attendance_words={key: attendance[key] for key in ("present", "absent", "justified", "licence")},
        agenda=tuple(ItemTemplate(entry.text("kind"), entry.text("title")) for entry in table.tables("agenda")),
        deadlines={key: _deadline(key, entry) for key, entry in table.table("deadlines").children()},
        minutes=_minutes(table.table("minutes")),
        formulas={**common_formulas, **_only_texts(table.table("formulas"))},
        rules=read_rules(table.table("rules")),
        hearing=_hearing(table.table("hearing")),
        notice=_notice(table.table("notice")),
        recess=table.table("recess").text("word", "receso"),
        letters=_letters(table.table("letters")),
        demands=tuple(map(_demand, table.tables("demands"))),
        sources=tuple(_sources(table)),
        rules_table=table.table("rules").values,
    )


def _office(council: Table) -> Phrase:
    """«el Municipio», «la Municipalidad»."""
    gender = council.text("office_gender", "m")
    return Phrase(council.text("office"), "la" if gender == "f" else "el", gender)


def with_overrides(profile: Profile, formulas: str) -> Profile:
    """The profile with the formulas a municipality wrote of its own (TOML text, `key = "text"`)."""
    own = _only_texts(Table(parse_toml(formulas, _("fórmulas del municipio"))))
    return replace(profile, formulas={**profile.formulas, **own}) if own else profile


def rules_with(profile: Profile, *overrides: str) -> Rules:
    """The profile's rules with TOML texts laid over them, the last one on top."""
    tables = [parse_toml(text, _("reglas del municipio")) for text in overrides if text.strip()]
    if not tables:
        return profile.rules
    whole: Mapping[str, object] = profile.rules_table
    for table in tables:
        whole = merged(whole, table)
    return read_rules(Table(whole, _("reglas del municipio")))


def parse_toml(text: str, where: str) -> dict[str, object]:
    """TOML text that a person may have edited. Raises UserError with the line that cannot be read."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UserError(
            _("No se entiende el texto de «{where}»: {reason}. Corríjalo o déjelo vacío.").format(
                where=where, reason=error
            )
        ) from error


def _only_texts(table: Table) -> dict[str, str]:
    return {key: text for key, text in table.texts().items() if key not in {"source", "mark"}}


def _size(sizes: Table, name: str) -> tuple[float, float]:
    width, height = (float(side) for side in sizes.strings(name))
    return width, height


def _currency(table: Table, language: str) -> Currency:
    """What the profile says of its money; the marks it leaves out are those of CLDR."""
    thousands, decimal = cldr_marks(language)
    return Currency(
        code=table.text("code"),
        symbol=table.text("symbol"),
        one=table.text("one"),
        many=table.text("many"),
        cents_one=table.text("cents_one", "centavo"),
        cents_many=table.text("cents_many", "centavos"),
        thousands=table.text("thousands", thousands),
        decimal=table.text("decimal", decimal),
        feminine=table.flag("feminine", False),
        symbol_after=table.flag("symbol_after", False),
    )


def _hearing(table: Table) -> HearingRule:
    usual = HearingRule()
    if not table.values:
        return usual
    times = table.number("times_a_year", usual.times_a_year)
    return HearingRule(table.text("name"), times, table.text("article", ""), table.choice("mark", Mark))


def _demand(table: Table) -> Demand:
    return Demand(
        paper=table.text("paper"), asks=table.text("asks"), words=table.strings("words"),
        article=table.text("article"), mark=table.choice("mark", Mark),
    )  # fmt: skip


def _notice(table: Table) -> NoticeRules:
    return NoticeRules(table.text("norm", ""), table.choice("mark", Mark)) if table.values else NoticeRules()


def _letters(table: Table) -> LetterWords:
    usual = LetterWords()
    return LetterWords(
        table.text("note", usual.note),
        table.text("official", usual.official),
        table.text("notification", usual.notification),
    )


def _words(table: Table) -> Words:
    own, usual = table.texts(), Words()
    return Words(
        substitute=own.get("substitute", usual.substitute),
        room=own.get("room", usual.room),
        chairmanship=own.get("chairmanship", usual.chairmanship),
        resolution=own.get("resolution", usual.resolution),
        resolution_gender=own.get("resolution_gender", usual.resolution_gender),
        resolves=own.get("resolves", usual.resolves),
        secretary=own.get("secretary", usual.secretary),
        item=own.get("item", usual.item),
    )


def _post(key: str, table: Table) -> Post:
    return Post(
        key=key,
        m=table.text("m"),
        f=table.text("f"),
        m_plural=table.text("m_plural"),
        f_plural=table.text("f_plural"),
        order=table.number("order", 5),
        also=tuple(fold(word) for word in table.strings("also")),
        neutral=table.text("neutral", "integrante"),
        counts=table.flag("counts", True),
    )


def _deadline(key: str, table: Table) -> Deadline:
    return Deadline(
        key=key,
        label=table.text("label"),
        amount=table.number("amount"),
        unit=table.text("unit"),
        article=table.text("article", ""),
        mark=table.choice("mark", Mark),
    )


def _minutes(table: Table) -> MinutesRules:
    return MinutesRules(
        signers=table.strings("signers"),
        signers_note=table.text("signers_note", ""),
        minimum=table.text("minimum", ""),
        urgent_article=table.text("urgent_article", ""),
        urgent_words=table.text("urgent_words", ""),
        recusal_article=table.text("recusal_article", ""),
        nominal=table.flag("nominal", False),
        nominal_article=table.text("nominal_article", ""),
    )


def read_rules(table: Table) -> Rules:
    """The rules in `table`. Raises UserError when a matter names a majority that is not there."""
    majorities = {key: _majority(key, entry) for key, entry in table.table("majorities").children()}
    matters = {key: _matter(key, entry) for key, entry in table.table("matters").children()}
    default = table.text("default_majority")
    for key in (default, *(matter.majority for matter in matters.values())):
        if key not in majorities:
            raise UserError(_unknown_majority(table.path, key, majorities))
    chair = table.table("chair")
    return Rules(
        quorum=_quorum(table.table("quorum")),
        deliberate=_quorum(table.table("deliberate")) if table.has("deliberate") else None,
        majorities=majorities,
        matters=matters,
        default_majority=default,
        chair=ChairRole(
            votes=chair.choice("votes", ChairVotes, ChairVotes.ALWAYS),
            second_vote=chair.flag("second_vote", False),
            second_vote_article=chair.text("second_vote_article", ""),
            mark=chair.choice("mark", Mark, Mark.FROM_MEMORY),
        ),
        abstention=table.flag("abstention", True),
        abstention_article=table.text("abstention_article", ""),
        leaver_abstains=table.flag("leaver_abstains", False),
        yearly_minutes=table.flag("yearly_minutes", False),
        tie=tuple(as_choice(step, TieStep, f"{table.path}.tie") for step in table.strings("tie")),
        tie_article=table.text("tie_article", chair.text("second_vote_article", "")),
        mark=table.choice("mark", Mark, Mark.FROM_MEMORY),
        election=_election(table.table("election"), majorities),
        floor=_floor(table.table("floor")),
        agenda=_agenda(table.table("agenda"), majorities),
    )


def _election(table: Table, majorities: Mapping[str, Majority]) -> ElectionRule:
    """Raises UserError for a step or a majority that there is not."""
    usual = ElectionRule()
    key = table.text("majority", usual.majority)
    if key not in {"", OF_PRESENT, OF_MOST, *majorities}:
        raise UserError(_unknown_majority(table.path, key, majorities))
    steps = table.strings("steps") if table.has("steps") else usual.steps
    return ElectionRule(
        majority=key,
        secret=table.flag("secret", usual.secret),
        steps=tuple(as_choice(step, ElectionStep, f"{table.path}.steps") for step in steps),
        article=table.text("article", ""),
        mark=table.choice("mark", Mark, usual.mark),
    )


def _agenda(table: Table, majorities: Mapping[str, Majority]) -> AgendaRule:
    """Raises UserError for a majority that there is not."""
    rule = AgendaRule(table.text("add", ""), table.text("alter", ""))
    for key in (rule.add, rule.alter):
        if key and key not in majorities:
            raise UserError(_unknown_majority(table.path, key, majorities))
    return rule


def _unknown_majority(path: str, key: str, majorities: Mapping[str, Majority]) -> str:
    return _("En «{path}» se nombra la mayoría «{key}», que no está definida. Puede ser: {known}.").format(
        path=path, key=key, known=", ".join(majorities)
    )


def _floor(table: Table) -> FloorRule:
    usual = FloorRule()
    return FloorRule(
        minutes=table.number("minutes", usual.minutes),
        neighbour_minutes=table.number("neighbour_minutes", usual.neighbour_minutes),
        told=table.flag("told", usual.told),
        article=table.text("article", ""),
        mark=table.choice("mark", Mark, usual.mark),
    )


def _quorum(table: Table) -> QuorumRule:
    return QuorumRule(
        base=table.choice("base", Base, Base.LEGAL),
        numerator=table.number("numerator", 1),
        denominator=max(1, table.number("denominator", 2)),
        plus_one=table.flag("plus_one", True),
        floor=table.number("floor", 0),
        fixed=table.number("fixed") if table.has("fixed") else None,
        article=table.text("article", ""),
        mark=table.choice("mark", Mark, Mark.FROM_MEMORY),
        also=table.strings("also"),
        void=table.flag("void", False),
    )


def _majority(key: str, table: Table) -> Majority:
    return Majority(
        key=key,
        label=table.text("label"),
        base=table.choice("base", Base, Base.PRESENT),
        kind=table.choice("kind", MajorityKind, MajorityKind.MORE_THAN_HALF),
        numerator=table.number("numerator", 1),
        denominator=max(1, table.number("denominator", 2)),
        floor=table.number("floor", 0),
        required_post=table.text("required_post", ""),
        article=table.text("article", ""),
        mark=table.choice("mark", Mark, Mark.FROM_MEMORY),
        note=table.text("note", ""),
    )


def _matter(key: str, table: Table) -> Matter:
    words, chair_votes = table.strings("words"), table.flag("chair_votes", False)
    return Matter(key, table.text("label"), table.text("majority"), words, chair_votes)


def _sources(table: Table, path: str = "") -> Iterator[Sourced]:
    """One entry per table that says where its values come from."""
    if table.has("source"):
        yield Sourced(path, table.text("source"), table.choice("mark", Mark))
    for key, value in table.values.items():
        below = f"{path}.{key}" if path else key
        if isinstance(value, Mapping):
            yield from _sources(Table(value, f"{table.path}.{key}"), below)
        elif key in {"agenda", "demands"}:
            for entry in table.tables(key):
                yield from _sources(entry, below)
