import pytest

from annotate.languages.en.inflection import conjugate, inflect
from annotate.languages.language import Verb
from annotate.rules.lexicon import forms
from annotate.rules.lexicon_entry import Entry


@pytest.mark.parametrize(
    ("term", "pos", "expected"),
    [
        ("regime", "NOUN", {"regime", "regimes"}),
        ("witch", "NOUN", {"witch", "witches"}),
        ("junta", "NOUN", {"junta", "juntas"}),
        ("atrocity", "NOUN", {"atrocity", "atrocities"}),
        ("henchman", "NOUN", {"henchman", "henchmen"}),
        ("hero", "NOUN", {"hero", "heros", "heroes"}),
        ("folio", "NOUN", {"folio", "folios"}),
        ("slam", "VERB", {"slam", "slams", "slammed", "slamming", "slamed", "slaming"}),
        ("loot", "VERB", {"loot", "loots", "looted", "looting"}),
        ("terrify", "VERB", {"terrify", "terrifies", "terrified", "terrifying"}),
        ("lash out", "VERB", {"lash out", "lashes out", "lashed out", "lashing out"}),
        ("brutal", "ADJ", {"brutal", "brutally"}),
        ("cowardly", "ADJ", {"cowardly", "cowardlier", "cowardliest"}),
        ("fanatic", "ADJ", {"fanatic", "fanatically"}),
        ("horrible", "ADJ", {"horrible", "horribly"}),
        ("ugly", "ADJ", {"ugly", "uglier", "ugliest"}),
        ("petty", "ADJ", {"petty", "pettily", "pettier", "pettiest"}),
        ("vile", "ADJ", {"vile", "vilely", "viler", "vilest"}),
        ("mad", "ADJ", {"mad", "madly", "madder", "maddest"}),
        ("foul", "ADJ", {"foul", "foully", "fouler", "foulest"}),
        ("barking mad", "ADJ", {"barking mad"}),
        ("in cold blood", "", {"in cold blood"}),
    ],
)
def test_forms(term: str, pos: str, expected: set[str]) -> None:
    assert forms(Entry(term=term, pos=pos), "en") == expected
    assert inflect(term, pos) | {term} == expected


def test_a_regular_verb_of_speech() -> None:
    assert dict(conjugate("deny", "state", ())) == {
        "deny": Verb(kind="state", lemma="deny", plural=True),
        "denies": Verb(kind="state", lemma="deny", singular=True),
        "denied": Verb(kind="state", lemma="deny", participle=True),
        "denying": Verb(kind="state", lemma="deny", present_participle=True),
    }


def test_the_forms_that_are_listed_stand_for_the_regular_ones() -> None:
    assert {form for form, _ in conjugate("tell", "say", ("told", "telling"))} == {
        "tell", "tells", "told", "telling"
    }  # fmt: skip
    read = dict(conjugate("read", "say", ("read",)))
    assert read["read"].participle  # the past, since nothing tells it from the base form
    assert set(read) == {"read", "reads", "reading"}
