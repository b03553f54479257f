"""What may happen to files: pages of a store overwritten, folders that only others may write, full disks."""

import ctypes
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PAGE = 4096
PR_CAPBSET_DROP, CAP_DAC_OVERRIDE = 24, 1  #: numbers of Linux (prctl.h, capability.h)


def scribbled(data: bytes, seed: int) -> bytes:
    """The bytes with some pages overwritten, zeroed or touched, or with their end cut off."""
    chance = random.Random(seed)
    made = bytearray(data)
    for _ in range(chance.choice([1, 3, 10, 30])):
        start = PAGE * chance.randrange(len(data) // PAGE)
        match chance.choice(["overwritten", "zeroed", "touched"]):
            case "overwritten":
                made[start : start + PAGE] = chance.randbytes(PAGE)
            case "zeroed":
                made[start : start + PAGE] = bytes(PAGE)
            case _:
                at = start + chance.randrange(PAGE - 64)
                made[at : at + 64] = chance.randbytes(64)
    return bytes(made if chance.random() < 0.9 else made[: len(made) // 2])


@contextmanager
def read_only(folder: Path) -> Iterator[Path]:
    """The folder, while nobody may write in it but the superuser, who may everywhere: see `as_reader`."""
    every = (folder, *folder.rglob("*"))
    for each in every:
        each.chmod(0o555 if each.is_dir() else 0o444)
    yield folder
    for each in every:
        each.chmod(0o755 if each.is_dir() else 0o644)


def as_reader(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """What came of a command of somebody whom permissions bind, even if that is the superuser."""
    return _command(folder, words, before=_bound if os.geteuid() == 0 else None)


def on_full_disk(folder: Path, *words: str, room: int = 0) -> subprocess.CompletedProcess[str]:
    """What came of a command that can make no file longer than `room` bytes (RLIMIT_FSIZE)."""
    import resource  # Windows has none

    return _command(folder, words, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)))


def _command(
    folder: Path, words: tuple[str, ...], before: Callable[[], None] | None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "annotate", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=before,
    )


def _bound() -> None:
    """Give up for good what lets the superuser write everywhere (CAP_DAC_OVERRIDE, of which Linux knows)."""
    dropped = ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE, 0, 0, 0)
    assert dropped == 0, "only Linux binds the superuser: run this test as another user"


def listing(folder: Path) -> list[str]:
    """All that is in a folder, by name."""
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*"))
