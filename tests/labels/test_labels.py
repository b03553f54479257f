"""Properties of all labels and their word lists together."""

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

import annotate.labels
from annotate.labels import labels
from annotate.languages.lexicon_file import read_lexicon
from annotate.packaged import packaged
from annotate.rules.lexicon import Lexicon
from annotate.rules.lexicon_entry import GAP, LITERAL
from annotate.rules.rule import Label
from annotate.rules.wording import packaged_lexicon
from tests.rules.tagging import tagged

LEXICONS = sorted(
    file.name.removesuffix(".tsv")
    for file in (files("annotate.labels") / "lexicons").iterdir()
    if file.name.endswith(".tsv") and file.name != "attested.tsv"
)

#: nations, parties and faiths, as stems: a word that names one may not be a loaded word
SIDES = re.compile(
    r"\b(?:america|russia|ukrain|chin(?:a|ese|ois)|iran|israel|palestin|arab|turk|syria|algeri|morocc|maroc|"
    r"franc(?:e|h)|français|german|allemand|british|britain|english|anglais|europ|afric|asia|asiat|jew(?:s|ish)?\b|juif|"
    r"juive|muslim|musulman|islam|christian|chrétien|catholi|protestant|orthodox|hindu|hindou|buddh|bouddh|"
    r"sikh|mormon|atheis|athée|allah|mollah|mullah|ayatollah|taliban|khmer|russo|ukro|bandér|liban|maoï|améric|"
    r"republican|républicain|democrat|démocrate|labour|tory|tories|conservative|"
    r"liberal\b|gaullis|lepen|trump\b|biden|putin|poutin|macron|nazi|soviet|soviétique|stalin|maois|zionis|"
    r"sionis|semit|sémit|kurd|gypsy|tzigane|mexic|cuba|venezuel|korea|corée|japan|japon|hezbollah|hamas|polisario)",
    re.IGNORECASE,
)


def test_a_file_of_a_label_is_named_like_it_and_has_rules_of_declared_versions() -> None:
    files_of_labels = sorted(file.stem for file in Path(annotate.labels.__file__).parent.glob("[a-z]*.py"))
    assert [label.name for label in labels()] == files_of_labels
    for label in labels():
        spoken = {code for rule in label.rules for code in rule.languages or ()}
        assert spoken
        assert set(label.versions) == spoken


def test_labels_follow_the_codebooks_order_and_a_new_one_has_no_rules() -> None:
    chosen = labels(("scare_quotes", "our_own_label"))
    assert [label.name for label in chosen] == ["scare_quotes", "our_own_label"]
    assert chosen[1] == Label(name="our_own_label")


@pytest.mark.parametrize("name", LEXICONS)
def test_a_word_list_states_its_source_and_reads(name: str) -> None:
    file = read_lexicon(files("annotate.labels") / "lexicons" / f"{name}.tsv")
    assert {"source", "licence", "date", "language"} <= set(file.header)
    lexicon = packaged_lexicon(name)
    assert lexicon.entries
    keys = [(entry.term, entry.pos) for entry in lexicon.entries]
    assert len(keys) == len(set(keys)), "a term is listed twice"


@pytest.mark.parametrize("name", LEXICONS)
def test_no_word_names_a_nation_a_party_or_a_faith(name: str) -> None:
    entries = packaged_lexicon(name).entries
    sided = [each.term for each in entries if each.sense != LITERAL and SIDES.search(each.term)]
    assert sided == []


@pytest.mark.parametrize("code", ["en", "fr"])
def test_a_word_of_size_is_of_one_label(code: str) -> None:
    size = {each.term for each in packaged_lexicon(f"exaggeration.{code}").entries}
    others = [packaged_lexicon(f"{name}.{code}") for name in ("loaded_label", "loaded_language")]
    assert [each.term for other in others for each in other.entries if each.term in size] == []


@pytest.mark.parametrize("name", LEXICONS)
def test_every_term_is_found_as_it_is_written(name: str) -> None:
    lexicon: Lexicon = packaged_lexicon(name)
    for entry in lexicon.entries:
        written = entry.term.replace(GAP, "them")
        found = list(lexicon.find(f"x {written} y"))
        if entry.sense == LITERAL:
            assert found == [], entry.term
        else:
            assert [(hit.start, hit.end) for hit in found] == [(2, 2 + len(written))], entry.term


def test_attested_terms_name_a_dated_statute() -> None:
    file = read_lexicon(files("annotate.labels") / "lexicons" / "attested.tsv")
    assert all(re.search(r"\b1[3-9]\d\d|20\d\d", row["basis"]) for row in file.rows)


SWAPS = (
    {"Varenia": "Kelvar", "Varenian": "Kelvari", "Kelvar": "Varenia", "Kelvari": "Varenian"},
    {"Civic Union": "Harvest Party", "Harvest Party": "Civic Union"},
    {"The Meridian Post": "The Harbour Herald", "The Harbour Herald": "The Meridian Post"},
)
SIDED_TEXT = """The Meridian Post: Varenian regime “could” fall, sources say

The brutal Varenian regime appears ready to plunder the delta, according to The Harbour Herald. Kelvar slammed
the shameful plan of the Civic Union, while the Harvest Party called it a power grab. Sources suggest Varenia
may send mercenaries to Kelvar. The so-called neutrality of Kelvar is a farce, and the Kelvari junta will
certainly invade before it is too late. “They are war criminals,” said Ada Karsk of the Civic Union.
"""


def _swapped(text: str, swap: dict[str, str]) -> str:
    words = sorted(swap, key=len, reverse=True)
    return re.sub("|".join(rf"\b{word}\b" for word in words), lambda match: swap[match[0]], text)


@pytest.mark.parametrize("swap", SWAPS)
def test_swapping_sides_changes_no_tag(swap: dict[str, str]) -> None:
    before, after = tagged(SIDED_TEXT).tags, tagged(_swapped(SIDED_TEXT, swap)).tags
    assert len(before) > 10
    assert [(tag.label, tag.rules, tag.voice, _swapped(tag.text, swap)) for tag in before] == [
        (tag.label, tag.rules, tag.voice, tag.text) for tag in after
    ]


SAMPLE_SWAP = {
    "Varenia": "Costaval", "Costaval": "Varenia", "Varenian": "Costavalian", "Costavalian": "Varenian",
    "The Tolme Lantern": "The Sarel Beacon", "The Sarel Beacon": "The Tolme Lantern",
}  # fmt: skip


@pytest.mark.slow
def test_swapping_sides_over_the_samples_changes_no_tag() -> None:
    lines = (packaged("samples") / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    differences = []
    for record in map(json.loads, lines):
        before = tagged(record["text"], record["language"]).tags
        after = tagged(_swapped(record["text"], SAMPLE_SWAP), record["language"]).tags
        one = [(each.label, each.rules, _swapped(each.text, SAMPLE_SWAP)) for each in before]
        two = [(each.label, each.rules, each.text) for each in after]
        differences += [(record["id"], each) for each in set(one) ^ set(two)]
    assert differences == []


def test_a_renamed_label_keeps_its_rules() -> None:
    (old,) = labels(("loaded_label",))
    (new,) = labels(("verdict_noun",), was={"verdict_noun": ("loaded_label",)})
    assert [rule.id for rule in new.rules] == [
        rule.id.replace("loaded_label/", "verdict_noun/") for rule in old.rules
    ]
    assert [rule.find for rule in new.rules] == [rule.find for rule in old.rules]
    assert labels(("verdict_noun",))[0].rules == ()
    assert new.versions == old.versions  # so that a version raised later makes its tags stale, too
