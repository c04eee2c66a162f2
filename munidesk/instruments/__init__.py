"""The engine of evaluations: sets of criteria as data, rounds of answers, and what they amount to. Knows no feature."""
