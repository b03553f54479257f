"""Claims that nobody makes, beside the same words where they claim nothing."""

import pytest

from tests.text.readings import attributed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor has faced sharp criticism for the toll.", [("faced sharp criticism", "agentless")]),
        ("She came under withering criticism for it.", [("came under withering criticism", "agentless")]),
        ("The toll is being criticised as a tax.", [("is being criticised as", "agentless")]),
        ("Initial reports of a blast came at noon.", [("Initial reports", "agentless")]),
        ("The plan drew praise from Orlic.", []),
        ("He was hurt by his heat and scorn.", []),
        ("It's been alleged that he fled.", [("It's been alleged", "agentless")]),
        ("It has long been claimed that he fled.", [("It has long been claimed", "agentless")]),
        ("He is considered weak.", [("is considered", "agentless")]),
        ("It is believed that the army fled.", [("It is believed", "agentless")]),
        ("The army is said to have fled.", [("is said", "agentless")]),
        ("He is widely regarded as a tyrant.", [("is widely regarded as", "agentless")]),
        ("Contact was reportedly lost on Monday.", [("reportedly", "agentless")]),
        ("They act despite their reported alliance.", [("reported", "agentless")]),
        ("There are persistent reports that he fled.", [("There are persistent reports", "agentless")]),
        ("He was accused of theft.", [("was accused", "agentless")]),
        ("A third guest came, it is whispered, by boat.", [("it is whispered", "agentless")]),
        ("The bottle, we are told, was local.", [("we are told", "agentless")]),
        ("It is hypothesised that the wall is old.", [("It is hypothesised", "agentless")]),
        ("A site believed to be a prison was hit.", [("believed", "agentless")]),
        ("Brandt, long considered a rebel, left.", [("long considered", "agentless")]),
        ("There are growing fears that the bank will fail.", [("There are growing fears", "agentless")]),
        ("By all accounts the plan failed.", [("By all accounts", "agentless")]),
        ("The bridge is arguably the best in town.", [("arguably", "agentless")]),
        ("The sale is expected to close the gap.", [("is expected", "agentless")]),
        ("It is believed the gang fled by boat.", [("It is believed", "agentless")]),
        ("It's feared the ferry sank.", [("It's feared", "agentless")]),
        ("It is nonetheless considered a waste.", [("is nonetheless considered", "agentless")]),
        ("The fort is known to have been a prison.", [("is known", "agentless")]),
        ("He was asked about concerns that the dam leaks.", [("concerns", "agentless")]),
        ("It drew complaints that it was late.", [("complaints", "agentless")]),
        ("The law has been hailed as a triumph.", [("has been hailed as", "agentless")]),
        ("There is evidence that the wall is old.", [("There is evidence", "agentless")]),
        ("Amid reports of a coup, the king left.", [("reports", "agentless")]),
    ],
)
def test_nobody_claims_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert attributed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Their claims are before the court.",
        "He is known to the police.",
        "It could be seen from the hill.",
        "No deaths have been reported to the police.",
        "The reported cases fell by a third.",
        "The island is commonly known as the Lamp.",
        "It must be said that he lied.",
        "We are expected to believe it.",
        "It is not known whether he fled.",
        "The bell rang on the said morning.",
        "Its concerns that the dam leaks were heard.",
        "No fault was found with Ana Orlic's scathing criticism that he lied.",
        "It was one piece of evidence that he did.",
        "Most state laws were thought fit by him.",
        "They gave the mayor some credit during the talk.",
        "It was reported on Monday to the police.",
        "The island is known to sailors.",
        "The annual reports of the bank are long.",
    ],
)
def test_the_same_words_claim_nothing(text: str) -> None:
    assert attributed(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il paraît que le roi est malade.", [("Il paraît", "agentless")]),
        ("On raconte que le roi est malade.", [("On raconte", "agentless")]),
        ("Il est largement considéré comme faible.", [("est largement considéré comme", "agentless")]),
        ("Le roi est parti, paraît-il.", [("paraît-il", "agentless")]),
        ("Il pleut, dit-on.", [("dit-on", "agentless")]),
        ("Il est accusé de vol.", [("est accusé", "agentless")]),
        ("Il faisait soi-disant partie du plan.", [("soi-disant", "agentless")]),
        ("La soi-disant paix et les soi-disant experts.", []),
        ("Plusieurs hommes soupçonnés de vol ont fui.", []),
        ("On estime que le pont tiendra.", [("On estime", "agentless")]),
        ("La rumeur court que le roi a fui.", [("rumeur court", "agentless")]),
        ("Le bruit de la rue court sur les toits.", []),
        (
            "Dans l'entourage du ministre, on se dit confiant.",
            [("Dans l'entourage du ministre, on se dit", "vague")],
        ),
        (
            "Dans les couloirs on murmure que le préfet partira.",
            [("Dans les couloirs on murmure", "vague")],
        ),
        (
            "Chez les proches du maire, on reconnaît que la loi est fragile.",
            [("Chez les proches du maire, on reconnaît", "vague")],
        ),
        ("Dans le port, on dit que le pont est fermé.", [("on dit", "agentless")]),
        ("À la mairie, on se dit confiant.", []),
        ("Dans l'entourage du ministre, on se dit tout.", []),
        ("On se dit confiant dans l'entourage du ministre.", [("On se dit", "vague")]),
        ("On se dit confiant dans le camp de réfugiés.", []),
        ("On se dit confiant, et dans les rangs du parti Ana Kolar rit.", []),
        (
            "Dans le camp du ministre du Travail, on se dit prêt.",
            [("Dans le camp du ministre du Travail, on se dit", "vague")],
        ),
        ("On se dit adieu dans l'entourage du ministre.", []),
        ("Dans le cercle polaire, on se dit confiant.", []),
        ("Dans le camp de réfugiés, on dit que la digue cède.", [("on dit", "agentless")]),
        ("Dans l'entourage du ministre, on compte trois avocats.", []),
        ("Dans les couloirs de l'école, on se montre les photos.", []),
    ],
)
def test_nobody_claims_it_in_french(text: str, expected: list[tuple[str, str]]) -> None:
    assert attributed(text, "fr") == expected
