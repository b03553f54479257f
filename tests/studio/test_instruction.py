import re
from dataclasses import replace

from annotate.coding.codebook import load
from annotate.packaged import packaged
from annotate.studio.instruction import instruction, named
from tests.studio.material import CODEBOOK

SHIPPED = load(packaged("guidelines.md"))


def test_it_begins_with_the_decision_tree_and_the_definitions() -> None:
    told = instruction(SHIPPED)
    headings = re.findall("<h2>(.*?)</h2>", told)
    assert headings[:3] == ["Decision tree", "Labels", "Before you begin"]
    assert headings[5:7] == ["Denied and distanced words", "Slurs"]
    assert len(headings) == 3 + 4 + len(SHIPPED.names)
    for label in SHIPPED.labels:
        assert f'<a href="#{label.name}">{label.title}</a>' in told
        assert told.count(f'<a name="{label.name}"></a>') == 1


def test_what_is_not_for_coders_is_left_out() -> None:
    told = instruction(SHIPPED)
    assert "How the program reads this file" not in told
    assert "my_label" not in told
    assert "threshold:" not in told
    assert "[[" not in told


def test_a_codebook_without_a_tree_has_its_definitions() -> None:
    told = instruction(CODEBOOK)
    assert re.findall("<h2>(.*?)</h2>", told)[0] == "Labels"
    assert "<dd>An emotive word where a plain one would do.</dd>" in told


def test_it_says_which_text_it_was_made_from() -> None:
    assert instruction(CODEBOOK).endswith(f"<p>{named(CODEBOOK)}</p></div>")
    other = replace(CODEBOOK, text=CODEBOOK.text.replace("emotive", "emotional"))
    assert named(other) != named(CODEBOOK)
    unsaid = replace(CODEBOOK, text=CODEBOOK.text + "\n## For the program\n\nNot for coders.\n")
    assert named(unsaid) == named(CODEBOOK)
