"""The policy in plain words: what an audience sees of people, and what not."""

from __future__ import annotations

from wincore.disclosure.policy import AudienceRule, Policy
from wincore.findings import Audience
from wincore.indicators.groups import GROUPS
from wincore.wording import listing, number

HIDES = (
    "Counts of people below {minimum}, zero included, are hidden together with whatever would give "
    "them back, on every page, in every download and in every pack alike. A hidden figure carries "
    "the mark [c], the reason, and the nearest figure that may be shown. Hidden and zero look the "
    "same; behind the mark may stand anything from 0 to {minimum} people, and sometimes many more."
)
ROUNDS = (
    "Every count of people is rounded to a multiple of {base}, and nothing is hidden for being "
    "small. Shares are made from the rounded counts and dropped on fewer than 22.5 people."
)
OWN = (
    "Of single employers these groups are counted: {groups}. Every other group is counted for the "
)
OWN += "programme as a whole only."
RATES = (
    "A rate needs at least {least} people under the line; on fewer than {warn} it is marked as "
    "shaky."
)
NAMED, LETTERED = (
    "Employers are named.",
    "Employers are letters: the same letter on every page, in every download and in every pack "
    "while the same employers take part. A letter hides the name, not the traits: who knows an "
    "employer's size or the date of its commitment may still recognise it.",
)
TEXT = (
    "What people wrote in surveys is not shown. Themes and their numbers are, and single "
    "quotations that the evaluator has checked and let through one by one."
)
BEFORE = (
    "What was given out in packs before counts as known: what is shown now is protected together "
    "with it, so that no hidden count is told by taking one from the other. "
    "A shown count that a correction changes by few people is told before it is accepted."
)
FIRMS = "What employers say about their own programme is not about people and is shown."


def in_words(policy: Policy, audience: Audience) -> list[str]:
    """Return what an audience sees and what not, in sentences; true of everything it is shown."""
    rule = policy.of(audience)
    people = (HIDES if policy.rule == "suppress" else ROUNDS).format(
        minimum=number(rule.minimum), base=number(policy.base)
    )
    rates = RATES.format(least=number(policy.least_base), warn=number(policy.warn_below))
    names = LETTERED if rule.letters else NAMED
    return [people, _own(rule), rates, names, TEXT, BEFORE, FIRMS]


def _own(rule: AudienceRule) -> str:
    shown = [g for g in GROUPS if g in rule.employer_groups]
    return OWN.format(groups=listing(["everybody", *shown]))
