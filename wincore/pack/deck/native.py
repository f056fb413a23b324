"""Native, editable charts: bars whose numbers stand in the workbook embedded with them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from wincore.exporting import defused
from wincore.pack.content import Exhibit, Native
from wincore.pack.look import FACE, INKED, PAPER, TARGET_RGB
from wincore.pack.plain import plain
from wincore.wording import absent
from wincore.workbook import restamped

FORMATS = {
    "share": "0%",
    "share1": "0.0%",
    "points": "0.0",
    "change": "+0.0;-0.0;0.0",
    "ratio": "0.00",
    "pounds": "£#,##0",
    "count": "#,##0",
}
KINDS = {
    "pairs": XL_CHART_TYPE.BAR_CLUSTERED,
    "bars": XL_CHART_TYPE.BAR_CLUSTERED,
    "stacked": XL_CHART_TYPE.BAR_STACKED,
}
LABEL = 11
MANY = 8  # rows from which letters are smaller


def add_chart(
    shapes: Any, exhibit: Exhibit, native: Native, box: Any, written: datetime, target: str = ""
) -> Any:
    """Add the exhibit's chart to a slide's shapes and return its frame.

    ``box`` gives left, top, width and height. A row of the ``target`` group has its accent.
    """
    frame = shapes.add_chart(KINDS[native.kind], *box, _data(exhibit, native))
    workbook = frame.chart.part.chart_workbook.xlsx_part
    workbook._blob = restamped(workbook.blob, written)
    _style(frame.chart, exhibit, native)
    _accent(frame.chart, exhibit, native, target)
    return frame


def number_format(exhibit: Exhibit, column: str) -> str:
    """Return how Office writes the numbers of a column."""
    return FORMATS.get(exhibit.chart.formats.get(column, ""), "General")


def _data(exhibit: Exhibit, native: Native) -> CategoryChartData:
    data = CategoryChartData()
    labels = exhibit.chart.words[native.category]
    data.categories = [str(defused(plain(label))) for label in labels]
    for name in native.series:
        numbers = [None if absent(v) else float(v) for v in exhibit.chart.table[name]]
        data.add_series(plain(name), numbers, number_format(exhibit, name))
    return data


def _style(chart: Any, exhibit: Exhibit, native: Native) -> None:
    many = len(exhibit.chart.table) > MANY
    chart.font.size, chart.font.name = Pt(10 if many else 12), FACE
    chart.font.color.rgb = RGBColor.from_string(INKED)
    chart.has_title = bool(native.axis)
    if native.axis:
        frame = chart.chart_title.text_frame
        frame.text = native.axis
        frame.paragraphs[0].runs[0].font.size = Pt(12)
        frame.paragraphs[0].runs[0].font.bold = False
    chart.has_legend = len(native.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    _unframe(chart)
    _axes(chart, native)
    _series(chart, exhibit, native)


def _unframe(chart: Any) -> None:
    """Take the ground and the frame away that Word gives a chart; the schema sets the place."""
    space = chart._chartSpace
    look = parse_xml(f"<c:spPr {nsdecls('c', 'a')}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>")
    space.find(qn("c:chart")).addnext(look)


def _axes(chart: Any, native: Native) -> None:
    category, value = chart.category_axis, chart.value_axis
    category.reverse_order = True
    category.format.line.fill.background()
    category.has_major_gridlines = False
    skip = category._element.makeelement(qn("c:tickLblSkip"), {"val": "1"})  # name every row
    category._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)
    value.has_major_gridlines = False
    value.visible = False  # every bar has its number
    value.minimum_scale = 0
    if native.maximum is not None:
        value.maximum_scale = native.maximum * 1.08


def _series(chart: Any, exhibit: Exhibit, native: Native) -> None:
    plot = chart.plots[0]
    stacked = native.kind == "stacked"
    plot.gap_width = 45
    plot.overlap = 100 if stacked else -5
    for series, name, colour in zip(plot.series, native.series, native.colours, strict=False):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = RGBColor.from_string(colour.lstrip("#"))
        series.invert_if_negative = False
        labels = series.data_labels
        labels.show_value = True
        labels.number_format = _label_format(number_format(exhibit, name), stacked)
        labels.number_format_is_linked = False
        labels.font.size = Pt(9 if len(exhibit.chart.table) > MANY else LABEL)
        if stacked:
            labels.position = XL_LABEL_POSITION.CENTER
            labels.font.color.rgb = RGBColor.from_string(_ink(colour))
        else:
            labels.position = XL_LABEL_POSITION.OUTSIDE_END


def _label_format(format_: str, stacked: bool) -> str:
    """Return the format of a label; in a stack a bar of nought has none."""
    return f"{format_};{format_};;" if stacked else format_


def _ink(fill: str) -> str:
    red, green, blue = (int(fill.lstrip("#")[i : i + 2], 16) for i in (0, 2, 4))
    return INKED if 0.299 * red + 0.587 * green + 0.114 * blue > 140 else PAPER


def _accent(chart: Any, exhibit: Exhibit, native: Native, target: str) -> None:
    labels = [str(v).removesuffix(" (broad)") for v in exhibit.chart.table[native.category]]
    if not target or target not in labels:
        return
    series = chart.plots[0].series[0]
    for place in (i for i, label in enumerate(labels) if label == target):
        fill = series.points[place].format.fill
        fill.solid()
        fill.fore_color.rgb = RGBColor.from_string(TARGET_RGB)
