"""What a name shows is what it is: no character that hides, or that turns others around."""

import unicodedata

# Controls, formats (the bidirectional marks among them), surrogates, private use, separators of lines.
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def visible(text: str) -> str:
    """The text without characters that cannot be seen; runs of white space become one space."""
    kept = "".join(" " if sign.isspace() else sign for sign in text if sign.isspace() or not _hidden(sign))
    return " ".join(kept.split())


def _hidden(sign: str) -> bool:
    return unicodedata.category(sign) in _HIDDEN
