"""What a sentence takes back is kept apart; what it takes for granted is tagged."""

import pytest

from tests.rules.tagging import tagged

WORDS = ("loaded_label", "loaded_language")

DENIED = [
    ("en", "The islanders are not traitors.", [("traitors", "not")]),
    ("en", "The islanders aren’t brutal traitors.", [("brutal", "n’t"), ("traitors", "n’t")]),
    ("en", "He is hardly a dictator.", [("dictator", "hardly")]),
    ("en", "There is no evidence that they are terrorists.", [("terrorists", "no evidence")]),
    ("en", "They were falsely called terrorists.", [("terrorists", "falsely")]),
    ("en", "He was wrongly accused of being a traitor.", [("traitor", "wrongly")]),
    ("en", "The so-called terrorists fled.", [("terrorists", "so-called")]),
    ("en", "The “terrorists” fled.", [("terrorists", "“")]),
    ("en", "Is he a tyrant?", [("tyrant", "?")]),
    ("en", "Are the islanders traitors or cowards?", [("traitors", "?"), ("cowards", "?")]),
    ("en", "If they are traitors, the court will say so.", [("traitors", "If")]),
    ("en", "Nobody knows whether they are terrorists.", [("terrorists", "whether")]),
    ("en", "He denied being a traitor.", [("traitor", "denied")]),
    ("en", "The minister rejected claims that they are terrorists.", [("terrorists", "rejected")]),
    ("en", "The minister rejected the label of dictator.", [("dictator", "rejected")]),
    ("en", "She refused to call them terrorists.", [("terrorists", "refused to")]),
    ("en", "She never slammed the report.", [("slammed", "never")]),
    ("en", "They are heroes of the town, not traitors.", [("traitors", "not")]),
    ("en", "They are neither traitors nor fanatics.", [("traitors", "neither"), ("fanatics", "neither")]),
    ("en", "Nobody could call him a tyrant.", [("tyrant", "Nobody")]),
    ("en", "It would be wrong to call them traitors.", [("traitors", "wrong")]),
    ("en", "He cannot be called a despot.", [("despot", "cannot")]),
    ("en", "He is not, as the envoy put it, a dictator.", [("dictator", "not")]),
    ("en", "I don’t think he is a tyrant.", [("tyrant", "n’t think")]),
    ("en", "They were acquitted of being traitors.", [("traitors", "acquitted")]),
    ("en", "Far from being tyrants, they were elected.", [("tyrants", "Far from being")]),
    ("en", "They are fishermen rather than thugs.", [("thugs", "rather than")]),
    ("en", "Nothing about the toll was shameful.", [("shameful", "Nothing")]),
    ("en", "The idea that they are thugs is a myth.", [("thugs", "a myth")]),
    ("en", "Could he be a tyrant?", [("tyrant", "?")]),
    ("en", "Who says they are traitors?", [("traitors", "?")]),
    ("en", "The alleged terrorists fled.", [("terrorists", "alleged")]),
    (
        "en",
        "Nobody in the port believed that the guards were thugs.",
        [("thugs", "Nobody in the port believed")],
    ),
    (
        "en",
        "He does not see them as traitors, let alone fanatics.",
        [("traitors", "not"), ("fanatics", "let alone")],
    ),
    ("en", "They never described the islanders as traitors.", [("traitors", "never")]),
    ("en", "He stopped short of calling them terrorists.", [("terrorists", "short")]),
    ("en", "The court cleared him of being a war criminal.", [("war criminal", "cleared")]),
    ("en", "Only the blind would call them traitors.", [("traitors", "Only")]),
    ("en", "Was he a puppet of the navy?", [("puppet", "?")]),
    ("en", "Should we call him a tyrant?", [("tyrant", "?")]),
    ("en", "Supposing he is a tyrant, a court will say so.", [("tyrant", "Supposing")]),
    ("en", "There is little evidence that they are terrorists.", [("terrorists", "little evidence")]),
    ("en", "He is not a liar and a crook.", [("liar", "not"), ("crook", "not")]),
    (
        "en",
        "She is not a traitor, a liar or a crook.",
        [("traitor", "not"), ("liar", "not"), ("crook", "not")],
    ),
    ("en", "The plan was not shameful and disgraceful.", [("shameful", "not"), ("disgraceful", "not")]),
    ("en", "They did not slam and mock the report.", [("slam", "not"), ("mock", "not")]),
    (
        "en",
        "There is no evidence that they are liars and crooks.",
        [("liars", "no evidence"), ("crooks", "no evidence")],
    ),
    ("fr", "Il n’est ni un menteur ni un escroc.", [("menteur", "ni"), ("escroc", "ni")]),
    ("fr", "Ni menteur ni escroc, le maire part.", [("menteur", "Ni"), ("escroc", "ni")]),
    ("fr", "Ils ne sont pas des voyous ou des escrocs.", [("voyous", "pas"), ("escrocs", "pas")]),
    (
        "fr",
        "Elle n’est pas une menteuse, une fanatique ou une crapule.",
        [("menteuse", "pas"), ("fanatique", "pas"), ("crapule", "pas")],
    ),
    (
        "fr",
        "On les a qualifiés à tort de menteurs et d’escrocs.",
        [("menteurs", "à tort"), ("escrocs", "à tort")],
    ),
    ("fr", "Les insulaires ne sont pas des terroristes.", [("terroristes", "pas")]),
    ("fr", "Le maire n’a jamais été un dictateur.", [("dictateur", "jamais")]),
    ("fr", "On l’a qualifié par erreur de traître.", [("traître", "par erreur")]),
    ("fr", "Rien n’indique qu’il soit un pantin.", [("pantin", "Rien n’indique")]),
    ("fr", "Aucun garde n’a cru qu’ils étaient des voyous.", [("voyous", "Aucun garde n’a cru")]),
    ("fr", "Personne au port ne croit qu’il soit un tyran.", [("tyran", "Personne au port ne croit")]),
    (
        "fr",
        "Il n’est pas un tyran, encore moins un bourreau.",
        [("tyran", "pas"), ("bourreau", "encore moins")],
    ),
    ("fr", "Elle s’est gardée de le qualifier de dictateur.", [("dictateur", "gardée")]),
    ("fr", "Elle s’abstient de les traiter de voyous.", [("voyous", "abstient")]),
    ("fr", "Est-il un pantin de la marine ?", [("pantin", "?")]),
    ("fr", "Faut-il le traiter de dictateur ?", [("dictateur", "?")]),
    ("fr", "À supposer qu’il soit un tyran, on le dira.", [("tyran", "À supposer")]),
    ("fr", "Il refuse qu’on le traite de tyran.", [("tyran", "refuse")]),
    ("fr", "On aurait tort de les prendre pour des fanatiques.", [("fanatiques", "tort")]),
    ("fr", "Il n’est guère un dictateur.", [("dictateur", "guère")]),
    ("fr", "Il n’a rien d’un dictateur.", [("dictateur", "rien")]),
    ("fr", "Rien ne prouve qu’ils sont des terroristes.", [("terroristes", "Rien ne prouve")]),
    ("fr", "On ne peut guère le traiter de dictateur.", [("dictateur", "guère")]),
    ("fr", "Nul n’ose le qualifier de bourreau.", [("bourreau", "Nul")]),
    ("en", "Nothing shows that the farmers are terrorists.", [("terrorists", "Nothing shows")]),
    ("fr", "On les a qualifiés à tort de terroristes.", [("terroristes", "à tort")]),
    ("fr", "Est-il un dictateur ?", [("dictateur", "?")]),
    ("fr", "S’ils sont des terroristes, le tribunal le dira.", [("terroristes", "S’")]),
    ("fr", "Il nie être un dictateur.", [("dictateur", "nie")]),
    ("fr", "Personne ne le traite de dictateur.", [("dictateur", "Personne")]),
    ("fr", "Il serait faux de les traiter de terroristes.", [("terroristes", "faux")]),
    ("fr", "On ne peut pas le qualifier de tyran.", [("tyran", "pas")]),
    ("fr", "Je ne crois pas qu’il soit un tyran.", [("tyran", "ne crois pas")]),
    ("fr", "Ce sont des pêcheurs, et non pas des terroristes.", [("terroristes", "non pas")]),
    ("fr", "Le prétendu dictateur a fui.", [("dictateur", "prétendu")]),
    ("fr", "L’idée qu’ils sont des terroristes est absurde.", [("terroristes", "absurde")]),
]

