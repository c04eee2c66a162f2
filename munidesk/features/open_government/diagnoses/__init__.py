"""Diagnoses: what is answered round after round with one instrument."""
