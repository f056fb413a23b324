"""A review of the demonstration: a freeze with the panel's record, and its pack."""

from datetime import date

from wincore.store import Action, Condition, Option, Override, PanelRecord

NAME = "Review of March 2021"
DAY = date(2021, 3, 31)
RECORD = PanelRecord(
    decision="Go with conditions",
    reasons=(
        "Strategies and learning stand where they were expected to be. Public commitments do not: "
        "stage two may begin when the employers that have not committed in public have done so, "
        "or have said by when they will."
    ),
    overrides=(
        Override(
            of="commitment.both_tests",
            suggested="red",
            rating="amber",
            reason="Two boards meet in April; their papers were seen.",
        ),
    ),
    conditions=(
        Condition(
            what="Every employer taking part states in public which level it aims for",
            owner="Programme lead",
            by_when=date(2021, 6, 30),
            evidence="Links to the published statements",
        ),
        Condition(
            what="Workforce returns by ethnicity, sex and age from all employers",
            owner="Evaluator",
            by_when=date(2021, 5, 31),
            evidence="Returns accepted without errors",
        ),
    ),
    actions=(Action(what="Ask for the required benchmark values", owner="Evaluator"),),
    risks="Two employers have named no successor to their sponsor.",
    equality=(
        "The Lab aims at a group that is under-represented. Its figures were read by ethnicity, "
        "sex and age together where numbers allow it. No group is worse off by the decision asked."
    ),
    options=(
        Option(
            title="Go on to stage two", consequences="Ten employers go on; no pause in support."
        ),
        Option(title="Pause until June", consequences="Time to commit; some employers may leave."),
        Option(
            title="Stop", consequences="What was learned is published; networks are left alone."
        ),
    ),
)
