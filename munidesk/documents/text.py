"""One way to make a person's text safe for both formats."""

import re
from html import escape as html_escape

# Everything XML 1.0 cannot hold, and the invisible marks that switch direction inside a line of ours.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


_EXTRA_BLANKS = re.compile("(?m)^ +| +(?= )")
_NBSP = "\u00a0"


def spaced(text: str) -> str:
    """Each blank that ReportLab would leave out, at the beginning of a line or beside another, as one it keeps."""
    return _EXTRA_BLANKS.sub(lambda found: _NBSP * len(found.group()), text)


def clean(text: str) -> str:
    """The text without control characters; line ends become \\n, tabs become spaces."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))


def escaped(text: str) -> str:
    """Cleaned and escaped for ReportLab's markup, line breaks kept. The only way in."""
    return html_escape(clean(text), quote=False).replace("\n", "<br/>")
