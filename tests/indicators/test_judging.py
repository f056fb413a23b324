"""Indicators judged together: leads first, single groups after them, one error rate for all."""

from itertools import product

import pytest

from wincore.indicators.judging import AFTER, BY_HOLM, PROGRAMME_WIDE, decided, judged
from wincore.statistics import holm, paired_change, westfall_young

EMPLOYERS = [f"E{i}" for i in range(8)]
OUTCOMES = {"a.one": "a", "a.two": "a", "b.one": "b", "b.groups": "b"}
RISEN, MIXED, STILL = [1.0] * 8, [1.0, -2, 3, -1, 2, -3, 1, -1], [1.0] * 3 + [0.0] * 5
CLAIMS = ("improved", "worsened")


def moved(differences):
    return paired_change(
        dict.fromkeys(EMPLOYERS, 0.0), dict(zip(EMPLOYERS, differences, strict=True))
    )


def decide(**of_groups):
    """Judge `a.one` by group, given as changes of employers, beside an indicator that moved not."""
    found = {("a.one", "stage one", g.replace("_", " ")): moved(d) for g, d in of_groups.items()}
    return decided(found | {("b.one", "stage one", "all"): moved(MIXED)}, OUTCOMES)


def word(found, group, name="a.one"):
    return found[name, "stage one", group].verdict.word


def test_holm_stays_within_the_outcome_and_the_programme_takes_all(demonstrated, framework):
    found = judged(demonstrated, framework)
    outcomes = {i.id: i.outcome for i in framework.indicators}
    groups = {name: {k[2] for k in found if k[0] == name} for name, *_ in found}
    lead = {n: "all" if "all" in g else "Black" for n, g in groups.items()}
    leads = {
        k: one
        for k, one in found.items()
        if k[2] == lead[k[0]] and one.change.p_permutation is not None
    }
    assert len(leads) > 15
    together = westfall_young({k: dict(v.change.differences) for k, v in leads.items()})
    for outcome in {outcomes[k[0]] for k in leads}:
        own = [k for k in leads if outcomes[k[0]] == outcome]
        by_holm = holm([leads[k].change.p_permutation for k in own])
        for key, p in zip(own, by_holm, strict=True):
            assert leads[key].adjusted == {BY_HOLM: p, PROGRAMME_WIDE: together[key]}
            assert leads[key].p == max(p, together[key])
            assert (leads[key].verdict.word in CLAIMS) == (leads[key].p <= 0.05)


def test_waves_are_families_of_their_own():
    one, both = ({("a.one", "stage one", "all"): moved(RISEN)} for _ in range(2))
    both["a.one", "endline", "all"] = moved(MIXED)
    key = ("a.one", "stage one", "all")
    assert decided(both, OUTCOMES)[key] == decided(one, OUTCOMES)[key]


def test_a_group_is_called_changed_only_where_everybody_is():
    assert word(decide(all=RISEN, Black=RISEN), "Black") == "improved"
    held_back = decide(all=MIXED, Black=RISEN)
    assert word(held_back, "Black") == "cannot tell yet"
    reason = held_back["a.one", "stage one", "Black"].verdict.reason
    assert "exact p = .008" in reason
    assert AFTER.format(lead="everybody") in reason


def test_where_everybody_has_no_test_no_group_is_called_changed():
    found = decide(all=STILL, Black=RISEN)
    assert word(found, "all") == "too few to test"
    assert word(found, "Black") == "cannot tell yet"


def test_groups_do_not_make_the_figure_of_everybody_harder_to_show():
    alone, beside = decide(all=RISEN), decide(all=RISEN, Black=MIXED, White=MIXED, female=MIXED)
    key = ("a.one", "stage one", "all")
    assert alone[key] == beside[key]


def test_groups_of_all_leads_that_changed_are_one_family():
    risen = [8.0, 7, 6, 5, 4, 3, 2, -1]
    drawn = {
        ("a.one", "all"): RISEN, ("a.one", "Black"): risen, ("a.one", "White"): MIXED,
        ("a.two", "all"): RISEN, ("a.two", "female"): [1.0, -3, 2, 5, 4, -2, 3, 6],
        ("b.one", "all"): MIXED, ("b.one", "Black"): MIXED,
    }  # fmt: skip
    changed = {(n, "stage one", g): moved(d) for (n, g), d in drawn.items()}
    found = decided(changed, OUTCOMES)
    opened = [k for k in changed if k[0] in ("a.one", "a.two") and k[2] != "all"]
    among = westfall_young({k: dict(changed[k].differences) for k in opened})
    for key in opened:
        lead = found[key[0], "stage one", "all"]
        assert lead.verdict.word == "improved"
        assert found[key].p == max(among[key], lead.p)
    closed = found["b.one", "stage one", "Black"]
    assert closed.p == found["b.one", "stage one", "all"].p


