"""What a person sees of a defect of ours: one message, and a report to send."""

import os
import re
import subprocess
import sys
from pathlib import Path

from annotate import __version__

SECRET = "5d1f0c2a9b"
TEXT = "The Orlo dam is cracked, said the miller."
PROGRAM = (
    "import sys\n"
    "from annotate.cli import main\n"
    "import annotate.steps.tags.labels as step\n"
    "def broken():\n"
    "    try: {text!r}.index('x')\n"
    "    except ValueError: raise KeyError({text!r})\n"
    "step.codebook_in_use = broken\n"
    "sys.argv = ['annotate', *sys.argv[1:]]\n"
    "main()\n"
)


def broken(folder: Path, room: Path) -> subprocess.CompletedProcess[str]:
    """A command that meets a defect; reports are written to the folder `room`."""
    words = ["labels", f"https://me:{SECRET}@studio.example.org/?token={SECRET}#{SECRET}"]
    return subprocess.run(
        [sys.executable, "-c", PROGRAM.format(text=TEXT), *words],
        cwd=folder,
        env={**os.environ, "TMPDIR": str(room), "ANNOTATE_STUDIO_KEY": SECRET},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_defect_ends_in_one_message_and_a_report_without_text_or_secrets(tmp_path: Path) -> None:
    done = broken(tmp_path, tmp_path)
    assert (done.returncode, done.stdout) == (70, "")
    assert done.stderr.startswith(
        "annotate: something unexpected happened (KeyError), a defect of annotate and not of yours. "
    )
    assert len(done.stderr.splitlines()) == 1
    found = re.search(r"Please send us (\S+), in which", done.stderr)
    assert found is not None
    report = Path(found[1]).read_text(encoding="utf-8")
    assert report.startswith("annotate labels https://…@studio.example.org/?…\nPython 3.")
    assert f"annotate-news {__version__}\n" in report
    assert "\nKeyError\n" in report
    assert "\nValueError\n" in report
    assert "annotate/cli/labels.py, line " in report
    assert [word for word in (SECRET, TEXT, "miller", str(tmp_path)) if word in report] == []


def test_where_no_report_can_be_written_the_message_says_where_it_was(tmp_path: Path) -> None:
    program = (
        "import tempfile\n"
        "def full(*_, **__): raise OSError(28, 'No space left on device')\n"
        "tempfile.mkstemp = full\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program + PROGRAM.format(text=TEXT), "labels"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 70
    assert "No report could be written ([Errno 28] No space left on device)" in done.stderr
    assert ("Traceback" in done.stderr, TEXT in done.stderr) == (False, False)
