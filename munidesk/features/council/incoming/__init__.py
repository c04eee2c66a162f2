"""The council's lists as sheets bring them: sessions, agenda, attendance, votes, ballots, resolutions."""
