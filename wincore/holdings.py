"""What is held, as tables to read: one row an employer, one column a sheet or a survey."""

from __future__ import annotations

import pandas as pd

from wincore.completeness import ONCE, PER_WAVE
from wincore.findings import ALL
from wincore.framework.categories import EVERYBODY
from wincore.framework.model import Framework

RATE = "survey.response_rate_"


def returns(held: pd.DataFrame, wave: str) -> pd.DataFrame:
    """Return the state of each sheet of the return at a wave: employers by sheets.

    ``held`` is what `indicators.views.holdings.completeness` gives. Sheets without a wave are the
    same at each.
    """
    asked = held["dataset"].isin(PER_WAVE) & (held["wave"] == wave) | held["dataset"].isin(ONCE)
    wide = held[asked].pivot(index="employer", columns="dataset", values="state")
    return wide[[name for name in (*PER_WAVE, *ONCE) if name in wide]].sort_index()


def surveys(
    held: pd.DataFrame, findings: pd.DataFrame, framework: Framework, wave: str
) -> pd.DataFrame:
    """Return each employer's state, responses and response rate in the surveys of a wave.

    Columns employer, instrument, state, rows, asked (people, or None), rate (or None).
    """
    asked = [i.id for i in framework.instruments if wave in i.waves]
    own = held[held["dataset"].isin(asked) & (held["wave"] == wave)]
    rates = _rates(findings, wave)
    joined = own.rename(columns={"dataset": "instrument"}).merge(
        rates, on=["employer", "instrument"], how="left"
    )
    return joined[["employer", "instrument", "state", "rows", "asked", "rate"]]


def _rates(findings: pd.DataFrame, wave: str) -> pd.DataFrame:
    rows = findings[
        findings["indicator"].str.startswith(RATE)
        & (findings["wave"] == wave)
        & (findings["group"] == EVERYBODY)
        & (findings["employer"] != ALL)
    ]
    return pd.DataFrame(
        {
            "employer": rows["employer"],
            "instrument": rows["indicator"].str.removeprefix(RATE),
            "asked": rows["denominator"],
            "rate": rows["value"],
        }
    )


def counts(states: pd.Series) -> dict[str, int]:
    """Return how often each state occurs, most first."""
    return {str(state): int(n) for state, n in states.value_counts().items()}
