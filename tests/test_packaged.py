import pytest

from annotate.packaged import installed, packaged


def test_what_comes_with_the_program_is_found_and_what_does_not_is_named() -> None:
    assert packaged("guidelines.md").read_text(encoding="utf-8").startswith("# ")
    assert packaged("samples").is_dir()
    with pytest.raises(FileNotFoundError, match=r"nothing\.md is not part of this installation"):
        packaged("nothing.md")


def test_a_package_that_is_not_installed_has_no_version() -> None:
    assert installed("spacy") is not None
    assert installed("no-such-package") is None
