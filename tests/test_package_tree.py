"""The packages leave out nothing of the components that the program loads: a window, an acta in Word and PDF."""

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOADED = """
import sys
from pathlib import Path
from munidesk.cli import main
main(["demo", sys.argv[1]])
import babel.dates, holidays, openpyxl, pypdfium2, rapidfuzz.fuzz, rapidfuzz.process, sqlite_utils
from munidesk.town.calendar.rules import national_holidays
for country in ("UY", "ES", "CL", "CR", "MX", "PE", "GT", "CO", "AR"):
    national_holidays(country, 2026)
for one in list(sys.modules.values()):
    print(getattr(one, "__file__", None) or "")
for line in Path("/proc/self/maps").read_text().splitlines():
    print(line.partition("/")[1] + line.partition("/")[2])
"""


@pytest.fixture(scope="module")
def tree() -> ModuleType:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "installer"))
        spec = importlib.util.find_spec("package.tree")
        assert spec is not None
        assert spec.loader is not None
        made = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(made)
    return made


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc solo existe en Linux")
def test_step_13_what_the_program_loads_is_in_the_package(tree, tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", LOADED, str(tmp_path / "demo")], capture_output=True, text=True, cwd=ROOT, check=True
    )
    inside = {one.partition("site-packages/")[2] for one in done.stdout.splitlines() if "site-packages/" in one}
    assert len(inside) > 500
    tests = ("coverage", "_pytest", "pytest", "pluggy", "__editable__", "_virtualenv", "_distutils_hack", "setuptools")
    left_out = sorted(one for one in inside if not one.startswith(tests) and not tree.kept(one))
    assert left_out == []


def test_step_13_no_part_of_qt_that_reaches_a_network_nor_a_window_of_another_kind_is_packed(tree):
    for name in (
        "PySide6/QtNetwork.abi3.so",
        "PySide6/QtQml.pyd",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/plugins/networkinformation/qnetworklistmanager.dll",
        "PySide6/Qt6Quick.dll",
        "PySide6/Qt/lib/libQt6Qml.so.6",
        "PySide6/designer.exe",
        "PySide6/QtCore.pyi",
        "babel/locale-data/fr.dat",
        "PIL/_avif.cp311-win_amd64.pyd",
    ):
        assert not tree.kept(name), name
    for name in (
        "PySide6/QtCore.pyd",
        "PySide6/Qt6Core.dll",
        "PySide6/msvcp140.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/__init__.py",
        "babel/locale-data/es_UY.dat",
        "six-1.17.0.dist-info/LICENSE",
        "docx/templates/default.docx",
    ):
        assert tree.kept(name), name


def test_step_13_licences_go_with_what_they_are_of(tree):
    assert tree.kept("reportlab-5.1.0.dist-info/licenses/LICENSE")
    assert not tree.kept("reportlab-5.1.0.dist-info/RECORD")


def test_data_of_a_wheel_goes_where_it_belongs(tree):
    assert tree.placed("a-1.data/purelib/a/b.py") == "a/b.py"
    assert tree.placed("a-1.data/scripts/a") == ""
    assert tree.placed("a/b.py") == "a/b.py"
