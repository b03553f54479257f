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
