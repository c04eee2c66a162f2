"""Pure Python that imports nothing of ours: errors, language, dates, words."""
