"""The council: sessions, agenda, attendance, votes, resolutions, minutes."""
