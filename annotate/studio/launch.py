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
#: Networks that are nobody's on the internet, as Label Studio bans them, without loopback.
_BANNED = (
    *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24"),
    *("192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24"),
    *("203.0.113.0/24", "224.0.0.0/4", "233.252.0.0/24", "240.0.0.0/4", "255.255.255.255/32", "::/128"),
    *("::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001:0000::/32"),
    *("2001:20::/28", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "ff00::/8"),
)
_SETTINGS = {
    "LABEL_STUDIO_LATEST_VERSION_CHECK": "false",
    "LABEL_STUDIO_COLLECT_ANALYTICS": "false",
    "LABEL_STUDIO_SENTRY_DSN": "",
    "LABEL_STUDIO_FRONTEND_SENTRY_DSN": "",
    "LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK": "true",
    # A web page elsewhere must not reach the server through the reviewer's browser.
    "LABEL_STUDIO_ALLOWED_HOSTS": "127.0.0.1,localhost",
    "LABEL_STUDIO_CORS_ALLOW_ALL_ORIGINS": "false",
    # The desk answers on loopback, which the server may call; other private networks stay out of its reach.
    "LABEL_STUDIO_USE_DEFAULT_BANNED_SUBNETS": "false",
    "LABEL_STUDIO_USER_ADDITIONAL_BANNED_SUBNETS": ",".join(_BANNED),
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
    return {
        **{name: value for name, value in os.environ.items() if name in _PASSED or name.startswith("LC_")},
        **_SETTINGS,
        "LABEL_STUDIO_HOST": url,
        "LABEL_STUDIO_USERNAME": mine.user,
        "LABEL_STUDIO_PASSWORD": mine.password,
        "LABEL_STUDIO_USER_TOKEN": mine.key,
    }
