"""Text that a spreadsheet would run as a formula: made harmless in a CSV, and taken back when it is read again.

Only a CSV needs it: in a workbook a text is a text. Nothing else is touched, so that a telephone number or a line of a
list leaves and comes back as it was written.
"""

import re

_BLANK = "[\\s\u200b\ufeff]*"
_FIGURES = r"[\d\s().,\-/]*\Z"
"""Behind a sign: a telephone number, an amount."""
_PROSE = r"\s(?![\s\S]*(?:[|!=]|\w\())"
"""Behind a sign: a blank, and words that call nothing."""
_RUNS = re.compile(rf"'*{_BLANK}(?:[=@\uff1d\uff20]|[+\-\uff0b\uff0d](?!{_FIGURES})(?!{_PROSE}))")


def guarded(text: str) -> str:
    """The text, with an apostrophe before it where it would be run; `unguarded` of it is the text again.

    «=1+1», «@suma», «+cmd|…», after any blanks; neither «+598 99 123» nor «- Reparar la vereda».
    """
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """The text without our own apostrophe. Any other stays: «'t Hooft»."""
    return text[1:] if text.startswith("'") and _RUNS.match(text[1:]) else text
