"""Write a pack as one HTML file: styles, figures and the library that draws them are all in it.

The page's own policy forbids every request and every script but the two it was written with.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from plotly.offline import get_plotlyjs

from wincore.pack.content import Pack, Points, Section, Words
from wincore.pack.web.elements import exhibit, facts, paragraph, points, text

HERE = Path(__file__).parent
SKIP, CONTENTS = "Skip to the decision asked", "Contents"
POLICY = (
    "default-src 'none'; script-src {scripts}; style-src 'unsafe-inline'; img-src data: blob:; "
    "base-uri 'none'; form-action 'none'"
)


def page(pack: Pack) -> bytes:
    """Return the pack as HTML bytes that depend on nothing but its content."""
    scripts = (get_plotlyjs(), (HERE / "draw.js").read_text(encoding="utf-8"))
    style = (HERE / "pack.css").read_text(encoding="utf-8")
    policy = POLICY.format(scripts=" ".join(_allowed(script) for script in scripts))
    head = (
        '<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{text(_title(pack))}</title><style>{style}</style></head>"
    )
    drawn = "".join(f"<script>{script}</script>" for script in scripts)
    return f"{head}<body>{_body(pack)}{drawn}</body></html>\n".encode()


def _allowed(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _title(pack: Pack) -> str:
    return " · ".join(part for part in (pack.title, pack.mark) if part)


def _body(pack: Pack) -> str:
    mark = f'<p class="mark" role="note">{text(pack.mark)}</p>' if pack.mark else ""
    parts = "".join(_section(pack, section) for section in pack.all_sections)
    links = "".join(
        f'<li><a href="#{_id(s)}">{text(s.number)} {text(s.title)}</a></li>'
        for s in pack.all_sections
    )
    return (
        f'<a class="skip" href="#main">{SKIP}</a>{mark}'
        f"<header><h1>{text(pack.title)}</h1><p>{text(pack.subtitle)}</p>"
        f"<p>{text(pack.organisation)}</p>{facts(pack.facts)}</header>"
        f'<nav aria-labelledby="contents"><h2 id="contents">{CONTENTS}</h2><ol>{links}</ol></nav>'
        f'<main id="main" tabindex="-1">{parts}</main>'
    )


def _id(section: Section) -> str:
    return f"part-{section.number}"


def _section(pack: Pack, section: Section) -> str:
    made = [f'<h2 id="{_id(section)}">{text(section.number)} {text(section.title)}</h2>']
    if section.finding:
        made.append(f'<p class="finding">{text(section.finding)}</p>')
    count = 0
    for block in section.blocks:
        if isinstance(block, Words):
            made.append(paragraph(block))
        elif isinstance(block, Points):
            made.append(points(block))
        else:
            count += 1
            if block.pages:
                made.append(exhibit(block, f"{section.number}.{count}"))
    return f'<section aria-labelledby="{_id(section)}">{"".join(made)}</section>'
