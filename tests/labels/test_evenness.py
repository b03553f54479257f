"""What is thrown at one side of a dispute is tagged as what is thrown at the other side.

`tests/test_other_sides.py` puts other names under the same words; here the words themselves come in pairs.
``mirrors.tsv`` has them by language, dispute and kind, with the neutral words for the same people or things,
and a term that names a side enters a word list in a pair. Whether two words are as sharp, no test can tell:
it is for whoever reads the table (docs/decisions.md).
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from annotate.rules.lexicon import forms
from annotate.rules.lexicon_entry import LITERAL
from annotate.rules.wording import packaged_lexicon
from tests.rules.tagging import tagged

NAMES = ("loaded_label", "loaded_language")
FRAMES = {
    "en": ("The column spoke of {} on Friday.", "Readers in the port have met {} before."),
    "fr": ("La tribune a parlé des {} vendredi.", "Le port a vu passer ses {} vendredi."),
}
#: for a kind that is of another part of speech
FRAMES_OF = {
    "trait": {
        "en": ("It was a {} column on Friday.", "Readers know her as a {} writer."),
        "fr": ("Une tribune {} a paru vendredi.", "La ville a lu sa chronique {} vendredi."),
    },
    "deed": {"en": ("They will {} on Friday.", "The council met to {} before noon.")},
}
PARTS = {"trait": "ADJ", "deed": "VERB"}
#: kinds of words for people are of one label, those of words for what they want or do of the other
PEOPLE = {"praise", "place", "reproach", "scorn", "insult", "crime", "leader", "means"}
MATTERS = {"doctrine", "policy", "image", "deed", "trait"}


@dataclass(frozen=True)
class Pair:
    """A row: two terms as they are thrown, and the neutral words for those they name."""

    language: str
    dispute: str
    kind: str
    one: str
    one_neutral: str
    other: str
    other_neutral: str

    def said(self, words: str) -> list[str]:
        """The words in plain sentences, the same for both sides."""
        return [frame.format(words) for frame in FRAMES_OF.get(self.kind, FRAMES)[self.language]]


PAIRS = [
    Pair(*line.split("\t"))
    for line in Path(__file__).with_name("mirrors.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
#: what names a side, in terms of the lists; a police state or thought police is laid at any door
SIDES = {
    "en": r"(?<!out)(?<!down)(?<!given )(?:left|right)(?! …)(?:ist|-?wing|\b)|\bpinko|\bcommie|\bcommunis|"
    r"\bmarxis|\bsjw|\bwoke|\bsocialis|\bsocialized|\bliberals?\b|\bconservative|\bnanny st|feminazi|"
    r"\bunion\b|\bwelfare|\btax\b|\babort|birther|choicer|\bgun[- ](?:nut|grab)|\bclimate|\btree|"
    r"\beco-?[fwt]|\bnativis|\bxenophob|\bglobalist|\balien|(?<!keystone )\bcops?\b(?! out)|"
    r"(?<!thought )\bpolice\b(?! state)|\bbible|"
    r"\bgod-hat|peacenik|warhawk|\bneocon|\bneolib|\beuro|remoan|\bbrext|"
    r"\bwar on (?!terror|free|truth|democracy|the middle)",
    "fr": r"\b(?:ultra-?)?(?:gauch|droit(?:e\b|ard|iste))|\bwok|bobo|fach[oa]|communis|climat(?:o|iq)|"
    r"\béco-?[tfv]|\bverte?s?\b(?<!bois vert)|migra|remplaci|grand remplacement|\bxéno|mondialist|"
    r"souverainar|patronat|syndical|fiscal|taxat|\bféminis|féminaz|masculin|\beuro|-bénit|laïcard|"
    r"calotin|racialis|covidist|antivax",
}


def key(term: str) -> str:
    """One spelling for "eco-fascists" and "ecofascists"."""
    return re.sub(r"[-’' ]", "", term.lower())


@cache
def parts(language: str) -> dict[str, set[str]]:
    """The parts of speech that the lists have a form with; terms that take no form are nouns."""
    found: dict[str, set[str]] = {}
    for name in NAMES:
        for entry in packaged_lexicon(f"{name}.{language}").entries:
            for form in forms(entry, language) if entry.sense != LITERAL else ():
                found.setdefault(key(form), set()).add(entry.pos or "NOUN")
    return found


def found(sentence: str, language: str) -> list[tuple[str, str]]:
    return [(each.label, each.text) for each in tagged(sentence, language, names=NAMES).tags]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.one}, {pair.other}")
def test_both_sides_are_tagged_alike_and_their_neutral_words_never(pair: Pair) -> None:
    sentences = zip(
        *map(pair.said, (pair.one, pair.other, pair.one_neutral, pair.other_neutral)), strict=True
    )
    for one, other, *neutral in sentences:
        ((label, words),) = found(one, pair.language)
        assert words == pair.one
        assert found(other, pair.language) == [(label, pair.other)]
        assert [found(each, pair.language) for each in neutral] == [[], []]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.one}, {pair.other}")
def test_a_kind_is_of_one_label_and_of_one_part_of_speech(pair: Pair) -> None:
    assert pair.kind in PEOPLE | MATTERS
    label = "loaded_label" if pair.kind in PEOPLE else "loaded_language"
    part = PARTS.get(pair.kind, "NOUN")
    for term in (pair.one, pair.other):
        assert {each for each, _ in found(pair.said(term)[0], pair.language)} == {label}
        assert part in parts(pair.language).get(key(term), {"ADJ"})  # compounds need no entry


def test_a_term_serves_one_row() -> None:
    rows = Counter((pair.language, key(term)) for pair in PAIRS for term in (pair.one, pair.other))
    assert [term for term, times in rows.items() if times > 1] == []


@pytest.mark.parametrize("language", FRAMES)
def test_a_term_that_names_a_side_has_a_mirror(language: str) -> None:
    paired = {key(term) for pair in PAIRS if pair.language == language for term in (pair.one, pair.other)}
    alone = [
        entry.term
        for name in NAMES
        for entry in packaged_lexicon(f"{name}.{language}").entries
        if entry.sense != LITERAL and re.search(SIDES[language], entry.term.lower()) is not None
        if paired.isdisjoint(map(key, forms(entry, language)))
    ]
    assert alone == []


def test_every_dispute_is_there_in_both_languages() -> None:
    disputes = {code: {pair.dispute for pair in PAIRS if pair.language == code} for code in FRAMES}
    assert min(map(len, disputes.values())) >= 11


def test_words_without_a_mirror_are_counted_by_whom_they_are_thrown_at() -> None:
    lines = Path(__file__).with_name("unmirrored.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    listed = {
        (code, entry.term)
        for code in FRAMES
        for name in NAMES
        for entry in packaged_lexicon(f"{name}.{code}").entries
        if entry.sense != LITERAL
    }
    terms = [(code, term) for code, _, _, term in rows]
    assert [each for each in terms if each not in listed] == []
    assert len(terms) == len(set(terms))
    paired = {(pair.language, key(term)) for pair in PAIRS for term in (pair.one, pair.other)}
    assert [(code, term) for code, term in terms if (code, key(term)) in paired] == []

    counted = Counter((code, side) for code, _, side, _ in rows)
    told = (Path(__file__).parents[2] / "docs" / "decisions.md").read_text(encoding="utf-8")
    for code, one, other in (
        ("en", "the left", "the right"),
        ("en", "labour and the poor", "business and the rich"),
        ("fr", "la gauche", "la droite"),
        ("fr", "les salariés et les pauvres", "le patronat et les riches"),
    ):
        assert f"| {code} | {one} | {counted[code, one]} | {other} | {counted[code, other]} |" in told
