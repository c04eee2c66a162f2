"""Motions, ballots and results, with the law behind each."""
