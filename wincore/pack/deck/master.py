"""The deck's own master, layouts, colours and face, set by code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.util import Emu, Inches

from wincore.pack.look import ACCENT, FACE, MUTED, PAPER, THEME

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
SPACES = f'xmlns:a="{A}" xmlns:p="{P}"'
WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
POINT = 12_700  # EMU


@dataclass(frozen=True)
class Box:
    """A place on the slide, in points from its left upper corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def emu(self) -> tuple[Emu, Emu, Emu, Emu]:
        """The same place in Office's unit."""
        sides = (self.left, self.top, self.width, self.height)
        left, top, width, height = (Emu(round(side * POINT)) for side in sides)
        return left, top, width, height


MARGIN = 44.0
INNER = 960.0 - 2 * MARGIN
KICKER = Box(MARGIN, 24, INNER, 22)
TITLE = Box(MARGIN, 46, INNER, 66)
BODY = Box(MARGIN, 122, INNER, 366)
FOOT = Box(MARGIN, 506, 700, 20)
NUMBER = Box(960 - MARGIN - 80, 506, 80, 20)
COVER_TITLE = Box(MARGIN + 20, 130, 800, 110)
COVER_TEXT = Box(MARGIN + 20, 250, 800, 210)
COVER, FINDING, TEXT = 0, 1, 2  # places of the layouts


def presentation() -> Any:
    """Return an empty deck in the house look, with the layouts Cover, Finding and Words."""
    made = Presentation()
    made.slide_width, made.slide_height = WIDTH, HEIGHT
    _theme(made)
    _drop_extras(made)
    layouts = list(made.slide_layouts)
    keep = {"Title Slide": "Cover", "Title Only": "Finding", "Title and Content": "Words"}
    for layout in layouts:
        if layout.name not in keep:
            made.slide_layouts.remove(layout)
    _master(made.slide_master)
    by_name = {layout.name: layout for layout in made.slide_layouts}
    _layout(by_name["Title Slide"], "Cover", _cover_shapes())
    _paint(by_name["Title Slide"]._element.cSld, "tx2")
    _layout(by_name["Title Only"], "Finding", _finding_shapes())
    _layout(by_name["Title and Content"], "Words", [*_finding_shapes(), _body()])
    return made


def layout(made: Any, name: str) -> Any:
    """Return a layout by its name."""
    return next(one for one in made.slide_layouts if one.name == name)


def _theme(made: Any) -> None:
    part = made.slide_master.part.part_related_by(RT.THEME)
    root = etree.fromstring(part.blob)
    root.set("name", "Design Lab")
    scheme = root.find(f".//{{{A}}}clrScheme")
    scheme.set("name", "Design Lab")
    for name, rgb in THEME.items():
        slot = scheme.find(f"{{{A}}}{name}")
        slot[:] = [etree.SubElement(slot, f"{{{A}}}srgbClr", val=rgb)]
    for kind in ("majorFont", "minorFont"):
        root.find(f".//{{{A}}}{kind}/{{{A}}}latin").set("typeface", FACE)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _drop_extras(made: Any) -> None:
    """Leave out what the template brings along: its thumbnail and a printer's settings."""
    for holder in (made.part.package, made.part):
        rels = holder._rels
        for r_id in [
            r for r, rel in rels.items() if rel.reltype in (RT.THUMBNAIL, RT.PRINTER_SETTINGS)
        ]:
            rels.pop(r_id)


def _master(master: Any) -> None:
    shapes = [
        _placeholder(2, "Title", "title", TITLE, "", anchor="t"),
        _placeholder(3, "Text", "body", BODY, 'idx="1"'),
        _placeholder(4, "Footer", "ftr", FOOT, 'sz="quarter" idx="3"', small=True),
        _placeholder(5, "Slide number", "sldNum", NUMBER, 'sz="quarter" idx="4"', small=True),
        _bar(),
    ]
    _fill(master._element.cSld.spTree, shapes)
    old = master._element.find(f"{{{P}}}txStyles")
    old.getparent().replace(old, parse_xml(_STYLES))


def _layout(one: Any, name: str, shapes: Sequence[Any]) -> None:
    one._element.cSld.set("name", name)
    _fill(one._element.cSld.spTree, shapes)


