"""What does not exist on Windows or macOS, or does another thing there, is called nowhere."""

import ast
from collections.abc import Iterator

import pytest

from tests.test_architecture import modules

#: Modules that only POSIX has.
MISSING_MODULES = {"crypt", "fcntl", "grp", "posix", "pty", "pwd", "resource", "select", "syslog", "termios"}
#: Calls and constants that are missing on Windows, or mean something else: there `os.kill` ends any process
#: whatever the signal, and `os.rename` refuses where there is a file.
MISSING = {
    f"{module}.{name}"
    for module, names in (
        (
            "os",
            "fork forkpty getuid geteuid getgid getpgid kill killpg setsid setuid uname mkfifo wait chown",
        ),
        ("os", "chown fchmod sysconf rename sync getloadavg nice statvfs sched_getaffinity"),
        ("os", "O_NOFOLLOW O_DIRECTORY O_CLOEXEC O_NONBLOCK O_SYNC"),
        ("signal", "SIGKILL SIGHUP SIGUSR1 SIGUSR2 SIGALRM SIGCHLD SIGPIPE SIGQUIT SIGSTOP SIGCONT"),
        ("signal", "alarm pause sigwait"),
        ("time", "tzset"),
        ("socket", "AF_UNIX"),
    )
    for name in names.split()
}
#: What only Linux has, of the two systems with POSIX.
ONLY_LINUX = {
    f"{module}.{name}"
    for module, names in (
        ("os", "memfd_create posix_fadvise posix_fallocate sched_setaffinity sched_getaffinity pidfd_open"),
        ("os", "sendfile eventfd splice copy_file_range getxattr setxattr listxattr getrandom unshare"),
        ("os", "O_DIRECT O_PATH O_TMPFILE O_NOATIME"),
        ("select", "epoll"),
        ("signal", "SIGPWR SIGSTKFLT SIGPOLL sigtimedwait sigwaitinfo"),
        ("socket", "AF_NETLINK AF_PACKET AF_VSOCK SO_PEERCRED"),
        ("time", "CLOCK_BOOTTIME CLOCK_TAI"),
    )
    for name in names.split()
}
MISSING |= ONLY_LINUX
#: Folders that a path may begin with on Linux alone.
_LINUX_FOLDERS = ("/proc/", "/sys/", "/dev/shm", "/run/", "/etc/")
#: Programs that Windows lacks.
PROGRAMS = {"ps", "kill", "pkill", "which", "cp", "mv", "rm", "cat", "sh", "bash"}

#: file → what it may use all the same, since it asks first or means it.
ALLOWED: dict[str, set[str]] = {
    # Its files are ASCII; `ps` may be missing; to end a process is all that `os.kill` is called for.
    "studio/server.py": {
        "fdopen without an encoding",
        "os.kill",
        "read_text without an encoding",
        "run without an encoding",
        "runs ps",
        "signal.SIGKILL",
    }
}


def foreign(tree: ast.Module) -> Iterator[str]:
    """What a module uses that Windows lacks, as it stands in the source, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for name in node.names:
                if name.name in MISSING_MODULES:
                    yield f"{node.lineno}: import {name.name}"
        elif isinstance(node, ast.ImportFrom):
            for name in node.names:
                if node.module in MISSING_MODULES or f"{node.module}.{name.name}" in MISSING:
                    yield f"{node.lineno}: from {node.module} import {name.name}"
        elif isinstance(node, ast.Attribute):
            if ast.unparse(node) in MISSING:
                yield f"{node.lineno}: {ast.unparse(node)}"
        elif isinstance(node, ast.Constant) and str(node.value).startswith(_LINUX_FOLDERS):
            yield f"{node.lineno}: {node.value!r}"
        elif isinstance(node, ast.List) and node.elts:
            first = node.elts[0]
            if isinstance(first, ast.Constant) and first.value in PROGRAMS:
                yield f"{node.lineno}: runs {first.value}"
        if isinstance(node, ast.Call):
            yield from _call(node)


def _call(node: ast.Call) -> Iterator[str]:
    """Calls whose words decide: text that is read or written in whatever encoding, a rename onto a file."""
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    given = {word.arg for word in node.keywords}
    encoded = "encoding" in given or None in given
    mode = next((each.value for each in node.keywords if each.arg == "mode"), None)
    position = 0 if called == "open" and isinstance(node.func, ast.Attribute) else 1
    if mode is None and len(node.args) > position:
        mode = node.args[position]
    binary = isinstance(mode, ast.Constant) and "b" in str(mode.value)
    places = {"read_text": 0, "write_text": 1}
    text_file = called in places and len(node.args) <= places[called]
    text_file = text_file or (called in ("open", "fdopen") and not binary and _is_file(node))
    text_pipe = called in ("run", "Popen", "check_output") and bool({"text", "universal_newlines"} & given)
    if (text_file or text_pipe) and not encoded:
        yield f"{node.lineno}: {called} without an encoding"
    elif called == "rename" and len(node.args) == 1 and not given:
        yield f"{node.lineno}: rename instead of replace"
    elif given & {"preexec_fn", "pass_fds"}:
        yield f"{node.lineno}: {called} with what only POSIX takes"


def _is_file(node: ast.Call) -> bool:
    """`open(path)`, `fdopen(…)` or `path.open("w")`: other objects are told what to open, not how."""
    if not isinstance(node.func, ast.Attribute) or node.func.attr == "fdopen":
        return True
    return not node.args or (
        isinstance(node.args[0], ast.Constant) and set(str(node.args[0].value)) <= set("rwxabt+")
    )


def test_nothing_is_called_that_windows_or_macos_lacks() -> None:
    found = {name: sorted(foreign(tree)) for name, tree in modules()}
    wrong = [
        f"{name}:{each}"
        for name, lines in found.items()
        for each in lines
        if each.partition(": ")[2] not in ALLOWED.get(name, set())
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("import fcntl", ["1: import fcntl"]),
        ("from os import getuid", ["1: from os import getuid"]),
        ("import os, signal\nos.kill(1, signal.SIGKILL)", ["2: os.kill", "2: signal.SIGKILL"]),
        ("subprocess.run(['ps', '-p'])", ["1: runs ps"]),
        ("subprocess.run(words, text=True)", ["1: run without an encoding"]),
        ("path.read_text()", ["1: read_text without an encoding"]),
        ("path.write_text(words)", ["1: write_text without an encoding"]),
        ("path.open()", ["1: open without an encoding"]),
        ("open(path, 'w')", ["1: open without an encoding"]),
        ("os.fdopen(1, 'w')", ["1: fdopen without an encoding"]),
        ("Popen(words, preexec_fn=f)", ["1: Popen with what only POSIX takes"]),
        ("os.memfd_create(name)", ["1: os.memfd_create"]),
        ("from os import sched_getaffinity", ["1: from os import sched_getaffinity"]),
        ("open('/proc/self/status', 'rb')", ["1: '/proc/self/status'"]),
        ("half.rename(place)", ["1: rename instead of replace"]),
        ("signal.signal(signal.SIGTERM, f)\nhalf.replace(place)\nopen(path, 'rb')\nos.replace(a, b)", []),
        ("path.open('rb')\npath.open(encoding='utf-8')\npath.read_text('utf-8')", []),
        ("path.write_text(words, encoding='utf-8')\nos.open(path, os.O_EXCL)\nos.fdopen(1, 'wb')", []),
    ],
)
def test_each_kind_is_found(source: str, found: list[str]) -> None:
    assert sorted(foreign(ast.parse(source))) == found
