"""Modules that are named at the start and loaded when first used: the window shows itself before them.

Where they are named, mypy and the contracts read the true imports instead:

    if TYPE_CHECKING:
        from munidesk.features.swot import exports, page_swot
    else:
        exports, page_swot = lazy("munidesk.features.swot", "exports", "page_swot")
"""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import cast


class Later:
    """Stands for a function, a class or a table of a module that is not loaded yet.

    Calling it, or going through it, loads the module.
    """

    def __init__(self, module: str, name: str) -> None:
        self.module = module
        self.name = name

    @property
    def meant(self) -> object:
        """Raises ImportError or AttributeError when there is no such thing."""
        return getattr(import_module(self.module), self.name)

    def __call__(self, *arguments: object, **named: object) -> object:
        return cast("Callable[..., object]", self.meant)(*arguments, **named)

    def __iter__(self) -> Iterator[object]:
        return iter(cast("Iterable[object]", self.meant))

    def __repr__(self) -> str:
        return f"<{self.module}:{self.name}, when needed>"


class Lazy:
    """Stands for a module; each of its names stands for what it means there."""

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Later:
        return Later(self._module, name)


def lazy(package: str, *modules: str) -> list[Lazy]:
    """One for each module of the package."""
    return [Lazy(f"{package}.{module}") for module in modules]