def _paint(sheet: Any, colour: str) -> None:
    """Give a layout a ground of its own."""
    ground = parse_xml(
        f'<p:bg {SPACES}><p:bgPr><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
        "<a:effectLst/></p:bgPr></p:bg>"
    )
    sheet.insert(0, ground)


def _fill(tree: Any, shapes: Sequence[Any]) -> None:
    for old in tree.iter_shape_elms():
        tree.remove(old)
    for number, shape in enumerate(shapes, 2):
        shape.find(f".//{{{P}}}cNvPr").set("id", str(number))
        tree.append(shape)


def _cover_shapes() -> list[Any]:
    return [
        _placeholder(2, "Title", "ctrTitle", COVER_TITLE, "", size=36, anchor="b", colour=PAPER),
        _placeholder(3, "Subtitle", "subTitle", COVER_TEXT, 'idx="1"', size=16, colour=PAPER),
        *_furniture(PAPER),
    ]


def _finding_shapes() -> list[Any]:
    return [
        _placeholder(2, "Title", "title", TITLE, "", anchor="t"),
        _placeholder(3, "Part", "body", KICKER, 'sz="quarter" idx="13"', small=True, colour=ACCENT),
        *_furniture(),
    ]


def _body() -> Any:
    return _placeholder(7, "Text", "body", BODY, 'idx="14"')


def _furniture(ink: str = MUTED) -> list[Any]:
    foot, number = 'sz="quarter" idx="11"', 'sz="quarter" idx="12"'
    return [
        _placeholder(4, "Footer", "ftr", FOOT, foot, small=True, colour=ink),
        _placeholder(5, "Slide number", "sldNum", NUMBER, number, small=True, colour=ink),
    ]


def _placeholder(
    id_: int,
    name: str,
    kind: str,
    box: Box,
    more: str,
    *,
    size: float = 0,
    small: bool = False,
    anchor: str = "t",
    colour: str = MUTED,
) -> Any:
    left, top, width, height = box.emu
    right = ' algn="r"' if kind == "sldNum" else ' algn="l"'
    points = 11 if small else size
    bold = ' b="1"' if kind == "body" and small else ""
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>' if points else ""
    run = f'<a:defRPr sz="{round(points * 100)}"{bold}>{fill}</a:defRPr>' if points else ""
    level = f'<a:lvl1pPr marL="0" indent="0"{right}><a:buNone/>{run}</a:lvl1pPr>' if points else ""
    field = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
    text = f'{field}<a:rPr lang="en-GB"/><a:t>‹#›</a:t></a:fld>' if kind == "sldNum" else ""
    return parse_xml(
        f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="{id_}" name="{name}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>'
        f'<p:ph type="{kind}" {more}/></p:nvPr></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/>'
        f'</a:bodyPr><a:lstStyle>{level}</a:lstStyle><a:p>{text}<a:endParaRPr lang="en-GB"/></a:p>'
        f"</p:txBody></p:sp>"
    )


def _bar() -> Any:
    """A slim line of the accent colour at the top; decoration, so marked as such."""
    return parse_xml(
        f'<p:sp {SPACES}><p:nvSpPr><p:cNvPr id="9" name="Line"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{WIDTH}" cy="101600"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="tx2"/>'
        f"</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


_STYLES = f"""<p:txStyles {SPACES}>
<p:titleStyle><a:lvl1pPr algn="l"><a:lnSpc><a:spcPct val="100000"/></a:lnSpc>
<a:spcBef><a:spcPct val="0"/></a:spcBef><a:buNone/><a:defRPr sz="2600" b="1" kern="1200">
<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mj-lt"/></a:defRPr>
</a:lvl1pPr></p:titleStyle>
<p:bodyStyle><a:lvl1pPr marL="0" indent="0" algn="l"><a:spcBef><a:spcPts val="0"/></a:spcBef>
<a:buNone/><a:defRPr sz="1800" kern="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>
<a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr></p:bodyStyle>
<p:otherStyle><a:defPPr><a:defRPr lang="en-GB"/></a:defPPr></p:otherStyle></p:txStyles>"""
