"""What is audited of installed packages: files against their digests, requirements, licences."""

import base64
import hashlib
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path

import pytest

from benchmarks.dependencies import altered, audit, licence, unmet


@pytest.fixture
def package(tmp_path: Path) -> Distribution:
    """A package of two files, one of which its list does not know by digest."""
    about = tmp_path / "words-1.0.dist-info"
    about.mkdir()
    (tmp_path / "words.py").write_text("WORDS = 1\n", encoding="utf-8")
    digest = base64.urlsafe_b64encode(hashlib.sha256(b"WORDS = 1\n").digest()).decode().rstrip("=")
    (about / "RECORD").write_text(f"words.py,sha256={digest},10\nwords.pyc,,\n", encoding="utf-8")
    (about / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: words\nVersion: 1.0\nLicense: MIT\n"
        "Requires-Dist: pytest>=1\nRequires-Dist: pytest<1; extra == 'old'\n",
        encoding="utf-8",
    )
    return PathDistribution(about)


def test_a_package_as_it_was_made_has_no_fault(package: Distribution) -> None:
    assert (list(altered(package)), list(unmet(package)), licence(package)) == ([], [], "MIT")
    assert list(audit([package]))[1:] == [
        "1 files of these packages were compared with the digests in their own lists.\n",
        "- Files that differ: none.",
        "- Requirements that are not met: none.",
        "- Licences that ask for more than to be named, or are not stated: none.",
    ]


def test_a_changed_or_missing_file_and_what_is_not_here_are_named(
    package: Distribution, tmp_path: Path
) -> None:
    (tmp_path / "words.py").write_text("WORDS = 2\n", encoding="utf-8")
    assert list(altered(package)) == ["words.py"]
    assert "- Files that differ: words (1)." in audit([package])
    (tmp_path / "words.py").unlink()
    assert list(altered(package)) == ["words.py"]
    about = tmp_path / "words-1.0.dist-info" / "METADATA"
    text = "Metadata-Version: 2.1\nName: words\nVersion: 1.0\nLicense: GPL-3.0\nRequires-Dist: pytest<1\n"
    about.write_text(f"{text}Requires-Dist: no-such-words\n", encoding="utf-8")
    again = PathDistribution(about.parent)
    assert [each.partition(", and ")[0] for each in unmet(again)] == [
        "words asks for pytest<1",
        "words asks for no-such-words",
    ]
    assert "- Licences that ask for more than to be named, or are not stated: words (GPL-3.0)." in audit(
        [again]
    )
