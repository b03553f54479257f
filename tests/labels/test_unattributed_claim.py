import pytest

from annotate.labels.unattributed_claim import LABEL
from tests.text.readings import reading_of


def _found(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    """Each match as (kind of rule, span, target)."""
    reading = reading_of(text, language)
    return [
        (rule.id.partition("/")[2], text[match.start : match.end], match.target.text if match.target else "")
        for rule in LABEL.rules
        if rule.on
        for match in rule.find(reading, 0)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sources suggest Varenia may fall.", ("anonymous_source", "Sources suggest", "Varenia may fall")),
        (
            "The border is open, point out security experts.",
            ("vague_group", "point out security experts", "The border is open"),
        ),
        ("It is believed that the army fled.", ("agentless_passive", "It is believed", "the army fled")),
        ("The toll is expected to rise.", ("expectation", "is expected", "The toll is expected to rise")),
        ("It is expected that he leaves.", ("agentless_passive", "It is expected", "he leaves")),
        (
            "The toll is fair, the argument goes.",
            ("agentless_passive", "the argument goes", "The toll is fair, the argument goes"),
        ),
        (
            "So goes the argument for the toll.",
            ("agentless_passive", "goes the argument", "So goes the argument for the toll"),
        ),
        ("The story goes that the king fled.", ("agentless_passive", "The story goes", "the king fled")),
        (
            "Aides floated the idea of a second toll.",
            ("vague_group", "Aides floated", "a second toll"),
        ),
        ("Officials hinted that he fled.", ("vague_group", "Officials hinted", "he fled")),
        ("Some insist that he fled.", ("vague_group", "Some insist", "he fled")),
        ("Varenia reportedly fell.", ("hearsay", "reportedly", "Varenia reportedly fell")),
    ],
)
def test_each_rule_spans_the_attribution_and_points_at_the_claim(
    text: str, expected: tuple[str, str, str]
) -> None:
    assert _found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Selon certains observateurs, le roi tombera.",
            ("vague_group", "Selon certains observateurs", "le roi tombera"),
        ),
        ("Il paraît que le roi est parti.", ("agentless_passive", "Il paraît", "le roi est parti")),
    ],
)
def test_french_rules(text: str, expected: tuple[str, str, str]) -> None:
    assert _found(text, "fr") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Exports fell by 83% according to VIPRI.",
        "The story goes back to 1970.",
        "As the saying goes, all roads lead home.",
        "Insiders demanded that the mayor resign.",
        "Sources of the river floated past.",
        "Ana Orlic, the mayor, floated the idea of a second toll.",
        "“We go,” said the foreign minister, Ana Orlic.",
        "Milo Brandt, a political analyst, suggests the tensions go deeper.",
        "A spokesman for the ministry said it had rained.",
    ],
)
def test_a_claim_with_a_name_or_an_office_is_attributed(text: str) -> None:
    assert _found(text) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Reports of the ministry say that the toll rose.", "en", []),
        ("Reports say that the toll rose at the ministry.", "en", ["Reports say"]),
        ("Selon les archives du tribunal, le navire a été vendu.", "fr", []),
        ("Selon des documents, le navire a été vendu.", "fr", ["Selon des documents"]),
    ],
)
def test_papers_of_an_office_can_be_looked_up(text: str, language: str, expected: list[str]) -> None:
    assert [each[1] for each in _found(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It is cracked, according to a study published on Monday in the journal Terra.", "en", []),
        ("Researchers writing in Terra say that it is cracked.", "en", []),
        (
            "It is cracked, according to a study published on Monday.",
            "en",
            ["according to a study published"],
        ),
        ("Researchers say that it is cracked, and Terra is read.", "en", ["Researchers say"]),
        ("Les chercheurs, qui publient leurs essais dans Clinica, soulignent qu’il cède.", "fr", []),
        ("Selon une étude publiée lundi dans Terra, il cède.", "fr", []),
        ("Selon une étude publiée lundi, il cède.", "fr", ["Selon une étude publiée"]),
    ],
)
def test_what_one_may_read_by_its_name_is_named(text: str, language: str, expected: list[str]) -> None:
    assert [each[1] for each in _found(text, language)] == expected


def test_the_reason_names_the_cue() -> None:
    reading = reading_of("Unnamed officials said the king was ill.")
    (match,) = LABEL.rules[0].find(reading, 0)
    assert match.cue == "Unnamed officials"
    assert match.reason == "“Unnamed officials” hides who says this, so nobody can ask them."
    assert reading.voice(match.start, match.end) == "outlet"


def test_inside_a_quotation_it_is_found_in_the_quoted_voice() -> None:
    text = "“Sources say the king is ill,” said Ana Orlic."
    reading = reading_of(text)
    (match,) = LABEL.rules[0].find(reading, 0)
    assert text[match.start : match.end] == "Sources say"
    assert reading.voice(match.start, match.end) == "quoted"


def _quantities(text: str, language: str = "en") -> list[str]:
    reading = reading_of(text, language)
    (rule,) = (r for r in LABEL.rules if r.id.endswith("/vague_quantity") and language in (r.languages or ()))
    assert not rule.on
    return [
        text[match.start : match.end]
        for number in range(len(reading.sentences))
        for match in rule.find(reading, number)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Many clubs and several schools own a boat.", ["Many", "several"]),
        ("Some of the seats are new.", ["Some"]),
        ("How many boats sank, and as many as six?", []),
        ("Some 200 boats sank some time ago.", []),
    ],
)
def test_vague_quantities(text: str, expected: list[str]) -> None:
    assert _quantities(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De nombreux clubs et plusieurs écoles ont un bac.", ["De nombreux", "plusieurs"]),
        ("Certaines écoles ont beaucoup d’élèves.", ["Certaines", "beaucoup d’"]),
        ("Quelques 200 bacs, un certain jour.", []),
    ],
)
def test_french_vague_quantities(text: str, expected: list[str]) -> None:
    assert _quantities(text, "fr") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Insurance claims of 30 million crowns have been lodged.", []),
        ("en", "Claims of more than 50,000 crowns are checked.", []),
        ("en", "Claims of $3 million were made.", []),
        ("en", "Claims of fraud were made.", ["Claims"]),
        ("en", "There were claims of 40 deaths.", ["There were claims"]),
        ("fr", "Des chercheurs de l'université de Kelm ont montré que l'abeille dort.", []),
        ("fr", "Des experts de l'hôpital de Kelm affirment que la souche est rare.", []),
        (
            "fr",
            "Des experts de la région affirment que l'abeille dort.",
            ["Des experts de la région affirment"],
        ),
        ("fr", "Des chercheurs ont montré que l'abeille dort.", ["Des chercheurs ont montré"]),
    ],
)
def test_money_is_no_claim_and_a_house_can_be_asked(language: str, text: str, expected: list[str]) -> None:
    assert [span for _, span, _ in _found(text, language)] == expected
