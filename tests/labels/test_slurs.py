"""A slur is tagged whoever it is aimed at, and the name of a group never is."""

from itertools import chain

import pytest

from annotate.rules.lexicon import forms
from annotate.rules.lexicon_entry import LITERAL, Entry
from annotate.rules.wording import packaged_lexicon
from tests.rules.tagging import spans, tagged

FRAMES = {
    "en": ("The column spoke of {} on Friday.", "The {} of the port met on Friday."),
    "fr": ("La tribune a parlé de {} vendredi.", "Les {} du port se sont réunis vendredi."),
}
#: as a neutral writer has them
GROUPS = {
    "Jewish person": "Juif", "Arab": "Arabe", "Muslim": "musulman", "Roma": "Rom", "Black person": "Noir",
    "white person": "Blanc", "Asian person": "Asiatique", "South Asian": "Sud-Asiatique",
    "Italian": "Italien",
    "Spaniard": "Espagnol", "German": "Allemand", "British person": "Britannique",
    "French person": "Français",
    "Pole": "Polonais", "Russian": "Russe", "Ukrainian": "Ukrainien", "American": "Américain",
    "Catholic": "catholique", "Protestant": "protestant", "Hindu": "hindou",
    "atheist": "athée", "non-Muslim": "non-musulman",
    "gay man": "homosexuel", "lesbian": "lesbienne", "trans person": "personne trans",
    "disabled person": "personne handicapée",
}  # fmt: skip
#: those for whom only one language has a word that is certain
ALONE = {
    "en": {
        "Traveller", "Sikh", "Japanese person", "Latin American", "Irish person", "Native American",
        "Aboriginal Australian", "migrant",
    },
    "fr": {"Flamand"},
}  # fmt: skip
#: slurs that stand among other words: in English and in French, the neutral word first
ELSEWHERE = [
    ("unbelievers", "infidels", "incroyants", "mécréants"),
    ("women", "sluts", "femmes", "pétasses"),
    ("men", "male chauvinists", "hommes", "machos"),
    ("old people", "old farts", "personnes âgées", "vieux croûtons"),
    ("fat people", "fatsos", "personnes grosses", "gros lards"),
    ("patients", "nutters", "malades", "schizos"),
    ("villagers", "yokels", "villageois", "bouseux"),
    ("poor people", "plebs", "pauvres", "cassos"),
    ("rich people", "moneybags", "riches", "rupins"),
]


def slurs(code: str) -> list[Entry]:
    return [each for each in packaged_lexicon(f"slurs.{code}").entries if each.sense != LITERAL]


def groups(code: str) -> set[str]:
    """The groups that a list has a word for."""
    joint = {"en": " or ", "fr": " ou "}[code]
    return set(chain.from_iterable(each.plain.replace(joint, ", ").split(", ") for each in slurs(code)))


WRITTEN = [(code, form) for code in FRAMES for each in slurs(code) for form in sorted(forms(each, code))]


@pytest.mark.parametrize(("code", "word"), WRITTEN)
def test_every_form_is_tagged_with_and_without_a_capital(code: str, word: str) -> None:
    for frame in FRAMES[code]:
        for written in (word, word[0].upper() + word[1:]):
            (found,) = tagged(frame.format(written), code).tags
            assert (found.label, found.text) == ("loaded_label", written)
            assert "loaded_label/slur" in found.rules


@pytest.mark.parametrize(
    ("code", "name"), [*(("en", each) for each in GROUPS), *(("fr", each) for each in GROUPS.values())]
)
def test_the_name_of_a_group_is_plain(code: str, name: str) -> None:
    for frame in FRAMES[code]:
        assert tagged(frame.format(f"{name}s"), code).tags == ()


def test_both_lists_have_words_for_the_same_groups_but_where_a_language_has_none() -> None:
    assert groups("en") == GROUPS.keys() | ALONE["en"]
    assert groups("fr") == {*GROUPS.values()} | ALONE["fr"]


@pytest.mark.parametrize(("english", "slur", "french", "insulte"), ELSEWHERE)
def test_groups_by_faith_sex_body_and_class_are_held_to_the_same_label(
    english: str, slur: str, french: str, insulte: str
) -> None:
    for code, plain, word in (("en", english, slur), ("fr", french, insulte)):
        frame = FRAMES[code][0]
        assert tagged(frame.format(plain), code).tags == ()
        assert [(each.label, each.text) for each in tagged(frame.format(word), code).tags] == [
            ("loaded_label", word)
        ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Migrants reached Lesbos on Friday.", "en"),
        ("Kike Tamsen scored twice for Lorvania.", "en"),
        ("King Orin Paki met the envoys.", "en"),
        ("There was a chink in the armour and a spic-and-span kitchen.", "en"),
        ("Two kaffir lime leaves and a pork faggot.", "en"),
        ("The pub serves faggots and peas.", "en"),
        ("A honky-tonk piano and the doo-wops of the fifties.", "en"),
        ("Gyppo loggers worked the valley.", "en"),
        ("The tranny fluid leaked.", "en"),
        ("Spastic paralysis is rare, and cold retards growth.", "en"),
        ("The Maine coon is a large cat, and the raccoon a small bear.", "en"),
        ("Sauerkraut is served while a krautrock band plays.", "en"),
        ("He will nip out to dig up the paddy.", "en"),
        ("The Goths and the Huns crossed the river.", "en"),
        ("Le ferry de l'île de Negros chante des negro spirituals.", "fr"),
        ("Une tapette à mouches et une pédale de frein.", "fr"),
        ("Une tête-de-nègre et un pecorino romano.", "fr"),
        ("On a fait la bamboula au port.", "fr"),
        ("Un rosbif, un melon et deux petits-suisses.", "fr"),
        ("Un raton laveur a mordu un macaque.", "fr"),
        ("Gogol a écrit Les Âmes mortes.", "fr"),
        ("Le porto et les portos du port.", "fr"),
        ("Les Américains et les Mongols ont signé.", "fr"),
    ],
)
def test_the_same_letters_in_another_sense_are_left_alone(text: str, code: str) -> None:
    assert spans(text, "loaded_label", code) == []


@pytest.mark.parametrize(
    ("text", "code", "voice"),
    [
        ("“The Pakis own it,” said the envoy, Jonas Veld.", "en", "quoted"),
        ("The envoy said that the Pakis own it.", "en", "reported"),
        ("The Pakis own it.", "en", "outlet"),
        ("« We are queers and faggots », the band sings.", "en", "quoted"),
        ("« Ce sont des boches », a déclaré l'ambassadeur, Jonas Veld.", "fr", "quoted"),
        ("Les Boches sont partis.", "fr", "outlet"),
    ],
)
def test_whose_word_it_is_is_told(text: str, code: str, voice: str) -> None:
    assert [each.voice for each in tagged(text, code, names=("loaded_label",)).tags] == [voice]


def test_a_word_that_is_only_named_is_kept_apart() -> None:
    found = tagged("The word “nigger” was painted on the door.", names=("loaded_label",))
    assert (found.tags, [each.text for each in found.denied]) == ((), ["nigger"])


def test_the_reason_names_the_group() -> None:
    (found,) = tagged("The Krauts of the port met.").tags
    assert found.reason == (
        "“Krauts” degrades those it names for the group they belong to instead of naming them; "
        "plainly: German."
    )
