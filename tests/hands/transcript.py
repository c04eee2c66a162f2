"""What a screen reader hears in a whole session, key by key: `python -m tests.hands.transcript` keeps it as text.

Look at the difference before it is committed: it is what changes for who does not see the screen. Each line is a key,
or a text typed, and after it the role, the name and the value of what has the keyboard.
"""

import os
import sys
import tempfile
from collections.abc import Sequence
from difflib import unified_diff
from pathlib import Path

KEPT = Path(__file__).with_name("whole_session.heard")


def kept() -> list[str]:
    return KEPT.read_text(encoding="utf-8").splitlines()


def difference(heard: Sequence[str]) -> str:
    """What is heard otherwise than what is kept; empty when nothing is."""
    return "\n".join(unified_diff(kept() if KEPT.is_file() else [], heard, "antes", "ahora", n=1, lineterm=""))


def main() -> int:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from munidesk.ui import theme
    from tests.hands.journeys import whole_session
    from tests.hands.simulated import play

    theme.start(theme.application(), "light")
    with tempfile.TemporaryDirectory() as home:
        heard = play(whole_session, Path(home)).heard
    print(difference(heard))
    KEPT.write_text("\n".join(heard) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
