"""The pack as one web page that opens offline, without asking anything of anybody."""

from wincore.pack.web.writing import page

__all__ = ["page"]
