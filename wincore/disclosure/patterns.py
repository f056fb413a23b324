"""What a plan hides, as a file: bare patterns, without a figure in them."""

from __future__ import annotations

import os
import tempfile
import zipfile
from pathlib import Path

import numpy as np
import pandas as pd

from wincore.disclosure.plan import Name, Plan
from wincore.disclosure.protection import Protection

SEPARATOR = "\x1f"
NOTHING_LOST = ["cell", "low", "high", "seen_low", "seen_high", "reader"]


def read_patterns(file: Path) -> dict[Name, Protection]:
    """Return the protection of each section; {} where the file is not there or not whole."""
    try:
        with np.load(file, allow_pickle=False) as held:
            return {
                tuple(name.split(SEPARATOR)): Protection(
                    hidden=held[name][0].astype(bool),
                    primary=held[name][1].astype(bool),
                    given_away=pd.DataFrame(columns=NOTHING_LOST),
                )
                for name in held.files
            }
    except (OSError, ValueError, IndexError, zipfile.BadZipFile):
        return {}


def write_patterns(file: Path, plan: Plan) -> None:
    """Keep what a plan hides, whole or not at all; where nothing can be written it is not kept.

    A plan that earlier releases have made holes in is not kept either: it is worked out, and told,
    each time.
    """
    if len(plan.lost):
        return
    patterns = {
        SEPARATOR.join(name): np.stack([s.protection.hidden, s.protection.primary])
        for name, s in plan.sections.items()
    }
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, made = tempfile.mkstemp(dir=file.parent, suffix=".npz")
        with os.fdopen(handle, "wb") as out:
            np.savez_compressed(out, allow_pickle=False, **patterns)
        os.replace(made, file)
    except OSError:
        return
