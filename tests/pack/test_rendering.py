"""What LibreOffice makes of the files: every page is there, none overflows into another."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.pack import readback
from wincore.pack import Edition
from wincore.pack.brief import employer_brief

SOFFICE = shutil.which("soffice")
needs_office = pytest.mark.skipif(
    SOFFICE is None or shutil.which("pdftoppm") is None,
    reason="LibreOffice or poppler is not on this machine: rendering is skipped",
)


def render(folder: Path, name: str, content: bytes) -> Path:
    """Return the PDF that LibreOffice makes of a file."""
    (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, str(folder / name)], check=True, capture_output=True, timeout=150)
    return (folder / name).with_suffix(".pdf")


def pages(pdf: Path) -> list[str]:
    told = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True)
    return [" ".join(page.split()) for page in told.stdout.decode().split("\f")[:-1]]


def pictures(pdf: Path) -> list[Path]:
    command = ["pdftoppm", "-r", "20", "-png", str(pdf), str(pdf.with_suffix(""))]
    subprocess.run(command, check=True)
    return sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))


@needs_office
def test_every_slide_is_a_page_with_its_title(files: dict[str, bytes], tmp_path: Path):
    pdf = render(tmp_path, "review.pptx", files["review.pptx"])
    titles = [s.shapes.title.text_frame.text for s in readback.slides(files["review.pptx"])]
    shown = pages(pdf)
    assert len(shown) == len(titles)
    for title, page in zip(titles, shown, strict=True):
        assert " ".join(title.split()[:4]) in page
    assert len(pictures(pdf)) == len(titles)


@needs_office
def test_the_brief_is_one_page(review: Edition, tmp_path: Path):
    employers = review.context.snapshot.table("employers")["employer"]
    longest = max(employers, key=len)
    pdf = render(tmp_path, "brief.docx", employer_brief(review, longest))
    assert len(pages(pdf)) == 1
