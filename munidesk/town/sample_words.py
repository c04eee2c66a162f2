"""The texts of the invented municipality, whose marks «‹office›» take their words from the profile and the records."""

import re
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from munidesk.base.dates import show_date
from munidesk.base.paths import RESOURCES
from munidesk.base.spanish import capital, cited, counted, money_words, uncapital
from munidesk.data.store import Store
from munidesk.town.calendar.rules import WorkingDays
from munidesk.town.profile import Deadline, Profile
from munidesk.town.store import profile_of

_MARK = re.compile(r"‹(\w+)(?::([^›]*))?›")
_LATE = re.compile(r"cited_\w+|item|resolution|initiative|received|due|(the|The|of|to)_\d")
"""Marks that a record gives its words or number, once it is there."""


def facts_of(profile: Profile, name: str) -> dict[str, Any]:
    """`resources/sample/<name>.toml` in the words of a country. Raises KeyError for a mark that nobody knows."""
    folder = RESOURCES / "sample"
    told: dict[str, Any] = tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))
    filled = _filled(told, _Words(profile).of)
    assert isinstance(filled, dict)
    return filled


def filled(text: str, words: Mapping[str, str]) -> str:
    """The text with each mark of `words` in its place, and the others as they are."""
    return _MARK.sub(lambda found: words.get(found[1], found[0]), text)


def referring(store: Store, text: str) -> str:
    """The text with «‹resolution:Title›» and «‹item:Title›» by the numbers of the records so called.

    Where there is none, what stands after «|»: «‹item:Poda|Planilla de la Secretaría›».
    """
    return _MARK.sub(lambda found: _referred(store, found), text)


def due_day(received: date, deadline: Deadline, calendar: WorkingDays) -> date:
    """The last day of a term that began that day."""
    if deadline.unit == "working_days":
        return calendar.add(received, deadline.amount)
    return received + timedelta(days=deadline.amount)


def due_words(profile: Profile, received: date, calendar: WorkingDays) -> str:
    """« El término para responder vence el 11 de enero de 2027 (60 días; …).»; nothing without term."""
    deadline = profile.deadlines.get("initiative")
    if deadline is None:
        return ""
    last = show_date(due_day(received, deadline, calendar), "d 'de' MMMM 'de' y", profile.country)
    law = f"; {deadline.article}" if deadline.article else ""
    return f" El término para responder vence el {last} ({_term(deadline)}{law})."


def _term(deadline: Deadline) -> str:
    return f"{deadline.amount} días{' hábiles' if deadline.unit == 'working_days' else ''}"


def _filled(value: Any, word: Callable[[re.Match[str]], str]) -> Any:
    match value:
        case str():
            return _MARK.sub(word, value)
        case list():
            return [_filled(one, word) for one in value]
        case dict():
            return {_filled(key, word): _filled(one, word) for key, one in value.items()}
    return value


class _Words:
    """What a country calls things; a mark with a capital gives the word with one."""

    def __init__(self, profile: Profile) -> None:
        self._profile = profile
        told = tomllib.loads((RESOURCES / "sample" / "palabras.toml").read_text(encoding="utf-8"))
        self._known = {**told["default"], **_of_profile(profile), **told.get(profile.country, {})}

    def of(self, found: re.Match[str]) -> str:
        name, more = found[1], found[2] or ""
        if name == "money":
            amount = Decimal(more)
            return f"{self._profile.figures.money(int(amount * 100))} ({money_words(amount, self._profile.currency)})"
        if _LATE.fullmatch(name):
            return found[0]
        return self._known[name] if name in self._known else capital(self._known[uncapital(name)])


def _of_profile(profile: Profile) -> dict[str, str]:
    resolution, article = profile.words.resolution, "la" if profile.words.resolution_gender == "f" else "el"
    term = profile.deadlines.get("initiative")
    return {
        "office": profile.office.text,
        "the_office": profile.office.with_article(),
        "of_office": profile.office.of(),
        "council": profile.council_word,
        "of_council": profile.of_council,
        "to_council": f"a{profile.of_council.removeprefix('de')}",
        "council_name": profile.council_name,
        "councillors": profile.post("councillor").m_plural.lower(),
        "mayoralty": profile.post("mayor").neutral,
        "of_the_resolution": f"{'de la' if article == 'la' else 'del'} {resolution.lower()}",
        "resolutions": _plural(resolution),
        "hearing": uncapital(profile.hearing.name),
        "hearing_law": cited(profile.hearing.article),
        "term": f" de {counted(term.amount, 'día', 'días')}{' hábiles' if term.unit == 'working_days' else ''}"
        if term
        else "",
        **{f"agenda_{one.kind}": one.title for one in profile.agenda},
    }


def _plural(word: str) -> str:
    """«Resoluciones», «Acuerdos», «Proposiciones»."""
    return f"{word.removesuffix('ón')}ones" if word.endswith("ón") else f"{word}s"


def _referred(store: Store, found: re.Match[str]) -> str:
    kind, (title, _bar, without) = found[1], (found[2] or "").partition("|")
    try:
        items = store.select("agenda_item", title=title)
    except KeyError:  # the sample of one feature alone, in a file without council
        return without
    said = (_resolution_of(store, row) if kind == "resolution" else _acta_of(store, row) for row in reversed(items))
    return next(filter(None, said), without)


def _resolution_of(store: Store, item: Mapping[str, object]) -> str:
    word = profile_of(store).words.resolution
    numbered = [one for one in store.select("resolution", item_id=str(item["id"])) if one["number"]]
    return f"{word} {_whole(numbered[-1], 'number')}/{_whole(numbered[-1], 'year')}" if numbered else ""


def _acta_of(store: Store, item: Mapping[str, object]) -> str:
    numbered = [one for one in store.select("minutes", session_id=str(item["session_id"])) if one["number"]]
    return f"Acta {_whole(numbered[-1], 'number')}, asunto {_whole(item, 'position')}" if numbered else ""


def _whole(row: Mapping[str, object], name: str) -> int:
    return int(str(row[name]))
