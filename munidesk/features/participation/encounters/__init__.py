"""Workshops, hearings and assemblies: who came and what was said."""
