from annotate.coding.codebook import parse
from annotate.rules.rule import Label
from annotate.steps.tags.check_examples import check_examples
from annotate.steps.tags.tagging import Tagger, tagger
from annotate.text.pipeline import Pipelines

BOOK = """Version: 1.0

## `fish_word`

A fish.

### Examples

- en: The [[cod]] swam.
"""


def test_a_label_without_rules_is_held_to_nothing() -> None:
    by = Tagger(codebook=parse(BOOK, "g.md"), labels=(Label(name="fish_word"),), pipelines=Pipelines())
    found = check_examples(by)
    assert (found.held, found.left, found.differences) == (0, 1, ())


def test_one_label_alone_is_checked() -> None:
    by = tagger()
    one, all_of_them = check_examples(by, "scare_quotes"), check_examples(by)
    assert 0 < one.held < all_of_them.held
    assert one.differences == all_of_them.differences == ()
