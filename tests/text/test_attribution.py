import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.readings import attributed, reading_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sources suggest Varenia may grant access to its ports.", [("Sources suggest", "anonymous")]),
        ("It fell, unnamed Varenian officials said.", [("unnamed Varenian officials said", "anonymous")]),
        (
            "It signed a pact that unnamed Varenian defence sources told Gazette could lead to “a war”.",
            [("unnamed Varenian defence sources told", "anonymous")],
        ),
        (
            "According to a person familiar with the matter, the bank is broke.",
            [("According to a person familiar with the matter", "anonymous")],
        ),
        ("A senior official said that the plan was dead.", [("A senior official said", "anonymous")]),
        (
            "Sources close to the palace said the king was ill.",
            [("Sources close to the palace said", "anonymous")],
        ),
        ("Critics say the plan failed.", [("Critics say", "vague")]),
        ("Some observers believe that he will fall.", [("Some observers believe", "vague")]),
        ("Some suggest that the origin is old.", [("Some suggest", "vague")]),
        ("His critics say that he is weak.", [("His critics say", "vague")]),
        ("Brandt's opponents claim that he is weak.", [("Brandt's opponents claim", "vague")]),
        ("It's been alleged that he fled.", [("It's been alleged", "agentless")]),
        ("It has long been claimed that he fled.", [("It has long been claimed", "agentless")]),
        ("He is considered weak.", [("is considered", "agentless")]),
        ("Many argue that it was a mistake.", [("Many argue", "vague")]),
        ("The border is open, point out security experts.", [("point out security experts", "vague")]),
        ("He will visit the town, reported local media.", [("reported local media", "vague")]),
        ("The two plan a deal, according to local media.", [("according to local media", "vague")]),
        ("Studies show that it is harmful.", [("Studies show", "vague")]),
        ("He was described by critics as weak.", [("was described by critics", "vague")]),
        ("It is believed that the army fled.", [("It is believed", "agentless")]),
        ("The army is said to have fled.", [("is said", "agentless")]),
        ("He is widely regarded as a tyrant.", [("is widely regarded as", "agentless")]),
        ("Contact was reportedly lost on Monday.", [("reportedly", "agentless")]),
        ("They act despite their reported alliance.", [("reported", "agentless")]),
        ("There are persistent reports that he fled.", [("There are persistent reports", "agentless")]),
        ("He was accused of theft.", [("was accused", "agentless")]),
        ("Some say the bridge is unsafe.", [("Some say", "vague")]),
        ("Observers expect the first boarding in January.", [("Observers expect", "vague")]),
        ("Hydrologists have long warned of a flood.", [("Hydrologists have long warned", "vague")]),
        ("Critics call it a scandal.", [("Critics call", "vague")]),
        ("Many Varenians believe the war is lost.", [("Many Varenians believe", "vague")]),
        ("In the eyes of many, he is weak.", [("In the eyes of many", "vague")]),
        ("A plan described by critics as reckless passed.", [("described by critics", "vague")]),
        ("The law is seen by many as a trap.", [("is seen by many", "vague")]),
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
        ("Many fear the ferry will close.", [("Many fear", "vague")]),
        ("Critics denounced the plan in May.", [("Critics denounced", "vague")]),
        ("Critics have likened it to a prison.", [("Critics have likened", "vague")]),
        ("Critics fear the ferry will close.", [("Critics fear", "vague")]),
        ("As critics point out, the toll is high.", [("critics point", "vague")]),
        ("The toll is high, as some say.", [("some say", "vague")]),
        ("Others, however, claimed that he fled.", [("Others, however, claimed", "vague")]),
        ("Officials expect it to raise rates.", [("Officials expect", "vague")]),
        ("One study found that it works.", [("One study found", "vague")]),
        ("Local folk tales claim that he flew.", [("Local folk tales claim", "vague")]),
        ("Those people said that it rained.", [("Those people said", "anonymous")]),
        ("The fort is known to have been a prison.", [("is known", "agentless")]),
        ("He was asked about concerns that the dam leaks.", [("concerns", "agentless")]),
        ("It drew complaints that it was late.", [("complaints", "agentless")]),
        ("The law has been hailed as a triumph.", [("has been hailed as", "agentless")]),
        ("There is evidence that the wall is old.", [("There is evidence", "agentless")]),
        ("Amid reports of a coup, the king left.", [("reports", "agentless")]),
        (
            "The person familiar with the talks confirmed that it rained.",
            [("The person familiar with the talks confirmed", "anonymous")],
        ),
    ],
)
def test_claims_without_a_source_that_can_be_asked(text: str, expected: list[tuple[str, str]]) -> None:
    assert attributed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports fell by a third, according to the Gazette.", [("according to the Gazette", "named")]),
        ("Exports fell by 83% according to VIPRI.", [("according to VIPRI", "named")]),
        (
            "“We go,” said the foreign minister, Ana Orlic.",
            [("said the foreign minister, Ana Orlic", "named")],
        ),
        (
            "Milo Brandt, a political analyst, suggests the tensions go deeper.",
            [("Milo Brandt, a political analyst, suggests", "named")],
        ),
        ("A top aide, Milo Brandt, said that it rained.", [("A top aide, Milo Brandt, said", "named")]),
        ("The foreign minister said that it rained.", [("The foreign minister said", "role")]),
        ("A spokesman for the ministry said it had rained.", [("A spokesman for the ministry said", "role")]),
        ("Police said the man was armed.", [("Police said", "role")]),
        ("Court documents show that he was paid.", [("Court documents show", "role")]),
        (
            "Scientists at Orlov University say that it is safe.",
            [("Scientists at Orlov University say", "role")],
        ),
        (
            "Press associations in both towns said that it rained.",
            [("Press associations in both towns said", "role")],
        ),
        ("He was described by Ana Orlic as weak.", [("was described by Ana Orlic", "named")]),
        ("Orlic said it rained, adding that it was cold.", [("Orlic said", "named"), ("adding", "named")]),
        ("The Gazette reports that it rained.", [("The Gazette reports", "named")]),
        ("In the eyes of Ana Orlic, he is weak.", [("In the eyes of Ana Orlic", "named")]),
        ("Officials in both countries said it rained.", [("Officials in both countries said", "role")]),
        ("The two voters acknowledged that it rained.", [("The two voters acknowledged", "role")]),
        ("Business Insider commented that it rained.", [("Business Insider commented", "named")]),
        (
            "He has reportedly left, the police chief, Tarek Ilmen, told the Courier.",
            [("the police chief, Tarek Ilmen, told", "named")],
        ),
    ],
)
def test_claims_with_a_name_or_an_office(text: str, expected: list[tuple[str, str]]) -> None:
    assert attributed(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army did not say where it went.",
        "The expert committee met on Monday.",
        "Many people left the town.",
        "The sources of the river are dry.",
        "He reported to the police station.",
        "Their claims are before the court.",
        "This observation suggests an intensification of the rivalry.",
        "The committee, which includes experts, met.",
        "If critics say so, we shall see.",
        "People who say that are fools.",
        "We believe that it will rain.",
        "He is known to the police.",
        "Critics asked the minister to resign.",
        "a regime fearing isolation",
        "It could be seen from the hill.",
        "No deaths have been reported to the police.",
        "People told us about the pump, not the border.",
        "I have never heard somebody say that it rained.",
        "The reported cases fell by a third.",
        "The island is commonly known as the Lamp.",
        "More rain fell than many anticipated.",
        "Few could have anticipated what came next.",
        "It must be said that he lied.",
        "We are expected to believe it.",
        "Critics called for a vote on the plan.",
        "It is not known whether he fled.",
        "The bell rang on the said morning.",
        "Its concerns that the dam leaks were heard.",
        "No fault was found with Ana Orlic's scathing criticism that he lied.",
        "It was one piece of evidence that he did.",
        "Most Southern states that vote in May are small.",
        "Ana Orlic denounced the plan in May.",
        "Most state laws were thought fit by him.",
        "They gave the mayor some credit during the talk.",
        "They found hundreds of smuggling suspects and guns.",
        "Other parts of his staff charged with the gate slept.",
        "It was reported on Monday to the police.",
        "The island is known to sailors.",
        "The annual reports of the bank are long.",
        "Voter fear the ferry may raise is real.",
        "They met as many expected them to.",
    ],
)
def test_near_misses_are_no_attribution(text: str) -> None:
    assert attributed(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Selon les documents, des unités ont été déployées.", [("Selon les documents", "vague")]),
        (
            "Les documents dévoilés par des relais suggèrent que des soldats ont fui.",
            [("Les documents dévoilés par des relais suggèrent", "vague")],
        ),
        ("Certains observateurs estiment que le roi tombera.", [("Certains observateurs estiment", "vague")]),
        (
            "Des sources proches du dossier affirment que la banque est ruinée.",
            [("Des sources proches du dossier affirment", "anonymous")],
        ),
        ("Il paraît que le roi est malade.", [("Il paraît", "agentless")]),
        ("On raconte que le roi est malade.", [("On raconte", "agentless")]),
        ("Selon Ana Orlic, le pays va mal.", [("Selon Ana Orlic", "named")]),
        ("D'après le ministère, le pays va mal.", [("D'après le ministère", "role")]),
        ("Le porte-parole a déclaré que le pays va bien.", [("Le porte-parole a déclaré", "role")]),
        (
            "Selon les données de la Banque de Varénie, tout va mal.",
            [("Selon les données de la Banque de Varénie", "named")],
        ),
        ("Certains prétendent l'avoir vu.", [("Certains prétendent", "vague")]),
        ("Des observateurs y voient un prélude.", [("Des observateurs y voient", "vague")]),
        ("À en croire la rumeur, une liste circule.", [("À en croire la rumeur", "vague")]),
        ("Il est largement considéré comme faible.", [("est largement considéré comme", "agentless")]),
        ("Selon certains, il pleut.", [("Selon certains", "vague")]),
        ("Le roi est parti, paraît-il.", [("paraît-il", "agentless")]),
        ("Il pleut, dit-on.", [("dit-on", "agentless")]),
        ("De source diplomatique, le roi est parti.", [("De source diplomatique", "anonymous")]),
        ("Aux yeux de beaucoup, il est faible.", [("Aux yeux de beaucoup", "vague")]),
        ("Selon ses estimations, le pont tient.", [("Selon ses estimations", "role")]),
        ("Il aurait vendu le pont s'il avait plu.", []),
        ("Un ultimatum a été lancé hier.", []),
        ("Il est accusé de vol.", [("est accusé", "agentless")]),
        ("De nombreux experts estiment qu'il ment.", [("De nombreux experts estiment", "vague")]),
        ("La frappe a été confirmée par des médias.", [("a été confirmée par des médias", "vague")]),
        ("Il faisait soi-disant partie du plan.", [("soi-disant", "agentless")]),
        ("La soi-disant paix et les soi-disant experts.", []),
        ("Plusieurs hommes soupçonnés de vol ont fui.", []),
        ("Le plan est soutenu par de nombreux élus.", []),
        ("Beaucoup de ses discours montrent qu'il ment.", []),
        ("L'écart parmi les partisans des partis montre que tout change.", []),
        ("Certains, cependant, affirment qu'il a fui.", [("Certains, cependant, affirment", "vague")]),
        ("On estime que le pont tiendra.", [("On estime", "agentless")]),
        ("La rumeur court que le roi a fui.", [("rumeur court", "agentless")]),
        ("D'aucuns y voient un piège.", [("D'aucuns y voient", "vague")]),
        ("Le bruit de la rue court sur les toits.", []),
        ("Le directeur soutient fermement son équipe.", []),
        ("Ils ont partagé leurs sources avec la police.", []),
    ],
)
def test_french_attributions(text: str, expected: list[tuple[str, str]]) -> None:
    assert attributed(text, "fr") == expected


def test_an_attribution_has_its_source_and_its_content() -> None:
    text = "Critics say the plan failed, but the minister said it worked."
    first, second = reading_of(text).attributions
    assert first.source is not None
    assert first.content is not None
    assert second.content is not None
    assert (first.source.text, first.content.text) == ("Critics", "the plan failed")
    assert (second.rung, second.content.text) == ("role", "it worked")


PIECES = st.lists(
    st.sampled_from(
        [
            "sources",
            "say",
            "that",
            ";",
            "Orlic",
            "said",
            ",",
            "“",
            "”",
            '"',
            ":",
            "according",
            "to",
            "it",
            "is",
            "believed",
            "-",
            "reportedly",
            "by",
            ".",
            "\n",
            "who",
            "(",
            ")",
            "and",
            "claims",
            "the",
            "critics",
        ]
    ),
    max_size=30,
).map(" ".join)


@given(PIECES, st.sampled_from(["en", "fr"]))
def test_no_text_raises_and_every_span_slices(text: str, language: str) -> None:
    for each in reading_of(text, language).attributions:
        assert text[each.start : each.end] == each.text != ""
        assert each.content is None or text[each.content.start : each.content.end] == each.content.text
