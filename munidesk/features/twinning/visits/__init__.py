"""Visits, who travels, what they cost, what was agreed."""
