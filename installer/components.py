"""What is installed, read from the pinned and hashed list: what runs, what only tests, and a folder of it for a stick.

The standard library alone. `requirements.txt` says below each component who asks for it («# via»): what the project
itself names in `pyproject.toml`, and what those ask for, is what runs. Nothing of it is written a second time.
"""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "installer" / "requirements.txt"
PROJECT = ROOT / "pyproject.toml"
BUILDS = "setuptools"
"""Puts the order «munidesk» inside `.venv`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One pinned component: `lines` as they stand in the list, `hashes` (sha256) of the files of its publisher."""

    name: str
    version: str
    marker: str
    hashes: frozenset[str]
    asked_by: frozenset[str]
    lines: str


def plain(name: str) -> str:
    """`PySide6_Pdf` and `pyside6-pdf` are one name (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def read(text: str) -> tuple[Component, ...]:
    """The components of a list as `uv pip compile --generate-hashes` writes it."""
    return tuple(_component(block) for block in re.split(r"(?m)^(?=[A-Za-z0-9])", text) if "==" in block)


def _component(block: str) -> Component:
    head = block.splitlines()[0].rstrip("\\ ")
    pinned, _, marker = (part.strip() for part in head.partition(";"))
    name, _, version = pinned.partition("==")
    asked = re.findall(r"(?m)^ +# +(?:via +)?(\S.*?) *$", block)
    return Component(
        name=plain(name),
        version=version,
        marker=marker,
        hashes=frozenset(re.findall(r"sha256:([0-9a-f]{64})", block)),
        asked_by=frozenset(plain(one) for one in asked if one != "via" and not one.startswith("-r")),
        lines=block,
    )


def named() -> frozenset[str]:
    """What `pyproject.toml` says the program needs."""
    return frozenset(
        plain(one) for one in tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    )


def running(components: Sequence[Component], names: frozenset[str]) -> tuple[Component, ...]:
    """The components that run: those of `names`, and whatever one of them asks for."""
    runs = {*names, BUILDS}
    while more := {one.name for one in components if one.name not in runs and one.asked_by & (runs - {BUILDS})}:
        runs |= more
    return tuple(one for one in components if one.name in runs)


def listed(*, tests: bool) -> tuple[Component, ...]:
    """What is installed to run, or to run and to test."""
    every = read(REQUIREMENTS.read_text(encoding="utf-8"))
    return every if tests else running(every, named())


def as_list(components: Sequence[Component]) -> str:
    """The text pip takes, with every hash."""
    return "".join(one.lines for one in components)


def faults(components: Sequence[Component], folder: Path) -> Iterator[str]:
    """What a folder of components lacks or what is not as published, in Spanish; nothing where all is whole.

    A component that only some computers need («; sys_platform == …») may be missing.
    """
    there: dict[str, list[Path]] = {}
    for wheel in folder.glob("*.whl"):
        there.setdefault(plain(wheel.name.split("-")[0]), []).append(wheel)
    for one in components:
        wheels = [path for path in there.get(one.name, []) if path.name.split("-")[1] == one.version]
        if not wheels and not one.marker:
            yield f"falta {one.name} {one.version}"
        for path in wheels:
            if hashlib.sha256(path.read_bytes()).hexdigest() not in one.hashes:
                yield f"{path.name} no es el que publicó su autor (otra huella)"
