"""What an encounter cannot be, how its people are counted, and what of it does not add up. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.problems import Problem, Severity
from munidesk.documents.lines import without_bullet
from munidesk.features.participation.domain import Encounter, EncounterState
from munidesk.town.people_lists.domain import AgeBand


@dataclass(frozen=True, slots=True)
class Headcount:
    """People of one encounter by sex; `unknown` were there and did not say. From the list, else from the counts."""

    women: int = 0
    men: int = 0
    unknown: int = 0

    @property
    def total(self) -> int:
        return self.women + self.men + self.unknown


def check(record: Encounter) -> None:
    """Raises UserError, bound to its field, for an encounter that cannot be."""
    if not record.title.strip():
        raise UserError(_("Póngale un título al encuentro."), code="missing", field="title")
    if record.start is not None and record.end is not None and record.end < record.start:
        raise UserError(_("La hora de fin es anterior a la de comienzo. Revise las dos."), code="order", field="end")
    for name, value in (("women", record.women), ("men", record.men), ("unknown", record.unknown)):
        if value is not None and value < 0:
            raise UserError(_("La cantidad de personas no puede ser negativa."), code="negative", field=name)
    parts = [part for part in record.age_counts.split(";") if part.strip()]
    if len(age_counts(record)) < len(parts):
        raise UserError(
            _("Las edades se escriben «18-29=12;30-44=7»: tramo, igual y cuántas personas."),
            code="unreadable", field="age_counts",
        )  # fmt: skip
    if any(number < 0 for number in age_counts(record).values()):
        raise UserError(_("La cantidad de personas no puede ser negativa."), code="negative", field="age_counts")


def headcount(record: Encounter, listed: int, women: int, men: int) -> Headcount | None:
    """From the list when there is one, else as they were counted; None when nobody was."""
    if listed:
        return Headcount(women, men, listed - women - men)
    if record.counted is not None:
        return Headcount(record.women or 0, record.men or 0, record.unknown or 0)
    return None


def age_counts(record: Encounter) -> dict[AgeBand, int]:
    """Counts by age band; {} when nobody counted."""
    pairs = (part.partition("=") for part in record.age_counts.split(";") if "=" in part)
    return {AgeBand(band): int(number) for band, _sign, number in pairs if number.strip().lstrip("-").isdigit()}


def written_ages(counts: Mapping[AgeBand, int | None]) -> str:
    """As a record keeps them: «18-29=12;30-44=7»."""
    return ";".join(f"{band.value}={number}" for band, number in counts.items() if number is not None)


def said(text: str, default: str) -> tuple[str, str]:
    """(what was said, by whom): a final «(vecina)» says how to quote it; else `default`."""
    cleaned = without_bullet(text)
    if cleaned.endswith(")") and "(" in cleaned:
        words, _bracket, who = cleaned[:-1].rpartition("(")
        if 0 < len(who) <= 40 and words.strip():
            return words.strip(), who.strip()
    return cleaned, default


def encounter_problems(record: Encounter, listed: int) -> tuple[Problem, ...]:
    """Counts against the list, ages against people. Nothing here blocks: a draft may be incomplete."""
    return tuple(
        Problem(key, text, Severity.ATTENTION, record=record.id, field=field)
        for key, text, field in _doubts(record, listed)
    )


def _doubts(record: Encounter, listed: int) -> Iterator[tuple[str, str, str]]:
    """(key, sentence, field)."""
    counted, ages = record.counted, sum(age_counts(record).values())
    if counted is not None and listed and counted != listed:
        text = _("La lista tiene {n} y el recuento dice {m}: se informa la lista. Revise el recuento.")
        yield "counts_differ", text.format(n=listed, m=counted), "women"
    people = listed or counted or 0
    if ages and ages != people:
        text = _("Las edades suman {n} y asistieron {m}. Revise los tramos.")
        yield "ages_differ", text.format(n=ages, m=people), "age_counts"
    if record.state is EncounterState.HELD and not people:
        yield "nobody", _("Falta la asistencia: anote la lista o cuántas personas hubo."), "women"
    if record.state is EncounterState.HELD and not record.place.strip():
        yield "place_missing", _("Falta el lugar del encuentro."), "place"
