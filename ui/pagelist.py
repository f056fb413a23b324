"""The pages: their address, their question, and who may open them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from wincore.findings import AUDIENCES, Audience

PRODUCT = "WIN Design Lab evaluation"
ICON = str(Path(__file__).with_name("icon.png"))  # a named icon would be fetched from elsewhere
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
    roles: tuple[Audience, ...] = EVERYBODY

    @property
    def file(self) -> Path:
        """The script of the page."""
        return FOLDER / f"{self.path}.py"


def _page(
    path: str,
    title: str,
    section: str,
    question: str,
    roles: tuple[Audience, ...] = EVERYBODY,
) -> PageInfo:
    return PageInfo(path, title, question, section, roles)


PAGES: tuple[PageInfo, ...] = (
    _page("overview", "Overview", RESULTS, "Is the Lab on course for its review?"),
    _page(
        "commitment",
        "Commitment",
        RESULTS,
        "Who has committed in public, and to what?",
    ),
    _page(
        "strategy",
        "Strategy and approach",
        RESULTS,
        "Do strategies deal with intersecting inequalities, and are they carried out?",
    ),
    _page("legacy", "Legacy", RESULTS, "Will it go on without us?"),
    _page(
        "community",
        "Community of practice",
        RESULTS,
        "What was learned, and is it used?",
    ),
    _page(
        "workforce",
        "Workforce against London",
        EVIDENCE,
        "How far is each workforce from the city?",
    ),
    _page(
        "employers",
        "Employers",
        EVIDENCE,
        "What is this one employer's story?",
        INSIDE,
    ),
    _page("surveys", "Surveys", EVIDENCE, "What did people say?", INSIDE),
    _page("evidence", "Evidence map", EVIDENCE, "How sure can we be?", INSIDE),
    _page(
        "changes",
        "What changed",
        EVIDENCE,
        "What moved since then, and why?",
        INSIDE,
    ),
    _page("review", "Review", MEETING, "Shall stage two go ahead?", INSIDE),
    _page(
        "upload",
        "Upload",
        DATA,
        "Is my file right, and what will it do?",
        EVALUATOR,
    ),
    _page("data", "Data", DATA, "What do we hold?", EVALUATOR),
    _page("methods", "Methods", DATA, "What exactly does each figure mean?"),
    _page(
        "policy",
        "Disclosure",
        DATA,
        "Who may see what, and what would another rule change?",
        EVALUATOR,
    ),
    _page("log", "Log", DATA, "Who did what, and when?", EVALUATOR),
)
BY_PATH: dict[str, PageInfo] = {page.path: page for page in PAGES}


def open_to(role: Audience | None) -> list[PageInfo]:
    """Return the pages that are built and that a role may open; None: nobody has signed in."""
    return [page for page in PAGES if page.file.is_file() and (role is None or role in page.roles)]
