"""Somebody looked for in texts: by name (words in any order, accents forgiven), telephone, document or mail."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

BLACK = "■■■"
"""What stands where a name was blacked out."""

_PARTICLES = frozenset({"de", "del", "la", "las", "los", "el", "y", "e", "i", "da", "do", "dos", "das", "van", "von"})
_PLAIN: dict[int, str | None] = {
    **{code: unicodedata.normalize("NFKD", chr(code)).casefold()[0] for code in range(0xC0, 0x250)},
    ord("ß"): "ss",
    **dict.fromkeys(range(0x300, 0x370)),
}
_AND = frozenset({"y", "e", "i", "o", "u"})
_APART = re.compile(r"[;:()\n\u2028]|\.\s")
_WORD = re.compile(r"[^\W_]+")
_MARKS = re.compile(r"[^*|\\\n\u2028]+")
_FEWEST_FIGURES = 5
_LAST_FIGURES = 8  # of a telephone: what comes before is the country, which not everybody writes
_BETWEEN = 4  # words that may stand between those of a name: second names, surnames, «de los»

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """Where in a text. `sure`: every word of a name is there; else two of three or more («Juana Pérez»)."""

    start: int
    end: int
    sure: bool = True


@dataclass(frozen=True)
class Sought:
    """What somebody is called and reached by: one or several, apart by commas or semicolons.

    «Juana Pérez Silva, 099 123 456, juana@correo.uy» is found by any of the three.
    """

    typed: str

    @cached_property
    def terms(self) -> tuple["Term", ...]:
        parts = (part.strip() for part in re.split(r"[,;\n]", self.typed))
        return tuple(term for part in parts if (term := _term(part)) is not None)

    def __bool__(self) -> bool:
        return bool(self.terms)

    def may_be_in(self, text: str) -> bool:
        """A quick no for most texts, JSON among them."""
        quick = text.casefold().translate(_PLAIN)
        return any(term.may_be_in(quick) for term in self.terms)

    def in_text(self, text: str) -> tuple[Found, ...]:
        """Every place of the text that names the person, in order, none over another; sure ones first choice."""
        quick = text.casefold().translate(_PLAIN)
        near = [term for term in self.terms if term.may_be_in(quick)]
        if not near:
            return ()
        folded = _Folded(text)
        found = sorted((one for term in near for one in term.in_folded(folded)), key=lambda one: not one.sure)
        kept: list[Found] = []
        for one in found:
            if all(one.end <= other.start or other.end <= one.start for other in kept):
                kept.append(one)
        return tuple(sorted(kept, key=lambda one: one.start))

    def blacked(self, text: str) -> str:
        """The text with every place that surely names the person blacked out; marks of bold and tables stay."""
        for one in reversed([one for one in self.in_text(text) if one.sure]):
            text = text[: one.start] + _MARKS.sub(_black, text[one.start : one.end]) + text[one.end :]
        return text


def _black(piece: re.Match[str]) -> str:
    return BLACK if piece.group().strip() else piece.group()


class _Folded:
    """A text without accents and case, and where each of its letters stood."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._places: list[int] = []
        letters: list[str] = []
        for place, sign in enumerate(text):
            plain = sign.casefold().translate(_PLAIN)
            letters.append(plain)
            self._places.extend([place] * len(plain))
        self.letters = "".join(letters)
        self.words = [(word.group(), *word.span()) for word in _WORD.finditer(self.letters)]

    def word(self, at: int) -> str:
        """The word of that number, as it is written."""
        start, end = self.span(*self.words[at][1:])
        return self.text[start:end]

    def text_between(self, first: int, second: int) -> str:
        """From the end of a word to the beginning of another."""
        return self.text[self.span(*self.words[first][1:])[1] : self.span(*self.words[second][1:])[0]]

    def span(self, start: int, end: int) -> Span:
        """The same place in the text itself, with the accents that follow its last letter."""
        last = self._places[end - 1] + 1
        while last < len(self.text) and unicodedata.combining(self.text[last]):
            last += 1
        return self._places[start], last


class Term:
    """One thing that somebody is found by."""

    def may_be_in(self, quick: str) -> bool:
        """A quick no for most texts, which are given without case and accents."""
        raise NotImplementedError

    def in_folded(self, folded: _Folded) -> Iterator[Found]:
        raise NotImplementedError


