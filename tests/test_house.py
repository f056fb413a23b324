"""The rules of the house that a script can see."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ("wincore", "ui", "pages")
FILES = sorted(p for room in HOUSE for p in (ROOT / room).rglob("*.py"))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def importers(room: str, *packages: str) -> list[str]:
    """Name the files below a room that import one of the packages."""
    return [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / room).rglob("*.py"))
        if {name.split(".")[0] for name in imports(path)} & set(packages)
    ]


def test_the_core_imports_no_streamlit():
    assert importers("wincore", "streamlit", "ui") == []


def test_pages_neither_compute_nor_build_figures():
    assert importers("pages", "pandas", "plotly", "numpy", "sqlalchemy") == []


def test_indicators_read_no_file():
    forbidden = {"open", "read_csv", "read_excel", "read_parquet", "read_text", "read_bytes"}
    for path in sorted((ROOT / "wincore/indicators").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        called = {n.func for n in ast.walk(tree) if isinstance(n, ast.Call)}
        names = {getattr(f, "id", getattr(f, "attr", "")) for f in called}
        assert not names & forbidden, path


def test_charts_use_graph_objects_and_not_express():
    for path in FILES:
        assert not any(name.startswith("plotly.express") for name in imports(path)), path


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_lets_html_from_text_through(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.keyword) and node.arg == "unsafe_allow_html":
            pytest.fail(f"{path}:{node.value.lineno}")


@pytest.mark.parametrize("page", sorted((ROOT / "pages").glob("*.py")), ids=lambda p: p.name)
def test_every_page_begins_with_the_same_guard(page):
    tree = ast.parse(page.read_text(encoding="utf-8"))
    statements = [
        n
        for n in tree.body
        if not isinstance(n, ast.Import | ast.ImportFrom)
        and not (isinstance(n, ast.Expr) and isinstance(n.value, ast.Constant))
    ]
    first = ast.unparse(statements[0])
    assert "guard(" in first, f"{page.name} begins with {first!r}"


def test_files_stay_short_enough_to_read():
    long = {str(p.relative_to(ROOT)): p.read_text().count("\n") for p in FILES}
    assert {name: lines for name, lines in long.items() if lines > 350} == {}
