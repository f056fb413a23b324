import stat
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from wincore.store import Ledger, StoreError, migrate, open_ledger
from wincore.store.engine import connect, writing
from wincore.store.errors import NEWER, NO_DRIVER
from wincore.store.migrate import HEAD
from wincore.store.schema import METADATA


def test_the_migrations_make_exactly_the_tables_that_the_code_speaks_of(ledger: Ledger):
    with ledger.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_the_head_named_in_code_is_the_newest_migration():
    folder = Path(migrate.__file__).with_name("migrations")
    assert ScriptDirectory(str(folder)).get_current_head() == HEAD


def test_migrating_says_from_where_to_where(url: str):
    engine = connect(url)
    assert migrate.migrate(engine) == ("", HEAD)
    assert migrate.migrate(engine) == (HEAD, HEAD)
    engine.dispose()


def test_a_store_of_a_newer_version_is_left_alone(ledger: Ledger, url: str):
    with writing(ledger.engine) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError) as refusal:
        open_ledger(url)
    assert str(refusal.value) == NEWER.format(revision="9999", head=HEAD)


def test_a_missing_driver_is_named():
    with pytest.raises(StoreError) as refusal:
        open_ledger("oddbase://somewhere/win")
    assert str(refusal.value) == NO_DRIVER.format(url="oddbase")


def test_sqlite_waits_checks_references_and_overwrites_what_is_deleted(sqlite: Ledger):
    wanted = {"journal_mode": "wal", "foreign_keys": 1, "busy_timeout": 30_000, "secure_delete": 1}
    with sqlite.engine.connect() as connection:
        found = {name: connection.scalar(text(f"PRAGMA {name}")) for name in wanted}
    assert found == wanted


def test_the_file_is_for_its_owners_eyes_only(tmp_path: Path):
    open_ledger(f"sqlite:///{tmp_path}/deep/win.sqlite").close()
    assert stat.S_IMODE((tmp_path / "deep/win.sqlite").stat().st_mode) == 0o600
