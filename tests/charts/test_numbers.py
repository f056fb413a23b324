"""Figures, tables and sentences hold the same numbers, each reckoned anew from the frame."""

import math

import pandas as pd
import pytest

from tests.charts import examples
from wincore import charts
from wincore.datasets import TESTS
from wincore.wording import NBSP


def _traces(chart, name=None):
    return [t for t in chart.figure.data if name is None or t.name == name]


def test_a_dot_stands_at_each_known_share_and_none_at_a_missing_one():
    found = examples.representation()
    chart = charts.dots_against(found, group="Black", line=examples.LONDON)
    (dots,) = _traces(chart, "share")
    known = found.sort_values("employer")["value"].dropna()
    assert list(dots.x) == list(known)  # in the order of names: no ranking
    assert list(chart.table["Employer"]) == sorted(examples.NAMES)
    assert chart.table["Share"].isna().sum() == 1
    (lacking,) = [words for words in chart.figure.layout.yaxis.ticktext if "no figure" in words]
    assert lacking.startswith(examples.NAMES[9])


def test_the_sentence_counts_those_below_london_among_those_known():
    found = examples.representation()
    chart = charts.dots_against(found, group="Black", line=examples.LONDON)
    below = sum(v < 0.135 for v in found["value"] if not math.isnan(v))
    assert chart.sentence.startswith(f"{below} of 9 employers have a smaller share of Black people")
    assert "among those known" in chart.sentence
    assert "1 employer without a figure" in chart.sentence


def could_be(row):
    """Every share that the employer could have, whatever the undeclared are."""
    members, known, unknown = (int(row[c]) for c in ("numerator", "denominator", "missing"))
    return [(members + x) / (known + unknown) for x in range(unknown + 1)]


def test_the_sentence_counts_those_that_the_undeclared_could_turn():
    found = examples.representation()
    known = [row for _, row in found.dropna(subset=["value"]).iterrows()]
    below = [row for row in known if row["value"] < 0.14]
    turned = sum(any(share >= 0.14 for share in could_be(row)) for row in below)
    others = sum(any(s < 0.14 for s in could_be(row)) for row in known if row["value"] >= 0.14)
    assert 0 < turned < len(below)
    assert others
    said = charts.dots_against(found, group="Black", line=charts.Line(0.14)).sentence
    assert f"for {turned} of them the undeclared could reverse it" in said
    assert f"for {others} at or above it the undeclared could make it smaller" in said


@pytest.mark.parametrize(
    ("high", "words"),
    [
        ([0.2, 0.2], "for 2 of them the undeclared could reverse it"),
        ([0.1, 0.1], "the undeclared could not reverse it"),
        ([0.2, None], "for 1 of them the undeclared could reverse it; what the undeclared could "
         "make of it is not shown for 1 of them"),
        ([None, None], "what the undeclared could make of it is not shown for 2 of them"),
    ],
)  # fmt: skip
def test_what_the_undeclared_could_do_is_said_where_it_is_shown(high, words):
    found = examples.representation().head(2).assign(high=pd.Series(high, dtype=float))
    said = charts.dots_against(found, group="Black", line=examples.LONDON).sentence
    assert said.endswith(f"among those known; {words}.")


def test_a_single_employer_is_spoken_of_as_one():
    found = examples.representation().head(1)
    said = charts.dots_against(found, group="Black", line=examples.LONDON).sentence
    assert said.startswith("Made-up Media has a smaller share of Black people than London")
    assert said.endswith("; the undeclared could not reverse it.")
    found = found.assign(high=0.14)
    said = charts.dots_against(found, group="Black", line=examples.LONDON).sentence
    assert said.endswith("; the undeclared could reverse it.")
    found = examples.representation().iloc[[8]]
    said = charts.dots_against(found, group="Black", line=examples.LONDON).sentence
    assert said.startswith("Imaginary Imaging has no smaller share")
    assert said.endswith("; the undeclared could not reverse it.")


def test_without_a_london_share_no_line_is_drawn_and_the_sentence_says_so():
    chart = charts.dots_against(examples.representation(), group="young Black men", line=None)
    assert not chart.figure.layout.shapes
    assert "No London share of young Black men is held" in chart.sentence
    assert chart.table["Gap to London"].isna().all()


