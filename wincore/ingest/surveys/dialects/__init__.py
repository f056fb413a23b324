"""The registry of survey dialects: each is known by several of its own signs, never by one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wincore.ingest.grid import Grid
from wincore.ingest.surveys.dialects import (
    alchemer,
    google,
    jisc,
    kobo,
    limesurvey,
    microsoft,
    plain,
    qualtrics,
    smartsurvey,
    spss,
    surveymonkey,
    typeform,
)
from wincore.ingest.surveys.dialects.head import Head, Signs
from wincore.ingest.surveys.table import SurveyTable

ENOUGH = 0.5  # score from which a dialect counts as recognised


@dataclass(frozen=True)
class Dialect:
    """One survey tool's way to write its export."""

    name: str
    title: str
    signs: Callable[[Head], Signs]
    read: Callable[[Head], SurveyTable]


@dataclass(frozen=True)
class Recognised:
    """A sheet with the dialect it is most likely in."""

    head: Head
    dialect: Dialect
    signs: Signs

    def table(self) -> SurveyTable:
        """Read the sheet in its dialect."""
        return self.dialect.read(self.head)


DIALECTS: tuple[Dialect, ...] = (
    Dialect(spss.NAME, "SPSS file", spss.signs, spss.read),
    Dialect(qualtrics.NAME, "Qualtrics", qualtrics.signs, qualtrics.read),
    Dialect(surveymonkey.NAME, "SurveyMonkey", surveymonkey.signs, surveymonkey.read),
    Dialect(
        surveymonkey.SUMMARY,
        "SurveyMonkey summary",
        surveymonkey.summary_signs,
        surveymonkey.read_summary,
    ),
    Dialect(microsoft.NAME, "Microsoft Forms", microsoft.signs, microsoft.read),
    Dialect(google.NAME, "Google Forms", google.signs, google.read),
    Dialect(kobo.NAME, "KoboToolbox", kobo.signs, kobo.read),
    Dialect(typeform.NAME, "Typeform", typeform.signs, typeform.read),
    Dialect(alchemer.NAME, "SurveyGizmo / Alchemer", alchemer.signs, alchemer.read),
    Dialect(smartsurvey.NAME, "SmartSurvey", smartsurvey.signs, smartsurvey.read),
    Dialect(jisc.NAME, "JISC Online Surveys", jisc.signs, jisc.read),
    Dialect(limesurvey.NAME, "LimeSurvey", limesurvey.signs, limesurvey.read),
)
PLAIN = Dialect(plain.NAME, "Plain table", plain.signs, plain.read)
TITLES: dict[str, str] = {d.name: d.title for d in (*DIALECTS, PLAIN)}


def recognise(grid: Grid) -> Recognised:
    """Return the likeliest dialect of a sheet; a plain table where no tool's signs suffice."""
    head = Head(grid)
    found = [Recognised(head, d, d.signs(head)) for d in DIALECTS] if grid.rows else []
    best = max(found, key=lambda r: r.signs.score, default=None)
    if best is not None and best.signs.score >= ENOUGH:
        return best
    return Recognised(head, PLAIN, PLAIN.signs(head) if grid.rows else Signs(0.0))
