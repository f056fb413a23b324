"""Real files from outside, all the way to a page: employers' returns, a survey of two waves."""

import datetime as dt
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from tests.outside import SAMPLES, needs_samples
from wincore.framework import read_framework
from wincore.ingest import check
from wincore.store import open_ledger

ROOT = Path(__file__).resolve().parents[2]
EEO1 = SAMPLES / "diversity" / "reveal_eeo1" / "Reveal_EEO1_for_2016.csv"
COMPANIES = 25


@pytest.fixture
def eeo1(monkeypatch, tmp_path) -> str:
    url = f"sqlite:///{tmp_path / 'win.sqlite'}"
    checked = check(EEO1.name, EEO1.read_bytes(), read_framework(), add_employers=True)
    assert checked.accepted, checked.problems
    ledger = open_ledger(url)
    ledger.accept(checked, who="evaluator", described=dt.date(2020, 11, 30))
    ledger.close()
    monkeypatch.setenv("WIN_STORE_URL", url)
    monkeypatch.setenv("WIN_DEMO", "0")
    monkeypatch.setattr("ui.identity._on_this_machine", lambda: True)
    return url


@needs_samples
@pytest.mark.samples
def test_the_workforce_page_shows_every_company_of_the_real_returns(eeo1):
    app = AppTest.from_file(str(ROOT / "pages" / "workforce.py"), default_timeout=120).run()
    assert not app.exception
    headings = [h.value for h in app.header]
    assert any(f"of {COMPANIES} employers" in text for text in headings), headings


RSE = SAMPLES / "surveys" / "rse_limesurvey"
WAVES = ("2016", "2017")


def rse_programme(folder: Path) -> Path:
    """Write a programme of two yearly waves whose one questionnaire is that of the real survey."""
    data = folder / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("demonstration"))
    instrument = (ROOT / "tests/ingest/surveys/rse_instrument.toml").read_text(encoding="utf-8")
    for code in SCALES:
        feeds = f'[[scales]]\nid = "{code}"\nindicator = "community.{code.lower()}"'
        instrument = instrument.replace(f'[[scales]]\nid = "{code}"', feeds)
    (data / "instruments/rse.toml").write_text(instrument, encoding="utf-8")
    programme = (data / "programme.toml").read_text(encoding="utf-8")
    head = re.split(r"^\[\[waves\]\]", programme, flags=re.M)[0]
    rest = re.split(r"^\[\[waves\]\].*?(?=^\[(?!\[waves))", programme, flags=re.M | re.S)[-1]
    waves = "".join(
        f'[[waves]]\nid = "{y}"\ntitle = "{y}"\nopens = {y}-01-01\ncloses = {y}-12-31\n\n'
        for y in WAVES
    )
    text = re.sub(r"^instruments = \[.*?\]", INSTRUMENTS, head + waves + rest, flags=re.M | re.S)
    (data / "programme.toml").write_text(text, encoding="utf-8")
    answers = (data / "answers.toml").read_text(encoding="utf-8")
    own = re.split(r"(?=^\[\[)", answers, flags=re.M)
    kept = "".join(block for block in own if not block.startswith("[[answer_sets]]"))
    (data / "answers.toml").write_text("answer_sets = []\n" + kept, encoding="utf-8")
    (data / "claims.toml").write_text("claims = []\n", encoding="utf-8")
    _with_its_own_indicators(data)
    return data / "programme.toml"


INSTRUMENTS = 'instruments = ["instruments/rse.toml"]'
INDICATOR = """
[[indicators]]
id = "community.{scale}"
outcome = "community"
title = "{title}"
question = "How do research software engineers answer on this scale?"
definition = "Mean of the items of the scale, from 1 to 5 points."
formula = "sum of scale means / respondents"
source = "Survey of research software engineers"
unit = "points"
direction = "up"
instrument = "rse"
scale = "{code}"
"""
SCALES = {"affSat": "Satisfaction with the job", "affRec": "Recognition"}


def _with_its_own_indicators(data: Path) -> None:
    framework = (data / "framework.toml").read_text(encoding="utf-8")
    blocks = re.split(r"(?=^\[\[indicators\]\])", framework, flags=re.M)
    kept = [b for b in blocks if not re.search(r"^instrument = ", b, flags=re.M)]
    headline = re.sub(
        r'^headline = "community\.confidence"', 'headline = "community.affsat"', "".join(kept),
        flags=re.M,
    )  # fmt: skip
    own = "".join(
        INDICATOR.format(scale=code.lower(), code=code, title=title)
        for code, title in SCALES.items()
    )
    (data / "framework.toml").write_text(headline + own, encoding="utf-8")


@pytest.fixture
def rse(monkeypatch, tmp_path) -> None:
    programme = rse_programme(tmp_path)
    framework = read_framework(programme)
    ledger = open_ledger(f"sqlite:///{tmp_path / 'win.sqlite'}")
    for year in WAVES:
        content = (RSE / f"{year}_uk" / "public_data.csv").read_bytes()
        checked = check(f"{year}.csv", content, framework, wave=year)
        assert checked.accepted, checked.problems
        ledger.accept(checked, who="evaluator", described=dt.date(int(year), 12, 31))
    ledger.close()
    monkeypatch.setenv("WIN_STORE_URL", f"sqlite:///{tmp_path / 'win.sqlite'}")
    monkeypatch.setenv("WIN_PROGRAMME", str(programme))
    monkeypatch.setenv("WIN_DEMO", "0")
    monkeypatch.setattr("ui.identity._on_this_machine", lambda: True)


def raw_mean(year: str, scale: str) -> float:
    """The scale's mean by another route: straight from the file, with pandas alone."""
    codes = {"Strongly disagree": 1, "Disagree": 2, "Neither agree or disagree": 3, "Agree": 4}
    codes |= {"Strongly Agree": 5}
    frame = pd.read_csv(RSE / f"{year}_uk" / "public_data.csv", dtype=str)
    items = [c for c in frame if re.search(rf"(\[|^){scale}\d(\]|\.)", c)]
    answers = frame[items].apply(lambda column: column.str.strip().map(codes))
    enough = answers.notna().sum(axis=1) >= len(items) / 2
    return float(answers[enough].mean(axis=1).mean())


@needs_samples
@pytest.mark.samples
def test_two_waves_of_a_real_survey_give_a_before_and_after_page(rse):
    app = AppTest.from_file(str(ROOT / "pages" / "community.py"), default_timeout=120).run()
    assert not app.exception
    tables = pd.concat([t.value for t in app.table if "Before" in t.value], ignore_index=True)
    satisfaction = tables[tables.iloc[:, 0] == SCALES["affSat"]].iloc[0]
    for year, column in zip(WAVES, ("Before", "After"), strict=True):
        shown = float(satisfaction[column].replace("\\", ""))
        assert shown == pytest.approx(raw_mean(year, "affSat"), abs=0.051)


@needs_samples
@pytest.mark.samples
def test_every_page_runs_with_a_framework_that_is_not_the_demonstrations(rse):
    for page in sorted((ROOT / "pages").glob("*.py")):
        app = AppTest.from_file(str(page), default_timeout=120).run()
        assert not app.exception, page.name
