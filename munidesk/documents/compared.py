"""Does a paper say what was kept? Word by word, for lines may be broken elsewhere."""

import hashlib
from collections.abc import Sequence
from itertools import zip_longest


def first_difference(kept: Sequence[str], told: Sequence[str]) -> int:
    """The number of the first line of `told` whose words are not those of `kept`; 0 when all are.

    Lines may be broken elsewhere: another version of the letters is no other text.
    """
    words = (word for line in kept for word in line.split())
    for number, line in enumerate(told, 1):
        for word, wanted in zip_longest(line.split(), (next(words, None) for _word in line.split())):
            if word != wanted:
                return number
    return len(told) + 1 if next(words, None) is not None else 0


def digest_of(lines: Sequence[str]) -> str:
    """The SHA-256 of the words, however they are broken into lines."""
    return hashlib.sha256(" ".join(" ".join(lines).split()).encode()).hexdigest()


def code_in_foot(foot: Sequence[str], word: str) -> str:
    """What follows «código» in the foot of a page: eight signs and a hyphen; empty where it is not said."""
    line = next((one for one in foot if word in one), "")
    return line.partition(word)[2][:9]
