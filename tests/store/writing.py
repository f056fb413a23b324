"""A process that accepts one file after another: URL, prefix of the names, how many."""

import sys

from tests.store.examples import AUTUMN, checked, workforce
from wincore.store import AlreadyHeld, open_ledger


def main(url: str, prefix: str, count: int) -> None:
    ledger = open_ledger(url)
    for number in range(count):
        ledger.accept(
            checked(f"{prefix}{number}", workforce=workforce(**{f"{prefix}{number}": 5})),
            who=prefix,
            described=AUTUMN,
        )
    try:
        ledger.accept(checked("both", workforce=workforce(X=1)), who=prefix, described=AUTUMN)
        print("accepted")
    except AlreadyHeld:
        print("held")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
