import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from wincore.ingest.limits import Limits
from wincore.inputs import TOO_MANY, InputFile, TooManyFiles, from_bytes, from_paths

CSV = b"a,b\n1,2\n"


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return buffer.getvalue()


def workbook() -> bytes:
    buffer = io.BytesIO()
    Workbook().save(buffer)
    return buffer.getvalue()


def test_a_zip_of_spreadsheets_is_the_files_in_it():
    content = zipped(**{"b/two.xlsx": workbook(), "one.csv": CSV})
    found = from_bytes("all.zip", content)
    assert [f.name for f in found] == ["all.zip/b/two.xlsx", "all.zip/one.csv"]
    assert found[1].content == CSV


def test_what_operating_systems_leave_in_a_zip_is_passed_over():
    content = zipped(
        **{"one.csv": CSV, "__MACOSX/._one.csv": b"x", ".DS_Store": b"x", "~$one.xlsx": b"x"}
    )
    assert [f.name for f in from_bytes("all.zip", content)] == ["all.zip/one.csv"]


@pytest.mark.parametrize("content", [workbook(), CSV, b"PK\x03\x04 broken", b""])
def test_any_other_file_is_itself(content: bytes):
    assert from_bytes("file", content) == [InputFile("file", content)]


def test_a_folder_is_its_spreadsheets_in_order_of_their_paths(tmp_path: Path):
    for name in ("b.csv", "a/c.csv", "notes.docx", ".hidden.csv", "z.zip"):
        path = tmp_path / "returns" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(zipped(**{"in.csv": CSV}) if name == "z.zip" else CSV)
    found = [f.name for f in from_paths([tmp_path / "returns", tmp_path / "returns/b.csv"])]
    assert found == ["a/c.csv", "b.csv", "z.zip/in.csv", "b.csv"]


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        list(from_paths([tmp_path / "nothing.csv"]))


def test_too_many_files_are_refused_before_any_is_unpacked(tmp_path: Path):
    content = zipped(**{f"{n}.csv": CSV for n in range(4)})
    with pytest.raises(TooManyFiles) as refusal:
        from_bytes("all.zip", content, Limits(files=3))
    assert str(refusal.value) == TOO_MANY.format(name="all.zip", count=4, limit=3)


def test_a_zip_bomb_is_handed_on_to_the_check_which_names_it():
    content = zipped(**{"big.csv": b"0" * 20_000_000})
    assert from_bytes("bomb.zip", content) == [InputFile("bomb.zip", content)]
