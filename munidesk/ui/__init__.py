"""The window and its widgets; knows no feature."""
