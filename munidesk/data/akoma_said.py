"""What a session in Akoma Ntoso says, gathered as its elements come: then row by row, as an importer takes it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from munidesk.base.i18n import _
from munidesk.base.spanish import capital, fold

_BLANKS = re.compile(r"\s+")
_HOUR = re.compile(r"(\d{1,2})[.:](\d{2})")
_TITLES = re.compile(r"\(.*?\)|\b(?:el|la|los|las|señor|señora|señores|señoras|don|doña|sr|sra)\b\.?", re.IGNORECASE)
_NUMERAL = re.compile(r"^(?:[IVXLC]+|\d+)\s*[.)°-]+\s*")
_KINDS = ("extraordinaria", "ordinaria", "especial", "solemne")
_SIDES = (
    ("abst", "abstain"), ("encontra", "against"), ("contra", "against"), ("against", "against"), ("nay", "against"),
    ("negativ", "against"), ("afavor", "for"), ("favor", "for"), ("aye", "for"), ("afirmativ", "for"),
)  # fmt: skip
_FIGURES, _LONGEST_NAME = 9, 500
_WHOLE = {"si": "for", "yes": "for", "no": "against"}


def tidy(text: str, *, lines: bool = False) -> str:
    """Blanks as a person reads them; `lines` keeps the paragraphs apart."""
    if not lines:
        return _BLANKS.sub(" ", text).strip()
    return "\n\n".join(told for one in text.split("\n\n" if "\n\n\n" in text else "\n") if (told := tidy(one)))


def count_of(words: str) -> int | None:
    """How many; None for what is no number, or one of more figures than there are people."""
    return int(words) if words.isdecimal() and len(words) <= _FIGURES else None


def side_of(reference: str) -> str:
    """«#aFavor» → «for»; empty for one that nobody knows."""
    said = fold(reference.strip().lstrip("#")).replace(" ", "").replace("-", "")
    return _WHOLE.get(said) or next((side for part, side in _SIDES if part in said), "")


@dataclass
class Speech:
    """`known` is who speaks by the file's own list; `name` as it is written before the words."""

    known: str = ""
    name: str = ""

    def from_(self, words: str, names: Sequence[tuple[str, str]]) -> None:
        """«El señor ASCENCIO (Presidente).-»."""
        self.name = names[0][0] if names else _TITLES.sub(" ", words).strip(" .,-–:")

    @property
    def who(self) -> str:
        """The whole name of the list where it is that of whom the words name."""
        written = set(_words(self.name))
        who = self.known if self.known and written <= set(_words(self.known)) else self.name or self.known
        return tidy(who.strip(" .;"))


def _words(name: str) -> list[str]:
    return [one for one in re.split(r"\W+", fold(_TITLES.sub(" ", name))) if one]


@dataclass
class Item:
    """A matter of the agenda, from the first thing that is said on it."""

    title: str
    said: list[tuple[str, str, str]] = field(default_factory=list)
    """(«palabra» or «relato», who, text), in order."""
    votes: list[dict[str, str]] = field(default_factory=list)
    """Name → side, one for each vote by name."""
    counts: dict[str, int] = field(default_factory=dict)
    outcomes: list[str] = field(default_factory=list)


@dataclass
class Section:
    """A part of the debate; `item` once something is said in it."""

    name: str
    key: str
    title: str = ""
    item: Item | None = None
    has_more: bool = False