def _term(text: str) -> Term | None:
    plain = text.casefold().translate(_PLAIN)
    if "@" in plain:
        return _Literal(plain)
    words = _WORD.findall(plain)
    figures = "".join(sign for sign in plain if sign.isdigit())
    if len(figures) >= _FEWEST_FIGURES and not any(word.isalpha() and len(word) > 1 for word in words):
        return _Figures(figures)
    telling = tuple(dict.fromkeys(word for word in words if word not in _PARTICLES and len(word) > 1))
    return _Name(telling or tuple(words)) if words else None


@dataclass(frozen=True, slots=True)
class _Literal(Term):
    """A mail address: letter by letter."""

    text: str

    def may_be_in(self, quick: str) -> bool:
        return self.text in quick

    def in_folded(self, folded: _Folded) -> Iterator[Found]:
        start = folded.letters.find(self.text)
        while start >= 0:
            yield Found(*folded.span(start, start + len(self.text)))
            start = folded.letters.find(self.text, start + 1)


class _Figures(Term):
    """A telephone or a document, however it is parted: «099 123 456», «+598 99123456», «1.234.567-8»."""

    def __init__(self, figures: str) -> None:
        own = figures.lstrip("0") or figures
        own = own[-_LAST_FIGURES:] if len(own) > _LAST_FIGURES else own
        self._found = re.compile(r"(?:\+?\d[\d ]*)?" + r"[ .\-/()]*".join(own) + r"(?!\d)")
        self._first = own[0]

    def may_be_in(self, quick: str) -> bool:
        return self._first in quick

    def in_folded(self, folded: _Folded) -> Iterator[Found]:
        for found in self._found.finditer(folded.letters):
            yield Found(*folded.span(*found.span()))


@dataclass(frozen=True, slots=True)
class _Name(Term):
    """The words of a name in any order and near each other; of three or more, any two may be the person."""

    words: tuple[str, ...]

    @property
    def _fewest(self) -> int:
        return min(2, len(self.words))

    def may_be_in(self, quick: str) -> bool:
        return sum(word in quick for word in self.words) >= self._fewest

    def in_folded(self, folded: _Folded) -> Iterator[Found]:
        wanted = set(self.words)
        places = [at for at, (word, _start, _end) in enumerate(folded.words) if word in wanted]
        while places:
            reach = bisect_right(places, places[0] + len(wanted) - 1 + _BETWEEN)
            group = self._once(folded, places[:reach])
            said = {folded.words[at][0] for at in group}
            if len(said) >= self._fewest:
                yield Found(*_whole_name(folded, group[0], group[-1]), sure=said == wanted)
            places = places[len(group) :]

    def _once(self, folded: _Folded, places: list[int]) -> list[int]:
        """As many of the words as make one name: none of them twice, no other person's between them."""
        group = places[:1]
        for at in places[1:]:
            word = folded.words[at][0]
            if any(word == folded.words[other][0] for other in group) or not self._joins(folded, group[-1], at):
                break
            group.append(at)
        return group

    def _joins(self, folded: _Folded, first: int, second: int) -> bool:
        """Whether what stands between can be of the same name: «Inés», «de los», not «y» nor what is no name."""
        between = folded.text_between(first, second)
        words = [folded.word(at) for at in range(first + 1, second)]
        names = folded.word(first)[:1].isupper()
        return not _APART.search(between) and all(
            word.casefold() not in _AND and (word[:1].isupper() or word in _PARTICLES or not names) for word in words
        )


def _whole_name(folded: _Folded, first: int, last: int) -> Span:
    """With the further surnames that follow: «Juana Pérez [de los Santos Silva]»."""
    start, end = folded.span(folded.words[first][1], folded.words[last][2])
    for at in range(last + 1, min(last + 1 + _BETWEEN, len(folded.words))):
        if folded.text_between(at - 1, at).strip(" "):
            break
        word = folded.word(at)
        if word[0].isupper():
            end = folded.span(*folded.words[at][1:])[1]
        elif word not in _PARTICLES - _AND:
            break
    return start, end
