import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotate.files import room_beside, sweep, whole, write, write_first


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_a_file_is_written_and_written_again_with_its_mode_kept(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    write(file, "Orlo – “dam”\n")
    assert file.read_bytes() == "Orlo – “dam”\n".encode()
    file.chmod(0o604)
    write(file, b"\xff")
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"\xff", 0o604)
    assert names(tmp_path) == ["page.html"]


def test_half_a_surrogate_pair_is_written_as_json_escapes_it(tmp_path: Path) -> None:
    write(tmp_path / "a.json", '"\ud83d"')
    assert (tmp_path / "a.json").read_bytes() == b'"\\ud83d"'


def test_text_in_parts_is_written_as_the_whole_would_be(tmp_path: Path) -> None:
    write(tmp_path / "a", iter(("Orlo – ", "", "“dam\ud83d”\r\n")))
    assert (tmp_path / "a").read_bytes() == "Orlo – “dam\\ud83d”\r\n".encode()


def test_where_a_part_fails_the_old_file_stays(tmp_path: Path) -> None:
    def parts() -> Iterator[str]:
        yield "ne"
        raise RuntimeError("power cut")

    write(tmp_path / "a", "old")
    with pytest.raises(RuntimeError, match="power cut"):
        write(tmp_path / "a", parts())
    assert ((tmp_path / "a").read_text(), names(tmp_path)) == ("old", ["a"])


def test_a_private_file_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        write(tmp_path / "key", "secret", private=True)
        write(tmp_path / "page", "open")
    finally:
        os.umask(before)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("key", "page")]
    assert modes == [0o600, 0o666]


def test_what_fails_half_way_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "current"
    write(file, "old")

    def cut() -> None:
        with whole(file) as half:
            half.write_text("ne")
            raise RuntimeError("power cut")

    with pytest.raises(RuntimeError, match="power cut"):
        cut()
    assert (file.read_text(), names(tmp_path)) == ("old", ["current"])


def test_a_folder_appears_whole(tmp_path: Path) -> None:
    with whole(tmp_path / "model") as half:
        half.mkdir()
        (half / "weights").write_text("1")
        assert names(tmp_path) == [half.name]
    assert (tmp_path / "model" / "weights").read_text() == "1"
    assert names(tmp_path) == ["model"]


def test_a_room_is_private_and_gone_afterwards(tmp_path: Path) -> None:
    with room_beside(tmp_path / "desk.zip") as room:
        (room / "copy").write_text("1")
        assert (room.parent, stat.S_IMODE(room.stat().st_mode)) == (tmp_path, 0o700)
        swept = names(tmp_path)
    assert names(tmp_path) == []
    (tmp_path / swept[0]).mkdir()
    sweep(tmp_path, of="desk.zip")
    assert names(tmp_path) == []


def test_a_link_leads_to_the_file_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "there").write_text("old")
    (tmp_path / "link").symlink_to("there")
    write(tmp_path / "link", "new")
    assert ((tmp_path / "link").is_symlink(), (tmp_path / "there").read_text()) == (True, "new")


def test_what_is_no_file_is_written_into() -> None:
    program = "from pathlib import Path; from annotate.files import write; write(Path('/dev/stdout'), 'tags')"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "tags"


def test_a_place_that_cannot_be_written_is_named_as_the_person_named_it(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as told:
        write(tmp_path / "none" / "page.html", "x")
    assert told.value.filename == str(tmp_path / "none" / "page.html")
    with pytest.raises(FileNotFoundError) as told:
        write_first(tmp_path / "none" / "store.db", b"x")
    assert told.value.filename == str(tmp_path / "none" / "store.db")


def test_only_what_was_left_half_written_is_swept(tmp_path: Path) -> None:
    kept = [".DS_Store", ".gitkeep", "a.half", "model", ".model.half", ".model.12345678"]
    for name in kept:
        (tmp_path / name).write_text("")
    (tmp_path / ".model.0123abcd.half").mkdir()
    (tmp_path / ".model.0123abcd.half" / "weights").write_text("")
    (tmp_path / ".other.0123abcd.half").write_text("")
    sweep(tmp_path, of="model")
    assert names(tmp_path) == sorted([*kept, ".other.0123abcd.half"])
    sweep(tmp_path, tmp_path / "none")
    assert names(tmp_path) == sorted(kept)


def test_a_process_that_is_killed_while_writing_leaves_the_old_file(tmp_path: Path) -> None:
    """At every step of the writing, each in a process of its own: the old or the new, never a part."""
    file = tmp_path / "current"
    program = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from annotate.files import write\n"
        "left = int(sys.argv[2])\n"
        "def count(event, arguments):\n"
        "    global left\n"
        "    if event in ('open', 'os.rename', 'os.chmod', 'os.remove'):\n"
        "        left -= 1\n"
        "        if left < 0: os._exit(9)\n"
        "sys.addaudithook(count)\n"
        "write(Path(sys.argv[1]), 'new' * 100_000)\n"
    )
    seen = []
    for steps in range(10):
        file.write_text("old")
        done = subprocess.run([sys.executable, "-c", program, str(file), str(steps)], check=False)
        seen.append((done.returncode, file.read_text() in ("old", "new" * 100_000)))
        sweep(tmp_path)
        assert names(tmp_path) == ["current"]
    assert {whole for _, whole in seen} == {True}
    assert (seen[0][0], seen[-1][0]) == (9, 0)