@dataclass
class Said:
    """The whole of it. `counts` are the votings of the head: (place, outcome, side → how many)."""

    is_debate: bool = False
    day: str = ""
    work_day: str = ""
    number: str = ""
    kind: str = ""
    body: str = ""
    place: str = ""
    opened: str = ""
    closed: str = ""
    chair: list[str] = field(default_factory=list)
    secretary: list[str] = field(default_factory=list)
    people: dict[str, str] = field(default_factory=dict)
    came: list[tuple[str, str]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    papers: list[str] = field(default_factory=list)
    counts: list[tuple[str, str, dict[str, int]]] = field(default_factory=list)
    places: dict[str, Item] = field(default_factory=dict)
    _open: list[Section] = field(default_factory=list)
    works_out: bool = True
    """Whether who is in no list of a vote was out of the room, where the lists are whole."""
    _roll: str = "presente"

    # -- as it comes

    @property
    def section(self) -> Section:
        return self._open[-1]

    def known(self, reference: str) -> str:
        """Whom «#Ascencio» is in the file's own list of people; empty for a mark that stands for anybody."""
        name = self.people.get(reference.strip().lstrip("#"), "")
        return "" if fold(name).startswith(("representa", "todos", "algunos", "par de")) else name.strip(" .;")

    def begin(self, section: Section) -> None:
        self._open.append(section)

    def finish(self) -> None:
        one = self._open.pop()
        if one.item is not None and one.key:
            self.places[one.key] = one.item
        elif one.title and one.item is None and not one.has_more and one.name != "rollCall":
            self.papers.append(one.title)
        if one.title:
            for around in self._open:
                around.has_more = True

    def name_place(self, key: str) -> None:
        """Whatever has a name in the debate belongs to the matter that is being dealt with."""
        titled = next((one for one in reversed(self._open) if one.title), None)
        if titled is not None and titled.item is not None:
            self.places[key] = titled.item

    def _item(self) -> Item | None:
        """The matter one is in: that of the nearest heading, else the last one. None before the first."""
        if any(one.name == "rollCall" for one in self._open):
            return None
        titled = next((one for one in reversed(self._open) if one.title), None)
        if titled is None:
            return self.items[-1] if self.items else None
        if titled.item is None:
            titled.item = Item(_NUMERAL.sub("", titled.title))
            self.items.append(titled.item)
        for one in self._open[self._open.index(titled) :]:
            one.item = titled.item
        return titled.item

    def speak(self, speech: Speech, words: str) -> None:
        if (item := self._item()) is not None and words:
            item.said.append(("palabra", speech.who, words))

    def tell(self, words: str) -> None:
        if self._open and words and (item := self._item()) is not None:
            item.said.append(("relato", "", words))

    def vote(self, name: str, side: str) -> None:
        item = self._item()
        if item is None:
            return
        if not item.votes or name in item.votes[-1]:
            item.votes.append({})
        item.votes[-1][name] = side

    def count(self, side: str, words: str) -> None:
        many = count_of(words)
        if side and many is not None and (item := self._item()) is not None:
            item.counts.setdefault(side, many)

    def roll(self, words: str, names: Sequence[tuple[str, str]]) -> None:
        """A line of the roll call: who, or how those below it were."""
        state = _state(words)
        if state == "otros":
            self.others.append(words.lstrip("-– "))
        elif names:
            self.came.extend((name.strip(" ;.,"), state or self._roll) for name, _known in names)
        elif state:
            self._roll = state

    def hour(self, given: Mapping[str, str], words: str) -> None:
        """The hour that is written goes before that of the mark, which often is when it was typed."""
        kind = fold(given.get("type", ""))
        found = _HOUR.search(words) or _HOUR.search(given.get("time", "").partition("T")[2])
        if found is None:
            return
        at = f"{int(found[1]):02d}:{found[2]}"
        if kind.startswith("end"):
            self.closed = self.closed or at
        else:
            self.opened = self.opened or at

    def name_kind(self, words: str) -> None:
        """«Sesión extraordinaria 3» says which kind it is."""
        self.kind = self.kind or next((one for one in _KINDS if one in fold(words)), "")

    def of_cover(self, marks: str, words: str, names: Sequence[tuple[str, str]]) -> None:
        """What the cover marks: who presided, who was secretary, which kind of session it was."""
        said = fold(marks)
        if "president" in said and names:
            self.chair.extend(name for name, _known in names)
        elif "prosecretar" not in said and "secretar" in said and names:
            self.secretary.extend(name for name, _known in names)
        elif "sesion" in said:
            self.name_kind(words)

    # -- row by row

    def rows(self) -> Iterator[Sequence[str]]:
        """Each names its session; what is unknown is blank."""
        day = (self.day or self.work_day)[:10]
        body = capital(self.body.lower()) if self.body.isupper() else self.body
        self._place_counts()
        for told in self._told():
            row = {**told, "date": day, "body": body}
            yield tuple(row.get(key, "") for key in _ORDER)

    def _place_counts(self) -> None:
        """The votings of the head, each in its matter: by the place it names, or one that this is within."""
        for place, outcome, counts in self.counts:
            item = self._placed(place)
            if item is None:
                continue
            if counts:
                item.counts = dict(counts)
            elif not item.votes:
                item.outcomes.append(outcome.lstrip("#"))

    def _placed(self, place: str) -> Item | None:
        """«dbsect_1__p_3» is within «dbsect_1», and «dbsect_10» is not."""
        for end in range(min(len(place), _LONGEST_NAME), 0, -1):
            cut = place[end - 1].isdigit() and place[end : end + 1].isdigit()
            if not cut and (item := self.places.get(place[:end])) is not None:
                return item
        return None

    def _told(self) -> Iterator[Mapping[str, str]]:
        yield {"what": "sesión", "kind": self.kind, "number": self.number, "opened": self.opened, "text": self.place}
        for name, state in self.came:
            yield {"what": "asistencia", "member": name, "word": state}
        for at, name in enumerate(self.chair):
            yield {"what": "preside" if not at else "también preside", "member": name}
        for name in self.secretary[:1]:
            yield {"what": "secretaría", "member": name}
        for words in self.others:
            yield {"what": "otros presentes", "text": words}
        for at, item in enumerate(self.items, start=1):
            place = {"item_number": str(at), "item": item.title}
            yield {"what": "asunto", **place}
            yield from ({**place, **one} for one in self._of_item(item))
        for title in self.papers:
            yield {"what": "documento", "text": title}
        yield {"what": "cierre", "closed": self.closed}

    def _of_item(self, item: Item) -> Iterator[Mapping[str, str]]:
        for what, who, words in item.said:
            yield {"what": what, "member": who, "text": words}
        for at, votes in enumerate(item.votes, start=1):
            for name, side in votes.items():
                yield {"what": "voto", "number": str(at), "member": name, "word": _SIDE_WORDS.get(side, side)}
            for name in self._silent(item, votes):
                yield {"what": "voto", "number": str(at), "member": name, "word": "ausente"}
        if item.counts and not item.votes:
            total, there = sum(item.counts.values()), sum(state == "presente" for _name, state in self.came)
            told = {key: str(item.counts.get(key, 0)) for key in ("for", "against", "abstain")}
            unvoted = str(there - total) if there >= total else ""
            yield {"what": "votación", "word": "simbólica", "unvoted": unvoted, **told}
        for outcome in item.outcomes:
            yield {"what": "resultado", "text": outcome}

    def _silent(self, item: Item, votes: Mapping[str, str]) -> Sequence[str]:
        """Who was there and is in no list of the vote; nobody unless the lists are whole and every name is known."""
        there = {frozenset(_words(name)): name for name, state in self.came if state == "presente"}
        voted = {frozenset(_words(name)) for name in votes}
        if (
            not self.works_out
            or len(item.votes) != 1
            or sum(item.counts.values()) != len(votes)
            or not voted <= there.keys()
        ):
            return ()
        return [name for key, name in there.items() if key not in voted]


_ORDER = (
    "what", "date", "body", "kind", "number", "opened", "closed", "item_number", "item", "member", "word", "for",
    "against", "abstain", "unvoted", "text",
)  # fmt: skip
_SIDE_WORDS = {
    "for": "a favor", "against": "en contra", "abstain": "abstención", "recused": "se excusa", "": "ausente",
}  # fmt: skip


def headings() -> Sequence[str]:
    """The titles of the columns of `Said.rows`."""
    return (
        _("Qué"), _("Fecha"), _("Órgano"), _("Clase"), _("Número"), _("Abierta a las"), _("Levantada a las"),
        _("N.º de asunto"), _("Asunto"), _("Integrante"), _("Dato"), _("A favor"), _("En contra"),
        _("Abstenciones"), _("No votaron"), _("Texto"),
    )  # fmt: skip


def _state(words: str) -> str:
    """How those were whom a line of the roll call names, or who stand below it; empty where it does not say."""
    said = fold(words)
    if "asist" in said and ("ademas" in said or "tambien" in said):
        return "otros"
    for part, state in (
        ("licencia", "con licencia"), ("con aviso", "con aviso"), ("justific", "con aviso"), ("excus", "con aviso"),
        ("inasist", "ausente"), ("no asist", "ausente"), ("ausent", "ausente"), ("asist", "presente"),
        ("presentes", "presente"),
    ):  # fmt: skip
        if part in said:
            return state
    return ""
