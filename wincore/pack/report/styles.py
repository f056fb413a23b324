"""The report's page, styles, header and footer, set by code."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import nsmap, qn
from docx.shared import Mm, Pt, RGBColor

from wincore.pack.content import Pack
from wincore.pack.look import ACCENT, FACE, INKED, MUTED
from wincore.pack.plain import LANGUAGE, plain

LONG, SHORT, MARGIN = 297, 210, 20  # millimetres
POINTS = 72 / 25.4
UPRIGHT, ACROSS = (SHORT - 2 * MARGIN) * POINTS, (LONG - 2 * MARGIN) * POINTS
_LOOKS: dict[str, tuple[float, bool, str, float, float]] = {  # size, bold, colour, before, after
    "Normal": (10.5, False, INKED, 0, 6),
    "Title": (26, True, ACCENT, 0, 6),
    "Subtitle": (13, False, MUTED, 0, 10),
    "Heading 1": (17, True, ACCENT, 18, 6),
    "Heading 2": (12.5, True, INKED, 12, 3),
    "Caption": (9, True, MUTED, 6, 3),
    "List Bullet": (10.5, False, INKED, 0, 3),
    "Header": (8.5, True, MUTED, 0, 0),
    "Footer": (8.5, False, MUTED, 0, 0),
}
_OWN: dict[str, tuple[float, bool, str, float, float]] = {
    "Finding": (11.5, True, INKED, 0, 6),
    "Small print": (8.5, False, MUTED, 3, 6),
    "Contents": (10.5, False, INKED, 0, 3),
}


def document(pack: Pack, written: datetime) -> Any:
    """Return an empty A4 document in the house look, with header, footer and properties."""
    made = Document()
    for name, look in _LOOKS.items():
        _set(made.styles[name], look)
    for name, look in _OWN.items():
        style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = made.styles["Normal"]
        _set(style, look)
    made.styles["Finding"].paragraph_format.keep_with_next = True
    made.styles["Caption"].paragraph_format.keep_with_next = True
    _language(made)
    turn(made.sections[0], across=False)
    _furniture(made.sections[0], pack)
    _properties(made, pack, written)
    return made


def turn(section: Any, *, across: bool) -> None:
    """Lay a section's pages upright or across."""
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    wide, tall = (LONG, SHORT) if across else (SHORT, LONG)
    section.page_width, section.page_height = Mm(wide), Mm(tall)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Mm(MARGIN))


def _set(style: Any, look: tuple[float, bool, str, float, float]) -> None:
    size, bold, colour, before, after = look
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    style.font.name = FACE
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in [n for n in fonts.attrib if n.endswith("Theme")]:
        del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(name), FACE)
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    unwanted = ("w:pBdr", ".//w:rPr/w:spacing", ".//w:rPr/w:kern")
    for path in unwanted:
        for found in style.element.findall(path if path.startswith(".") else f".//{path}", nsmap):
            found.getparent().remove(found)


def _language(made: Any) -> None:
    for lang in made.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), LANGUAGE)


def _furniture(section: Any, pack: Pack) -> None:
    head = section.header.paragraphs[0]
    head.text = plain(" · ".join(part for part in (pack.mark, pack.title) if part))
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    foot.add_run("Page ")
    field(foot, "PAGE", "1")


def field(paragraph: Any, instruction: str, shown: str) -> None:
    """Add a field with what it shows until the program works it out."""
    element = OxmlElement("w:fldSimple")
    element.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = shown
    run.append(text)
    element.append(run)
    paragraph._p.append(element)


def _properties(made: Any, pack: Pack, written: datetime) -> None:
    properties = made.core_properties
    properties.title, properties.author = plain(pack.title), plain(pack.organisation)
    properties.subject, properties.language = plain(pack.subtitle), LANGUAGE
    properties.keywords, properties.comments = pack.mark, ""
    properties.last_modified_by, properties.revision = "", 1
    properties.created = properties.modified = written.replace(tzinfo=None)
