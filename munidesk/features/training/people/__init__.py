"""The people in post, and the file of each."""
