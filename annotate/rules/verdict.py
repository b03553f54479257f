"""Nouns by which somebody is judged: "the mayor is a parasite", "that vulture of a minister".

Among banana growers a beetle is a parasite and nothing is said of anybody; of a mayor it is a verdict there,
too. People are told by an office, by two capitals or by a pronoun; nothing is parsed.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from annotate.rules.lexicon import Hit
from annotate.text.reading import Reading

_OFFICES_EN = """
adviser aide ambassador banker boss broker bureaucrat candidate chairman chairwoman chancellor
columnist commissioner councillor councilman councilwoman critic deputy developer editor envoy executive
financier general governor journalist judge landlord lawmaker lawyer leader lobbyist manager mayor
minister mp official opponent owner politician premier president prosecutor rapporteur rival
secretary senator sheriff speaker speculator spokesman spokeswoman treasurer tycoon
"""
_BODIES_EN = """
administration alliance army bank board cabinet cartel chamber coalition company corporation council
finance government group industry junta lobby ministry navy opposition palace parliament party presidency
regime secretariat syndicate trade treasury union
"""
_OFFICES_FR = """
adversaire ambassadeur ambassadrice avocat avocate banquier banquière bureaucrate candidat candidate
chancelier chancelière chef cheffe conseiller conseillère député députée directeur directrice dirigeant
dirigeante éditorialiste élu élue financier général gouverneur gouverneure journaliste juge lobbyiste
magnat maire ministre opposant opposante patron patronne politicien politicienne porte-parole préfet préfète
président présidente procureur procureure promoteur propriétaire rapporteur rival rivale
secrétaire sénateur sénatrice spéculateur
"""
_BODIES_FR = """
administration alliance armée banque cabinet cartel chambre coalition conseil finance gouvernement groupe
immobilier industrie junte lobby mairie majorité marine ministère opposition palais parlement parti patronat
préfecture présidence régime syndicat
"""

#: whoever else animals are put on, high or low; of people in a crime or on a stage other nouns are plain
_PEOPLE_EN = """
activist atheist beggar believer billionaire bishop boy buddhist catholic child christian citizen clergy
clergyman clergymen conservative consumer convict cop customer defendant doctor driver elder emigrant
employee employer engineer expert farmer father feminist fisherman fishermen foreigner girl guest heir
hindu immigrant inmate islander jew labourer liberal man men merchant migrant miner monk mother muslim
neighbour newcomer nun nurse officer parent passenger peasant pensioner people philosopher pilgrim police
policeman policemen policewoman policewomen pope priest prisoner professor protester reader rebel
reformer refugee reporter resident revolutionary scholar scientist servant settler shareholder shopkeeper
sikh socialist soldier striker student teacher tenant tourist trader trucker veteran villager voter
waiter woman women worker writer
"""
_PEOPLE_FR = """
actionnaire agriculteur agricultrice assisté athée bouddhiste bourgeois bourgeoise camionneur catholique
chercheur chercheuse chrétien chrétienne chômeur chômeuse citadin citoyen citoyenne client commerçant
communiste conducteur conservateur croyant curé employeur employé employée enfant enseignant enseignante
expert femme fermier fonctionnaire féministe gens gréviste habitant hindou homme hommes imam immigré
immigrée infirmier infirmière insulaire juif juive libéral libéraux locataire manifestant manifestante
marchand mendiant migrant migrante militaire militant militante milliardaire mineur moine musulman
musulmane médecin officier ouvrier ouvrière pape parent passager paysan paysanne pensionnaire policier
policière prisonnier prisonnière professeur prêtre pèlerin pêcheur rabbin rebelle religieuse religieux
retraité retraitée réformateur réfugié réfugiée scientifique socialiste soldat syndicaliste touriste
travailleur travailleuse villageois voisin voyageur électeur électrice élève étranger étrangère étudiant
étudiante évêque
"""


def _of(words: str) -> str:
    return rf"(?:{'|'.join(words.split())})"


class _Verdict(NamedTuple):
    """What stands before and after a noun that is put on somebody, and what hands it to a body or an office.

    In `before`, the group `name` or `they` is there where only a name or a pronoun tells the person.
    """

    before: tuple[re.Pattern[str], ...]
    of_body: re.Pattern[str]


_NAME = r"(?P<name>\b[A-ZÀ-ÖØ-Þ][\w’-]+(?: [A-ZÀ-ÖØ-Þ][\w’-]+)+)"
_FEW = r"(?:[\w-]+ ){0,2}"  # of words before the noun


def _english(people: str) -> _Verdict:
    somebody = (
        rf"(?:(?i:\b{_of(people)}s?)"
        r"(?: (?:of|for) (?:the )?[\w’-]+(?: [A-Z][\w’-]+)?|(?: [A-Z][\w’-]+){1,2})?)"
    )
    return _Verdict(
        before=(
            re.compile(
                rf"(?:{somebody}|{_NAME}|\b(?P<they>(?i:he|she))) "
                r"(?:is|are|was|were|remains?|(?:has|have|had) been|becomes?|became) "
                rf"(?:(?:\w+ly|still|also|just|only|now|nothing but|no better than) )?"
                rf"(?:an?|the|such an?) {_FEW}$"
            ),
            re.compile(rf"{somebody} (?:are|were|have been) {_FEW}$"),
            re.compile(rf"(?:{somebody}|{_NAME}), (?:an?|the|that|this|these|those) {_FEW}$"),
            re.compile(
                r"\b(?:call|brand|label|dub|denounc)(?:e?s|e?d|l?ed|l?ing)? "
                rf"(?:(?P<they>him|her|them)|(?:(?:the|an?|its|their|his|her) )?(?:[\w-]+ )?{somebody}|"
                rf"{_NAME}) (?:as )?(?:an? )?(?:[\w-]+ )?$"
            ),
        ),
        of_body=re.compile(
            rf" of (?:an? (?:[\w-]+ )?{_of(people)}\b|"
            r"(?:the|this|that|these|his|her|its|their|our) "
            r"(?:(?!(?:that|which|who|of|in|on|by|to|the|for|from|with)\b)[\w-]+ ){0,4}"
            rf"{_of(people + _BODIES_EN)}s?\b(?![’'-]))",
            re.IGNORECASE,
        ),
    )


def _french(people: str) -> _Verdict:
    somebody = (
        rf"(?:(?i:\b{_of(people)}s?)"
        r"(?: (?:de (?:la )?|du |des |d[’']|de l[’'])[\w’-]+|(?: [A-ZÀ-ÖØ-Þ][\w’-]+){1,2})?)"
    )
    return _Verdict(
        before=(
            re.compile(
                rf"(?:{somebody}|{_NAME}|\b(?P<they>(?i:il|elle))) (?:n[’'])?"
                r"(?:est|sont|était|étaient|reste|restent|demeure|devient|a été|ont été) "
                r"(?:(?:\w+ment|toujours|aussi|bien) )?(?:qu[’'])?"
                r"(?:une?|des|les?|la|l[’']|ce|cet|cette|ces) ?(?:[\w-]+ )?$"
            ),
            re.compile(
                rf"(?:{somebody}|{_NAME}), "
                r"(?:(?:une?|des|les?|la|ce|cet|cette|ces|vrais?|véritables?) |l[’'])?(?:[\w-]+ )?$"
            ),
            re.compile(
                r"\b(?:trait|qualifi)\w+ (?:(?:les?|la|une?|son|sa|leurs?) |l[’'])?(?:[\w-]+ )?"
                rf"(?:{somebody}|{_NAME}) (?:de |d[’'])(?:[\w-]+ )?$"
            ),
        ),
        of_body=re.compile(
            rf" (?:de |d[’'])(?:[\w-]+ )?{_of(people)}s?\b|"
            r" (?:du|de la|des|de l[’']|de (?:ce|cet|cette|ces|son|sa|leur)) ?(?:[\w-]+ )?"
            rf"{_of(people + _BODIES_FR)}s?\b",
            re.IGNORECASE,
        ),
    )


_OFFICIALS: Mapping[str, _Verdict] = {"en": _english(_OFFICES_EN), "fr": _french(_OFFICES_FR)}


@cache
def _anybody() -> Mapping[str, _Verdict]:
    """Not made before an animal is met, which is seldom."""
    return {"en": _english(_OFFICES_EN + _PEOPLE_EN), "fr": _french(_OFFICES_FR + _PEOPLE_FR)}


#: what may follow the noun; anything else makes it part of another: "a parasite expert", "un requin blanc"
_HEAD = re.compile(
    r"[”\"»’')\s]*(?:[,.;:!?—–]|$)| (?:of|who|whose|that|in|on|at|for|from|and|or|with|to|but|as|like|by|"
    r"de|du|des|qui|dont|que|dans|sur|à|au|aux|en|pour|et|ou|avec|mais|comme)\b| d[’']"
)
_WORD = re.compile(r"[^\W\d_]+")
BEAST = "beast"  #: the sense of animals that judge only whom they are put on
_REACH = 120  # characters on either side


def said_of_somebody(
    reading: Reading,
    number: int,
    hit: Hit,
    company: re.Pattern[str] | None = None,
    *,
    of_people: bool = False,
    among: Mapping[str, _Verdict] = _OFFICIALS,
) -> bool:
    """Whether `hit`, in sentence `number`, is a noun that is put on a person of those `among`.

    `company` are the words of the field that the text is from. A name with one of them in it is no person's
    ("Hurricane Berta"), and where one follows, a name or a pronoun is of the field ("he is the killer of
    eleven sheep"). In a field `of_people` ("the hero of the match") only what belongs to an office or a body
    is a verdict: "that clown of a minister".
    """
    known = among.get(reading.article.language)
    if known is None:
        return False
    begin, end = reading.sentences[number]
    sentence = reading.text[begin:end].replace("\n", " ")
    before = sentence[max(0, hit.start - _REACH) : hit.start]
    after = sentence[hit.end : hit.end + _REACH]
    if known.of_body.match(after):
        return True
    if of_people or _HEAD.match(after) is None:
        return False
    matches = (match for pattern in known.before if (match := pattern.search(before)))
    return any(_of_a_person(match.groupdict(), after, company) for match in matches)


def _of_a_person(told: Mapping[str, str | None], after: str, company: re.Pattern[str] | None) -> bool:
    name = told.get("name") or told.get("they")
    if name is None or company is None:
        return True
    clause = after.partition(",")[0] if told.get("name") else after
    return not any(map(company.match, _WORD.findall(f"{name} {clause}".lower())))


def is_animal(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, is of the sense `BEAST` and put on nobody: an animal, a team."""
    start = reading.sentences[number][0] + hit.start
    return hit.entry.sense == BEAST and not (
        reading.text[start].islower() and said_of_somebody(reading, number, hit, among=_anybody())
    )
