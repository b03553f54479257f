from pathlib import Path

import pytest

from annotate.errors import InputError
from annotate.labels import labels
from annotate.rules.rule import Label
from annotate.rules.tagger import tag
from annotate.rules.user_lexicon import lexicon_rules
from annotate.rules.version import rules_version
from annotate.text.pipeline import load
from tests.rules.tagging import reading


def test_a_users_words_make_a_rule_of_their_label(tmp_path: Path) -> None:
    (tmp_path / "our_label.tsv").write_text("# columns: term\nsatrap\n", encoding="utf-8")
    known = lexicon_rules(tmp_path, (Label(name="our_label"),))
    (tagged,) = tag([reading("The satrap left.")], known, codebook_version="", rules_version="")
    (found,) = tagged.tags
    assert (found.text, found.rules) == ("satrap", ("our_label/user_lexicon",))
    assert found.reason == "“satrap” is in your own list of words for this label."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("our_label.tsv", "satrap\n\nghost fleet\n"),
        ("our_label.txt", "ghost fleet\r\nsatrap"),
        ("our_label.tsv", "term\tpos\nsatrap\tNOUN\nghost fleet\tNOUN\n"),
        ("our_label.en.tsv", "# words of ours\nsatrap\nghost fleet\n"),
    ],
)
def test_a_plain_list_is_a_word_list(tmp_path: Path, name: str, content: str) -> None:
    (tmp_path / name).write_bytes(content.encode())
    known = lexicon_rules(tmp_path, (Label(name="our_label"),))
    text = "The satrap sent the ghost fleet, term by term."
    (tagged,) = tag([reading(text)], known, codebook_version="", rules_version="")
    assert [each.text for each in tagged.tags] == ["satrap", "ghost fleet"]


def test_words_of_one_language_are_found_in_that_one_alone(tmp_path: Path) -> None:
    (tmp_path / "our_label.fr.tsv").write_text("satrap\n", encoding="utf-8")
    known = lexicon_rules(tmp_path, (Label(name="our_label"),))
    (tagged,) = tag([reading("The satrap left.")], known, codebook_version="", rules_version="")
    assert tagged.tags == ()
    (tmp_path / "our_label.fr.tsv").write_text("# language: en\nsatrap\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"says '# language: en' and is named as fr: correct one"):
        lexicon_rules(tmp_path, (Label(name="our_label"),))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        (
            "our_label.tsv",
            "satrap\nghost\tfleet\n",
            r"our_label\.tsv, line 2: 2 cells, .* '# columns: term, pos'",
        ),
        ("our_label.tsv", "satrap\n…\n", r"our_label\.tsv, line 2: the term '…' has no letter or digit"),
        ("our_label.tsv", "term\tpos\nsatrap\tnoun\n", r"line 2: 'satrap' has the part of speech 'noun'"),
        (
            "our_label.tsv",
            "term\tpart\nsatrap\tNOUN\n",
            r"the columns are term, part; allowed are term, pos,",
        ),
        ("our_label.csv", "satrap\n", r"our_label\.csv is no word list: name it LABEL\.tsv"),
    ],
)
def test_a_mistake_names_its_line(tmp_path: Path, name: str, content: str, message: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        lexicon_rules(tmp_path, (Label(name="our_label"),))


def test_without_a_folder_nothing_changes(tmp_path: Path) -> None:
    assert lexicon_rules(tmp_path / "none", labels()) == labels()


def test_a_list_for_no_label_is_refused(tmp_path: Path) -> None:
    (tmp_path / "loaded_lable.tsv").write_text("# columns: term\nsatrap\n", encoding="utf-8")
    with pytest.raises(InputError, match="'loaded_lable', which is not in the codebook"):
        lexicon_rules(tmp_path, labels())


def test_a_changed_list_is_another_version_of_the_rules(tmp_path: Path) -> None:
    file = tmp_path / "our_label.tsv"
    known = (Label(name="our_label"),)
    file.write_text("# columns: term\nsatrap\n", encoding="utf-8")
    before = rules_version(lexicon_rules(tmp_path, known), load("en"))
    file.write_text("# columns: term\npotentate\n", encoding="utf-8")
    assert rules_version(lexicon_rules(tmp_path, known), load("en")) != before
