import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Thread
from time import sleep

from wincore.store.engine import connect, reading

TOGETHER = 12


def journal(url: str) -> str:
    engine = connect(url)
    with reading(engine) as connection:
        mode: str = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    engine.dispose()
    return mode


def test_connections_that_open_a_new_file_together_all_get_the_write_ahead_log(tmp_path: Path):
    start = Barrier(TOGETHER)

    def one(_: int) -> str:
        start.wait()
        return journal(f"sqlite:///{tmp_path}/win.sqlite")

    with ThreadPoolExecutor(TOGETHER) as pool:
        assert list(pool.map(one, range(TOGETHER))) == ["wal"] * TOGETHER


def test_a_file_that_another_process_holds_is_waited_for(tmp_path: Path):
    file, locked = tmp_path / "win.sqlite", Barrier(2)

    def hold() -> None:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        locked.wait()
        sleep(0.3)
        other.execute("COMMIT")
        other.close()

    holder = Thread(target=hold)
    holder.start()
    locked.wait()
    assert journal(f"sqlite:///{file}") == "wal"
    holder.join()
