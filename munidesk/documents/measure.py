"""How wide sans text is, for builders that place their own lettering in a `Figure`."""

from munidesk.documents.fonts import pdf_name
from munidesk.documents.letters import clean


def text_width(text: str, size: float = 8.5, *, strong: bool = False) -> float:
    """Points."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    from munidesk.documents.pdf_letters import register_fonts

    register_fonts()
    return float(stringWidth(clean(text), pdf_name(False, strong), size))


def shortened(text: str, width: float, size: float = 8.5, *, strong: bool = False) -> str:
    """The text cut with «…» so that it takes no more than `width` points."""
    if text_width(text, size, strong=strong) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle].rstrip() + "…", size, strong=strong) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + "…"


def wrapped(text: str, width: float, size: float = 8.5, *, strong: bool = False) -> tuple[str, ...]:
    """The text in lines of at most `width` points, broken between words (inside one only when it is wider)."""
    lines: list[str] = []
    for paragraph in clean(text).split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if line and text_width(longer, size, strong=strong) > width:
                lines.append(line)
                line = word
            else:
                line = longer
            while text_width(line, size, strong=strong) > width and len(line) > 1:
                cut = max(1, len(shortened(line, width, size, strong=strong)) - 1)
                lines.append(line[:cut])
                line = line[cut:]
        lines.append(line)
    return tuple(lines)
