"""Packages of MuniDesk for a computer without Python and without a network. The standard library alone."""
