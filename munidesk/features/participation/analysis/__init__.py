"""Participation counted over a period."""
