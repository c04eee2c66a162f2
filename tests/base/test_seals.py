"""The short code of a fingerprint is read back however it was typed, scanned or named."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from munidesk.base.seals import code_in, short_code

DIGEST = hashlib.sha256(b"acta").hexdigest()
CODE = short_code(DIGEST)


@pytest.mark.parametrize(
    "typed",
    [
        CODE, CODE.lower(), CODE.replace("-", ""), CODE.replace("-", " "), f"  {CODE}\n", f"Código {CODE}",
        DIGEST, f"MuniDesk {CODE} {DIGEST}",
        f"MESA-CASA-respaldo-20261117-190000-{CODE}.munidesk",
        f"cerro-respaldo-20261117-190000-{CODE}-con-problemas-2.munidesk",
    ],
)  # fmt: skip
def test_a_code_is_read_however_it_is_given(typed: str):
    assert code_in(typed) == CODE


@pytest.mark.parametrize("typed", ["", "hola", "0O0O-1111", "cerro-respaldo-20261117-190000.munidesk", "ABCD-23456"])
def test_what_is_no_code_is_none(typed: str):
    assert code_in(typed) == ""


@given(st.binary(min_size=32, max_size=32))
def test_every_code_reads_as_itself(digest: bytes):
    assert code_in(short_code(digest.hex())) == short_code(digest.hex())
