import re
from collections.abc import Callable

import pytest

from annotate.rules import conditional, modality
from annotate.rules.clause import Opening
from annotate.text.pipeline import load


def opening(sentence: str, words: str, language: str = "en", verb: str | None = None) -> Opening:
    match = re.search(words, sentence)
    assert match is not None
    (doc,) = load(language).parse([sentence])
    event = next((token for token in doc if token.text == verb), None)
    return Opening(match=match, doc=doc, verb=event)


@pytest.mark.parametrize(
    ("sentence", "modal", "verb", "expected"),
    [
        ("The dam may break.", "may", "break", True),
        ("The dam could break by noon.", "could", "break", True),
        ("The plan may be useful.", "may", "be", False),
        ("You may leave at noon.", "may", "leave", False),
        ("The talks begin in May and end soon.", "May", "end", False),
        ("The military might of Orlo grew.", "might", "grew", False),
        ("They could not find it.", "could", "find", False),
        ("Owners may apply by June.", "may", "apply", False),
        ("Could you close it?", "Could", "close", False),
    ],
)
def test_a_modal_tells_an_event_as_possible(sentence: str, modal: str, verb: str, expected: bool) -> None:
    assert modality.possible(opening(sentence, modal, verb=verb)) is expected


@pytest.mark.parametrize(
    ("judge", "sentence", "words", "language", "expected"),
    [
        (modality.supposed, "If it rains, the dam will break.", "If", "en", True),
        (modality.supposed, "They asked if it rained.", "if", "en", False),
        (modality.supposed, "What if it rains?", "if", "en", False),
        (conditional.foretold, "Le pont pourrait céder.", "pourrait", "fr", True),
        (conditional.foretold, "Pourrait-il céder ?", "Pourrait", "fr", False),
        (conditional.foretold, "On dirait que mieux vaudrait céder.", "céder", "fr", False),
        (conditional.risks, "Le pont risque de céder.", "risque", "fr", True),
        (conditional.risks, "Le risque de crue monte.", "risque", "fr", False),
    ],
)
def test_conditions_and_french_conditionals(
    judge: Callable[[Opening], bool], sentence: str, words: str, language: str, expected: bool
) -> None:
    assert judge(opening(sentence, words, language)) is expected


@pytest.mark.parametrize(
    ("sentence", "verb", "expected"),
    [
        ("This would ruin the town.", "ruin", True),
        ("If it rained, the dam would break.", "break", True),
        ("She would ruin the town.", "ruin", False),
        ("If asked, she would like tea.", "like", False),
    ],
)
def test_would_tells_what_a_supposed_event_leads_to(sentence: str, verb: str, expected: bool) -> None:
    assert modality.hypothetical(opening(sentence, "would", verb=verb)) is expected


def test_without_a_verb_a_parse_finds_no_event() -> None:
    parsed = opening("The dam may.", "may")
    assert not modality.event(parsed)
    blank = load("en").nlp.make_doc("The dam may break.")
    assert modality.event(Opening(match=parsed.match, doc=blank, verb=None))
