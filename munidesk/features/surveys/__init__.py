"""Small surveys on paper: questions, the blank form, its tally by keys, results that say whose they are."""
