"""Black out whom the file knows as a private person, wherever a text that leaves the town hall names them."""

from collections.abc import Iterator

from munidesk.base.sought import Sought
from munidesk.base.spanish import fold
from munidesk.data.store import Store
from munidesk.overview.house import House
from munidesk.records.says import Why
from munidesk.town.kinds import MEMBERSHIPS, PEOPLE

_FEWEST, _MOST = 6, 8
"""Figures of a telephone or a document: fewer may be an amount, and what comes before eight is the country."""


class PrivateWords:
    """Called with a text, gives it without them. By the longest word of each name: texts are long, and people many."""

    def __init__(self, house: House, store: Store) -> None:
        self._names: dict[str, list[tuple[frozenset[str], Sought]]] = {}
        self._numbers: dict[str, Sought] = {}
        self._mails: dict[str, Sought] = {}
        members = {one.person_id for one in MEMBERSHIPS.all(store)}
        public = {fold(one.full_name) for one in PEOPLE.all(store) if one.id in members}
        for value in sorted(set(_private(house, store)), key=len, reverse=True):
            if fold(value) not in public:
                self._learn(value)

    def _learn(self, value: str) -> None:
        words = _words(value)
        if "@" in value:
            self._mails[value.casefold()] = Sought(value)
        elif number := _number(value):
            self._numbers[number] = Sought(value)
        elif len(words) > 1:
            whole = Sought(value.replace(",", " "))  # «Peña, José Luis» is one name
            self._names.setdefault(max(sorted(words), key=len), []).append((words, whole))

    def __call__(self, text: str) -> str:
        told = _words(text)
        for word in sorted(told & self._names.keys()):
            for words, sought in self._names[word]:
                if words <= told:
                    text = sought.blacked(text)
        return self._without_numbers(self._without_mails(text))

    def _without_mails(self, text: str) -> str:
        if "@" in text:
            for mail, sought in self._mails.items():
                text = sought.blacked(text) if mail in text.casefold() else text
        return text

    def _without_numbers(self, text: str) -> str:
        figures = "".join(sign for sign in text if sign.isdigit())
        runs = {figures[at : at + size] for size in range(_FEWEST, _MOST + 1) for at in range(len(figures) - size + 1)}
        for number in sorted(runs & self._numbers.keys()):
            text = self._numbers[number].blacked(text)
        return text


def _private(house: House, store: Store) -> Iterator[str]:
    """What names or reaches somebody, of every private field: the name, and what is a number or a mail."""
    for kind in (kind for feature in house.features for kind in feature.kinds):
        own = [one for one in kind.fields if one.says.why is Why.PRIVATE and not one.says.of and one.type is str]
        for record in kind.all(store) if own else ():
            for one in own:
                value = str(getattr(record, one.name)).strip()
                if value and (one.name == kind.title or "@" in value or _number(value)):
                    yield value


def _number(value: str) -> str:
    """The figures by which a telephone is found; empty for what is none."""
    figures = "".join(sign for sign in value if sign.isdigit()).lstrip("0")[-_MOST:]
    return figures if len(figures) >= _FEWEST and not any(sign.isalpha() for sign in value) else ""


def _words(text: str) -> frozenset[str]:
    plain = fold(text)
    return frozenset("".join(sign if sign.isalnum() else " " for sign in plain).split())
