"""Write one and the same survey the way each tool exports it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wincore.ingest.grid import Grid, as_cells

Rows = list[list[object]]


@dataclass(frozen=True)
class Asked:
    """One question: a single column, or with parts one column for each row of a grid."""

    code: str
    text: str
    parts: tuple[str, ...] = ()

    @property
    def columns(self) -> list[str]:
        """The parts, or one nameless part."""
        return list(self.parts) or [""]


@dataclass(frozen=True)
class Survey:
    """Questions and responses; a response is one cell per column, in the order of the questions."""

    questions: tuple[Asked, ...]
    responses: tuple[tuple[object, ...], ...]

    @property
    def columns(self) -> list[tuple[Asked, int, str]]:
        """Question, number of the part (from 1), and part, of each column."""
        return [(q, n, p) for q in self.questions for n, p in enumerate(q.columns, start=1)]


def _below(header: Rows, survey: Survey, before: Callable[[int], list], after=lambda i: []) -> Rows:
    rows = [[*before(i), *r, *after(i)] for i, r in enumerate(survey.responses)]
    return [*header, *rows]


def microsoft_forms(s: Survey) -> Rows:
    meta = ["ID", "Start time", "Completion time", "Email", "Name"]
    header = [*meta, *(p or q.text for q, _, p in s.columns)]
    day = "11/3/20 9:00:00"
    return _below([header], s, lambda i: [i + 1, day, day, "anonymous", None])


def google_forms(s: Survey) -> Rows:
    header = ["Timestamp", *(f"{q.text} [{p}]" if p else q.text for q, _, p in s.columns)]
    return _below([header], s, lambda i: [f"03/11/2020 09:{i % 60:02}:07"])


def surveymonkey(s: Survey) -> Rows:
    meta = ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address"]
    top = [*meta, *(q.text if n == 1 else None for q, n, _ in s.columns)]
    below = [*([None] * len(meta)), *(p or "Response" for _, _, p in s.columns)]
    times = ["11/03/2020 09:00:00 AM", "11/03/2020 09:04:10 AM", "198.51.100.7"]
    return _below([top, below], s, lambda i: [11000000000 + i, 22, *times])


def qualtrics(s: Survey) -> Rows:
    meta = ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Finished", "ResponseId"]
    titles = ["Start Date", "End Date", "Response Type", "IP Address", "Progress", "Finished", "Id"]
    codes = [f"{q.code}_{n}" if p else q.code for q, n, p in s.columns]
    texts = [f"{q.text} - {p}" if p else q.text for q, _, p in s.columns]
    imports = [f'{{"ImportId":"QID{i}"}}' for i in range(len(meta) + len(codes))]
    day = "2020-11-03 09:00:00"
    return _below(
        [meta + codes, titles + texts, imports],
        s,
        lambda i: [day, day, "IP Address", "198.51.100.7", 100, "True", f"R_{i:015}"],
    )


def alchemer(s: Survey) -> Rows:
    meta = ["Response ID", "Time Started", "Date Submitted", "Status", "SessionID"]
    header = [*meta, *(f"{p}:{q.text}" if p else q.text for q, _, p in s.columns)]
    day = "2020-11-03 09:00:00"
    return _below([header], s, lambda i: [i + 1, day, day, "Complete", f"s{i}"])


def limesurvey(s: Survey) -> Rows:
    meta = ["id. Response ID", "submitdate. Date submitted", "lastpage. Last page"]
    parts = [
        f"{q.code}[SQ{n:03}]. {q.text} [{p}]" if p else f"{q.code}. {q.text}"
        for q, n, p in s.columns
    ]
    return _below([[*meta, *parts]], s, lambda i: [i + 1, "2020-11-03 09:00:00", 4])


def limesurvey_codes(s: Survey) -> Rows:
    meta = ["id", "submitdate", "lastpage", "startlanguage"]
    parts = [f"{q.code}[SQ{n:03}]" if p else q.code for q, n, p in s.columns]
    return _below([[*meta, *parts]], s, lambda i: [i + 1, "2020-11-03 09:00:00", 4, "en"])


def typeform(s: Survey) -> Rows:
    header = ["#", *(p or q.text for q, _, p in s.columns)]
    after = ["Start Date (UTC)", "Submit Date (UTC)", "Network ID"]
    day = "2020-11-03 09:00:00"
    return _below([header + after], s, lambda i: [f"{i:032x}"], lambda i: [day, day, f"{i:010x}"])


def kobotoolbox(s: Survey) -> Rows:
    parts = [f"main/{q.code}/{q.code}_{n}" if p else f"main/{q.code}" for q, n, p in s.columns]
    after = ["__version__", "_id", "_uuid", "_submission_time", "_validation_status"]
    day = "2020-11-03T09:00:00"
    return _below(
        [["start", "end", *parts, *after]],
        s,
        lambda i: [day, day],
        lambda i: ["v1", i + 1, f"u{i}", day, None],
    )


def jisc(s: Survey) -> Rows:
    numbers = {q: n for n, q in enumerate(s.questions, start=1)}
    parts = [f"{numbers[q]}.{n}. {p}" if p else f"{numbers[q]}. {q.text}" for q, n, p in s.columns]
    header = ["Unique Response Number", *parts, "Completion Date"]
    return _below([header], s, lambda i: [f"100-99-{i}"], lambda i: ["03/11/2020 09:00"])


def smartsurvey(s: Survey) -> Rows:
    numbers = {q: n for n, q in enumerate(s.questions, start=1)}
    meta = ["UserID", "UserNo", "Name", "Email", "IP Address", "Started", "Ended", "Tracking Link"]
    parts = [
        f"Q{numbers[q]}. {q.text} - {p}" if p else f"Q{numbers[q]}. {q.text}"
        for q, _, p in s.columns
    ]
    day = "03/11/2020 09:00:05"
    return _below(
        [[*meta, *parts]],
        s,
        lambda i: [5000 + i, i + 1, None, None, "198.51.100.7", day, day, "Web link"],
    )


def plain_table(s: Survey) -> Rows:
    header = ["Respondent", *(f"{q.text} [{p}]" if p else q.text for q, _, p in s.columns)]
    return [["Results of our survey"], [], *_below([header], s, lambda i: [i + 1])]


WRITERS: dict[str, Callable[[Survey], Rows]] = {
    "microsoft-forms": microsoft_forms,
    "google-forms": google_forms,
    "surveymonkey": surveymonkey,
    "qualtrics": qualtrics,
    "alchemer": alchemer,
    "limesurvey": limesurvey,
    "typeform": typeform,
    "kobotoolbox": kobotoolbox,
    "jisc-online-surveys": jisc,
    "smartsurvey": smartsurvey,
    "plain-table": plain_table,
}


def as_grid(rows: Rows) -> Grid:
    """The rows as a sheet."""
    return Grid("Sheet1", as_cells(rows))
