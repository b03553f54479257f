"""Formats: how files tell theirs, what nobody can read, and those that other packages bring."""

from pathlib import Path

import pytest

from annotate.errors import InputError, UsageError
from annotate.exchange.format import KINDS, format_named, formats, read_any
from tests.command import annotate
from tests.exchange.ours import written
from tests.installed import with_entry_points


def test_what_is_no_corpus_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.spacy").write_bytes(b"no")
    (tmp_path / "a.xmi").write_bytes(b"no")
    (tmp_path / "a.csv").write_text("a,b\n")
    (tmp_path / "empty").mkdir()
    for name, message in (
        ("none", "there is no such file or folder"),
        ("a.spacy", "is no DocBin of spaCy"),
        ("a.xmi", "cannot be read with the TypeSystem.xml beside it"),
        ("a.csv", "its name does not tell its format; say --format and one of: brat, conll,"),
        ("empty", "its name does not tell its format"),
    ):
        with pytest.raises(InputError, match=message):
            read_any(tmp_path / name)
    with pytest.raises(UsageError, match="there is no format 'word'; choose one of: brat, conll, datasets"):
        format_named("word")


@pytest.mark.parametrize("name", ["brat", "ptc", "xmi"])
def test_a_link_in_a_folder_is_followed_to_a_file_and_named_where_it_leads_to_a_folder(
    name: str, tmp_path: Path
) -> None:
    folder, apart = written(name, tmp_path / "here"), written(name, tmp_path / "apart")
    (folder / "._a.ann").write_bytes(b"\0\5")  # what macOS puts beside files
    (folder / "._article1.txt").write_bytes(b"\xff")
    assert [each.name for each in read_any(folder)] == ["7"]
    text = next(each for each in folder.rglob("*7.*") if each.suffix in (".txt", ".xmi"))
    text.unlink()
    text.symlink_to(next(apart.rglob(text.name)))
    assert [each.name for each in read_any(folder)] == ["7"]
    (folder / "more").symlink_to(apart)
    with pytest.raises(
        InputError, match=r"here/more is a link to a folder: put the folder there, or read it"
    ):
        read_any(folder)


def test_every_kind_that_a_format_holds_is_one() -> None:
    assert all(each.holds <= KINDS.keys() for each in formats().values())


def test_another_package_can_bring_a_format(tmp_path: Path) -> None:
    (tmp_path / "words.py").write_text(
        "from annotate.exchange.format import Format\n"
        "def write(articles, path): path.write_text('\\n'.join(each.name for each in articles))\n"
        "FORMAT = Format(name='names', title='Names', files='*.names', folder=False, holds=frozenset(),\n"
        "                write=write, read=lambda path: ())\n",
        encoding="utf-8",
    )
    env = with_entry_points(tmp_path, "words", "[annotate.formats]\nnames = words:FORMAT\n")
    (tmp_path / "a.names").write_text("1\n", encoding="utf-8")
    done = annotate("evaluate", "--rules", "--on", "a.names", folder=tmp_path, env=env)
    assert (done.returncode, done.stderr) == (3, "annotate: a.names holds no coded articles\n")


@pytest.mark.parametrize(
    ("brings", "why"),
    [
        ("words:NONE", "cannot be loaded (AttributeError: module 'words' has no attribute 'NONE')"),
        ("nowhere:FORMAT", "cannot be loaded (ModuleNotFoundError: No module named 'nowhere')"),
        ("words:__name__", "is no `Format`"),
        ("words:OURS", "has the name of one of ours"),
    ],
)
def test_a_format_that_cannot_be_used_is_named_with_its_package(
    brings: str, why: str, tmp_path: Path
) -> None:
    (tmp_path / "words.py").write_text("from annotate.exchange.ptc import FORMAT as OURS\n", encoding="utf-8")
    env = with_entry_points(tmp_path, "words", f"[annotate.formats]\nnames = {brings}\n")
    (tmp_path / "a.names").write_text("1\n", encoding="utf-8")
    done = annotate("evaluate", "--rules", "--on", "a.names", folder=tmp_path, env=env)
    told = f"annotate: the format 'names' of the package words {why}: update or uninstall it\n"
    assert (done.returncode, done.stderr) == (3, told)
