"""Records every feature shares: municipality, profile, people, bodies, seats."""
