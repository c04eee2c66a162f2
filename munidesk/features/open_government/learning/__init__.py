"""The learning path: the small course of the toolbox, read, answered and printed."""
