"""The folder that a computer gets: `python/`, `lib/` with the components unpacked and MuniDesk, and its launcher.

One table says what of each component is left out, for every system. `tests/test_package_tree.py` says why it may be:
what the program loads is there.
"""

import compileall
import py_compile
import re
import shutil
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import components

ROOT = components.ROOT
QT = ("Core", "Gui", "Widgets", "Pdf", "PdfWidgets", "Svg", "PrintSupport", "Network")
"""Parts of Qt that ours load, or that those load: Network for QtPdf."""
QT_OF_LINUX = ("OpenGL", "DBus", "XcbQpa")
"""Nothing of Windows asks for these."""
PYTHON_OF_QT = ("Core", "Gui", "Widgets", "Pdf", "PdfWidgets", "Svg", "PrintSupport")
PLUGINS = (
    "platforms/qwindows",
    "platforms/qoffscreen",
    "platforms/qxcb",
    "styles/qmodernwindowsstyle",
    "imageformats/qsvg",
    "imageformats/qjpeg",
    "imageformats/qico",
    "iconengines/qsvgicon",
    "platforminputcontexts/composeplatforminputcontextplugin",
    "platforminputcontexts/ibusplatforminputcontextplugin",
    "platformthemes/qxdgdesktopportal",
    "printsupport/cupsprintersupport",
    "xcbglintegrations/qxcb-glx-integration",
)
"""No plugin reaches a network: neither `tls` nor `networkinformation`."""
SUPPORT = ("support/__init__.py", "support/deprecated.py")
"""What the binding itself asks for when it starts."""
NOT_RUN = frozenset({"pip", components.BUILDS})
"""Components that are listed but that nothing of the running program loads."""
LICENCES = ("licen", "copying", "notice", "authors", "ofl")
LEFT_OUT = tuple(
    re.compile(one)
    for one in (
        r"^PySide6/(?!__init__\.py$|_config\.py$|_git_pyside_version\.py$)[^/]+\.(py|json|exe|lib|pyi)$",
        r"^babel/locale-data/(?!root|es|en)",
        r"^holidays/locale/(?!es|en)",
        r"^(?!reportlab).*/tests?/",
        r"^lxml/.*\.(h|pxd|c|pyx|pxi|rng|xsl)$",
        r"^lxml/(includes|isoschematron|html)/",
        r"^PIL/_(avif|imagingtk|imagingmath)\.",
        r"^rapidfuzz/.*\.(pyx|pxd|hpp|h)$",
        r"^shiboken6/.*\.(lib|pyi)$",
        r"\.(pyi|pxd)$",
        r"/py\.typed$",
    )
)


def kept(name: str) -> bool:
    """Is this file of a wheel part of the program as it runs?"""
    if ".dist-info/" in name:
        last = name.rpartition("/")[2].lower()
        return "/licenses/" in name or last in {"metadata", "entry_points.txt"} or last.startswith(LICENCES)
    if any(one.search(name) for one in LEFT_OUT):
        return False
    return not name.startswith("PySide6/") or _kept_of_qt(name.removeprefix("PySide6/"))


def _kept_of_qt(rest: str) -> bool:
    """`rest` is a path below `PySide6/`: flat on Windows, below `Qt/` on Linux."""
    inside = rest.removeprefix("Qt/")
    if inside.startswith("plugins/"):
        return inside.removeprefix("plugins/").rpartition(".")[0].replace("/lib", "/") in PLUGINS
    if inside.startswith("translations/"):
        return inside in {"translations/qtbase_es.qm", "translations/qt_es.qm"}
    file = inside.removeprefix("lib/")
    if "/" in file:
        return rest in SUPPORT
    part = re.match(r"(?:lib)?Qt6?(\w+?)(?:\.abi3)?\.(so|dll|pyd)", file)
    if part is not None:
        if not re.match(r"(?:lib)?Qt6", file):
            return part[1] in PYTHON_OF_QT
        return part[1] in QT or (part[2] == "so" and part[1] in QT_OF_LINUX)
    beside = ("libicu", "libpyside6.", "pyside6.", "msvcp", "vcruntime", "concrt")
    return file.startswith(beside) or ("/" not in rest and file.endswith(".py"))


def unpack(wheels: Iterable[Path], to: Path) -> None:
    """The kept files of each wheel below `to`."""
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as packed:
            for info in packed.infolist():
                name = placed(info.filename)
                if info.is_dir() or not name or not kept(name):
                    continue
                target = to / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(packed.read(info))


def placed(name: str) -> str:
    """Where a file of a wheel belongs; "" for what is for a system's own folders (manuals, headers)."""
    inside = re.match(r"[^/]+\.data/(?:purelib|platlib)/(.*)", name)
    if inside:
        return inside[1]
    return "" if re.match(r"[^/]+\.data/", name) else name


def running_wheels(folder: Path) -> Iterator[Path]:
    """The wheels of what runs, each as its publisher gave it out. Raises SystemExit where one is missing or altered."""
    wanted = [one for one in components.listed(tests=False) if one.name not in NOT_RUN]
    found = list(components.faults(wanted, folder))
    if found:
        raise SystemExit("\n".join(found))
    names = {one.name for one in wanted}
    return (one for one in sorted(folder.glob("*.whl")) if components.plain(one.name.split("-")[0]) in names)


def fill(lib: Path, wheels: Path) -> None:
    """`lib/`: the components and MuniDesk with its texts and data, compiled."""
    lib.mkdir(parents=True)
    unpack(running_wheels(wheels), lib)
    left_out = shutil.ignore_patterns("__pycache__", "readme")
    shutil.copytree(ROOT / "munidesk", lib / "munidesk", ignore=left_out)
    for name in ("resources", "translations"):
        shutil.copytree(ROOT / name, lib / "munidesk" / name, ignore=left_out)
    # Whoever uses the program may not write where it is installed: what is not compiled now is compiled at each start.
    mode = py_compile.PycInvalidationMode.UNCHECKED_HASH
    compileall.compile_dir(str(lib), quiet=2, invalidation_mode=mode, stripdir=str(lib), workers=0)


def version() -> str:
    """The version of the program, as it says it itself."""
    text = (ROOT / "munidesk" / "__init__.py").read_text(encoding="utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def weight(folder: Path) -> tuple[float, int]:
    """Megabytes and files of a folder."""
    sizes = [one.stat().st_size for one in folder.rglob("*") if one.is_file()]
    return sum(sizes) / 1e6, len(sizes)
