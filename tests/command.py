"""The command line as a person or a script calls it: in a process of its own."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path


def annotate(
    *words: str, folder: Path | None = None, stdin: str | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """What came of a command, in `folder` (default: the current one) and in `env` (default: ours)."""
    command = [sys.executable, "-m", "annotate", *words]
    return subprocess.run(
        command, cwd=folder, input=stdin, env=env, capture_output=True, text=True, check=False
    )


def printed(*words: str, folder: Path, code: int = 0) -> str:
    """What a command that ends with `code` printed: its results, or where it fails its errors."""
    done = annotate(*words, folder=folder)
    assert done.returncode == code, done.stderr
    return done.stdout if code == 0 else done.stderr
