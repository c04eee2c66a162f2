"""Keep Python 3.11 alive under PySide6 6.12, which forgets to count the None it hands out for an empty QVariant.

Every `index.data()`, `property()` or `currentData()` that finds nothing takes one
reference of None away, and after some thousands of repaints the interpreter
stops with "deallocating None". Python 3.12 made None immortal (PEP 683); here
the same is done by hand, once. 6.11 has not the fault but no PySide6_Pdf of its own.
"""

import ctypes
import sys

_ENOUGH = 1 << 40


def make_none_immortal() -> None:
    """Add so many references to None that no session can use them up. Nothing to do from Python 3.12 on."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    if sys.getrefcount(None) < _ENOUGH:
        ctypes.c_ssize_t.from_address(id(None)).value += _ENOUGH
