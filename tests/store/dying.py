"""Accept a file again and again, killed after one statement, after two, and so on until it ends.

Prints how many times it was killed; fails if a killed acceptance left anything behind.
"""

import os
import signal
import sys

from sqlalchemy import event

from tests.store.examples import AUTUMN, checked, employers, workforce
from wincore.store import open_ledger

FILE = checked("autumn.xlsx", employers=employers(E1="participating"), workforce=workforce(E1=40))


def accept(url: str, statements: int) -> None:
    ledger = open_ledger(url)
    left = statements

    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(ledger.engine, "after_cursor_execute", count)
    ledger.accept(FILE, who="ana", described=AUTUMN)


def killed(url: str, statements: int) -> bool:
    child = os.fork()
    if not child:
        accept(url, statements)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def check_untouched(url: str) -> None:
    ledger = open_ledger(url)
    assert ledger.uploads() == ledger.log() == ()
    assert ledger.verify() == []
    ledger.close()


def main(url: str) -> None:
    times = 0
    while killed(url, times + 1):
        times += 1
        check_untouched(url)
    print(times)


if __name__ == "__main__":
    main(sys.argv[1])
