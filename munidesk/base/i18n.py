"""Spanish message ids looked up at call time; the program is right with no catalogue at all."""

import gettext
from pathlib import Path

_translations: gettext.NullTranslations = gettext.NullTranslations()


def set_language(locale: str, folder: Path) -> None:
    """Use the catalogue of `locale` below `folder` when there is one, else the Spanish ids."""
    global _translations
    _translations = gettext.translation("munidesk", folder, [locale, locale.split("_")[0]], fallback=True)


def _(text: str) -> str:
    """The text in the person's language. Ids are Spanish sentences."""
    return _translations.gettext(text)


def ngettext(one: str, many: str, count: int) -> str:
    """`one` or `many` by `count`; interpolate with named placeholders afterwards.

    Spanish has the plural for zero as well ("0 asuntos"), and that is what the
    ids must say when there is no catalogue.
    """
    return _translations.ngettext(one, many, count)
