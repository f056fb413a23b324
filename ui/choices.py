"""Small choices inside a page, bound to the address like the filters at its head."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

Option = TypeVar("Option", bound=str)


def one_of(label: str, options: Mapping[Option, str], key: str) -> Option:
    """Draw a row of buttons, one of which is always chosen; return the chosen option's id."""
    ids = list(options)
    found = st.segmented_control(
        label,
        ids,
        default=ids[0],
        required=True,
        key=key,
        format_func=lambda option: options[option],
        bind="query-params",
    )
    return found if found in options else ids[0]


def from_list(label: str, options: Mapping[Option, str], key: str) -> Option:
    """Draw a list to choose or search in; return the chosen option's id."""
    ids = list(options)
    found = st.selectbox(
        label, ids, key=key, format_func=lambda option: options[option], bind="query-params"
    )
    return found if found in options else ids[0]
