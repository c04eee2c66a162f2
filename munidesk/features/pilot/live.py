"""Live blocks of the manual: a line «{foda}» alone in a chapter stands for what that document says today."""

import re
from collections.abc import Callable
from dataclasses import replace

from munidesk.base.i18n import _
from munidesk.documents.markdown import plain_text
from munidesk.documents.model import Block, Boxed, Document, Heading, KeepTogether, PageBreak, Paragraph, Style

Blocks = tuple[Block, ...]
Live = Callable[[str], Blocks]
"""Name → blocks. Raises UserError with the reason when its source is not there."""

LINE = re.compile(r"^[ \t]*\{([a-zñ_-]+)\}[ \t]*$", re.MULTILINE)


def names() -> tuple[tuple[str, str], ...]:
    """(name, words) of what can be put in."""
    return (
        ("foda", _("Matriz FODA")),
        ("mefi", _("MEFI y MEFE")),
        ("participacion", _("Análisis de la participación")),
        ("temas", _("Síntesis de temas y respuestas")),
        ("plan", _("Plan de desarrollo")),
        ("poa", _("POA del año")),
        ("cronograma", _("Cronograma")),
        ("dinero", _("Distribución del presupuesto")),
        ("compromisos", _("Compromisos de gestión")),
        ("evaluacion", _("Evaluación del piloto")),
        ("resoluciones", _("Lista de resoluciones")),
    )


def names_in(text: str) -> tuple[str, ...]:
    """The live blocks of a chapter's stored text."""
    return tuple(found.group(1) for found in LINE.finditer(plain_text(text)))


def body_of(document: Document) -> Blocks:
    """A document as part of a chapter: without its title, its headings one level down, no page breaks."""
    return tuple(_nested(block) for block in document.blocks if not _is_front(block))


def _is_front(block: Block) -> bool:
    match block:
        case Heading(level=0) | PageBreak() | Paragraph(style=Style.SUBTITLE):
            return True
        case _:
            return False


def _nested(block: Block) -> Block:
    match block:
        case Heading(level=level):
            return replace(block, level=min(3, level + 1), anchor="")
        case Boxed(blocks=blocks) | KeepTogether(blocks=blocks):
            return replace(block, blocks=tuple(_nested(inner) for inner in blocks))
        case _:
            return block
