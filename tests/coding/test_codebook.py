from pathlib import Path

import pytest

from annotate.coding.codebook import load, parse
from annotate.coding.examples import Example
from annotate.coding.reasons import Reason
from annotate.coding.settings import THRESHOLD
from annotate.errors import InputError, UsageError
from annotate.packaged import packaged
from annotate.records import Span
from tests.coding.fish import WHOLE, codebook


def refused(text: str) -> str:
    with pytest.raises(InputError) as caught:
        parse(text, "book.md")
    return str(caught.value)


def test_a_whole_section() -> None:
    fish = codebook()["fish_word"]
    assert (fish.title, fish.was) == ("Fish word", ("herring_word", "cod_word"))
    assert (fish.hotkey, fish.color, fish.threshold) == ("3", "#336699", 0.25)
    assert fish.definition == "A word for a fish, on two lines."
    assert fish.marking == "Mark the fish.\n- Not the net."
    assert fish.tests == ("Is it a fish?", "Is it fresh?")
    assert fish.boundary == "- Whales: `whale_word`. They are mammals.\nA last word."
    assert fish.examples == (
        Example(
            language="en",
            text="The herring met a cod 🐟.",
            spans=(Span(start=4, end=11, text="herring"), Span(start=18, end=23, text="cod 🐟")),
            by_rules=True,
            note="two fishes",
        ),
        Example(
            language="fr",
            text="Le hareng est là.",
            spans=(Span(start=3, end=9, text="hareng"),),
            by_rules=False,
            note="",
        ),
    )
    assert fish.counter_examples == (
        Example(language="en", text="The ship sank.", spans=(), by_rules=False, note="no fish"),
    )


def test_a_definition_is_enough() -> None:
    whale = codebook()["whale_word"]
    assert (whale.title, whale.definition, whale.threshold) == (
        "Whale word",
        "A word for a whale.",
        THRESHOLD,
    )
    assert (whale.marking, whale.tests, whale.boundary, whale.examples) == ("", (), "", ())
    assert whale.hotkey == "1"
    assert whale.color != codebook()["fish_word"].color


def test_the_book_itself() -> None:
    book = codebook()
    assert (book.version, book.source, book.text) == ("2.1", "book.md", WHOLE)
    assert book.names == ("fish_word", "whale_word")
    assert book.digests == {"fish_word": book["fish_word"].digest, "whale_word": book["whale_word"].digest}


def test_labels_past_the_tenth_have_no_key_and_a_colour_of_their_own() -> None:
    sections = "\n\n".join(f"## `label_{number}`\n\nNumber {number}." for number in range(12))
    labels = codebook(f"Version: 1\n\n{sections}\n").labels
    assert [label.hotkey for label in labels] == [*"1234567890", "", ""]
    assert len({label.color for label in labels}) == 12


def test_an_old_name_leads_to_the_new_one() -> None:
    book = codebook()
    assert book.current("cod_word") == "fish_word"
    assert book.current("fish_word") == "fish_word"
    assert book.current("eel_word") is None
    with pytest.raises(UsageError, match="no label 'cod_word'; it is called fish_word now"):
        book["cod_word"]
    with pytest.raises(UsageError, match="no label 'eel_word'; allowed: fish_word, whale_word"):
        book["eel_word"]


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("Version: 2.1", "", 1, "no version before the first section; add a line 'Version: 1.0'"),
        ("Version: 2.1", "Version: two", 3, "the version is 'two'; write it like 'Version: 1.0'"),
        ("```\n\n## `fish", "\n\n## `fish", 11, "the code block that begins here never ends"),
        ("## `fish_word` Fish", "## `Fish-word` Fish", 17, "'Fish-word' is not in snake_case"),
        ("## `fish_word` Fish", "## Fish", 17, "its heading names none; begin it with the name in backticks"),
        ("## `whale_word`", "## `fish_word`", 50, "the name 'fish_word' is taken by line 17"),
        ("## `whale_word`", "## `cod_word`", 19, "the name 'cod_word' is taken by line 50"),
        ("key: 3", "key: 33", 19, "the key is '33'; it must be one digit"),
        ("key: 3", "key: x", 19, "the key is 'x'; it must be one digit"),
        ("#336699", "blue", 19, "the colour is 'blue'; it must be written like #3A6EA5"),
        ("0.25", "1.5", 19, "the threshold is '1.5'; it must be a number from 0 to 1"),
        ("was: herring_word", "was: Herring", 19, "the was is 'Herring cod_word'; it must be the name"),
        ("threshold:", "treshold:", 19, "unknown setting 'treshold'; allowed: key, colour"),
        ("A word for a whale.", "key: 3\n\nA whale.", 52, "the key '3' is taken by line 19"),
        (
            "A word for a whale.",
            "colour: #336699\n\nA whale.",
            52,
            "the colour '#336699' is taken by line 19",
        ),
        ("A word for a whale.", "", 50, "'whale_word' has no definition; write a sentence"),
        ("### Questions", "### Question", 28, "unknown part 'Question' of 'fish_word'; allowed: Questions,"),
        ("### Boundary", "### Questions", 34, "the part 'Questions' is taken by line 28"),
        ("- en: The ship sank. *(person: no fish)*", "", 46, "'Counter-examples' of 'fish_word' is empty"),
        ("1. Is it a fish?", "Is it a fish?", 30, "'Is it a fish?' stands outside the list"),
        ("[[herring]]", "herring", None, None),
        ("[[hareng]]", "hareng", 44, "no span is marked in 'fr: Le hareng est là. *(person)*'"),
        ("[[hareng]]", "[[hareng", 44, "the span 'hareng est là.' is not closed; put ]] at its end"),
        ("[[hareng]]", "hareng]]", 44, "a ]] of 'Le hareng]] est là.' has no partner"),
        ("[[hareng]]", "[[le [[hareng]]", 44, "a [[ of 'Le [[le [[hareng]] est là.' has no partner"),
        ("[[hareng]]", "[[]]", 44, "a ]] of 'Le [[]] est là.' has no partner"),
        ("- fr: Le", "- Le", 44, "names no language; begin it like '- en: '"),
        ("- fr: Le [[hareng]] est là. *(person)*", "- fr: *(person)*", 44, "has no text"),
        ("The ship", "The [[ship]]", 48, "is a counter-example with a span; take its marks out"),
    ],
)
def test_what_is_malformed_is_refused_with_its_line(
    old: str, new: str, line: int | None, says: str | None
) -> None:
    assert WHOLE.count(old) == 1
    text = WHOLE.replace(old, new)
    if line is None or says is None:
        codebook(text)
    else:
        message = refused(text)
        assert message.startswith(f"book.md, line {line}: ")
        assert says in message


