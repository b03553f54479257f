from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.errors import InputError
from annotate.rules.lexicon import Lexicon, forms, read
from annotate.rules.lexicon_entry import Entry

LEXICON = Lexicon(
    "en",
    (
        Entry(term="regime", pos="NOUN", sense="ruler"),
        Entry(term="witch hunt", pos="NOUN", sense="plot"),
        Entry(term="tax regime", pos="NOUN", sense="literal"),
        Entry(term="hunt", pos="VERB", sense="deed"),
    ),
)


def _found(text: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in LEXICON.find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The REGIME fell.", ["REGIME"]),
        ("regimes, regime’s", ["regimes", "regime"]),
        ("a witch-hunt and two witch hunts", ["witch-hunt", "witch hunts"]),
        ("they hunted", ["hunted"]),
        ("the tax regime", []),
        ("regimental", []),
        ("witch, hunt", ["hunt"]),
        ("witch\nhunt", ["witch\nhunt"]),
        ("", []),
    ],
)
def test_the_longest_term_counts_in_any_case_and_form(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


WITH_GAPS = Lexicon(
    "en",
    (
        Entry(term="throw … to the wolves", pos="VERB", sense="drama"),
        Entry(term="throw", pos="VERB", sense="deed"),
        Entry(term="feed … to the wolves", pos="VERB", sense="drama"),
        Entry(term="fed … to the wolves", sense="drama"),
        Entry(term="wolves", sense="beast"),
        Entry(term="throw out", pos="VERB", sense="literal"),
    ),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They throw their own people to the wolves.", ["throw their own people to the wolves"]),
        ("throwing to the wolves", ["throwing to the wolves"]),
        ("They throw even their own people to the wolves.", ["throw even their own people to the wolves"]),
        ("They throw the so-called sages to the wolves.", ["throw the so-called sages to the wolves"]),
        ("They throw so many to the wolves.", ["throw", "wolves"]),
        ("Those who throw stones go to the wolves.", ["throw", "wolves"]),
        ("Those who throw feed him to the wolves.", ["throw", "feed him to the wolves"]),
        ("A throw-away line fed him to the wolves.", ["throw", "fed him to the wolves"]),
        ("A throw-away line to the wolves.", ["throw", "wolves"]),
        ("throws to the people and to the wolves", ["throws", "wolves"]),
        ("It throws what is left of its people to the wolves.", ["throws", "wolves"]),
        ("She throws bones, and to the wolves.", ["throws", "wolves"]),
        ("She throws a bone to the dogs to the wolves.", ["throws a bone to the dogs to the wolves"]),
        ("She throws a small bone to the dogs to the wolves.", ["throws", "wolves"]),
        ("throws a to the wolves", ["throws a to the wolves"]),
        ("throws to the to the wolves", ["throws to the to the wolves"]),
        ("They throw out his plan to the wolves.", ["throw out his plan to the wolves"]),
        ("They throw nobody to the wolves.", ["throw", "wolves"]),
        ("They throw none of their own to the wolves.", ["throw", "wolves"]),
        ("They throw out his plan.", []),
        ("throws", ["throws"]),
    ],
)
def test_a_gap_stands_for_up_to_five_words_of_one_clause(text: str, expected: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in WITH_GAPS.find(text)] == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Il faut jeter nos voisins aux loups.", ["jeter nos voisins aux loups"]),
        ("fr", "Il faut en jeter encore plus aux loups.", ["jeter encore plus aux loups"]),
        ("fr", "Il faut jeter ceux qu'il craint aux loups.", []),
        ("fr", "Il faut ne jeter pas nos voisins aux loups.", []),
        ("fr", "Il ne faut jeter personne aux loups.", []),
        ("fr", "Va-t-il jeter-les-nous aux loups ?", ["jeter-les-nous aux loups"]),
        ("fr", "Un jeter-prendre aux loups.", []),
        (None, "We throw him to the wolves.", ["throw him to the wolves"]),
        (None, "We throw him who did this to the wolves.", []),
        (None, "Il faut jeter celui qui parle aux loups.", []),
    ],
)
def test_a_gap_ends_where_a_clause_of_that_language_opens(
    language: str | None, text: str, expected: list[str]
) -> None:
    lexicon = Lexicon(language, (Entry(term="jeter … aux loups"), Entry(term="throw … to the wolves")))
    assert [text[hit.start : hit.end] for hit in lexicon.find(text)] == expected


