"""What is held of what was asked for: each employer, dataset and wave."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from wincore.datasets import RETURN
from wincore.framework.model import Framework
from wincore.store.snapshot import Snapshot

# there: rows are held · missing: others have sent theirs · withdrawn: the employer left ·
# awaited: nobody's are held for this wave yet
STATES = ("there", "missing", "withdrawn", "awaited")
COLUMNS = ("employer_id", "employer", "wave", "dataset", "state", "rows", "uploads")
PER_WAVE = tuple(t.name for t in RETURN if {"employer_id", "wave"} <= set(t.columns))
Held = dict[str, tuple[int, str]]  # employer id -> rows, short hashes of their uploads
ONCE = ("commitments", "challenges")  # asked of every employer, whatever the wave


def completeness(snapshot: Snapshot, framework: Framework) -> pd.DataFrame:
    """Return one row for each employer x dataset x wave that is asked for, with its state.

    Datasets are the sheets of the return that every employer fills in (wave "" where the sheet
    has none) and the instruments, in the waves in which they are asked. Employers that were only
    invited are not asked.
    """
    register = snapshot.table("employers")
    asked = register[register["status"] != "invited"]
    rows = [
        {
            "employer_id": employer_id,
            "employer": employer,
            "wave": wave,
            "dataset": dataset,
            **_state(held, employer_id, status),
        }
        for (dataset, wave), held in _datasets(snapshot, framework)
        for employer_id, employer, status in asked[["employer_id", "employer", "status"]].to_numpy()
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _datasets(snapshot: Snapshot, framework: Framework) -> Iterator[tuple[tuple[str, str], Held]]:
    waves = [w.id for w in framework.programme.waves]
    for name in PER_WAVE:
        table = snapshot.table(name)
        for wave in waves:
            yield (name, wave), _held(table[table["wave"] == wave])
    for name in ONCE:
        yield (name, ""), _held(snapshot.table(name))
    responses = snapshot.table("responses")
    for instrument in framework.instruments:
        for wave in instrument.waves:
            chosen = (responses["instrument"] == instrument.id) & (responses["wave"] == wave)
            yield (instrument.id, wave), _held(responses[chosen])


def _held(table: pd.DataFrame) -> Held:
    return {
        str(employer_id): (len(shorts), " ".join(sorted(set(shorts))))
        for employer_id, shorts in table.groupby("employer_id", observed=True)["upload"]
    }


def _state(held: Held, employer_id: str, status: str) -> dict[str, object]:
    if employer_id in held:
        rows, uploads = held[employer_id]
        return {"state": "there", "rows": rows, "uploads": uploads}
    if status == "withdrawn":
        return {"state": "withdrawn", "rows": 0, "uploads": ""}
    return {"state": "missing" if held else "awaited", "rows": 0, "uploads": ""}
