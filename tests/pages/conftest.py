"""Stores for pages: one with the demonstration for all, and empty ones."""

import pytest
import streamlit as st


@pytest.fixture(scope="session")
def demonstration_url(tmp_path_factory) -> str:
    from wincore.framework import read_framework
    from wincore.settings import respondent_key
    from wincore.store import open_ledger
    from wincore.store.demonstration import load_demonstration

    folder = tmp_path_factory.mktemp("demonstration")
    url = f"sqlite:///{folder / 'win.sqlite'}"
    ledger = open_ledger(url)
    load_demonstration(ledger, read_framework(), respondent_key(folder / "key"))
    ledger.close()
    return url


@pytest.fixture
def demonstration(demonstration_url, monkeypatch, tmp_path):
    """The dashboard holds the demonstration programme."""
    _use(demonstration_url, "1", monkeypatch, tmp_path)


@pytest.fixture
def empty_store(monkeypatch, tmp_path):
    """The dashboard holds nothing."""
    _use(f"sqlite:///{tmp_path / 'win.sqlite'}", "0", monkeypatch, tmp_path)
    yield
    st.cache_resource.clear()


def _use(url, demo, monkeypatch, folder) -> None:
    monkeypatch.setenv("WIN_STORE_URL", url)
    monkeypatch.setenv("WIN_DEMO", demo)
    monkeypatch.setenv("WIN_KEY_FILE", str(folder / "key"))
    # AppTest has no network: nobody's address can be asked for. Journeys prove the real check.
    monkeypatch.setattr("ui.identity._on_this_machine", lambda: True)
