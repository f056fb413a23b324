"""What a chart is: a figure, the sentence that states its finding, and the numbers behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd
import plotly.graph_objects as go

from wincore.wording import formatted


@dataclass(frozen=True)
class Chart:
    """One finding, said four ways that must agree.

    ``figure`` is None where there is nothing to draw: the sentence then says what is missing.
    ``table`` holds raw values (shares as fractions of 1); ``formats`` says how a column is written,
    by the names in `wording.formatted`.
    """

    figure: go.Figure | None
    sentence: str
    table: pd.DataFrame
    alt: str
    formats: Mapping[str, str] = field(default_factory=dict)

    @property
    def words(self) -> pd.DataFrame:
        """The table as it is read: numbers rounded and written in words' way."""
        return formatted(self.table, dict(self.formats))


def empty(sentence: str, columns: tuple[str, ...] = ()) -> Chart:
    """Return a chart without a figure, whose sentence says what is missing."""
    return Chart(None, sentence, pd.DataFrame({c: [] for c in columns}), sentence)
