"""How wide text is, and at which size it fits: so that nothing runs over on any machine.

Widths are those of Arial and of every face made to its measure (Liberation Sans, Helvetica), in
thousandths of the letter size. A table instead of a font file gives the same layout, and so the
same bytes, whether or not the face is installed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

_REGULAR = {
    191: "'",
    222: "ijl‘’",
    260: "|¦",
    278: " !,./:;I[\\]ft\u00a0·ÌÍÎÏìíîï",
    333: "()-`r¡¨²³´¸¹“”{}",
    355: '"•',
    389: "*°ºª",
    469: "^",
    500: "Jcksvxyzçýÿ",
    556: "#$0123456789?L_abdeghnopqu¢£¤¥§«»àáâãäåèéêëðñòóôõöùúûüþ–¶±÷≥≤",
    584: "+<=>~¬×−µ",
    611: "FTZ¿ßø",
    667: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞ",
    722: "CDHNRUwÇÐÑÙÚÛÜ",
    778: "GOQÒÓÔÕÖØ©®",
    833: "Mm¼½¾",
    889: "%æ",
    944: "W",
    1015: "Æ—…→@",
}
_BOLD = {
    238: "'",
    278: " ,./I\\ijl\u00a0·ÌÍÎÏìíîï‘’|¦",
    333: "!()-:;[]`ft¡¨²³´¸¹",
    389: "*r{}•°ºª",
    500: 'z“”"',
    556: "#$0123456789J_aceksvxy¢£¤¥§«¶»àáâãäåçèéêëýÿ–±÷≥≤",
    584: "+<=>^~¬×−µ",
    611: "?FLTZbdghnopqu¿ßðñòóôõöøùúûüþ",
    667: "EPSVXYÈÉÊËÝÞ",
    722: "&ABCDHKNRUÀÁÂÃÄÅÇÐÑÙÚÛÜ",
    778: "GOQwÒÓÔÕÖØ©®",
    833: "M¼½¾",
    889: "%mæ",
    944: "W",
    1000: "Æ—…→@",
}
WIDEST = 1000  # any other letter, and the signs ✓ ▲ ✕
LEADING = 1.2  # height of a line, in letter sizes
SAFETY = 1.04  # programs differ a little in how they set the same letters


def _by_letter(table: dict[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in table.items() for letter in letters}


_WIDTHS = {False: _by_letter(_REGULAR), True: _by_letter(_BOLD)}


@lru_cache(maxsize=20_000)
def width(text: str, size: float, bold: bool = False) -> float:
    """Return the width of a line of text in points."""
    table = _WIDTHS[bold]
    return SAFETY * size * sum(table.get(letter, WIDEST) for letter in text) / 1000


def lines(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """Return text broken into lines that are at most ``room`` points wide, words whole if they fit.

    A no-break space keeps a number with its unit.
    """
    found: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in (w for part in paragraph.split(" ") for w in _parts(part, size, room, bold)):
            longer = f"{line} {word}" if line else word
            if line and width(longer, size, bold) > room:
                found.append(line)
                line = word
            else:
                line = longer
        found.append(line)
    return found


def _parts(word: str, size: float, room: float, bold: bool) -> list[str]:
    """Return a word in pieces where it is wider than the room itself."""
    if width(word, size, bold) <= room:
        return [word]
    pieces, piece = [], ""
    for letter in word:
        if piece and width(piece + letter, size, bold) > room:
            pieces.append(piece)
            piece = letter
        else:
            piece += letter
    return [*pieces, piece]


def height(text: str, size: float, room: float, bold: bool = False) -> float:
    """Return the height in points that text takes at a size in a room of that width."""
    return len(lines(text, size, room, bold)) * size * LEADING


def fitting(
    text: str, sizes: Sequence[float], room: tuple[float, float], bold: bool = False
) -> float | None:
    """Return the first size at which text fits a room (width, height); None if none does."""
    across, down = room
    return next((s for s in sizes if height(text, s, across, bold) <= down), None)


def longest_word(text: str, size: float, bold: bool = False) -> float:
    """Return the width of the widest word: the narrowest column in which no word breaks.

    A no-break space does not part words.
    """
    words = text.replace("\n", " ").split(" ")
    return max((width(word, size, bold) for word in words), default=0.0)
