"""How a Label Studio of our own is launched: detached, on loopback, telling nobody of itself."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

#: What of our environment the server may see. Others of its settings have bare names such as HOST or DEBUG.
_PASSED = ("PATH", "HOME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "LD_LIBRARY_PATH", "VIRTUAL_ENV", "SYSTEMROOT")
_SETTINGS = {
    "LABEL_STUDIO_LATEST_VERSION_CHECK": "false",
    "LABEL_STUDIO_COLLECT_ANALYTICS": "false",
    "LABEL_STUDIO_SENTRY_DSN": "",
    "LABEL_STUDIO_FRONTEND_SENTRY_DSN": "",
    "LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK": "true",
    # A web page elsewhere must not reach the server through the reviewer's browser.
    "LABEL_STUDIO_ALLOWED_HOSTS": "127.0.0.1,localhost",
    "LABEL_STUDIO_CORS_ALLOW_ALL_ORIGINS": "false",
    # Only Backspace would take a span out; the guidelines say Delete, and most keyboards have both. The next
    # span would be two keys, Alt and point.
    "LABEL_STUDIO_EDITOR_KEYMAP": json.dumps(
        {"region:delete": {"key": "delete,backspace"}, "region:cycle": {"key": "n"}}
    ),
    "PYTHONUNBUFFERED": "1",
}

#: Starts the server and ends: it belongs to no command, so that none must stay to keep it or to bury it.
#: Ctrl+C in the terminal does not reach it.
_LAUNCH = """
import subprocess, sys
with open(sys.argv[1], "ab") as log:
    server = subprocess.Popen(
        [sys.executable, *sys.argv[2:]],
        stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
    )
print(server.pid)
"""


@dataclass(frozen=True, kw_only=True)
class Credentials:
    """What opens the local server: for a person `user` and `password`, for programs `key`."""

    user: str
    password: str = field(repr=False)
    key: str = field(repr=False)


def launch(data: Path, log: Path, port: int, mine: Credentials) -> int:
    """Launch a server on the folder `data` at this port of loopback; its process id."""
    words = ["start", "--no-browser", "--data-dir", str(data), "--internal-host", "127.0.0.1"]
    words += ["--port", str(port), "--enable-legacy-api-token"]
    os.close(os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    launched = subprocess.run(
        [sys.executable, "-c", _LAUNCH, str(log), "-m", "label_studio.server", *words],
        env=_environment(f"http://127.0.0.1:{port}", mine),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        cwd=data,
        check=True,
    )
    return int(launched.stdout)


def _environment(url: str, mine: Credentials) -> Mapping[str, str]:
    """The server's environment; secrets go this way, since a command line is seen by everybody."""
    passed = {name: os.environ[name] for name in _PASSED if name in os.environ}
    passed |= {name: value for name, value in os.environ.items() if name.startswith("LC_")}
    return {
        **passed,
        **_SETTINGS,
        "LABEL_STUDIO_HOST": url,
        "LABEL_STUDIO_USERNAME": mine.user,
        "LABEL_STUDIO_PASSWORD": mine.password,
        "LABEL_STUDIO_USER_TOKEN": mine.key,
    }