ASSERTED = [
    ("en", "The islanders are not only traitors.", ["traitors"]),
    ("en", "They did not help the traitors.", ["traitors"]),
    ("en", "The tyrant is not at home.", ["tyrant"]),
    ("en", "He denied that the regime was guilty.", ["regime"]),
    ("en", "If the traitors are caught, they will be tried.", ["traitors"]),
    ("en", "Who are the traitors?", ["traitors"]),
    ("en", "Isn’t he a traitor?", ["traitor"]),
    ("en", "He is no longer a dictator.", ["dictator"]),
    ("en", "They dismissed him as a traitor.", ["traitor"]),
    ("en", "They could not stop the barbaric attack.", ["barbaric"]),
    ("en", "There is no doubt that he is a tyrant.", ["tyrant"]),
    ("en", "He did not deny that they are traitors.", ["traitors"]),
    ("en", "Is it not shameful?", ["shameful"]),
    ("en", "The idea that they are thugs is popular.", ["thugs"]),
    ("en", "Nobody stopped the thugs.", ["thugs"]),
    ("en", "Nothing but a tyrant rules here.", ["tyrant"]),
    ("en", "Instead of the tyrant his son came.", ["tyrant"]),
    ("en", "Nobody believed it, and the guards are thugs.", ["thugs"]),
    ("en", "They did not see the traitors.", ["traitors"]),
    ("en", "The council did not describe the tyrant.", ["tyrant"]),
    ("en", "He did not call the thugs.", ["thugs"]),
    ("en", "He does not see them as friends but as traitors.", ["traitors"]),
    ("en", "No guard doubts that he is a tyrant.", ["tyrant"]),
    ("en", "They are not simply thugs.", ["thugs"]),
    ("en", "Is the tyrant of Tasmir at home?", ["tyrant"]),
    ("en", "He did not see a liar and a crook.", ["liar", "crook"]),
    ("en", "He is not only a liar and a crook.", ["liar", "crook"]),
    ("fr", "Il n’est pas seulement un menteur et un escroc.", ["menteur", "escroc"]),
    ("fr", "Personne ne l’a su, et les gardes sont des voyous.", ["voyous"]),
    ("fr", "Personne ne doute qu’il est un tyran.", ["tyran"]),
    ("fr", "Personne au port ne doute qu’il est un tyran.", ["tyran"]),
    ("fr", "Elle garde les terroristes.", ["terroristes"]),
    ("fr", "Il ne nie pas être un tyran.", ["tyran"]),
    ("fr", "Ce ne sont pas de simples voyous.", ["voyous"]),
    ("fr", "Il refuse de prendre les armes pour un tyran.", ["tyran"]),
    ("fr", "Il ne fait aucun doute qu’il est un tyran.", ["tyran"]),
    ("fr", "N’est-il pas un tyran ?", ["tyran"]),
    ("fr", "La loi n’est pas seulement scandaleuse, elle est chère.", ["scandaleuse"]),
    ("fr", "Les insulaires ne sont pas seulement des terroristes.", ["terroristes"]),
    ("fr", "Ils n’ont pas peur des terroristes.", ["terroristes"]),
    ("fr", "Si les terroristes sont pris, on les jugera.", ["terroristes"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), DENIED)
def test_what_a_sentence_takes_back_is_no_proposal(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    found = tagged(text, language, names=WORDS)
    assert [each.text for each in found.tags if each.text in dict(expected)] == []
    assert [(each.text, each.denied) for each in found.denied] == expected


@pytest.mark.parametrize(("language", "text", "expected"), ASSERTED)
def test_what_a_sentence_takes_for_granted_is_tagged(language: str, text: str, expected: list[str]) -> None:
    found = tagged(text, language, names=WORDS)
    assert ([each.text for each in found.tags], found.denied) == (expected, ())


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "He is not a liar but a crook.", "crook"),
        ("en", "He is not a liar and he is a crook.", "crook"),
        ("en", "He is not a liar and is a crook.", "crook"),
        ("en", "They are not traitors and thugs looted the town.", "thugs"),
        ("en", "They are not traitors, and the thugs are lying.", "thugs"),
        ("en", "He is not a tyrant here and thugs of all kinds came.", "thugs"),
        ("fr", "Il n’est pas un menteur mais un escroc.", "escroc"),
        ("fr", "Il n’est pas un menteur, c’est un escroc.", "escroc"),
        ("fr", "Il n’est pas un tyran et il est un menteur.", "menteur"),
        ("fr", "Il n’est pas un menteur et des escrocs le savent.", "escrocs"),
    ],
)
def test_a_denial_ends_with_its_coordination(language: str, text: str, word: str) -> None:
    found = tagged(text, language, names=WORDS)
    assert (word in [each.text for each in found.tags], len(found.denied)) == (True, 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There is no evidence that they fled.", []),
        ("There are no reports that the bridge fell.", []),
        ("No rumours of war reached the port.", []),
        ("Do critics say that the plan is bad?", []),
        ("No expert believes that the bridge is weak.", []),
        ("He was wrongly accused of theft.", []),
        ("Experts believe that the bridge is weak.", ["Experts believe"]),
        ("There are reports that the bridge fell.", ["There are reports"]),
        ("There is growing evidence that they fled.", ["There is growing evidence"]),
    ],
)
def test_a_denied_claim_is_passed_on_by_nobody(text: str, expected: list[str]) -> None:
    assert [each.text for each in tagged(text, names=("unattributed_claim",)).tags] == expected


def test_a_denial_has_the_label_and_reason_of_its_rule() -> None:
    (found,) = tagged("The week was not unprecedented.").denied
    assert (found.label, found.rules, found.denied) == ("exaggeration", ("exaggeration/larger",), "not")
    assert found.reason.startswith("“unprecedented” makes it larger")
