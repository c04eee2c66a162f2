"""MuniDesk: the desktop program of a small town hall, wholly offline."""

__version__ = "0.2"
