"""Literal rows of a user's word list: what no rule of the label finds, and where a learned one holds."""

from collections.abc import Callable
from pathlib import Path

import pytest

from annotate.errors import InputError
from annotate.labels import labels
from annotate.records import Article
from annotate.rules.tagger import tag
from annotate.rules.user_lexicon import lexicon_rules
from annotate.text.pipeline import Pipelines
from annotate.text.reading import Reading
from tests import records

NAME = "loaded_label"
TEXT = "The summer regime changed. The regime fell. A puppet regime fell."


@pytest.fixture
def found(tmp_path: Path) -> Callable[..., list[str]]:
    """The words that the rules of the label find with a word list of these lines."""

    def words(*rows: str, name: str = f"{NAME}.en.tsv", article: Article | None = None) -> list[str]:
        (tmp_path / name).write_text("\n".join(("# columns: term, sense, origin, articles", *rows)), "utf-8")
        read = article or records.article(TEXT, language="en")
        rules = lexicon_rules(tmp_path, labels((NAME,)))
        reading = Reading(read, Pipelines()[read.language])
        (tagged,) = tag([reading], rules, codebook_version="1", rules_version="1")
        return [f"{each.start}:{each.text}" for each in tagged.tags]

    return words


def test_a_literal_row_holds_for_the_programs_own_rules(found: Callable[..., list[str]]) -> None:
    assert found("nothing") == ["11:regime", "31:regime", "46:puppet regime"]
    assert found("summer regime\tliteral") == ["31:regime", "46:puppet regime"]
    assert found("regime\tliteral") == ["46:puppet regime"]  # a longer tag is another one
    assert found("changed", "summer regime\tliteral") == ["18:changed", "31:regime", "46:puppet regime"]


def test_it_is_of_the_language_of_its_list(found: Callable[..., list[str]]) -> None:
    assert found("regime\tliteral", name=f"{NAME}.fr.tsv") == ["11:regime", "31:regime", "46:puppet regime"]


def test_one_that_was_learned_holds_where_other_articles_suggest_it(found: Callable[..., list[str]]) -> None:
    row = "summer regime\tliteral\tsuggested\ta=copy:1/1 b:1/1 c:1/1"
    everything, kept = ["11:regime", "31:regime", "46:puppet regime"], ["31:regime", "46:puppet regime"]
    for name, wanted in (("elsewhere", kept), ("a", everything), ("copy", everything), ("b", everything)):
        assert found(row, article=records.article(TEXT, id=name, language="en")) == wanted
    assert found(f"{row} d:1/1", article=records.article(TEXT, id="a", language="en")) == kept
    with pytest.raises(
        InputError, match=r"loaded_label\.en\.tsv, term 'summer regime': 'a' in the column articles"
    ):
        found("summer regime\tliteral\tsuggested\ta")


def test_it_makes_another_version_of_the_rules(tmp_path: Path) -> None:
    (plain,) = lexicon_rules(tmp_path, labels((NAME,)))
    file = tmp_path / f"{NAME}.tsv"
    digests = []
    for row in ("summer regime\tliteral", "summer regime\tliteral\tsuggested\ta:2/2 b:1/1"):
        file.write_text(f"# columns: term, sense, origin, articles\n{row}\n", encoding="utf-8")
        (label,) = lexicon_rules(tmp_path, labels((NAME,)))
        assert [each.id for each in label.rules] == [each.id for each in plain.rules]
        digests.append(tuple(each.digest for each in label.rules))
    assert len({*digests, tuple(each.digest for each in plain.rules)}) == 3
