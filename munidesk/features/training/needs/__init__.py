"""What each post asks of each person, and what is missing."""
