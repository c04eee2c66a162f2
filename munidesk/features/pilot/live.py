"""Live blocks of the manual: a line «{foda}» alone in a chapter stands for what that document says today."""

import re

from munidesk.documents.text import plain_text

LINE = re.compile(r"^[ \t]*\{([a-zñ_-]+)\}[ \t]*$", re.MULTILINE)


def names_in(text: str) -> tuple[str, ...]:
    """The live blocks of a chapter's stored text."""
    return tuple(found.group(1) for found in LINE.finditer(plain_text(text)))
