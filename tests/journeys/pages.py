"""The pages of the dashboard: those of its menu, so that a new one is looked at, too."""

from pathlib import Path

from ui.pagelist import PAGES

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "pages").glob("*.py"))
PATHS = sorted(info.path for info in PAGES)
