"""A French conditional is hearsay where nothing supposes, denies or tells who says it."""

import pytest

from tests.rules.tagging import tagged

RULE = "unattributed_claim/hearsay_conditional"


def _found(text: str) -> list[str]:
    tags = tagged(text, "fr", names=("unattributed_claim",)).tags
    return [text[each.start : each.end + 8] for each in tags if RULE in each.rules]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le général aurait versé deux millions.", ["aurait versé d"]),
        ("Les gardes auraient déjà quitté le port.", ["auraient déjà qu"]),
        ("Trois navires auraient été vendus à la Lorvanie.", ["auraient été ven"]),
        ("Le maire se serait enfui lundi.", ["serait enfui l"]),
        ("Le chef des gardes serait mort lundi.", ["serait mort lu"]),
        ("Le banquier, qui aurait trahi le conseil, a disparu.", ["aurait trahi l"]),
    ],
)
def test_a_conditional_that_passes_on_what_others_say(text: str, expected: list[str]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Si la digue avait cédé, le fleuve aurait emporté le pont.",
        "Sans la digue, le fleuve aurait emporté le pont.",
        "Le conseil aurait dû fermer le port.",
        "Le conseil aurait pu fermer le port.",
        "Le général n’aurait pas versé deux millions.",
        "Le général aurait-il versé deux millions ?",
        "La ministre, Ana Kolar, a affirmé que le général aurait versé deux millions.",
        "Selon la ministre Ana Kolar, le général aurait versé deux millions.",
        "Le maire a promis que le pont aurait ouvert en mai.",
        "Cela aurait coûté deux millions.",
        "Il aurait été logique de fermer le port.",
        "Le port serait fermé en mai.",
        "On aurait dit un vieillard.",
        "Le port serait riche.",
        "Le cadeau aurait réduit la flotte, ce qui aurait affaibli le port.",
        "« Le général aurait versé deux millions », a dit la ministre, Ana Kolar.",
        "Le général aurait besoin de deux millions.",
    ],
)
def test_conditions_reproaches_promises_and_named_sources_are_no_hearsay(text: str) -> None:
    assert _found(text) == []


def test_what_the_sentence_before_supposes_holds() -> None:
    assert _found("Si la digue cédait, le fleuve montait. Le fleuve aurait emporté le pont.") == []


def test_the_reason_speaks_of_the_mood() -> None:
    (tag,) = tagged("Le général aurait versé deux millions.", "fr", names=("unattributed_claim",)).tags
    assert (tag.cue, tag.reason) == (
        "aurait",
        "“aurait” passes it on in the conditional, and not from whom.",
    )
