"""Certificates of a resolution: prepared, given a number of their own series, and printed the same for ever."""
