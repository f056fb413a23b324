"""The review pack: deck, report, workbook, web page and certificate of one edition.

`content` decides what a pack says; each format only lays it out, so that a figure is the same in
all of them. Equal editions make equal bytes.
"""

from wincore.pack.edition import Edition, edition
from wincore.pack.protection import PackRefused
from wincore.pack.writing import FILES, build_pack, pack_files, record_release, write_pack

__all__ = [
    "FILES",
    "Edition",
    "PackRefused",
    "build_pack",
    "edition",
    "pack_files",
    "record_release",
    "write_pack",
]
