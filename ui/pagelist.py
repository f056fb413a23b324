"""The pages: their address, their question, and who may open them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wincore.findings import AUDIENCES, Audience

FOLDER = Path(__file__).resolve().parents[1] / "pages"
RESULTS, EVIDENCE, MEETING, DATA = "Results", "Evidence", "Meeting", "Data"
EVERYBODY: tuple[Audience, ...] = AUDIENCES
INSIDE: tuple[Audience, ...] = ("evaluator", "panel")
EVALUATOR: tuple[Audience, ...] = ("evaluator",)


@dataclass(frozen=True)
class PageInfo:
    """One page: ``path`` is its file in pages/ and its address; ``roles`` are who may open it."""

    path: str
    title: str
    question: str
    section: str
    icon: str
    roles: tuple[Audience, ...] = EVERYBODY

    @property
    def file(self) -> Path:
        """The script of the page."""
        return FOLDER / f"{self.path}.py"


def _page(
    path: str,
    title: str,
    section: str,
    icon: str,
    question: str,
    roles: tuple[Audience, ...] = EVERYBODY,
) -> PageInfo:
    return PageInfo(path, title, question, section, f":material/{icon}:", roles)


PAGES: tuple[PageInfo, ...] = (
    _page("overview", "Overview", RESULTS, "home", "Is the Lab on course for its review?"),
    _page(
        "commitment",
        "Commitment",
        RESULTS,
        "campaign",
        "Who has committed in public, and to what?",
    ),
    _page(
        "strategy",
        "Strategy and approach",
        RESULTS,
        "conversion_path",
        "Do strategies deal with intersecting inequalities, and are they carried out?",
    ),
    _page("legacy", "Legacy", RESULTS, "hub", "Will it go on without us?"),
    _page(
        "community",
        "Community of practice",
        RESULTS,
        "groups",
        "What was learned, and is it used?",
    ),
    _page(
        "workforce",
        "Workforce against London",
        EVIDENCE,
        "location_city",
        "How far is each workforce from the city?",
    ),
    _page(
        "employers",
        "Employers",
        EVIDENCE,
        "domain",
        "What is this one employer's story?",
        INSIDE,
    ),
    _page("surveys", "Surveys", EVIDENCE, "forum", "What did people say?", INSIDE),
    _page("evidence", "Evidence map", EVIDENCE, "grid_view", "How sure can we be?", INSIDE),
    _page(
        "changes",
        "What changed",
        EVIDENCE,
        "history",
        "What moved since then, and why?",
        INSIDE,
    ),
    _page("review", "Review", MEETING, "gavel", "Shall stage two go ahead?", INSIDE),
    _page(
        "upload",
        "Upload",
        DATA,
        "upload_file",
        "Is my file right, and what will it do?",
        EVALUATOR,
    ),
    _page("data", "Data", DATA, "database", "What do we hold?", EVALUATOR),
    _page("methods", "Methods", DATA, "menu_book", "What exactly does each figure mean?"),
    _page("log", "Log", DATA, "receipt_long", "Who did what, and when?", EVALUATOR),
)
BY_PATH: dict[str, PageInfo] = {page.path: page for page in PAGES}


def open_to(role: Audience | None) -> list[PageInfo]:
    """Return the pages that are built and that a role may open; None: nobody has signed in."""
    return [page for page in PAGES if page.file.is_file() and (role is None or role in page.roles)]
