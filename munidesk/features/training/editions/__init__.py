"""Editions of a course: who is enrolled, attendance in hours, marks."""
