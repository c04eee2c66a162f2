"""Keep Python 3.11 alive under PySide6 6.12, which forgets to count the None, True and False it hands out.

Every `index.data()`, `property()` or `currentData()` that finds nothing (or a
flag) takes one reference of None (or of the bool) away, and after some thousands
of repaints the interpreter stops with "deallocating None". Python 3.12 made them
immortal (PEP 683); here the same is done by hand, once. 6.11 has not the fault
but no PySide6_Pdf of its own.
"""

import ctypes
import sys

_ENOUGH = 1 << 40


def make_singletons_immortal() -> None:
    """Add so many references that no session can use them up. Nothing to do from Python 3.12 on."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for one in (None, True, False):
        if sys.getrefcount(one) < _ENOUGH:
            ctypes.c_ssize_t.from_address(id(one)).value += _ENOUGH
