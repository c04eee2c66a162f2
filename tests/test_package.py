"""The installed program is whole: a wheel alone, without the project beside it, prints an acta."""

import ast
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LEFT_OUT = shutil.ignore_patterns(".*", "build", "*.egg-info", "__pycache__", "tests")


def run(*command: object, cwd: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(
        [str(one) for one in command], cwd=cwd, env={**environment, "QT_QPA_PLATFORM": "offscreen"}, text=True,
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Python of an environment that holds the wheel and sees the pinned libraries, but not the project."""
    folder = tmp_path_factory.mktemp("package")
    shutil.copytree(ROOT, folder / "project", ignore=LEFT_OUT)
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    offline = ("--no-index", "--no-deps")
    run(*pip, "wheel", "--no-build-isolation", *offline, "-w", folder, folder / "project", cwd=folder)
    shutil.rmtree(folder / "project")
    (wheel,) = folder.glob("munidesk-*.whl")
    venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(folder / "env")
    python = folder / "env" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run(*pip, "--python", python, "install", *offline, wheel, cwd=folder)
    (own,) = (folder / "env").glob("**/site-packages")
    (own / "libraries.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    return python


def test_k7_the_wheel_alone_prints_an_acta_and_lists_nine_countries(installed: Path, tmp_path: Path):
    munidesk = installed.with_name("munidesk")
    where = run(installed, "-c", "import munidesk; print(munidesk.__file__)", cwd=tmp_path)
    assert Path(where.strip()).is_relative_to(installed.parent.parent)
    assert len(run(munidesk, "countries", cwd=tmp_path).splitlines()) == 9
    run(munidesk, "demo", tmp_path / "demo", cwd=tmp_path)
    for name in ("acta.docx", "acta.pdf", "sesion.png"):
        assert (tmp_path / "demo" / name).stat().st_size > 10_000


def test_k7_every_module_and_every_resource_is_in_the_wheel(installed: Path):
    (inside,) = (installed.parent.parent).glob("**/site-packages/munidesk")
    modules = {one.relative_to(ROOT / "munidesk") for one in (ROOT / "munidesk").rglob("*.py")}
    assert {one.relative_to(inside) for one in inside.rglob("*.py")} == modules
    for folder in ("resources", "translations"):
        wanted = {one.relative_to(ROOT) for one in (ROOT / folder).rglob("*") if one.is_file() and one.suffix != ".mo"}
        wanted = {one for one in wanted if "readme" not in one.parts}
        found = {one.relative_to(inside) for one in (inside / folder).rglob("*") if one.is_file()}
        assert found >= wanted


def test_k7_the_libraries_declared_are_the_ones_imported():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.sub(r"[_.]", "-", one.lower()) for one in declared}
    known = importlib.metadata.packages_distributions()
    imported = set()
    for path in (ROOT / "munidesk").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Import):
                imported |= {one.name.partition(".")[0] for one in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                imported.add(str(node.module).partition(".")[0])
        imported |= set(re.findall(r"font_source_\w+_pro", text))
    foreign = imported - set(sys.stdlib_module_names) - {"munidesk", "_typeshed"}
    used = {re.sub(r"[_.]", "-", dist.lower()) for name in foreign for dist in known.get(name, [name])[:1]}
    # Two distributions share the name PySide6: the PDF view comes apart.
    assert used | {"pyside6-essentials", "pyside6-pdf"} == names | {"pyside6-essentials"}
