"""Every colour of the two themes against every ground it is drawn on: WCAG 2.1 AA, computed."""

import pytest

from munidesk.ui.theme import DARK, LIGHT, Tokens

GROUNDS = ("ground", "surface", "sunk", "hover", "selected", "neutral", "desk")
TINTED = ("good_ground", "attention_ground", "bad_ground")
INKS = ("text", "text2", "accent", "good", "attention", "bad")
TEXT, EDGE = 4.5, 3.0
"""WCAG 1.4.3 for text, 1.4.11 for the edge that says where a field is."""


def luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_black_on_white_is_21():
    assert round(contrast("#000000", "#FFFFFF"), 2) == 21


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_w63_every_ink_is_read_on_every_ground(theme: Tokens):
    assert below(theme, INKS, (*GROUNDS, *TINTED), TEXT) == []
    assert below(theme, ("on_accent",), ("accent",), TEXT) == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_w63_greyed_fields_hold_content_that_is_read(theme: Tokens):
    assert below(theme, ("off",), ("ground", "surface", "sunk"), TEXT) == []


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_w63_the_edge_of_a_field_is_seen_on_every_ground(theme: Tokens):
    assert below(theme, ("field",), (*GROUNDS, *TINTED), EDGE) == []


def below(theme: Tokens, inks: tuple[str, ...], grounds: tuple[str, ...], least: float) -> list[str]:
    pairs = [(ink, ground, contrast(getattr(theme, ink), getattr(theme, ground))) for ink in inks for ground in grounds]
    return [f"{ink} on {ground}: {found:.2f}" for ink, ground, found in pairs if found < least]
