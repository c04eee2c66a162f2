"""A window that is repainted all day must not bring the interpreter down."""

import subprocess
import sys

from tests.data.kill_run import ROOT


def test_twenty_thousand_empty_cells_do_not_stop_the_program():
    code = (
        "from PySide6.QtGui import QStandardItemModel\nimport munidesk.ui\n"
        "index = QStandardItemModel(1, 1).index(0, 0)\n"
        "model = QStandardItemModel(1, 1); index = model.index(0, 0)\n"
        "for _turn in range(20_000): index.data(999)\nprint('sigue')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == "sigue", done.stderr[-400:]
