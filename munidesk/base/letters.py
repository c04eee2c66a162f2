"""The letters of a text that can be stored, printed and read aloud: none that hides, and none that turns others round.

Control characters and lone halves of a pair cannot be written in Word or in the file at all; the marks that switch
direction make «0001» read 1000 on signed paper.
"""

import re
import unicodedata
from itertools import filterfalse

FIELD_OPEN, FIELD_PART, FIELD_CLOSE = "\ufff9", "\ufffa", "\ufffb"
"""The marks around a field of a text: what it names, the words that it reads as. No key writes them."""
FIELD = re.compile("\ufff9([\\w^:.-]+)\ufffa([^\n\ufff9-\ufffb]+)\ufffb", re.ASCII)

_CONTROL = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufff9-\ufffb\ufffe\uffff"
_TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = re.compile(f"[{_CONTROL}{_TURNING}]+")
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029]")
_BREAKS = re.compile("[\x0b\x0c\x85]")
_JOINING = re.compile(f"(?<=\\S)[{_CONTROL}]+(?=\\S)|(?<=\\w)[{_TURNING}]+(?=\\w)")


def tidy(text: str) -> str:
    """The text without them, a blank where two words would be joined; line ends become \\n, tabs stay, and a field is
    its words: what comes from outside, or goes there, has none.
    """
    text = in_words(_LINE_ENDS.sub("\n", text))
    return _HIDDEN.sub("", _JOINING.sub(" ", text)) if _HIDDEN.search(text) else text


def in_words(text: str) -> str:
    """The text as it is read: its fields as their words."""
    return FIELD.sub(r"\2", text) if FIELD_OPEN in text else text


def in_lines(text: str) -> str:
    """The same, with what breaks a line in Word (vertical tab, page break, NEL) as a line end."""
    return tidy(_BREAKS.sub("\n", text))


def hidden_in(text: str) -> int:
    """How many characters `in_lines` leaves out."""
    return sum(len(run) for run in _HIDDEN.findall(_BREAKS.sub("\n", _LINE_ENDS.sub("\n", text))))


def fold(text: str) -> str:
    """Without case, accents or doubled spaces, to compare names: «  Peña  LÓPEZ» → «pena lopez»."""
    if text.isascii():  # nothing to take off, and a filter folds thousands at each key
        return " ".join(text.casefold().split())
    letters = unicodedata.normalize("NFKD", text)
    return " ".join("".join(filterfalse(unicodedata.combining, letters)).casefold().split())
