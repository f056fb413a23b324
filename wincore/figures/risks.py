"""What may go wrong: likelihood times impact, the largest first."""

from __future__ import annotations

from wincore.charts import Chart, empty, listed
from wincore.figures.context import Context
from wincore.wording import counted, sentence

NO_RISKS = "No risk has been entered."
HIGH = 12  # of 25: likelihood 3 and impact 4, or more
RISKS = {
    "risk": "Risk",
    "likelihood": "Likelihood",
    "impact": "Impact",
    "score": "Likelihood × impact",
    "trend": "Trend",
    "owner": "Owner",
    "mitigation": "Mitigation",
}


def register(context: Context) -> Chart:
    """List the risks by their score, with trend, owner and mitigation."""
    found = context.snapshot.table("risks")
    if found.empty:
        return empty(NO_RISKS, tuple(RISKS.values()))
    scored = found.assign(score=found["likelihood"] * found["impact"])
    scored = scored.sort_values(["score", "risk_id"], ascending=[False, True])
    high, rising = int((scored["score"] >= HIGH).sum()), int((scored["trend"] == "rising").sum())
    words = f"{counted(high, 'risk')} of {len(scored)} score {HIGH} or more of 25; {rising} rising"
    return listed(scored[list(RISKS)].rename(columns=RISKS), sentence(words))
