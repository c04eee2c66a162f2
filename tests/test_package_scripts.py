"""What the packages tell each system agrees with the program, and what they put there is what they take away."""

import importlib
import os
import re
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from types import ModuleType

import pytest

from munidesk import __version__

ROOT = Path(__file__).resolve().parent.parent
SETUP = (ROOT / "installer" / "package" / "setup.nsi").read_text(encoding="utf-8")


@pytest.fixture(scope="module", autouse=True)
def road():
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "installer"))
        yield


def part(name: str) -> ModuleType:
    return importlib.import_module(f"package.{name}")


# -- Windows


def section(name: str) -> str:
    found = re.search(rf'^Section "{name}"$(.*?)^SectionEnd$', SETUP, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


def test_the_setup_takes_away_each_file_and_key_it_puts():
    put, taken = section("MuniDesk"), section("Uninstall")
    for file in ("MuniDesk.exe", "munidesk-cli.exe", "munidesk.ico", "LICENSE.txt", "Desinstalar.exe"):
        assert f'Delete "$INSTDIR\\{file}"' in taken, file
    for folder in ("lib", "python"):
        assert f'RMDir /r "$INSTDIR\\{folder}"' in put and f'RMDir /r "$INSTDIR\\{folder}"' in taken
    for key in set(re.findall(r'WriteReg\w+ HKCU "([^"\\]+\\?[^"]*?)"', put)):
        root = re.sub(r"\\(DefaultIcon|shell\\open\\command)$", "", key)
        assert f'DeleteRegKey HKCU "{root}"' in taken, key


def test_the_setup_asks_for_no_administrator_and_removes_no_folder_of_a_person():
    assert "RequestExecutionLevel user" in SETUP and "HKLM" not in SETUP
    removed = set(re.findall(r'RMDir /r "([^"]+)"', SETUP))
    assert removed == {"$INSTDIR\\nuevo", "$INSTDIR\\lib", "$INSTDIR\\python", "$SMPROGRAMS\\MuniDesk"}


def test_each_refusal_of_the_setup_has_its_sentence_and_its_code():
    said = re.findall(r'!insertmacro Refuse "(.*)" \$\{(\w+)\}', SETUP)
    assert {code for _words, code in said} == {"NOT_HERE", "NO_ROOM"}
    assert "32" in said[0][0] and "Windows 10" in said[1][0]
    assert "MuniDesk está abierto. Ciérrelo" in SETUP


def test_what_only_wine_lacks_is_made_by_the_trial_alone():
    wine = part("wine")
    assert wine.stub_source(["ucnv_open"]) == "__declspec(dllexport) void *ucnv_open(void) { return 0; }\n"
    for made in ("windows.py", "tree.py", "setup.nsi"):
        text = (ROOT / "installer" / "package" / made).read_text(encoding="utf-8")
        assert not [one for one in wine.STUBS if one in text]


# -- Debian


def test_the_shop_of_programs_is_told_this_version_and_what_it_brought():
    told = ET.fromstring(part("debian").metainfo())
    first = told.find("releases/release")
    assert first is not None and first.get("version") == __version__
    assert len(first.findall("description/ul/li")) > 3


def test_the_kind_of_file_is_the_same_for_the_menu_the_system_and_the_shop():
    debian = part("debian")
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    kind = ET.fromstring(debian.MIME).find("m:mime-type", space)
    assert kind is not None and kind.get("type") == debian.KIND
    assert f"MimeType={debian.KIND};" in debian.DESKTOP and "Exec=munidesk %f" in debian.DESKTOP
    assert ET.fromstring(debian.metainfo()).findtext("provides/mediatype") == debian.KIND


def test_the_package_asks_for_python_and_for_each_library_of_a_window():
    debian, environment = part("debian"), importlib.import_module("environment")
    said = debian.control("9.8", 1234)
    asked = next(line for line in said.splitlines() if line.startswith("Depends: "))
    assert "python3 (>= 3.11), python3 (<< 3.12)" in asked
    assert [one for one in environment.LIBRARIES if f" {one}" not in asked] == []
    assert "Version: 9.8\n" in said and said.endswith("\n")


def test_where_there_is_no_python_of_debian_12_the_order_says_so_in_spanish(tmp_path: Path):
    debian = part("debian")
    order = tmp_path / "munidesk"
    debian.put_order(order, f'"{tmp_path}"')
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n")
    old.chmod(0o755)
    said = subprocess.run(["/bin/sh", str(order)], capture_output=True, text=True, env={"PATH": str(tmp_path)})
    assert said.returncode == 1
    assert said.stderr == (
        "MuniDesk necesita Python 3.11, el de Debian 12. Instálelo con: sudo apt-get install python3\n"
    )


# -- both


def test_the_first_step_that_fails_ends_the_trial(capsys: pytest.CaptureFixture[str]):
    steps = part("steps")
    done: list[int] = []

    def fails() -> None:
        steps.require(False, "quedaron archivos")

    assert steps.walk((("uno", lambda: done.append(1)), ("dos", fails), ("tres", lambda: done.append(3)))) == 1
    assert done == [1]
    assert capsys.readouterr().out == "bien uno (0 s)\nMAL  dos: quedaron archivos\n"


def test_a_component_that_is_missing_or_altered_is_not_packed(tmp_path: Path):
    tree = part("tree")
    (tmp_path / "pillow-13.0.0-cp311-cp311-win_amd64.whl").write_bytes(os.urandom(64))
    with pytest.raises(SystemExit) as refused:
        tree.running_wheels(tmp_path)
    said = str(refused.value)
    assert "pillow-13.0.0-cp311-cp311-win_amd64.whl no es el que publicó su autor" in said
    assert "falta reportlab" in said


def test_the_papers_of_two_systems_are_compared_without_the_hour_of_printing(tmp_path: Path):
    papers = part("read_papers")
    import docx

    for name, hour in (("uno", "9:18"), ("dos", "9:19")):
        made = docx.Document()
        made.add_paragraph("Se abre la sesión")
        made.add_paragraph(f"Impreso el 29/11/2026 a las {hour}")
        made.save(str(tmp_path / f"{name}.docx"))
    assert papers.words_of(tmp_path / "uno.docx") == papers.words_of(tmp_path / "dos.docx") == ["Se abre la sesión"]