def test_a_book_without_labels_is_refused() -> None:
    assert refused("Version: 1.0\n\n## Words\n") == (
        "book.md, line 1: there is no label; add a section such as '## `my_label` My label'"
    )


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"cannot be read \(No such file"):
        load(tmp_path / "none.md")
    (tmp_path / "latin.md").write_bytes(b"Version: 1.0\n\xe9t\xe9\n")
    with pytest.raises(InputError, match="line 2: not UTF-8; save the file as UTF-8"):
        load(tmp_path / "latin.md")


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "book.md").write_bytes(b"\xef\xbb\xbf" + WHOLE.replace("\n", "\r\n").encode())
    assert load(tmp_path / "book.md") == codebook()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("A word for a fish", "A name for a fish"),
        ("Mark the fish", "Mark a fish"),
        ("2. Is it\n   fresh?", ""),
        ("1. Is it a fish?\n2. Is it\n   fresh?", "1. Is it\n   fresh?\n2. Is it a fish?"),
        ("mammals", "big mammals"),
        ("[[herring]] met a [[cod", "herring met a [[cod"),
        ("(two fishes)", "(two)"),
        ("*(person)*", ""),
        ("The ship sank", "The boat sank"),
    ],
)
def test_what_a_coder_must_know_changes_the_digest_of_its_label_alone(old: str, new: str) -> None:
    assert WHOLE.count(old) == 1
    before, after = codebook(), codebook(WHOLE.replace(old, new))
    assert before["fish_word"].digest != after["fish_word"].digest
    assert before["whale_word"].digest == after["whale_word"].digest
    assert before.digest != after.digest


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("key: 3, colour: #336699, threshold: 0.25", "key: 4, colour: #993366, threshold: 0.9"),
        ("` Fish word", "` Words for fish"),
        ("Version: 2.1", "Version: 2.2"),
        ("A word for a fish,\non two lines.", "A  word for a fish, on\ntwo lines."),
        ("2. Is it\n   fresh?", "2. Is it fresh?"),
        ("- Slowly.", "- Slowly, and twice."),
    ],
)
def test_looks_and_line_breaks_change_no_digest(old: str, new: str) -> None:
    assert WHOLE.count(old) == 1
    after = codebook(WHOLE.replace(old, new))
    assert after.digests == codebook().digests
    assert after.digest == codebook().digest


def test_a_new_name_keeps_the_label_digest() -> None:
    after = codebook(
        WHOLE.replace("## `whale_word`\n", "## `big_whale`\n\nwas: whale_word\n").replace(
            "`whale_word`", "`x`"
        )
    )
    assert after["big_whale"].digest == codebook()["whale_word"].digest


def test_the_packaged_codebook_reads_the_same_with_a_users_label_at_its_end() -> None:
    text = packaged("guidelines.md").read_text(encoding="utf-8")
    own = codebook(text + "\n## `fish_word` Fish word\n\nA word for a fish.\n")
    packaged_one = codebook(text)
    assert own.labels[:-1] == packaged_one.labels
    assert own["fish_word"].hotkey not in {label.hotkey for label in packaged_one.labels}


def test_reasons_are_read_and_are_no_part_of_the_definition() -> None:
    bare = "# B\n\nVersion: 1\n\n## `fish` Fish\n\nA fish.\n"
    said = parse(f"{bare}\n### Reasons\n\n- fr cod,\n  eel: sent\n  le poisson\n", "book.md")["fish"]
    assert said.reasons == (Reason(language="fr", kinds=("cod", "eel"), effect="sent le poisson"),)
    assert said.digest == parse(bare, "book.md")["fish"].digest
    assert refused(f"{bare}\n### Reasons\n\n- smells\n").startswith(
        "book.md, line 11: 'smells' is no reason;"
    )
