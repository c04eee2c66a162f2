"""Modules that are named at the start and loaded when first asked for something: the window shows itself before them.

Where they are named, mypy and the contracts read the true imports instead:

    if TYPE_CHECKING:
        from munidesk.features.swot import exports, page_swot
    else:
        exports, page_swot = lazy("munidesk.features.swot", "exports", "page_swot")
"""

from importlib import import_module


class Lazy:
    """Stands for a module; its first attribute asked for imports it."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> object:
        return getattr(import_module(self._name), attribute)

    def __repr__(self) -> str:
        return f"<{self._name}, when needed>"


def lazy(package: str, *modules: str) -> list[Lazy]:
    """One for each module of the package."""
    return [Lazy(f"{package}.{module}") for module in modules]
