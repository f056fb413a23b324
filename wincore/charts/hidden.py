"""What is said where a figure is hidden: that it is, by which rule, and what is shown instead.

That a figure is hidden is another thing than that nothing was returned, and reads otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wincore.charts.chart import Chart
from wincore.wording import counted, sentence

MARK = "[c]"  # begins the note of a hidden figure
CONFIDENTIAL = f"{MARK} confidential: "
INSTEAD = "; shown instead: "
TOGETHER = " together: "  # what is shown in place of every row alike
HIDDEN, NONE = "hidden [c]", "no figure"
WHY = "Hidden: {reason}"
SHOWN = "Shown instead: {figure}"


def is_hidden(note: object) -> bool:
    """Return whether a note is that of a hidden figure."""
    return str(note).startswith(MARK)


def word(note: object) -> str:
    """Return what stands beside a name in place of its figure."""
    return HIDDEN if is_hidden(note) else NONE


def why(notes: Iterable[object]) -> str:
    """Say why figures are hidden and what is shown instead; "" where none of them is hidden."""
    hidden = [str(note) for note in notes if is_hidden(note)]
    if not hidden:
        return ""
    note = next((n for n in hidden if TOGETHER in n), hidden[0])
    if TOGETHER not in note and len(set(hidden)) > 1:  # what stands for one stands not for all
        note = note.partition(INSTEAD)[0]
    reason, _, figure = note.removeprefix(CONFIDENTIAL).partition(INSTEAD)
    said = sentence(WHY.format(reason=reason))
    return f"{said} {sentence(SHOWN.format(figure=figure))}" if figure else said


def explained(chart: Chart, notes: Iterable[object]) -> Chart:
    """Return a chart without a figure that says its figures are hidden, where they are."""
    said = why(notes) if chart.figure is None else ""
    return replace(chart, sentence=said, alt=said) if said else chart


def without(notes: Iterable[object]) -> str:
    """Say how many rows have no figure, and how many of them are hidden; "" for none."""
    told = [is_hidden(note) for note in notes]
    hidden, lacking = sum(told), len(told) - sum(told)
    parts = [f"{counted(hidden, 'employer')} hidden"] if hidden else []
    parts += [f"{counted(lacking, 'employer')} without a figure"] if lacking else []
    return "".join(f"; {part}" for part in parts)
