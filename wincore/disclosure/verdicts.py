"""Verdicts on change, from the figures that are shown.

The evaluator's verdict counts employers that improved or got worse, hidden ones too. What an
audience reads must follow from what it sees: where an employer's figure is hidden, the employers
shown are judged, and it is said that others are left out.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from wincore.disclosure.family import Mask
from wincore.findings import ALL
from wincore.indicators.completion import NOT_COMPARABLE, SINCE
from wincore.indicators.facts import Facts, rows_of
from wincore.indicators.judging import judged
from wincore.indicators.rows import joined

LEFT_OUT = "Employers whose figures are confidential are left out."
NOT_JUDGED = "Since {wave}: not judged, since employers' own figures are confidential."


def judged_anew(
    shown: pd.DataFrame, true: pd.DataFrame, about: Mask, hidden: Mask, facts: Facts
) -> pd.DataFrame:
    """Return the findings with verdicts that follow from the employers' figures shown.

    ``true`` has the same rows before anything was emptied; ``about`` marks those about people.
    Where all employers are shown, or a trend was refused, the verdict stands as it was.
    """
    first = facts.framework.programme.waves[0].id
    found = judged(shown, facts.framework)
    partly = _partly_hidden(shown, hidden)
    words, notes = shown["verdict"].tolist(), shown["note"].tolist()
    columns = rows_of(true, "indicator", "employer", "wave", "group", "verdict", "note")
    for at, (name, employer, wave, group, word, note) in enumerate(columns):
        if not about[at] or hidden[at] or employer != ALL or not word or wave == first:
            continue
        if not partly[at] or _untested(word, note, first):
            notes[at] = joined(notes[at], _since(note, first))
        elif (name, wave, group) in found and found[name, wave, group].change.matched:
            one = found[name, wave, group]
            reason = SINCE.format(wave=first, reason=one.verdict.reason)
            words[at], notes[at] = one.verdict.word, joined(notes[at], f"{reason} {LEFT_OUT}")
        else:
            words[at], notes[at] = "", joined(notes[at], NOT_JUDGED.format(wave=first))
    return shown.assign(verdict=words, note=notes)


def _untested(word: str, note: str, first: str) -> bool:
    """Return whether a word stands for no test at all; "cannot tell yet" may come from one."""
    return word == "no data" or (word == NOT_COMPARABLE and not _since(note, first))


def _since(note: str, first: str) -> str:
    at = note.find(SINCE.format(wave=first, reason=""))
    return note[at:] if at >= 0 else ""


def _partly_hidden(shown: pd.DataFrame, hidden: Mask) -> Mask:
    """Return for each row whether an employer's figure of its kind is hidden in any wave."""
    lacking = pd.Series(hidden & (shown["employer"] != ALL).to_numpy(), index=shown.index)
    keys = [shown[name] for name in ("indicator", "group")]
    found: Mask = np.asarray(lacking.groupby(keys).transform("any"), dtype=bool)
    return found
