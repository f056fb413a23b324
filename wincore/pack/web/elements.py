"""Pieces of the page as HTML: every text from data is escaped here and nowhere else."""

from __future__ import annotations

from html import escape

from wincore.charts import in_mode
from wincore.pack.content import Exhibit, Points, Words
from wincore.pack.deck.tables import numeric
from wincore.pack.plain import plain

RATED = ("green", "amber", "red", "grey")


def text(value: object) -> str:
    """Return text with nothing in it that HTML reads as its own."""
    return escape(plain(value), quote=True)


def paragraph(words: Words) -> str:
    """Return a paragraph, each line on its own."""
    return f"<p>{'<br>'.join(text(line) for line in words.text.splitlines())}</p>"


def points(block: Points, level: int = 3) -> str:
    """Return a list with its heading."""
    items = "".join(f"<li>{text(item)}</li>" for item in block.items)
    return f"<h{level}>{text(block.title)}</h{level}><ul>{items}</ul>"


def exhibit(one: Exhibit, number: str) -> str:
    """Return an exhibit: heading, finding, figure, table, definition and base."""
    id_ = identity(number)
    parts = [
        f'<section aria-labelledby="{id_}-name"><h3 id="{id_}-name">{text(number)} '
        f'{text(one.name)}</h3><p class="finding">{text(one.title)}.</p>',
        _figure(one, id_),
        _table(one, number, id_),
        _more(one),
        "</section>",
    ]
    return "".join(parts)


def identity(number: str) -> str:
    """Return the id of an exhibit in the page."""
    return "x" + number.replace(".", "-")


def _figure(one: Exhibit, id_: str) -> str:
    if one.chart.figure is None or one.chart.table.empty:
        return ""
    return (
        f'<figure><div class="plot" role="img" aria-label="{text(one.chart.alt)}" '
        f'data-figure="{id_}-data"></div></figure>'
        f'<script type="application/json" id="{id_}-data">{_json(one)}</script>'
    )


def _json(one: Exhibit) -> str:
    """Return the figure as JSON in which no text can end the script."""
    drawn = in_mode(one.chart.figure, "light").to_json()
    return str(drawn).replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _table(one: Exhibit, number: str, id_: str) -> str:
    words = one.words.map(str)
    if words.empty:
        return ""
    right = numeric(one, words)
    heads = "".join(
        f'<th scope="col"{_class("number" if ends else "")}>{text(name)}</th>'
        for name, ends in zip(words.columns, right, strict=True)
    )
    rows = "".join(_row(one, row, right) for row in words.itertuples(index=False, name=None))
    return (
        f'<div class="scroll" role="region" tabindex="0" aria-labelledby="{id_}-caption"><table>'
        f'<caption id="{id_}-caption">Table {text(number)}: {text(one.name)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(one: Exhibit, row: tuple[str, ...], right: list[bool]) -> str:
    first = f'<th scope="row"{_class("number" if right[0] else "")}>{text(row[0])}</th>'
    cells = "".join(
        f"<td{_class(_look(one, word, ends))}>{text(word)}</td>"
        for word, ends in zip(row[1:], right[1:], strict=True)
    )
    return f"<tr>{first}{cells}</tr>"


def _look(one: Exhibit, word: str, ends: bool) -> str:
    names = ["number"] if ends else []
    if one.shade == "rating":
        names += [f"rating-{r}" for r in RATED if word[2:].casefold().startswith(r)]
    if one.shade == "met":
        first = word.split(",")[0].split(":")[0]
        names += [first] if first in ("met", "yes", "planned") else []
    if one.shade == "stage" and word in set("01234"):
        names += ["stage", f"stage-{word}"]
    return " ".join(names)


def _class(names: str) -> str:
    return f' class="{names}"' if names else ""


def _more(one: Exhibit) -> str:
    lines = [line for part in (one.definition, one.base) for line in part.split("\n") if line]
    if not lines:
        return ""
    items = "".join(f"<li>{text(line)}</li>" for line in lines)
    summary = f"<summary>Definition and base of {text(one.name)}</summary>"
    return f"<details>{summary}<ul>{items}</ul></details>"


def facts(found: tuple[tuple[str, str], ...]) -> str:
    """Return label and value pairs."""
    rows = "".join(f"<dt>{text(name)}</dt><dd>{text(value)}</dd>" for name, value in found)
    return f'<dl class="facts">{rows}</dl>'
