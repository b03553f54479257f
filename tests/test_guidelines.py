"""The packaged codebook: complete, and every example of it holds against the rules, span by span."""

from collections import Counter
from itertools import combinations
from typing import Any

import pytest

from annotate.coding.codebook import Codebook, load
from annotate.coding.examples import Example, written
from annotate.coding.reasons import explained
from annotate.labels import labels
from annotate.languages import languages
from annotate.packaged import packaged
from annotate.rules.tagger import tag
from annotate.text.pipeline import Pipelines
from annotate.text.reading import Reading
from tests.records import article

CODEBOOK: Codebook = load(packaged("guidelines.md"))
LABELS = {label.name: label for label in labels(CODEBOOK.names)}
PIPELINES = Pipelines()


def examples(*, marked: bool) -> list[Any]:
    """Those that rules can be held to: not a person's, and of a label that has rules."""
    return [
        pytest.param(
            label.name, each, id=f"{label.name}-{'example' if marked else 'counter'}-{number}-{each.language}"
        )
        for label in CODEBOOK.labels
        for number, each in enumerate(label.examples if marked else label.counter_examples, start=1)
        if each.by_rules and LABELS[label.name].rules
    ]


def found(label: str, example: Example) -> list[tuple[int, int, str]]:
    """The spans of `label` that its rules find in the example, read as the whole of an article."""
    reading = Reading(article(example.text, language=example.language), PIPELINES[example.language])
    (tagged,) = tag([reading], [LABELS[label]], codebook_version="", rules_version="")
    return [(each.start, each.end, each.text) for each in tagged.tags]


def same(label: str, example: Example) -> None:
    expected = [(span.start, span.end, span.text) for span in example.spans]
    got = found(label, example)
    if got != expected:
        lines = [f"{label}, {written(example)}"]
        lines += [
            f"  missed {start}–{end} {text!r}"
            for start, end, text in expected
            if (start, end, text) not in got
        ]
        lines += [
            f"  wrong  {start}–{end} {text!r}"
            for start, end, text in got
            if (start, end, text) not in expected
        ]
        pytest.fail("\n".join(lines), pytrace=False)


@pytest.mark.parametrize(("label", "example"), examples(marked=True))
def test_rules_find_exactly_the_marked_spans(label: str, example: Example) -> None:
    same(label, example)


@pytest.mark.parametrize(("label", "example"), examples(marked=False))
def test_rules_leave_counter_examples_untagged(label: str, example: Example) -> None:
    same(label, example)


def test_every_file_of_rules_has_its_section() -> None:
    assert {label.name for label in labels()} <= set(CODEBOOK.names)


@pytest.mark.parametrize("name", CODEBOOK.names)
def test_a_section_has_all_that_a_new_coder_needs(name: str) -> None:
    label = CODEBOOK[name]
    assert label.definition.endswith(".")
    assert label.marking.startswith("Mark ")
    assert len(label.tests) >= 3
    assert all("?" in test for test in label.tests)
    assert label.boundary.count("\n") >= 2
    for group in (label.examples, label.counter_examples):
        by_language = Counter(example.language for example in group)
        assert by_language["en"] >= 4
        assert by_language["fr"] >= 2


@pytest.mark.parametrize("name", CODEBOOK.names)
def test_boundaries_refer_only_to_labels_that_exist(name: str) -> None:
    label = CODEBOOK[name]
    assert set(f"{label.marking}\n{label.boundary}".split("`")[1::2]) <= set(CODEBOOK.names)


def test_no_sentence_is_an_example_twice() -> None:
    texts = Counter(
        example.text for label in CODEBOOK.labels for example in (*label.examples, *label.counter_examples)
    )
    assert [text for text, times in texts.items() if times > 1] == []


def test_colours_stand_out_on_light_and_dark_pages_and_from_each_other() -> None:
    colours = {label.name: rgb(label.color) for label in CODEBOOK.labels}
    for name, colour in colours.items():
        for page in ("#FFFFFF", "#1E1E1E"):
            assert contrast(colour, rgb(page)) >= 3, (name, page)
    for (one, first), (other, second) in combinations(colours.items(), 2):
        assert sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5 >= 40, (one, other)


def rgb(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour[1:]))


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The ratio of WCAG 2.2, 1 to 21; graphical objects need 3."""

    def luminance(colour: tuple[int, ...]) -> float:
        parts = (part / 255 for part in colour)
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("code", sorted(set(languages()) - {"en"}))
def test_every_rule_has_a_reason_in_every_language_that_it_speaks(code: str) -> None:
    own = explained(list(LABELS.values()), {each.name: each.reasons for each in CODEBOOK.labels}, "")
    spoken = [rule for label in own for rule in label.rules if rule.languages and code in rule.languages]
    assert spoken
    assert [rule.id for rule in spoken if code not in dict(rule.effects)] == []
