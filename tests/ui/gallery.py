"""Every chart on one page, to look at: `streamlit run tests/ui/gallery.py`."""

import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.charts.examples import gallery
from ui.figure import show
from ui.frame import STYLE

st.set_page_config("Charts", layout="wide")
st.html(STYLE)
st.title("Every chart")
for name, chart in gallery().items():
    show(chart, f"gallery.{name.replace(' ', '_')}", download_name=name)
