"""Stores for pages: one with the demonstration for all, and empty ones."""

import pytest
import streamlit as st


@pytest.fixture(scope="session")
def demonstration_url(furnish, tmp_path_factory) -> str:
    return furnish(tmp_path_factory.mktemp("demonstration"))


@pytest.fixture
def demonstration(demonstration_url, monkeypatch):
    """The dashboard holds the demonstration programme."""
    _use(demonstration_url, "1", monkeypatch)


@pytest.fixture
def empty_store(monkeypatch, tmp_path):
    """The dashboard holds nothing."""
    _use(f"sqlite:///{tmp_path / 'win.sqlite'}", "0", monkeypatch)
    yield
    st.cache_resource.clear()


def _use(url, demo, monkeypatch) -> None:
    monkeypatch.setenv("WIN_STORE_URL", url)
    monkeypatch.setenv("WIN_DEMO", demo)
    # AppTest has no network: nobody's address can be asked for. Journeys prove the real check.
    monkeypatch.setattr("ui.identity._on_this_machine", lambda: True)
