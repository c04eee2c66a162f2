"""What each part of a kept document is called in the file, whatever the classes of `model` are called today.

These names are written in approved actas for ever: they may be added to, never changed. A class or a field that gets
another name in `model` keeps its old one here (`_form(model.New, "text mark", mark="new_attribute")`).
"""

from dataclasses import dataclass
from enum import Enum

from munidesk.documents import model


@dataclass(frozen=True, slots=True)
class Form:
    """A class with its fields, in pairs: the name that is written, the attribute it has today."""

    made: type
    fields: tuple[tuple[str, str], ...]


def _form(made: type, written: str, **today: str) -> Form:
    return Form(made, tuple((name, today.get(name, name)) for name in written.split()))


FORMS: dict[str, Form] = {
    "Document": _form(
        model.Document,
        "title blocks kind letterhead running_left running_right footer watermark page landscape language author",
    ),
    "Letterhead": _form(model.Letterhead, "name body address shield right_strong right"),
    "Footer": _form(model.Footer, "strong lines middle qr leaf first_leaf"),
    "Span": _form(model.Span, "text mark page_of"),
    "Heading": _form(model.Heading, "text level right anchor"),
    "Paragraph": _form(model.Paragraph, "spans style"),
    "Listing": _form(model.Listing, "entries numbered start level"),
    "Column": _form(model.Column, "head share align"),
    "Row": _form(model.Row, "cells kind"),
    "Table": _form(model.Table, "columns rows caption dense boxes row_height_mm size"),
    "KeyFigure": _form(model.KeyFigure, "figure words"),
    "KeyFigures": _form(model.KeyFigures, "figures"),
    "Series": _form(model.Series, "name values"),
    "Chart": _form(model.Chart, "kind labels series caption summary height_mm unit thousands decimal"),
    "Box": _form(model.Box, "x y width height fill line weight radius dashed"),
    "Stroke": _form(model.Stroke, "points colour weight dashed"),
    "Polygon": _form(model.Polygon, "points fill line weight"),
    "Lettering": _form(model.Lettering, "x y text size strong align colour turned"),
    "Figure": _form(model.Figure, "width height shapes alternative caption window"),
    "Picture": _form(model.Picture, "data alternative width_mm caption"),
    "Boxed": _form(model.Boxed, "blocks"),
    "Signer": _form(model.Signer, "name post"),
    "Signatures": _form(model.Signatures, "signers"),
    "KeepTogether": _form(model.KeepTogether, "blocks"),
    "PageBreak": _form(model.PageBreak, ""),
    "Space": _form(model.Space, "millimetres"),
}

IN_2: dict[type, tuple[str, int]] = {model.Listing: ("level", 1), model.Heading: ("level", 3)}
"""Up to which value of an attribute format 2 says it; a list within a list and a heading within a text ask for 3."""

NOT_IN_2: dict[type, str] = {model.Listing: "level"}
"""Attributes that format 2 does not write, having one value there."""

WORDS: dict[type[Enum], dict[str, Enum]] = {
    model.Mark: {
        "plain": model.Mark.PLAIN,
        "strong": model.Mark.STRONG,
        "emphasis": model.Mark.EMPHASIS,
        "strong_emphasis": model.Mark.STRONG_EMPHASIS,
        "gap": model.Mark.GAP,
    },
    model.Style: {
        "body": model.Style.BODY,
        "left": model.Style.LEFT,
        "centred": model.Style.CENTRED,
        "quote": model.Style.QUOTE,
        "note": model.Style.NOTE,
        "data_line": model.Style.DATA_LINE,
        "caption": model.Style.CAPTION,
        "end_mark": model.Style.END_MARK,
        "subtitle": model.Style.SUBTITLE,
    },
    model.Align: {"left": model.Align.LEFT, "right": model.Align.RIGHT, "centre": model.Align.CENTRE},
    model.RowKind: {
        "plain": model.RowKind.PLAIN,
        "group": model.RowKind.GROUP,
        "total": model.RowKind.TOTAL,
        "note": model.RowKind.NOTE,
        "result": model.RowKind.RESULT,
    },
    model.TableSize: {
        "small": model.TableSize.SMALL,
        "usual": model.TableSize.USUAL,
        "large": model.TableSize.LARGE,
    },
    model.ChartKind: {
        "bars": model.ChartKind.BARS,
        "stacked": model.ChartKind.STACKED,
        "line": model.ChartKind.LINE,
    },
    model.Kind: {
        "acta": model.Kind.ACTA,
        "official": model.Kind.OFFICIAL,
        "report": model.Kind.REPORT,
        "hearing": model.Kind.HEARING,
        "reading": model.Kind.READING,
        "diploma": model.Kind.DIPLOMA,
    },
}
