"""The theme: nothing is fetched from elsewhere, only this machine is answered, all can be read."""

import tomllib
from pathlib import Path

import pytest

from tests.charts.colours import contrast
from wincore.charts import palette

CONFIG = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"
SETTINGS = tomllib.loads(CONFIG.read_text(encoding="utf-8"))
MODES = ("light", "dark")
NAMES = ("red", "orange", "yellow", "green", "blue", "violet", "gray")


def test_nothing_calls_out_and_only_this_machine_is_answered():
    assert SETTINGS["browser"]["gatherUsageStats"] is False
    assert SETTINGS["server"]["address"] == "127.0.0.1"
    assert "http" not in CONFIG.read_text(encoding="utf-8")


@pytest.mark.parametrize("mode", MODES)
def test_charts_and_pages_know_the_same_page(mode):
    theme = SETTINGS["theme"][mode]
    assert theme["backgroundColor"] == palette.PAGE[mode]
    assert theme["textColor"] == palette.INK[mode]


@pytest.mark.parametrize("mode", MODES)
def test_text_and_links_can_be_read_on_page_and_side_bar(mode):
    theme = SETTINGS["theme"][mode]
    for place in (theme, theme["sidebar"]):
        for ink in ("textColor", "linkColor"):
            for paper in ("backgroundColor", "secondaryBackgroundColor"):
                assert contrast(place[ink], place[paper]) >= 4.5, (ink, paper)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", NAMES)
def test_badges_and_messages_can_be_read(mode, name):
    theme = SETTINGS["theme"][mode]
    assert contrast(theme[f"{name}TextColor"], theme[f"{name}BackgroundColor"]) >= 4.5


@pytest.mark.parametrize("mode", MODES)
def test_a_primary_button_can_be_seen_and_its_label_read(mode):
    theme = SETTINGS["theme"][mode]
    assert contrast(theme["primaryColor"], "#FFFFFF") >= 4.5
    assert contrast(theme["primaryColor"], theme["backgroundColor"]) >= 3
