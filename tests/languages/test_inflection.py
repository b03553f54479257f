import pytest

from annotate.rules.lexicon import Entry, forms


@pytest.mark.parametrize(
    ("term", "pos", "language", "expected"),
    [
        ("regime", "NOUN", "en", {"regime", "regimes"}),
        ("witch", "NOUN", "en", {"witch", "witches"}),
        ("junta", "NOUN", "en", {"junta", "juntas"}),
        ("atrocity", "NOUN", "en", {"atrocity", "atrocities"}),
        ("henchman", "NOUN", "en", {"henchman", "henchmen"}),
        ("slam", "VERB", "en", {"slam", "slams", "slammed", "slamming", "slamed", "slaming"}),
        ("loot", "VERB", "en", {"loot", "loots", "looted", "looting"}),
        ("terrify", "VERB", "en", {"terrify", "terrifies", "terrified", "terrifying"}),
        ("lash out", "VERB", "en", {"lash out", "lashes out", "lashed out", "lashing out"}),
        ("brutal", "ADJ", "en", {"brutal"}),
        ("in cold blood", "", "en", {"in cold blood"}),
        ("mercenaire", "NOUN", "fr", {"mercenaire", "mercenaires"}),
        ("criminel de guerre", "NOUN", "fr", {"criminel de guerre", "criminels de guerre"}),
        ("brutal", "ADJ", "fr", {"brutal", "brutaux", "brutale", "brutales"}),
        ("haineux", "ADJ", "fr", {"haineux", "haineuse", "haineuses"}),
        ("mensonger", "ADJ", "fr", {"mensonger", "mensongers", "mensongère", "mensongères"}),
        ("satrap", "NOUN", "sv", {"satrap"}),
        ("satrap", "NOUN", None, {"satrap"}),
    ],
)
def test_forms(term: str, pos: str, language: str | None, expected: set[str]) -> None:
    assert forms(Entry(term=term, pos=pos), language) == expected


@pytest.mark.parametrize("form", ["pille", "pillent", "pillait", "pillé", "pillées", "pillera", "pillant"])
def test_french_verbs_of_the_first_group(form: str) -> None:
    assert form in forms(Entry(term="piller", pos="VERB"), "fr")


def test_a_soft_consonant_is_kept_soft() -> None:
    assert {"égorgeait", "égorge"} <= forms(Entry(term="égorger", pos="VERB"), "fr")
    assert {"menaçait", "menace"} <= forms(Entry(term="menacer", pos="VERB"), "fr")
