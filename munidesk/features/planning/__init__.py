"""The plan and its follow-up: PMD, POA, schedule, money, readings, commitments."""
