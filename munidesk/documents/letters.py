"""One way to make a person's text safe for both formats."""

import re
from html import escape as html_escape

from munidesk.base.letters import tidy

_EXTRA_BLANKS = re.compile("(?m)^ +| +(?= )")
_NBSP = "\u00a0"


def spaced(text: str) -> str:
    """Each blank that ReportLab would leave out, at the beginning of a line or beside another, as one it keeps."""
    return _EXTRA_BLANKS.sub(lambda found: _NBSP * len(found.group()), text)


def clean(text: str) -> str:
    """The text without hidden characters; line ends become \\n, tabs become spaces."""
    return tidy(text).replace("\t", " ")


def escaped(text: str) -> str:
    """Cleaned and escaped for ReportLab's markup, line breaks kept. The only way in."""
    return html_escape(clean(text), quote=False).replace("\n", "<br/>")
