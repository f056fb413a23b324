"""The workforces that 25 real companies published, protected and attacked."""

from datetime import date

import pytest

from tests.outside import SAMPLES, needs_samples
from wincore.disclosure.audit import audit_plan
from wincore.disclosure.figure import Figure
from wincore.disclosure.plan import Plan
from wincore.disclosure.planning import make_plan
from wincore.disclosure.policy import Policy
from wincore.findings import ALL
from wincore.framework import Framework
from wincore.ingest import check
from wincore.store.snapshot import Snapshot

EEO1 = SAMPLES / "diversity/reveal_eeo1/Reveal_EEO1_for_2016.csv"
COMPANIES = 25


@pytest.fixture(scope="module")
def companies(framework: Framework) -> Snapshot:
    """The companies as employers of a programme, read as any upload is."""
    held = check(EEO1.name, EEO1.read_bytes(), framework, add_employers=True)
    assert held.accepted, held.problems
    tables = {name: frame.assign(upload="given") for name, frame in held.tables.items()}
    return Snapshot(date(2020, 11, 30), (), "companies", tables)


@pytest.fixture(scope="module")
def company_plans(companies: Snapshot, framework: Framework) -> dict[str, Plan]:
    panel = make_plan(companies, framework, "panel", Policy())
    return {
        "panel": panel,
        "public": make_plan(companies, framework, "public", Policy(), within=panel),
    }


@needs_samples
@pytest.mark.samples
@pytest.mark.parametrize("audience", ["panel", "public"])
def test_nobody_can_be_found_in_real_workforces(audience: str, company_plans: dict[str, Plan]):
    plan = company_plans[audience]
    certificate = audit_plan(plan)
    assert certificate.under_protected == 0, certificate.failures
    assert len(certificate.readers) == COMPANIES + 1
    assert certificate.tightest >= plan.minimum
    assert 0 < certificate.hidden < 0.2 * certificate.cells


@needs_samples
@pytest.mark.samples
def test_the_share_of_black_people_is_shown_for_nearly_every_real_company(company_plans):
    panel = company_plans["panel"]
    employers = {f.employer for s in panel.sections.values() for f in s.laid.places} - {ALL}
    small, hidden = set(), set()
    for employer in employers:
        parts = [
            Figure("workforce", "baseline", employer, "Black", p) for p in ("members", "known")
        ]
        if panel.value(parts[0]) < panel.minimum:
            small.add(employer)
        elif not all(map(panel.is_open, parts)):
            hidden.add(employer)
    assert len(employers) == COMPANIES
    assert len(hidden) <= 3, (small, hidden)
