"""The mixed results between the waves: better, worse, and no clear change."""

from statistics import mean

import pytest

from tests.demonstration.given import csv_rows, first_sheet, framework
from tests.demonstration.test_surveys import FORMS, INCLUSION, MONKEY


def _scores(instrument_id, scale, header, rows):
    """Employer -> mean of the scale, computed apart from the project's own scores."""
    instrument = framework().instrument(instrument_id)
    employer = header.index(instrument.item("employer").text)
    found = {}
    for row in rows:
        points = []
        for item in instrument.scale_items(scale):
            labels = [a.label for a in instrument.answer_set(item).answers]
            said = row[header.index(item.text)]
            if said in labels:
                point = labels.index(said) + 1
                points.append(len(labels) + 1 - point if item.reverse else point)
        if 2 * len(points) >= len(instrument.scale_items(scale)):
            found.setdefault(row[employer], []).append(mean(points))
    return {name: mean(values) for name, values in found.items()}


def _participants(scale):
    header, *rows = first_sheet(FORMS)
    before = _scores("participant", scale, [h.replace("\u00a0", " ") for h in header], rows)
    top, _, *rows = first_sheet(MONKEY)
    return before, _scores("participant", scale, top, rows)


def _staff(scale):
    pair = []
    for file in INCLUSION:
        _, wording, _, *rows = csv_rows(file)
        header = [w.rpartition("? - ")[2] if "? - " in w else w for w in wording]
        rows = [r for r in rows if r[2] != "Survey Preview"]
        pair.append(_scores("inclusion", scale, header, rows))
    return tuple(pair)


def _better(pair):
    before, after = pair
    both = sorted(before.keys() & after.keys())
    return sum(after[name] > before[name] for name in both), len(both)


@pytest.mark.parametrize("scale", ["learning", "confidence", "intersectionality"])
def test_participants_improve(scale):
    improved, employers = _better(_participants(scale))
    assert improved >= 8
    assert employers == 9


def test_commitment_as_participants_see_it_worsens():
    assert _better(_participants("perceived_commitment"))[0] <= 1


@pytest.mark.parametrize("scale", ["staff_commitment", "inclusion"])
def test_staff_see_no_clear_change(scale):
    improved, employers = _better(_staff(scale))
    assert 3 <= improved <= employers - 3


def test_fairness_as_staff_see_it_worsens():
    assert _better(_staff("fairness"))[0] <= 1
