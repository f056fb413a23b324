"""Write the findings of the demonstration to findings.csv anew: `make golden`."""

import sys
import tempfile
from pathlib import Path

import pandas as pd

from wincore.exporting import csv_text
from wincore.framework import read_framework
from wincore.indicators import findings
from wincore.store import open_ledger
from wincore.store.demonstration import load_demonstration

GOLDEN = Path(__file__).with_name("findings.csv")
KEY = ["indicator", "employer", "wave", "group"]
FIGURES = ["numerator", "denominator", "value", "low", "high", "n", "missing", "change"]
WORDS = ["unit", "interval", "verdict", "rating", "evidence"]
DECIMALS = 6
PAIRING_KEY = b"the key of the golden file, so that respondents pair the same way everywhere"


def computed(folder: Path) -> pd.DataFrame:
    """Return the findings of the demonstration, loaded into a store below `folder`."""
    ledger = open_ledger(f"sqlite:///{folder / 'win.sqlite'}")
    framework = read_framework()
    load_demonstration(ledger, framework, PAIRING_KEY)
    found = findings(ledger.snapshot(framework.programme.review), framework)
    ledger.close()
    return golden(found)


def golden(found: pd.DataFrame) -> pd.DataFrame:
    """Return the columns that are kept, in a fixed order of rows."""
    kept = found[KEY + FIGURES + WORDS].sort_values(KEY, ignore_index=True)
    return kept.assign(**{c: kept[c].round(DECIMALS) + 0.0 for c in FIGURES})


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        GOLDEN.write_text(csv_text(computed(Path(place))), encoding="utf-8")
    sys.exit(0)
