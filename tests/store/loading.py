"""A process that loads the demonstration into the store at a URL, and prints how many uploads."""

import sys

from wincore.framework import read_framework
from wincore.store import open_ledger
from wincore.store.demonstration import load_demonstration

if __name__ == "__main__":
    print(len(load_demonstration(open_ledger(sys.argv[1]), read_framework())))
