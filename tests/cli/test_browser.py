"""A page is opened where somebody can see it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = "from annotate.cli.browser import open_browser; open_browser('http://127.0.0.1:9/projects/1')"


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="there a browser always has a screen")
@pytest.mark.parametrize(("display", "opened"), [({"DISPLAY": ":7"}, True), ({}, False)])
def test_a_browser_is_opened_where_there_is_a_screen(
    tmp_path: Path, display: dict[str, str], opened: bool
) -> None:
    browser, seen = tmp_path / "browser", tmp_path / "seen"
    browser.write_text(f'#!/bin/sh\necho "$1" > {seen}\n')
    browser.chmod(0o700)
    plain = {name: value for name, value in os.environ.items() if "DISPLAY" not in name}
    environment = plain | display | {"BROWSER": f"{browser} %s"}
    subprocess.run([sys.executable, "-c", PROGRAM], env=environment, check=True)
    assert seen.exists() == opened
    assert not opened or seen.read_text() == "http://127.0.0.1:9/projects/1\n"
