"""An article in a notebook: marks with label, voice and reason, and nothing of it runs."""

from dataclasses import replace

from annotate.notebook.highlight import highlighted
from tests.report.summaries import SCRIPT, hostile, plain


def test_every_mark_says_label_voice_and_reason() -> None:
    made = highlighted(plain())
    assert made.startswith('<div lang="en" dir="auto"')
    assert made.count("<mark ") == 6
    assert (
        'title="loaded_label, quoted: “war criminals” is an example">'
        '<i title="quoted">war criminals</i></mark>'
    ) in made
    assert "#B23A48" in made


def test_the_legend_has_the_labels_that_stand_in_it() -> None:
    named = [
        name for name in ("unattributed_claim", "loaded_label") if f">{name}</span>" in highlighted(plain())
    ]
    assert named == ["unattributed_claim", "loaded_label"]
    nothing = replace(plain(), evidence=())
    assert "<span" not in highlighted(nothing)
    rejected = replace(plain(), evidence=tuple(replace(each, status="rejected") for each in plain().evidence))
    assert "<span" not in highlighted(rejected)


def test_what_comes_from_outside_is_text() -> None:
    made = highlighted(hostile())
    assert SCRIPT not in made
    assert "&lt;script&gt;" in made
    assert 'onload="' not in made
