"""The bank of projects of a programme, with weighted marks."""
