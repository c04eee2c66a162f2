"""The profiles of the countries, read from resources/profiles."""

import tomllib
from collections.abc import Mapping
from functools import cache

from munidesk.base.errors import UserError
from munidesk.base.i18n import _
from munidesk.base.paths import RESOURCES
from munidesk.town.profile import Profile
from munidesk.town.profile_read import read_profile
from munidesk.town.toml_table import Table

COUNTRIES = ("UY", "AR", "CL", "CO", "CR", "ES", "GT", "MX", "PE")
FOLDER = RESOURCES / "profiles"


@cache
def load_profile(country: str) -> Profile:
    """The profile of an ISO 3166 country code. Raises UserError for one that MuniDesk does not have."""
    if country.upper() not in COUNTRIES:
        raise UserError(
            _("No hay perfil para el país «{country}». Elija uno de estos: {known}.").format(
                country=country, known=", ".join(COUNTRIES)
            )
        )
    path = FOLDER / f"{country.lower()}.toml"
    return read_profile(Table(tomllib.loads(path.read_text(encoding="utf-8")), path.name), common_formulas())


@cache
def common_formulas() -> Mapping[str, str]:
    """The formulas every country starts from."""
    path = RESOURCES / "formulas.toml"
    return Table(tomllib.loads(path.read_text(encoding="utf-8")), path.name).table("formulas").texts()
