"""Territorial planning: a programme from its figure to its yearly report, its actors, products, bank of projects."""
