"""Real files from outside the project, to test with where they are present."""

import os
from pathlib import Path

import pytest

_beside = Path(__file__).resolve().parents[2] / "shared" / "samples"
_folder = Path(os.environ.get("WIN_SAMPLES", _beside))
SAMPLES: Path = _folder
needs_samples = pytest.mark.skipif(
    not _folder.is_dir(), reason="outside sample files are not here (set WIN_SAMPLES)"
)
