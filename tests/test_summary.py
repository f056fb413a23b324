"""A finding as people say it: with its base, and with its interval where it has one."""

import numpy as np
import pandas as pd

from wincore.framework import read_framework
from wincore.summary import NOT_TESTED, moved, said

ROW = {"value": 3.54, "low": 3.26, "high": 3.83, "n": 67.0}


def test_a_mean_has_its_interval_and_n():
    indicator = read_framework().indicator("community.learning")
    assert said(pd.Series(ROW), indicator) == "3.5 points (95\u00a0% 3.3 to 3.8, n = 67)"


def test_a_mean_without_an_interval_has_its_n_alone():
    indicator = read_framework().indicator("community.learning")
    without = ROW | {"low": np.nan}
    assert said(pd.Series(without), indicator) == "3.5 points (n = 67)"


def test_a_change_that_is_not_tested_says_so():
    framework = read_framework()
    row = pd.Series({"change": 4.0, "verdict": ""})
    found = moved(row, framework.indicator("commitment.public_statement"))
    assert found == f"+4 employers since baseline: {NOT_TESTED}"
    assert moved(row, framework.indicator("strategy.approved")) == "+4 employers since baseline"
