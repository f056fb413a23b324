"""Colours, each with one meaning on all pages.

The hues derive from Okabe and Ito's set, which people with the common colour-vision deficiencies
can tell apart. Marks have a contrast of 3:1 or more on the white and on the dark page alike, so
that one figure serves both; only ink differs. Nothing is said by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass

TARGET = "#BE4B96"  # the target group, and nothing else, anywhere
SERIES = "#1A76AF"  # what a figure is about
CONTEXT = "#76828F"  # what it is compared with
FAINT = "rgba(118, 130, 143, 0.28)"  # grid, tracks, lines that only lead the eye
CLEAR = "rgba(0, 0, 0, 0)"
ON_DARK, ON_LIGHT = "#FFFFFF", "#16202B"  # text inside a filled mark

INK = {"light": "#1B2430", "dark": "#E8EDF3"}
PAGE = {"light": "#FFFFFF", "dark": "#11161D"}

# Fill and ink of text upon it. Least to most: disagreement in oranges, agreement in blues.
_LEFT = [("#B35A00", ON_DARK), ("#D98E45", ON_LIGHT), ("#EBBB8A", ON_LIGHT)]
_MIDDLE = ("#C9D0D8", ON_LIGHT)
_RIGHT = [("#9CC8E6", ON_LIGHT), ("#5FA6D3", ON_LIGHT), ("#0F6BA8", ON_DARK)]
# Stages of an action, not started … embedded.
STAGES = (
    ("#E6ECF2", ON_LIGHT),
    ("#BBD7EA", ON_LIGHT),
    ("#7DB5DA", ON_LIGHT),
    ("#2676AD", ON_DARK),
    ("#0B4F80", ON_DARK),
)


@dataclass(frozen=True)
class Rating:
    """How a rating is shown: never its colour without its icon and its word."""

    word: str
    meaning: str
    icon: str
    colour: str
    symbol: str  # Plotly's marker of the same shape


RATINGS: dict[str, Rating] = {
    "green": Rating("Green", "on course", "✓", "#00875A", "circle"),
    "amber": Rating("Amber", "at risk", "▲", "#B86E00", "triangle-up"),
    "red": Rating("Red", "off course", "✕", "#D0453A", "x"),
    "grey": Rating("Grey", "no rating", "–", CONTEXT, "circle-open"),
}


def of_group(group: str, target: str) -> str:
    """Return the colour of a group: the accent for the target group, strict or broad."""
    return TARGET if group.removesuffix(" (broad)") == target else SERIES


def translucent(colour: str, opacity: float) -> str:
    """Return a ``#RRGGBB`` colour with an opacity."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {opacity})"


def diverging(steps: int) -> list[tuple[str, str]]:
    """Return fill and ink for an ordered answer set of 2 to 7 answers, the least first.

    An odd set has a grey middle; the ends are the strongest in every set.
    """
    half, odd = divmod(steps, 2)
    if not 1 <= half <= 3:
        raise ValueError(f"no colours for {steps} answers")
    left = _LEFT if half == 3 else _LEFT[:1] + _LEFT[2:] if half == 2 else _LEFT[:1]
    right = _RIGHT if half == 3 else _RIGHT[:1] + _RIGHT[2:] if half == 2 else _RIGHT[2:]
    return [*left, *([_MIDDLE] if odd else []), *right]
