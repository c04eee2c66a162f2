"""The session from its call to its end: its agenda, its notice, and the screen it is held on."""
