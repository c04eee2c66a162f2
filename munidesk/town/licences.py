"""What MuniDesk is made of and under which licence each part comes, read from the parts themselves as installed."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from munidesk.base.paths import RESOURCES

NEEDED = (
    "pyside6-essentials",
    "pyside6-pdf",
    "sqlite-utils",
    "reportlab",
    "python-docx",
    "babel",
    "markdown-it-py",
    "openpyxl",
    "pypdfium2",
    "pillow",
    "holidays",
    "rapidfuzz",
    "font-source-serif-pro",
    "font-source-sans-pro",
)
"""What `pyproject.toml` asks for (tests/town/test_licences.py compares them): an installed program has no such file."""
NOT_RUN = frozenset({"pip", "setuptools"})
"""Asked for by others, never loaded, and in no package of ours (`installer/package/tree.py`)."""
QT = ("LGPL-3.0.txt", "GPL-3.0.txt")
"""Qt for Python brings no text of the licence it is used under here."""


@dataclass(frozen=True, slots=True)
class Part:
    """`licence` as its makers name it; `texts` are whole."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]

    @property
    def line(self) -> str:
        return " · ".join(filter(None, (f"{self.name} {self.version}", self.licence)))


def parts() -> tuple[Part, ...]:
    """Python and each component that runs, by name."""
    return (_python(), *(_part(one) for one in _distributions()))


def whole_text() -> str:
    """Every part with its texts, to be read or kept in a file."""
    told = (f"{'=' * 80}\n{one.line}\n{'=' * 80}\n\n" + "\n\n".join(one.texts) for one in parts())
    return "\n\n".join(told) + "\n"


def _distributions() -> list[Distribution]:
    """Those of `NEEDED`, and what each asks for, as far as it is installed."""
    found: dict[str, Distribution] = {}
    wanted = [*NEEDED]
    while wanted:
        name = wanted.pop()
        if name in found or name in NOT_RUN:
            continue
        try:
            found[name] = distribution(name)
        except PackageNotFoundError:  # what only another system needs
            continue
        asked = [one for one in found[name].requires or () if "extra ==" not in one]
        wanted.extend(_plain(one) for one in asked)
    return [found[name] for name in sorted(found)]


def _plain(requirement: str) -> str:
    """`typing-extensions` of «typing_extensions>=4.9.0; python_version …»."""
    name = ""
    for letter in requirement:
        if not (letter.isalnum() or letter in "-_."):
            break
        name += letter
    return name.lower().replace("_", "-").replace(".", "-")


def _part(one: Distribution) -> Part:
    name = one.metadata["Name"]
    told = [first for field in ("License-Expression", "Classifier", "License") for first in _said(one, field)]
    licence = told[0] if told else ""
    texts = tuple(_texts(one))
    if _plain(name).startswith(("pyside6", "shiboken6")):
        licence = "LGPL-3.0-only"
        texts = tuple((RESOURCES / "licences" / file).read_text(encoding="utf-8") for file in QT)
    return Part(name, one.version, licence, texts)


def _said(one: Distribution, field: str) -> list[str]:
    """The licence as that field of its makers names it, on one line; nothing where it does not."""
    said = [str(each) for each in one.metadata.get_all(field) or () if each]
    if field == "Classifier":
        said = [" / ".join(each.rpartition(" :: ")[2] for each in said if each.startswith("License"))]
    return [each.splitlines()[0] for each in said[:1] if each]


def _texts(one: Distribution) -> Iterator[str]:
    """Those its makers name, and those that stand beside its letters, where it is a font."""
    base, name = Path(str(one.locate_file(""))), _plain(one.metadata["Name"]).replace("-", "_")
    own = [each for each in base.glob("*.dist-info") if _plain(each.name.partition("-")[0]).replace("-", "_") == name]
    named = one.metadata.get_all("License-File") or ("LICENSE", "LICENSE.txt")
    places = [folder / within / file for folder in own for file in named for within in ("licenses", "")]
    for path in (*places, *sorted((base / name).glob("files/LICEN*"))):
        if path.is_file():
            yield path.read_text(encoding="utf-8", errors="replace")


def _python() -> Part:
    version = ".".join(map(str, sys.version_info[:3]))
    places = (Path(sys.base_prefix) / "LICENSE.txt", *Path(sys.base_prefix).glob("lib/python3.*/LICENSE.txt"))
    texts = tuple(one.read_text(encoding="utf-8", errors="replace") for one in places if one.is_file())
    return Part("Python", version, "PSF-2.0", texts[:1])
