"""The sheets of the employer return, in their order."""

from __future__ import annotations

from wincore.datasets.table import (
    AREAS,
    CHAMPION_KINDS,
    CHOICE,
    DATE,
    EVIDENCE,
    LINK_KINDS,
    MONEY,
    REACH,
    SESSION_KINDS,
    STATUS,
    TESTS,
    WHOLE,
    YES,
    YES_NO,
    Field,
    Table,
)

_employer = Field("employer_id", required=True, lookup="employer", help="The employer's short id.")
_wave = Field("wave", required=True, lookup="wave", help="baseline, stage one or endline.")
_groups = (
    Field("ethnicity", required=True, lookup="ethnicity", help="Harmonised ethnic group."),
    Field("sex", required=True, lookup="sex", help="female, male, not declared …"),
    Field("age_band", required=True, lookup="age_band", help="16-24, 25-34, 35-49, 50-64, 65+."),
)


def _count(name: str, help_: str, required: bool = True) -> Field:
    return Field(name, WHOLE, required, low=0, help=help_)


_evidence_url = Field("evidence_url", help="Where the evidence can be read.")
_evidence = Field("evidence", CHOICE, choices=EVIDENCE[:4], help="A document seen … D missing.")

RETURN: tuple[Table, ...] = (
    Table(
        "employers",
        "Employers",
        (
            Field("employer_id", required=True, help="Short id, for example EMP01."),
            Field("employer", required=True, help="The name shown on every page."),
            Field("sector"),
            Field("status", CHOICE, True, STATUS),
            Field("joined", DATE),
            Field("completed", DATE),
            Field("sponsor", help="Role of the senior sponsor, not a person's name."),
        ),
        ("employer_id",),
        ("employer_id",),
    ),
    Table(
        "workforce",
        "Workforce",
        (
            _employer,
            _wave,
            *_groups,
            Field("level", required=True, lookup="level", help="entry … executive."),
            _count("headcount", "People, a whole number of 0 or more."),
        ),
        ("employer_id", "wave", "ethnicity", "sex", "age_band", "level"),
        ("employer_id", "wave"),
    ),
    Table(
        "recruitment",
        "Recruitment",
        (
            _employer,
            _wave,
            *_groups,
            _count("applied", "People who applied."),
            _count("shortlisted", "Of those, people shortlisted."),
            _count("appointed", "Of those, people appointed."),
        ),
        ("employer_id", "wave", "ethnicity", "sex", "age_band"),
        ("employer_id", "wave"),
    ),
    Table(
        "progression",
        "Progression",
        (
            _employer,
            _wave,
            *_groups,
            _count("promoted", "People promoted in the year to the wave."),
            _count("left", "People who left in the year to the wave."),
        ),
        ("employer_id", "wave", "ethnicity", "sex", "age_band"),
        ("employer_id", "wave"),
    ),
    Table(
        "commitments",
        "Commitments",
        (
            _employer,
            Field("test", CHOICE, True, TESTS),
            Field("met", CHOICE, True, YES),
            Field("date", DATE, help="When it was first met."),
            _evidence_url,
            _evidence,
        ),
        ("employer_id", "test"),
        ("employer_id",),
    ),
    Table(
        "strategy",
        "Strategy",
        (
            _employer,
            _wave,
            Field("developed", CHOICE, choices=YES),
            Field("approved", CHOICE, choices=YES),
            Field("implemented", CHOICE, choices=YES),
            Field("intersectional", CHOICE, choices=YES),
            _evidence_url,
            _evidence,
        ),
        ("employer_id", "wave"),
        ("employer_id", "wave"),
    ),
    Table(
        "challenges",
        "Challenges",
        (
            _employer,
            Field("challenge", required=True),
            Field("area", CHOICE, True, AREAS),
            Field("solution"),
            Field("tested", CHOICE, choices=YES),
            Field("implemented", CHOICE, choices=YES),
            Field("result"),
            _evidence,
        ),
        ("employer_id", "challenge"),
        ("employer_id",),
    ),
    Table(
        "actions",
        "Actions",
        (
            _employer,
            _wave,
            Field("action", WHOLE, True, low=1, help="Toolkit action, 1 to 17."),
            Field("stage", CHOICE, False, ("0", "1", "2", "3", "4", "n/a"), help="0-4 or n/a."),
            Field("note"),
        ),
        ("employer_id", "wave", "action"),
        ("employer_id", "wave"),
    ),
    Table(
        "sessions",
        "Sessions",
        (
            Field("session_id", required=True),
            Field("date", DATE, True),
            Field("kind", CHOICE, True, SESSION_KINDS),
            Field("title"),
        ),
        ("session_id",),
        ("session_id",),
    ),
    Table(
        "attendance",
        "Attendance",
        (
            Field("session_id", required=True),
            _employer,
            _count("invited", "Places offered to the employer."),
            _count("attended", "People who came."),
        ),
        ("session_id", "employer_id"),
        ("session_id", "employer_id"),
    ),
    Table(
        "links",
        "Links",
        (
            _wave,
            Field("from_employer", required=True, lookup="employer"),
            Field("to_employer", required=True, lookup="employer"),
            Field("kind", CHOICE, True, LINK_KINDS),
        ),
        ("wave", "from_employer", "to_employer", "kind"),
        ("wave", "from_employer"),
    ),
    Table(
        "champions",
        "Champions",
        (
            _employer,
            Field("date", DATE, True),
            Field("kind", CHOICE, True, CHAMPION_KINDS),
            Field("title"),
            _evidence_url,
        ),
        ("employer_id", "date", "kind", "title"),
        ("employer_id",),
    ),
    Table(
        "resources",
        "Resources",
        (
            Field("resource_id", required=True),
            Field("title", required=True),
            Field("kind"),
            Field("captured", YES_NO),
            Field("published", YES_NO),
            Field("audience", CHOICE, choices=REACH),
            _evidence_url,
            _count("downloads", "Times downloaded.", required=False),
        ),
        ("resource_id",),
        ("resource_id",),
    ),
    Table(
        "costs",
        "Costs",
        (
            Field("stage", required=True),
            Field("item", required=True),
            Field("budget", MONEY),
            Field("actual", MONEY),
        ),
        ("stage", "item"),
        ("stage", "item"),
    ),
    Table(
        "risks",
        "Risks",
        (
            Field("risk_id", required=True),
            Field("risk", required=True),
            Field("likelihood", WHOLE, True, low=1, high=5),
            Field("impact", WHOLE, True, low=1, high=5),
            Field("owner"),
            Field("mitigation"),
            Field("trend"),
        ),
        ("risk_id",),
        ("risk_id",),
    ),
)
TABLES: dict[str, Table] = {t.name: t for t in RETURN}
