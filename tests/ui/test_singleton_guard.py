"""A window repainted for hours must not bring the interpreter down."""

import sys

import munidesk.ui  # noqa: F401 - importing it is what guards


def test_none_and_the_flags_survive_more_repaints_than_a_session_has():
    if sys.version_info < (3, 12):
        assert min(sys.getrefcount(one) for one in (None, True, False)) > 1 << 39
