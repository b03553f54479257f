import pytest

from annotate.rules.clause import clause_end
from annotate.text.pipeline import load


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("The dam may break.", "may break"),
        ("The dam may break, officials said.", "may break"),
        ("The dam may break, according to the ministry.", "may break"),
        ("The dam may break, but the valley is empty.", "may break"),
        ("“The dam may break,” she said.", "may break"),
        ("The dam may break (again).", "may break (again)"),
        ("The dam may break and flood the valley.", "may break and flood the valley"),
        ("The dam may break, and the mayor will resign.", "may break"),
        ("The dam may break, because nobody mends it.", "may break"),
        ("The dam may break 3% of the turbines.", "may break 3% of the turbines"),
    ],
)
def test_where_the_clause_ends(sentence: str, clause: str) -> None:
    (doc,) = load("en").parse([sentence])
    verb = next(token for token in doc if token.text == "break")
    start = sentence.index("may")
    assert sentence[start : clause_end(sentence, doc, verb, start + 3)] == clause


def test_without_a_parse_the_next_stop_ends_it() -> None:
    sentence = "The dam may break, officials said."
    doc = load("en").nlp.make_doc(sentence)
    assert sentence[: clause_end(sentence, doc, None, 11)] == "The dam may break"