def test_what_stands_in_a_gap_is_found_besides() -> None:
    text = "They throw the wolves to the wolves."
    found = list(WITH_GAPS.find(text))
    assert [text[hit.start : hit.end] for hit in found] == ["throw the wolves to the wolves", "wolves"]
    assert [text[slice(*hit.gap)] if hit.gap else None for hit in found] == ["the wolves", None]


def test_of_two_ends_behind_a_gap_the_longer_counts() -> None:
    lexicon = Lexicon("en", (Entry(term="lead … up"), Entry(term="lead … up the garden path")))
    text = "They lead us up the garden path and lead us up."
    assert [text[hit.start : hit.end] for hit in lexicon.find(text)] == [
        "lead us up the garden path",
        "lead us up",
    ]


@given(st.text(alphabet=st.sampled_from("aeghimnrtuwx -\n’é🙂REGIM"), max_size=60))
def test_hits_never_overlap_and_stand_in_order(text: str) -> None:
    hits = list(LEXICON.find(text))
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(one.end <= two.start for one, two in pairwise(hits))


@given(st.text(max_size=30), st.text(max_size=30))
def test_a_term_is_found_wherever_it_stands_alone(before: str, after: str) -> None:
    text = f"{before} | regime | {after}"
    assert any(text[hit.start : hit.end] == "regime" for hit in LEXICON.find(text))


def test_triggers_are_the_first_words_of_all_forms() -> None:
    assert {"regime", "regimes", "witch", "tax", "hunting"} <= LEXICON.triggers


def test_one_sense_keeps_the_literal_terms() -> None:
    ruler = LEXICON.only("ruler")
    assert [entry.term for entry in ruler.entries] == ["regime", "tax regime"]
    assert LEXICON.senses == ("deed", "plot", "ruler")


def test_a_file_of_bare_terms_is_a_lexicon(tmp_path: Path) -> None:
    path = tmp_path / "loaded_label.tsv"
    path.write_text("# columns: term\nsatrap\n", encoding="utf-8")
    assert read(path) == Lexicon(None, (Entry(term="satrap"),))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("# columns: term, colour\nsatrap\tred\n", "allowed are term, pos, sense, plain"),
        ("# columns: pos, sense\nNOUN\tx\n", "term must be one of them"),
        (
            "# columns: term, pos\ndespot\n\nsatrap\tNoun\n",
            "list.tsv, line 4: 'satrap' has the part of speech 'Noun'; allowed are NOUN, VERB, ADJ, ADV",
        ),
        ("# columns: term\n---\n", "list.tsv, line 2: the term '---' has no letter or digit"),
        ("# columns: term\nthrow …\n", "list.tsv, line 2: the term 'throw …' can have one gap"),
        ("# columns: term\n- … x\n", "list.tsv, line 2: the term '- … x' can have one gap"),
        (
            "# columns: term\nthrow ... to the wolves\n",
            "the term 'throw ... to the wolves' has three dots, which no text has there. Write a gap as …",
        ),
        (
            "# columns: term, sense\nsatrap\tphrase\nsatrap … port\tphrase\n",
            r"line 3: 'satrap … port' has a gap \(…\) and the sense phrase, which takes words alone",
        ),
        ("# columns: term\na … b … c\n", "list.tsv, line 2: the term 'a … b … c' can have one gap"),
        ("# columns: pos, term\nNOUN\tsatrap\nNOUN\t\n", "list.tsv, line 3: the term '' has no letter"),
    ],
)
def test_a_wrong_file_says_what_is_allowed(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "list.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message) as error:
        read(path)
    assert "list.tsv" in str(error.value)


@pytest.mark.parametrize("language", ["sv", None])
def test_a_term_of_a_language_that_nobody_described_stands_as_it_is(language: str | None) -> None:
    assert forms(Entry(term="satrap", pos="NOUN"), language) == {"satrap"}
