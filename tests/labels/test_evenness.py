"""What is thrown at one side of a dispute is tagged as what is thrown at the other side.

`tests/test_other_sides.py` puts other names under the same words; here the words themselves come in pairs.
``mirrors.tsv`` has them by language and dispute, and a term that names a side enters a word list in a pair.
"""

import re
from itertools import chain
from pathlib import Path

import pytest

from annotate.rules.lexicon import LITERAL, forms
from annotate.rules.wording import packaged_lexicon
from tests.rules.tagging import tagged

NAMES = ("loaded_label", "loaded_language")
FRAMES = {"en": "The column spoke of {} on Friday.", "fr": "La tribune a parlé des {} vendredi."}
PAIRS = [
    line.split("\t")
    for line in Path(__file__).with_name("mirrors.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
#: what names a side, in terms of the lists
SIDES = {
    "en": r"(?<!out)(?<!down)(?<!given )(?:left|right)(?:ist|-?wing|\b)|\bpinko|\bcommie|\bcommunis|\bmarxis|"
    r"\bsjw|\bwoke|\bsocialis|\bsocialized|\bliberals?\b|\bconservative|\bnanny st|feminazi|\bunion\b|"
    r"\bwelfare|\btax\b|\babort|birther|choicer|\bgun[- ](?:nut|grab)|\bclimate|\btree|\beco-?[fwt]|"
    r"\bnativis|\bxenophob|\bglobalist|\balien|(?<!keystone )\bcops?\b(?! out)|\bpolice\b|\bbible|"
    r"\bgod-hat|peacenik|warhawk|\bneocon|\bneolib|\beuro|remoan|\bbrext|"
    r"\bwar on (?!terror|free|truth|democracy|the middle)",
    "fr": r"\b(?:ultra-?)?(?:gauch|droit(?:e\b|ard|iste))|\bwok|bobo|fach[oa]|communis|climat(?:o|iq)|"
    r"\béco-?[tfv]|\bverte?s?\b(?<!bois vert)|migra|remplaci|grand remplacement|\bxéno|mondialist|"
    r"souverainar|patronat|syndical|fiscal|taxat|\bféminis|féminaz|masculin|\beuro|-bénit|laïcard|"
    r"calotin|racialis|covidist|antivax",
}


def pairs(language: str) -> list[tuple[str, str]]:
    return [(one, other) for code, _, one, other in PAIRS if code == language]


def found(term: str, language: str) -> list[tuple[str, str]]:
    """The labels and words that are tagged where the term stands in a plain sentence."""
    tags = tagged(FRAMES[language].format(term), language, names=NAMES).tags
    return [(each.label, each.text) for each in tags]


@pytest.mark.parametrize(("language", "dispute", "one", "other"), PAIRS)
def test_both_sides_of_a_dispute_are_tagged_alike(language: str, dispute: str, one: str, other: str) -> None:
    ((label, words),) = found(one, language)
    assert words == one, dispute
    assert found(other, language) == [(label, other)], dispute


@pytest.mark.parametrize("language", FRAMES)
def test_a_term_that_names_a_side_has_a_mirror(language: str) -> None:
    paired = {re.sub(r"[-’']", " ", term.lower()) for term in chain.from_iterable(pairs(language))}
    alone = [
        entry.term
        for name in NAMES
        for entry in packaged_lexicon(f"{name}.{language}").entries
        if entry.sense != LITERAL and re.search(SIDES[language], entry.term.lower()) is not None
        if paired.isdisjoint(re.sub(r"[-’']", " ", form.lower()) for form in forms(entry, language))
    ]
    assert alone == []


def test_every_dispute_is_there_in_both_languages() -> None:
    disputes = {code: {topic for each, topic, *_ in PAIRS if each == code} for code in FRAMES}
    assert min(map(len, disputes.values())) >= 11
