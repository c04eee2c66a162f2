"""Contributions grouped in themes, each answered once."""
