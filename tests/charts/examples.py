"""Small invented frames, one set for each chart, and the charts made from them."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from wincore import charts
from wincore.charts import Chart, Line
from wincore.datasets import TESTS
from wincore.framework import AnswerSet
from wincore.statistics import funnel_limits

HOSTILE = '<a href="javascript:alert(1)">Evil</a> & <b>Sons</b> %{x} =1+1'
NAMES = (
    "Made-up Media",
    "Invented Insurance Technology Services Group",
    "Fable Games",
    "Pretend Payments",
    "Specimen Software",
    "Placeholder Platforms",
    "Sample Systems",
    "Nowhere Networks",
    "Imaginary Imaging",
    "Test Telecoms",
)
FIVE = AnswerSet(
    id="agree",
    answers=[
        {"code": str(i), "label": label}
        for i, label in enumerate(
            ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree"), start=1
        )
    ],
    top=["4", "5"],
    bottom=["1", "2"],
    neutral="3",
)
LONDON = Line(0.135, "London", "residents, all ages, 2021")


def representation() -> pd.DataFrame:
    """Ten employers, the last without a figure."""
    rows = []
    for place, name in enumerate(NAMES):
        known, unknown = 300 + 840 * place, 20 + 70 * place
        count = round(known * (0.02 + 0.016 * place))
        rows.append(
            {
                "employer": name,
                "numerator": count,
                "denominator": known,
                "value": count / known,
                "low": count / (known + unknown),
                "high": (count + unknown) / (known + unknown),
                "missing": unknown,
                "note": "",
            }
        )
    found = pd.DataFrame(rows)
    gone = ["numerator", "denominator", "value", "low", "high", "missing"]
    found[gone] = found[gone].astype(float)
    found.loc[9, gone] = float("nan")
    found.loc[9, "note"] = "[x] no return"
    return found


def answers() -> pd.DataFrame:
    """Two waves of three statements."""
    wide = {
        "My employer says in public what it wants to change": (4, 9, 20, 41, 13, 3),
        "I know how to evaluate what we try": (12, 25, 18, 20, 6, 9),
        "Colleagues from all backgrounds can reach senior roles here": (22, 30, 14, 11, 4, 6),
    }
    codes = ("1", "2", "3", "4", "5", "dont_know")
    rows = [(row, c, n) for row, ns in wide.items() for c, n in zip(codes, ns, strict=True)]
    return pd.DataFrame(rows, columns=["row", "answer", "n"])


def pairs() -> pd.DataFrame:
    """Three scales, the programme and eight employers."""
    rows = []
    for scale, (before, after, verdict) in {
        "Confidence to implement": (2.9, 3.7, "improved"),
        "Confidence to evaluate": (2.6, 3.1, "cannot tell yet"),
        "Commitment as participants see it": (3.6, 3.5, "no clear change"),
    }.items():
        rows.append((scale, "all", before, after, 61.0, verdict))
        for place, name in enumerate(NAMES[:8]):
            start = before + (place - 3.5) * 0.16
            rows.append((scale, name, start, start + (after - before) * (place / 3.5), 7.0, ""))
    columns = ["label", "employer", "baseline", "value", "n", "verdict"]
    return pd.DataFrame(rows, columns=columns)


def strategy() -> pd.DataFrame:
    """Ten employers at different steps."""
    states = ["yes yes yes", "yes yes planned", "yes yes no", "yes planned no", "yes no no"]
    states += ["planned no no", "yes yes yes", "no no no", "yes planned no", ""]
    steps = [s.split() if s else ["", "", ""] for s in states]
    table = pd.DataFrame(steps, columns=["developed", "approved", "implemented"])
    table.insert(0, "employer", list(NAMES))
    return table


TITLES = {action: f"Toolkit action {action}" for action in range(1, 18)}


def actions(shift: int) -> pd.DataFrame:
    """Stages of 17 actions at nine employers, some not applicable, some blank."""
    rows = []
    for x, name in enumerate(NAMES[:9]):
        for action in TITLES:
            stage = max(0, min(4, (x * 7 + action * 5) % 5 - 1 + shift))
            word = "n/a" if (x + action) % 13 == 0 else "" if (x * action) % 29 == 7 else str(stage)
            rows.append((name, action, word))
    return pd.DataFrame(rows, columns=["employer", "action", "stage"])


def commitments() -> pd.DataFrame:
    """Ten employers and seven tests."""
    rows = []
    for x, name in enumerate(NAMES):
        for y, test in enumerate(TESTS):
            met = "yes" if (x * 3 + y * 2) % 7 < 4 - x // 4 else "planned" if x % 3 == 0 else "no"
            day = pd.Timestamp(2020, 11, 1) + pd.Timedelta(days=9 * y) if met == "yes" else pd.NaT
            rows.append((name, test, "" if x == 9 else met, day))
    return pd.DataFrame(rows, columns=["employer", "test", "met", "date"])


def links() -> pd.DataFrame:
    """Ties of nine employers at two waves; the tenth has none."""
    rows = []
    for x in range(9):
        for y in range(9):
            if x != y and (x * 4 + y * 3) % 11 < 2:
                rows.append(("baseline", NAMES[x], NAMES[y], "knows"))
            if x != y and (x * 4 + y * 3) % 11 < 5:
                rows.append(("stage one", NAMES[x], NAMES[y], "shares practice"))
    return pd.DataFrame(rows, columns=["wave", "from_employer", "to_employer", "kind"])


def stages() -> pd.DataFrame:
    """A recruitment funnel of four groups, one with a number that is not shown."""
    return pd.DataFrame(
        [
            ("White", 1200, 420.0, 168.0),
            ("Asian", 640, 180.0, 60.0),
            ("Black", 410, 84.0, 20.0),
            ("young Black men", 96, 14.0, float("nan")),
        ],
        columns=["group", "applied", "shortlisted", "appointed"],
    )


def targets() -> pd.DataFrame:
    """The parts of the objectives."""
    return pd.DataFrame(
        [
            ("Companies that took part", 10.0, 10.0, 10.0, "green", ""),
            ("Companies that completed", 0.0, float("nan"), 10.0, "grey", "not due"),
            ("Publicly committed", 7.0, 8.0, 10.0, "amber", ""),
            ("Strategy developed", 6.0, 10.0, 10.0, "red", ""),
            ("Strategy implemented, first year", float("nan"), 4.0, 10.0, "grey", "no return"),
        ],
        columns=["label", "value", "expected", "target", "rating", "note"],
    )


def milestones() -> pd.DataFrame:
    """Five milestones."""
    return pd.DataFrame(
        [
            ("Delivery partner procured", dt.date(2020, 9, 30)),
            ("Partner appointed, Labs announced", dt.date(2020, 10, 31)),
            ("Stage one starts", dt.date(2020, 11, 1)),
            ("Review of stage one and decision on stage two", dt.date(2021, 3, 31)),
            ("The Lab ends", dt.date(2021, 10, 31)),
        ],
        columns=["title", "date"],
    )


def levels() -> pd.DataFrame:
    """Five levels, one hidden; twelve people of each level have not declared."""
    rows = [("entry", 60, 420), ("junior", 70, 690), ("middle", 40, 610), ("senior", 9, 380)]
    table = pd.DataFrame(rows, columns=["level", "numerator", "denominator"]).astype(
        {"numerator": float, "denominator": float}
    )
    table["value"] = table["numerator"] / table["denominator"]
    everybody = table["denominator"] + 12
    low, high = ((table["numerator"] + x) / everybody for x in (0, 12))
    table["low"], table["high"] = low, high
    table["note"] = ""
    gone = {"level": "executive", "note": "[c] hidden"}
    return pd.concat([table, pd.DataFrame([gone])], ignore_index=True)


def champions() -> pd.DataFrame:
    """Public acts of six employers."""
    kinds = ("talk", "mentoring", "case study", "hosted event")
    rows = [
        (NAMES[i % 6], dt.date(2020, 11 + i % 2, 3 + i), kinds[i % 4], f"Title {i}")
        if i < 9
        else (NAMES[i % 6], dt.date(2021, 1 + i % 3, 3 + i), kinds[i * i % 4], f"Title {i}")
        for i in range(21)
    ]
    return pd.DataFrame(rows, columns=["employer", "date", "kind", "title"])


def attendance() -> pd.DataFrame:
    """Five sessions, ten employers, some not invited, one not returned."""
    titles = ("Opening workshop", "Expert talk: fair recruitment", "Peer learning", "Data clinic")
    rows = []
    for y, title in enumerate(titles):
        for x, name in enumerate(NAMES):
            if (x + y) % 9:
                came = float("nan") if x == 9 else float((x * 3 + y) % 5)
                rows.append((title, dt.date(2020, 11, 5 + 6 * y), name, 4.0, came))
    return pd.DataFrame(rows, columns=["session", "date", "employer", "invited", "attended"])


def ratings() -> pd.DataFrame:
    """Ten employers, four outcomes."""
    outcomes = ("Commitment", "Strategy and approach", "Legacy", "Community of practice")
    kinds = ("green", "amber", "green", "red", "grey")
    rows = [
        (name, outcome, kinds[(x * 2 + y * 3) % 5], "3 of 6")
        for x, name in enumerate(NAMES)
        for y, outcome in enumerate(outcomes)
    ]
    return pd.DataFrame(rows, columns=["employer", "outcome", "rating", "value"])


def gallery() -> dict[str, Chart]:
    """Return every chart, made from the frames above."""
    places = charts.positions(links(), NAMES)
    return {
        "progress": charts.progress_bars(targets()),
        "outcomes": charts.outcome_grid(ratings()),
        "timeline": charts.time_line(
            milestones(), dt.date(2021, 3, 15), review=dt.date(2021, 3, 31)
        ),
        "matrix": charts.commitment_matrix(commitments()),
        "steps": charts.strategy_steps(strategy()),
        "heatmap": charts.action_map(actions(0), actions(1), TITLES),
        "heatmap change": charts.action_map(actions(0), actions(1), TITLES, view="change"),
        "funnel": charts.recruitment_funnel(stages()),
        "benchmark": charts.dots_against(representation(), group="Black", line=LONDON),
        "benchmark target": charts.dots_against(
            representation(), group="young Black men", line=None
        ),
        "pipeline": charts.level_pipeline(levels(), group="Black", line=LONDON),
        "size": charts.size_funnel(
            representation(),
            funnel_limits(LONDON.share, range(100, 8000, 100)),
            group="Black",
            line=LONDON,
        ),
        "likert": charts.likert_bars(answers(), FIVE),
        "dumbbell": charts.before_after(pairs()),
        "network baseline": charts.network_graph(links(), NAMES, places, wave="baseline"),
        "network now": charts.network_graph(
            links(), NAMES, places, wave="stage one", bridges=NAMES[:1]
        ),
        "events": charts.champion_events(champions(), 10),
        "attendance": charts.attendance_map(attendance()),
    }
