"""The web page: offline, safe, and readable without seeing it."""

import re
from itertools import pairwise

import pytest
from lxml import html

from wincore.pack.content import Pack
from wincore.pack.edition import MARK


@pytest.fixture(scope="module")
def page(files: dict[str, bytes]) -> str:
    return files["review.html"].decode()


@pytest.fixture(scope="module")
def tree(page: str) -> html.HtmlElement:
    return html.fromstring(page)


def test_it_asks_nothing_of_anybody(tree: html.HtmlElement):
    for element in tree.iter():
        for name in ("src", "href", "srcset", "data", "action"):
            target = element.get(name)
            assert target is None or target.startswith("#"), html.tostring(element)[:200]
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'")
    assert "unsafe-inline' " not in policy.split("style-src")[0]
    assert "http" not in policy


def test_the_library_stands_in_it_once(page: str):
    assert page.count("plotly.js v") == 1


def test_headings_leave_out_no_level(tree: html.HtmlElement):
    levels = [int(e.tag[1]) for e in tree.iter("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))


def test_it_has_language_title_skip_link_and_mark(tree: html.HtmlElement, said: Pack):
    assert tree.get("lang") == "en-GB"
    assert said.title in tree.findtext(".//title")
    body = tree.find("body")
    assert body[0].get("href") == "#main"
    assert tree.get_element_by_id("main").tag == "main"
    assert MARK in tree.find_class("mark")[0].text_content()


def test_tables_have_captions_and_header_cells(tree: html.HtmlElement):
    tables = list(tree.iter("table"))
    assert len(tables) > 25
    for table in tables:
        assert table.find("caption").text_content()
        assert {c.get("scope") for c in table.find("thead").iter("th")} == {"col"}
        assert all(row[0].get("scope") == "row" for row in table.find("tbody"))


def test_figures_have_alternative_texts_and_ids_are_used_once(tree: html.HtmlElement):
    plots = tree.find_class("plot")
    assert len(plots) > 12
    assert all(plot.get("aria-label") and plot.get("role") == "img" for plot in plots)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    for plot in plots:
        assert plot.get("data-figure") in ids


def test_numbers_of_figures_do_not_end_their_script(page: str):
    for block in re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', page, re.S):
        assert "<" not in block