def test_where_everybody_changed_few_programmes_call_a_group_changed_that_did_not():
    """Leads have changed for sure; every way to swap the waves is tried on their groups alone."""
    groups = {
        ("a.one", "Black"): [3.0, 2, 1, 4, 2, 1, 2, 1],
        ("a.one", "female"): [0.5, 0.1, 0.7, 0.2, 0.9, 0.3, 0.8, 0.4],
        ("a.two", "White"): [2.0, 7, 1, 8, 2, 8, 1, 8],
    }
    leads = {(n, "stage one", "all"): moved(RISEN) for n in ("a.one", "a.two")}
    called, patterns = 0, list(product((1, -1), repeat=len(EMPLOYERS)))
    for signs in patterns:
        swapped = {
            (name, "stage one", group): moved([s * x for s, x in zip(signs, d, strict=True)])
            for (name, group), d in groups.items()
        }
        found = decided(leads | swapped, OUTCOMES)
        assert found["a.one", "stage one", "all"].verdict.word == "improved"
        called += any(found[k].verdict.word in CLAIMS for k in swapped)
    assert 0 < called <= 0.05 * len(patterns)


def test_a_lead_that_is_hidden_still_leads_and_opens_no_group():
    keys = {g: ("b.groups", "stage one", g) for g in ("Black", "Black (broad)")}
    risen = {keys["Black (broad)"]: moved(RISEN)}
    alone = decided(risen, OUTCOMES)[keys["Black (broad)"]]
    hidden = decided(risen, OUTCOMES, known=keys.values())[keys["Black (broad)"]]
    assert (alone.verdict.word, hidden.verdict.word) == ("improved", "cannot tell yet")


def test_black_people_lead_an_indicator_that_is_about_groups_only():
    keys = {g: ("b.groups", "stage one", g) for g in ("Asian", "Black", "Black men")}
    found = decided({keys["Black"]: moved(RISEN), keys["Asian"]: moved(RISEN)}, OUTCOMES)
    assert PROGRAMME_WIDE in found[keys["Black"]].adjusted
    assert AFTER.format(lead="Black people") in found[keys["Asian"]].adjusted
    without = decided({keys["Black men"]: moved(RISEN), keys["Asian"]: moved(RISEN)}, OUTCOMES)
    assert PROGRAMME_WIDE in without[keys["Black men"]].adjusted  # the first one there is


@pytest.mark.parametrize("groups", [False, True], ids=["everybody", "groups too"])
def test_with_no_effect_at_most_one_programme_in_twenty_is_called_changed(groups):
    """Exact: every way to swap the waves of employers, for all indicators and groups at once."""
    drawn = {
        ("a.one", "all"): [3.0, 2, 1, 4, 2, 1, 2, 1],
        ("a.two", "all"): [1.0, 1, 0, 1, 1, 1, 1, 0],
        ("b.one", "all"): [0.5, 0.1, 0.7, 0.2, 0.9, 0.3, 0.8, 0.4],
        ("b.groups", "Black"): [2.0, 7, 1, 8, 2, 8, 1, 8],
    }
    if groups:
        drawn |= {
            ("a.one", "White"): [1.0, 2, 3, 4, 5, 6, 7, 8],
            ("a.two", "male"): RISEN,
            ("b.groups", "Asian"): [1.0, 1, 2, 3, 5, 8, 13, 21],
        }
    called, patterns = 0, list(product((1, -1), repeat=len(EMPLOYERS)))
    for signs in patterns:
        swapped = {
            (name, "stage one", group): moved([s * x for s, x in zip(signs, d, strict=True)])
            for (name, group), d in drawn.items()
        }
        called += any(one.verdict.word in CLAIMS for one in decided(swapped, OUTCOMES).values())
    assert 0 < called <= 0.05 * len(patterns)
