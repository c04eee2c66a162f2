"""W2: the program is killed while somebody types without pausing; no key older than a second is lost."""

from pathlib import Path

from tests.ui.typing_run import together

KINDS = ("texto de lo tratado", "moción", "notas del encuentro", "respuesta", "iniciativa nueva", "aporte sin Enter")


def test_w2_a_window_killed_while_typing_loses_no_key_older_than_a_second(tmp_path: Path):
    found = together(tmp_path, list(KINDS), kills=1, seconds=(1.3, 2.2))
    assert [fault for one in found.values() for fault in one.faults] == []
    assert sum(one.kills for one in found.values()) == len(KINDS)
    assert all(one.keys for one in found.values())
    assert {kind: one.lost for kind, one in found.items()} == dict.fromkeys(KINDS, 0)
    assert {kind: one.corrupt for kind, one in found.items()} == dict.fromkeys(KINDS, 0)
