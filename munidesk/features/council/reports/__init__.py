"""Many sessions at once: attendance, votes, resolutions and the book, on the screen, on paper and as data."""
