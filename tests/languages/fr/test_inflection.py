import pytest

from annotate.languages.fr.inflection import conjugate, inflect
from annotate.languages.language import Verb
from annotate.rules.lexicon import forms
from annotate.rules.lexicon_entry import Entry


@pytest.mark.parametrize(
    ("term", "pos", "expected"),
    [
        ("mercenaire", "NOUN", {"mercenaire", "mercenaires"}),
        ("criminel de guerre", "NOUN", {"criminel de guerre", "criminels de guerre"}),
        ("cul-bénit", "NOUN", {"cul-bénit", "cul-bénits", "culs-bénits"}),
        ("brutal", "ADJ", {"brutal", "brutaux", "brutale", "brutales"}),
        ("haineux", "ADJ", {"haineux", "haineuse", "haineuses"}),
        ("mensonger", "ADJ", {"mensonger", "mensongers", "mensongère", "mensongères"}),
        ("brutalement", "ADV", {"brutalement"}),
    ],
)
def test_forms(term: str, pos: str, expected: set[str]) -> None:
    assert forms(Entry(term=term, pos=pos), "fr") == expected
    assert inflect(term, pos) | {term} == expected


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("geindre", "geint"),
        ("geindre", "geignait"),
        ("geindre", "geindra"),
        ("se complaire", "se complaît"),
        ("détruire", "détruisaient"),
        ("se repaître", "se repaissent"),
    ],
)
def test_irregular_verbs(verb: str, form: str) -> None:
    assert form in inflect(verb, "VERB")


@pytest.mark.parametrize("form", ["pille", "pillent", "pillait", "pillé", "pillées", "pillera", "pillant"])
def test_french_verbs_of_the_first_group(form: str) -> None:
    assert form in forms(Entry(term="piller", pos="VERB"), "fr")


def test_a_soft_consonant_is_kept_soft() -> None:
    assert {"égorgeait", "égorge"} <= forms(Entry(term="égorger", pos="VERB"), "fr")
    assert {"menaçait", "menace"} <= forms(Entry(term="menacer", pos="VERB"), "fr")


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("exaspérer", "exaspère"),
        ("semer la terreur", "sèment la terreur"),
        ("jeter l'éponge", "jette l'éponge"),
        ("broyer", "broient"),
        ("se vautrer", "se vautre"),
        ("vendre son âme", "vend son âme"),
        ("mettre à genoux", "mis à genoux"),
        ("faire le jeu de", "font le jeu de"),
        ("soumettre à", "soumis à"),
        ("battre le rappel", "bat le rappel"),
        ("ouvrir les vannes", "ouvert les vannes"),
        ("mentir", "ment"),
        ("piller", "pillions"),
        ("trahir", "trahissons"),
        ("s'effondrer", "s'est effondrée"),
        ("se voiler la face", "se sont voilé la face"),
        ("se couvrir de honte", "s'était couvert de honte"),
    ],
)
def test_verbs_whose_stem_changes_and_those_that_expressions_begin_with(verb: str, form: str) -> None:
    assert form in forms(Entry(term=verb, pos="VERB"), "fr")


@pytest.mark.parametrize(
    ("term", "pos", "form"),
    [
        ("sot", "ADJ", "sottes"),
        ("faux", "ADJ", "fausses"),
        ("désuet", "ADJ", "désuète"),
        ("malin", "ADJ", "maligne"),
        ("menteur", "ADJ", "menteuse"),
        ("destructeur", "ADJ", "destructrices"),
        ("menteur", "NOUN", "menteuses"),
        ("politicard", "NOUN", "politicarde"),
    ],
)
def test_feminines_that_are_more_than_an_e(term: str, pos: str, form: str) -> None:
    assert form in forms(Entry(term=term, pos=pos), "fr")


def test_a_noun_for_a_thing_has_no_feminine_and_a_verb_that_only_sounds_alike_no_compound_tense() -> None:
    assert forms(Entry(term="mépris", pos="NOUN"), "fr") == {"mépris"}
    assert forms(Entry(term="bluff", pos="NOUN"), "fr") == {"bluff", "bluffs"}
    assert forms(Entry(term="installer", pos="VERB"), "fr").isdisjoint({"instva", "instvont"})
    assert "s'est en" not in {each[:8] for each in forms(Entry(term="s'en laver", pos="VERB"), "fr")}


def test_a_verb_whose_stem_stays_gets_no_accent() -> None:
    assert "pèlle" not in forms(Entry(term="piller", pos="VERB"), "fr")
    assert "gêle" not in forms(Entry(term="gueuler", pos="VERB"), "fr")
    found = forms(Entry(term="atteindre", pos="VERB"), "fr")
    assert "atteignent" in found
    assert found.isdisjoint({"atteindent", "atteindait"})


def test_a_regular_verb_of_speech() -> None:
    found = dict(conjugate("annoncer", "say", ()))
    assert set(found) == {
        "annonce", "annoncent", "annonçait", "annonçaient", "annonça", "annoncèrent", "annoncera",
        "annonceront", "annoncerait", "annonceraient", "annoncé", "annoncée", "annoncés", "annoncées",
        "annonçant",
    }  # fmt: skip
    assert found["annonça"] == Verb(kind="say", lemma="annoncer", singular=True)
    assert found["annoncées"] == Verb(kind="say", lemma="annoncer", participle=True)
    assert "révèle" in dict(conjugate("révéler", "say", ()))


def test_of_an_irregular_verb_the_forms_that_are_listed() -> None:
    assert dict(conjugate("dire", "say", ("dit", "disait", "disant"))) == {
        "dit": Verb(kind="say", lemma="dire", participle=True),
        "disait": Verb(kind="say", lemma="dire"),
        "disant": Verb(kind="say", lemma="dire", present_participle=True),
    }
