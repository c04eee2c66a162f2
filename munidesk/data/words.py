"""Words with which our packs were made, and without which none can be read: they are never changed."""

import hashlib

from munidesk.base.paths import RESOURCES


def released(name: str, sha256: str) -> bytes:
    """The words of that file. Raises RuntimeError when they are not the ones that were released."""
    found = (RESOURCES / name).read_bytes()
    if hashlib.sha256(found).hexdigest() != sha256:
        raise RuntimeError(f"resources/{name} is not the one that was released")
    return found
