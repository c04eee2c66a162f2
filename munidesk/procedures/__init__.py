"""Procedures that take months: steps as data, terms by law, cases that follow them."""
