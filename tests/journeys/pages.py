"""The pages of the dashboard, as addresses and as files."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "pages").glob("*.py"))
PATHS = [f.stem for f in FILES]
