"""The pack as slides: native charts and tables, one finding a slide."""

from wincore.pack.deck.writing import deck

__all__ = ["deck"]
