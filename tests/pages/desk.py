"""Drive the pages of the desk: upload files, open cards, look at the store."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from wincore.settings import settings
from wincore.store import Ledger, open_ledger

ROOT = Path(__file__).resolve().parents[2]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def page(path: str, **query: str) -> AppTest:
    """Return a page, not run yet."""
    app = AppTest.from_file(str(ROOT / "pages" / f"{path}.py"), default_timeout=120)
    for name, value in query.items():
        app.query_params[name] = value
    return app


def uploaded(*files: tuple[str, bytes]) -> AppTest:
    """Return the Upload page after these files were dropped."""
    app = page("upload").run()
    for name, content in files:
        app.file_uploader[0].upload(name, content)
    return app.run()


def words(app: AppTest) -> str:
    """Return everything written on a page, tables and labels included, without escapes."""
    said = [
        str(e.value)
        for kind in ("title", "header", "subheader", "markdown", "caption")
        for e in app.get(kind)
    ]
    said += [
        str(e.value) for kind in ("error", "warning", "info", "success") for e in app.get(kind)
    ]
    said += [t.value.to_csv() for t in app.table]
    said += [e.label for e in app.expander] + [s.label for s in app.selectbox]
    return "\n".join(said).replace("\\", "").replace("\u2060", "")


def button(app: AppTest, label: str):
    """Return the first button whose label begins so."""
    return next(b for b in app.button if b.label.replace("\\", "").startswith(label))


def select(app: AppTest, label: str):
    """Return the first list whose label contains a text."""
    return next(
        s for s in app.selectbox if label in s.label.replace("\\", "").replace("\u2060", "")
    )


def store() -> Ledger:
    """Open the store that the pages use."""
    return open_ledger(settings().store_url)


def states() -> list[str]:
    """Return the state of each upload in the store."""
    ledger = store()
    try:
        return [u.state for u in ledger.uploads()]
    finally:
        ledger.close()
