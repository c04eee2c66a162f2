"""Elections of persons: candidates, ballots counted by keys, rounds, the draw, those elected in their posts."""
