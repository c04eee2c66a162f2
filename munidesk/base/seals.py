"""The short code of a fingerprint: what stands on paper and in the name of a backup, and is typed back from there."""

import re

_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # without what is read as something else: 0 O, 1 I L, U for V
_CODE = re.compile(rf"(?<![A-Z0-9])([{_ALPHABET}]{{4}})[-\s]?([{_ALPHABET}]{{4}})(?![A-Z0-9])")
_DIGEST = re.compile(r"(?<![0-9A-F])[0-9A-F]{64}(?![0-9A-F])")


def short_code(digest: str) -> str:
    """«7K3M-Q9TD»: eight easy characters of the first 64 bits of a SHA-256 in hexadecimal."""
    number = int(digest[:16], 16)
    letters = []
    for _place in range(8):
        number, rest = divmod(number, len(_ALPHABET))
        letters.append(_ALPHABET[rest])
    return "".join(letters[:4]) + "-" + "".join(letters[4:])


def code_in(text: str) -> str:
    """The code that somebody typed or scanned, alone or within a line («MuniDesk 7K3M-Q9TD 9f2c…»); empty for none.

    A whole fingerprint says its code.
    """
    typed = text.upper()
    if (digest := _DIGEST.search(typed)) is not None:
        return short_code(digest[0])
    found = _CODE.findall(typed)  # the last: in the name of a backup it comes after the municipality's
    return "-".join(found[-1]) if found else ""