def test_the_accent_marks_the_target_group_strict_or_broad_and_no_other():
    def colour(group):
        found = examples.representation()
        chart = charts.dots_against(found, group=group, line=None)
        return _traces(chart, "share")[0].marker.color

    assert colour("young Black men") == colour("young Black men (broad)") != colour("Black")


def test_bars_part_at_the_middle_of_neutral_and_their_widths_are_the_shares():
    counts = examples.answers()
    chart = charts.likert_bars(counts, examples.FIVE)
    base = chart.table["Answers"].to_numpy()
    for label, column in zip((a.label for a in examples.FIVE.answers), "12345", strict=True):
        (bar,) = _traces(chart, label)
        given = counts[counts["answer"] == column]["n"].to_numpy()
        assert list(bar.x) == pytest.approx(list(given / base))
    (neutral,) = _traces(chart, "Neither")
    middles = [b + w / 2 for b, w in zip(neutral.base, neutral.x, strict=True)]
    assert middles == pytest.approx([0, 0, 0], abs=1e-12)


def test_missing_answers_stand_outside_the_base_and_in_the_table():
    counts = examples.answers()
    chart = charts.likert_bars(counts, examples.FIVE)
    valid = counts[counts["answer"] != "dont_know"].groupby("row", sort=False)["n"].sum()
    assert list(chart.table["Answers"]) == list(valid)
    assert list(chart.table["Don't know"]) == [3, 9, 6]


def test_top_two_net_and_median_are_recomputed_from_single_answers():
    chart = charts.likert_bars(examples.answers(), examples.FIVE)
    for _, row in chart.table.iterrows():
        spread = [
            place
            for place, answer in enumerate(examples.FIVE.answers, start=1)
            for _ in range(int(row[answer.label]))
        ]
        top, bottom = (sum(s in ends for s in spread) for ends in ((4, 5), (1, 2)))
        assert row["Top two"] == pytest.approx(top / len(spread))
        assert row["Net"] == pytest.approx((top - bottom) / len(spread))
        assert row["Median"] == sorted(spread)[(len(spread) - 1) // 2]


def test_a_reverse_worded_statement_is_neither_most_nor_fewest():
    counts = examples.answers()
    rows = list(dict.fromkeys(counts["row"]))
    tops = {
        row: counts[(counts["row"] == row) & counts["answer"].isin(["4", "5"])]["n"].sum()
        / counts[(counts["row"] == row) & (counts["answer"] != "dont_know")]["n"].sum()
        for row in rows
    }
    best = max(tops, key=tops.get)
    said = charts.likert_bars(counts.assign(reverse=counts["row"] == best), examples.FIVE).sentence
    first, last = sorted((r for r in rows if r != best), key=tops.get, reverse=True)
    assert said == (
        f"Most agree on “{first}” ({tops[first] * 100:.0f}{NBSP}% of 81), fewest on “{last}” "
        f"({tops[last] * 100:.0f}{NBSP}% of 81); 1 more is reverse-worded and not compared."
    )
    plain = charts.likert_bars(counts, examples.FIVE).sentence
    assert best in plain
    assert "reverse" not in plain


def test_statements_that_are_all_reverse_worded_are_said_to_be():
    counts = examples.answers().assign(reverse=True)
    said = charts.likert_bars(counts, examples.FIVE).sentence
    assert said.endswith("; reverse-worded, so that to agree is unfavourable.")


def parted(*rows):
    """Answers of rows: (name, how many agree, how many disagree)."""
    cells = [(row, code, n) for row, *ns in rows for code, n in zip("51", ns, strict=True)]
    return pd.DataFrame(cells, columns=["row", "answer", "n"])


def test_waves_are_told_one_by_one_the_last_first():
    counts = parted(("baseline", 16, 47), ("stage one", 35, 28))
    said = charts.likert_bars(counts, examples.FIVE, of="wave").sentence
    assert said == f"56{NBSP}% agree at stage one (n = 63), 25{NBSP}% at baseline (n = 63)."
    turned = charts.likert_bars(counts.assign(reverse=True), examples.FIVE, of="wave").sentence
    assert turned.endswith("; the statement is reverse-worded: to agree is unfavourable.")


def test_no_employer_is_named_as_the_one_where_most_or_fewest_agree():
    counts = parted(("Made-up Media", 9, 1), ("Fable Games", 2, 8))
    said = charts.likert_bars(counts, examples.FIVE, of="employer").sentence
    assert said == f"Between 20{NBSP}% and 90{NBSP}% agree, by employer."


def test_groups_are_named_where_they_gave_ten_answers():
    counts = parted(("all", 20, 20), ("female", 9, 1), ("Black", 2, 8), ("young Black men", 1, 0))
    said = charts.likert_bars(counts, examples.FIVE, of="group").sentence
    assert said == (
        f"Most agree among “women” (90{NBSP}% of 10), fewest among “Black people” (20{NBSP}% of "
        "10)."
    )
    few = charts.likert_bars(counts.head(4), examples.FIVE, of="group").sentence
    assert few.startswith(f"20 of 40 answers (50{NBSP}%) agree: everybody")
    assert few.endswith("no two groups gave 10 answers or more.")


def test_before_and_after_draw_one_thick_line_a_scale_and_one_thin_line_an_employer():
    pairs = examples.pairs()
    chart = charts.before_after(pairs)
    thick = [t for t in chart.figure.data if t.line.width == 6]
    thin = [t for t in chart.figure.data if t.line.width == 1.5]
    assert [tuple(t.x) for t in thick] == [(2.9, 3.7), (2.6, 3.1), (3.6, 3.5)]
    assert len(thin) == 3 * 8
    assert chart.sentence.startswith("1 of 3 scales improved")
    assert "no clear change: Commitment as participants see it" in chart.sentence


def test_the_sentence_follows_the_verdicts_and_not_the_sign_of_a_change():
    pairs = examples.pairs()
    words = dict(
        zip(pairs["label"].unique(), ("improved", "no clear change", "worsened"), strict=True)
    )
    whole = pairs["employer"] == "all"
    judged = pairs.assign(verdict=pairs["label"].map(words).where(whole, ""))
    said = charts.before_after(judged).sentence
    assert said == (
        "1 of 3 scales improved between the two waves; Commitment as participants see it "
        "worsened; no clear change: Confidence to evaluate."
    )
    unjudged = charts.before_after(pairs.assign(verdict="")).sentence
    assert unjudged.startswith("2 of 3 scales rose")


def test_a_change_that_is_written_as_nought_neither_rose_nor_fell():
    one = examples.pairs().head(9).assign(baseline=3.0, value=3.04)
    chart = charts.before_after(one)
    assert "0 employers rose, 0 fell, 8 stayed the same" in chart.sentence


def test_each_step_of_each_strategy_has_one_mark():
    strategy = examples.strategy()
    chart = charts.strategy_steps(strategy)
    marks = {t.name: len(t.x) for t in chart.figure.data if t.mode == "markers"}
    states = pd.Series(strategy[["developed", "approved", "implemented"]].to_numpy().ravel())
    assert marks["yes"] == (states == "yes").sum()
    assert marks["planned"] == (states == "planned").sum()
    assert marks["no return"] == (states == "").sum()
    assert chart.sentence.startswith("7 of 10 employers have developed a strategy, 4 had it")


def test_the_map_fills_each_stated_stage_and_leaves_gaps_unfilled():
    now = examples.actions(1)
    chart = charts.action_map(examples.actions(0), now, examples.TITLES)
    (heat,) = [t for t in chart.figure.data if t.type == "heatmap"]
    filled = [v for row in heat.z for v in row if v is not None]
    stated = [int(s) for s in now["stage"] if s.isdigit()]
    assert sorted(filled) == sorted(stated)
    done = sum(s >= 3 for s in stated)
    assert chart.sentence.startswith(f"{done} of {len(stated)} applicable actions")
    assert (chart.table.drop(columns="Action") == "n/a").sum().sum() == (
        now["stage"] == "n/a"
    ).sum()


def test_an_employer_without_any_stage_keeps_an_empty_row():
    now = examples.actions(1)
    now.loc[now["employer"] == examples.NAMES[3], "stage"] = ""
    chart = charts.action_map(examples.actions(0), now, examples.TITLES)
    (heat,) = [t for t in chart.figure.data if t.type == "heatmap"]
    assert len(heat.z) == 9
    assert sum(all(v is None for v in row) for row in heat.z) == 1


def test_the_matrix_orders_by_tests_met_and_planned_is_not_met():
    frame = examples.commitments()
    chart = charts.commitment_matrix(frame)
    met = frame[frame["met"] == "yes"].groupby("employer").size()
    expected = [int(met.get(name, 0)) for name in chart.table["Employer"]]
    assert list(chart.table["Tests met"]) == expected == sorted(expected, reverse=True)
    named = frame[(frame["test"] == "names_target_group") & (frame["met"] == "yes")]
    assert chart.sentence.startswith(f"{len(named)} of 10 employers name young Black men")


def test_the_matrix_marks_every_employer_and_test_once():
    chart = charts.commitment_matrix(examples.commitments())
    drawn = sum(len(t.x) for t in chart.figure.data if not t.showlegend and t.name is None)
    assert drawn == 10 * len(TESTS)


def test_employers_keep_their_place_from_wave_to_wave():
    places = charts.positions(examples.links(), examples.NAMES)
    assert (
        charts.positions(examples.links().sample(frac=1, random_state=1), examples.NAMES) == places
    )
    drawn = []
    for wave in ("baseline", "stage one"):
        chart = charts.network_graph(examples.links(), examples.NAMES, places, wave=wave)
        dots = chart.figure.data[-1]
        drawn.append((list(dots.x), list(dots.y)))
    assert drawn[0] == drawn[1]


def test_the_network_counts_ties_out_of_all_possible_and_names_who_stands_alone():
    links = examples.links()
    places = charts.positions(links, examples.NAMES)
    chart = charts.network_graph(links, examples.NAMES, places, wave="stage one")
    ties = {(r.from_employer, r.to_employer) for r in links.itertuples() if r.wave == "stage one"}
    returned = sum((b, a) in ties for a, b in ties)
    assert chart.sentence.startswith(f"{len(ties)} of 90 possible ties exist")
    assert f"{round(100 * returned / len(ties))}{NBSP}% are returned" in chart.sentence
    assert chart.table["Names"].sum() == chart.table["Named by"].sum() == len(ties)
    assert chart.table["Both ways"].sum() == returned


def test_the_funnel_says_not_shown_where_a_number_is_hidden():
    chart = charts.recruitment_funnel(examples.stages())
    (bars,) = _traces(chart, "Appointed")
    assert bars.text[-1] == "appointed: not shown"
    assert chart.table["Appointed of applied"].isna().sum() == 1
    assert "168 of 1,200 White applicants" in chart.sentence
    assert "20 of 410 Black applicants" in chart.sentence


def test_the_size_funnel_counts_those_beyond_the_outer_limits():
    from scipy.stats import binom

    from wincore.statistics import funnel_limits

    found = examples.representation()
    count, size = found.loc[3, "numerator"], found.loc[3, "denominator"] + 10
    found.loc[3, ["missing", "low", "high"]] = 10, count / size, (count + 10) / size
    everybody = found["denominator"] + found["missing"]
    limits = funnel_limits(0.135, range(10, 9000, 10))
    chart = charts.size_funnel(found, limits, group="Black", line=examples.LONDON)
    known = found.dropna(subset=["value"])
    beyond = sum(
        binom.cdf(k, n, 0.135) < 0.001 or binom.sf(k - 1, n, 0.135) < 0.001
        for k, n in zip(known["numerator"], known["denominator"], strict=True)
    )
    assert chart.sentence.startswith(f"{beyond} of 9 employers differ")
    assert (chart.table["Limits"] == "outside 99.8 %").sum() == beyond
    assert everybody.dropna().mod(10).eq(0).all()  # each size has limits of its own
    turned = sum(
        any(
            binom.cdf(k + x, n, 0.135) >= 0.001 and binom.sf(k + x - 1, n, 0.135) >= 0.001
            for x in range(int(unknown) + 1)
        )
        for k, n, unknown, where in zip(
            found["numerator"], everybody, found["missing"], chart.table["Limits"], strict=True
        )
        if where == "outside 99.8 %"
    )
    assert 0 < turned < beyond
    assert f"by more than size explains; for {turned} of them the undeclared" in chart.sentence


def test_the_size_funnel_of_employers_whose_undeclared_are_hidden_says_so():
    from wincore.statistics import funnel_limits

    found = examples.representation().assign(low=float("nan"), high=float("nan"))
    limits = funnel_limits(0.135, range(10, 9000, 10))
    said = charts.size_funnel(found, limits, group="Black", line=examples.LONDON).sentence
    beyond = said.partition(" of ")[0]
    assert said.endswith(f"is not shown for {beyond} of them.")


def test_progress_shows_how_far_and_never_draws_missing_as_nought():
    chart = charts.progress_bars(examples.targets())
    assert chart.table["Achieved"].isna().sum() == 1
    assert "no data on Strategy implemented" in chart.sentence
    assert chart.sentence.startswith("1 of 3 parts")
    assert "no data" in chart.figure.layout.yaxis.ticktext[-1]
    assert "✕ Red" in chart.figure.layout.yaxis.ticktext[3]


def test_the_time_line_counts_the_days_to_the_review():
    import datetime as dt

    chart = charts.time_line(
        examples.milestones(), dt.date(2021, 3, 15), review=dt.date(2021, 3, 31)
    )
    assert chart.sentence == "The review on 31 March 2021 is 16 days away."
    assert list(chart.table["State"]) == ["passed"] * 3 + ["ahead"] * 2


def test_the_pipeline_keeps_a_hidden_level_in_its_place():
    chart = charts.level_pipeline(examples.levels(), group="Black", line=examples.LONDON)
    assert "hidden [c]" in chart.figure.layout.yaxis.ticktext[0]
    assert chart.table["Share"].isna().sum() == 1
    assert chart.sentence.startswith(
        f"Among those known, 14.3{NBSP}% of employees at entry level are Black people "
        f"(13.9{NBSP}% to 16.7{NBSP}% with the undeclared), 2.4{NBSP}% at senior level"
    )


def test_the_pipeline_draws_what_the_undeclared_could_make_of_each_level():
    found = examples.levels()
    chart = charts.level_pipeline(found, group="Black")
    (bars,) = chart.figure.data
    ends = [
        (x - minus, x + plus)
        for x, minus, plus in zip(bars.x, bars.error_x.arrayminus, bars.error_x.array, strict=True)
    ]
    expected = [
        (60 / 432, 72 / 432),
        (70 / 702, 82 / 702),
        (40 / 622, 52 / 622),
        (9 / 392, 21 / 392),
    ]
    for end, (low, high) in zip(ends[1:][::-1], expected, strict=True):
        assert end == pytest.approx((low, high))
    assert list(chart.table["Highest possible"])[:4] == pytest.approx([h for _, h in expected])


def test_events_add_up_to_all_events():
    frame = examples.champions()
    chart = charts.champion_events(frame, 10)
    assert sum(int(t) for t in chart.figure.data[0].text) == len(frame)
    assert chart.table.drop(columns="Month").sum().sum() == len(frame)
    assert chart.sentence.startswith("6 of 10 employers")


def test_attendance_is_places_taken_of_places_offered_where_both_are_known():
    frame = examples.attendance()
    known = frame.dropna(subset=["attended"])
    chart = charts.attendance_map(frame)
    taken, offered = int(known["attended"].sum()), int(known["invited"].sum())
    assert chart.sentence.startswith(f"{taken} of {offered} places")
    assert (chart.table == "not returned").sum().sum() == len(frame) - len(known)


def test_a_rating_is_icon_word_and_colour():
    chart = charts.outcome_grid(examples.ratings())
    looks = {(t.marker.symbol, t.text[0], t.marker.color) for t in chart.figure.data}
    assert len(looks) == len({s for s, _, _ in looks}) == len({w for _, w, _ in looks}) == 4
    assert chart.table.iloc[0, 1].split()[1].startswith(("Green", "Amber", "Red", "Grey"))
