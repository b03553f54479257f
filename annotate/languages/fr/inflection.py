"""The forms that French words take: regular inflection, written out rather than analysed.

Forms are made too freely, since a form that nobody writes matches nothing. Irregular ones are entries
of their own in the word lists.
"""

import re
from collections.abc import Iterator, Sequence

from annotate.languages.language import Kind, Verb


def inflect(term: str, pos: str) -> set[str]:
    """The other forms of a term; the words of a noun or adjective phrase agree."""
    if pos == "VERB":
        oneself = _ONESELF.match(term)
        verb, *rest = term[oneself.end() if oneself else 0 :].split(" ")
        made = _verb(verb)
        if oneself:
            done = {f"{being} {form}" for being in _BEING for form in made if _DONE.search(form)}
            made = {oneself[0] + form for form in made} | done
        return {" ".join([form, *rest]) for form in made}
    if pos == "ADV":
        return set()
    made = {""}
    words = term.split(" ")
    for number, word in enumerate(words):
        fixed = word in _LINKS or any(link in words[:number] for link in _LINKS)
        choices = {word} if fixed else {word, *_agreement(word, pos)}
        made = {f"{before} {choice}".strip() for before in made for choice in choices}
    return made


#: a reflexive verb, the auxiliaries of its compound tenses, and the ending of a participle
_ONESELF = re.compile(r"se |s'(?!en )")
_BEING = ("s'est", "se sont", "s'était", "s'étaient", "s'être", "s'étant", "se serait", "se seraient")
_DONE = re.compile(r"(?:é|i|u|s|t)e?s?$")


#: what follows one of these in a noun phrase does not agree: "criminels de guerre"
_LINKS = ("de", "du", "des", "d'", "à", "au", "aux", "en", "sans")


def _agreement(word: str, pos: str) -> set[str]:
    women = _feminine(word) if pos == "ADJ" or word.endswith(_PEOPLE) else set()
    made = {_plural(word), *women, *(_plural(each) for each in women)}
    first, hyphen, _ = word.partition("-")  # "culs-bénits", "rouges-bruns"
    return made | {_plural(first) + each.removeprefix(first) for each in made} if hyphen else made


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith(("au", "eu")):
        return word + "x"
    if word.endswith("al"):
        return word[:-2] + "aux"
    return word + "s"


def _feminine(word: str) -> set[str]:
    for masculine, *endings in _FEMININES:
        if word.endswith(masculine):
            return {word.removesuffix(masculine) + ending for ending in endings}
    return {word if word.endswith("e") else word + "e"}


#: endings of nouns that have a feminine where they name people: "menteur", "complice" has none
_PEOPLE = ("eur", "eux", "ien", "ard", "ron")
_FEMININES = (
    ("teur", "trice", "teuse"), ("eux", "euse"), ("eur", "euse"), ("if", "ive"), ("ef", "ève"),
    ("el", "elle"), ("eil", "eille"), ("ul", "ulle"), ("en", "enne"), ("on", "onne"), ("et", "ette", "ète"),
    ("ot", "otte", "ote"), ("er", "ère"), ("sec", "sèche"), ("anc", "anche"), ("c", "que"), ("os", "osse"),
    ("as", "asse"), ("aux", "ausse"), ("oux", "ousse"), ("in", "ine", "igne"), ("ou", "olle"),
    ("eau", "elle"),
)  # fmt: skip


#: the other forms, as they are written, of irregular verbs that expressions begin with
_IRREGULAR = {
    "aller": "va vont allait allaient allant alla allèrent allé allée allés ira iront irait",
    "courir": "court courent courait couraient courant courut coururent couru courra courront courrait",
    "faire": "fait font faisait faisaient faisant fit firent faite faits faites fera feront ferait feraient",
    "mettre": "met mettent mettait mettaient mettant mit mirent mis mise mises mettra mettront mettrait",
    "partir": "part partent partait partaient partant partit partirent parti partie partis partira partiront",
    "prendre": "prend prennent prenait prenaient prenant prit prirent pris prise prises prendra prendront",
    "battre": "bat bats battent battait battaient battant battit battirent battu battue battus battra",
    "boire": "boit boivent buvait buvaient buvant but burent bu bue bus boira boiront boirait",
    "duire": "duit duisent duisait duisaient duisant duisit duisirent duite duits duites duira duiront",
    "dire": "dit disent disait disaient disant dirent dite dits dira diront dirait diraient",
    "dormir": "dort dorment dormait dormaient dormant dormi dormie dormis dormira dormiront",
    "mentir": "ment mentent mentait mentaient mentant mentit menti mentira mentiront mentirait mentons",
    "mourir": "meurt meurent mourait mouraient mourant mourut moururent mort morte morts mourra mourront",
    "ouvrir": "ouvre ouvrent ouvrait ouvraient ouvrant ouvrit ouvrirent ouvert ouverte ouverts ouvrira",
    "seoir": "soit soient sied siéent soyait soyaient soyant sit sirent sis sise sises soira soiront",
    "servir": "sert servent servait servaient servant servit servirent servi servie servis servira serviront",
    "sortir": "sort sortent sortait sortaient sortant sortit sortirent sorti sortie sortis sortira sortiront",
    "tenir": "tient tiennent tenait tenaient tenant tint tinrent tenu tenue tenus tiendra tiendront",
    "plaire": "plaît plaisent plaisait plaisaient plaisant plut plurent plu plaira plairont plairait",
    "paître": "paît paissent paissait paissaient paissant pu paîtra paîtront",
    "naître": "naît naissent naissait naissaient naissant naquit naquirent né née nés nées naîtra naîtront",
    "croire": "croit croient croyait croyaient croyant crut crurent cru crue crus croira croiront croirait",
    "truire": "truit truisent truisait truisaient truisant truisit truisirent truite truites truits truira",
    "voir": "voit voient voyait voyaient voyant vit virent vu vue vus verra verront verrait",
}


_THIRD_GROUP = (
    "re", "", "s", "ent", "ait", "aient", "ant", "it", "irent", "u", "ue", "us", "ues",
    "ra", "ront", "rait", "raient",
)  # fmt: skip


_LIKE_FEINDRE = (
    "nt", "nts", "nte", "ntes", "gnent", "gnait", "gnaient", "gnant", "gnit", "gnirent", "ndra", "ndront",
)  # fmt: skip


def _verb(verb: str) -> set[str]:
    for known, others in _IRREGULAR.items():
        if verb.endswith(known) and (verb == known or known != "aller"):  # "soumettre" like "mettre"
            return _regular(verb) | {verb.removesuffix(known) + form for form in others.split()}
    return _regular(verb)


def _regular(verb: str) -> set[str]:
    if verb.endswith(("aindre", "eindre", "oindre")):
        return {verb, *(verb.removesuffix("ndre") + ending for ending in _LIKE_FEINDRE)}
    if verb.endswith("dre") and not verb.endswith(("indre", "oudre")):
        stem = verb[:-2]  # vendre, mordre, répandre
        return {stem + ending for ending in _THIRD_GROUP}
    if verb.endswith("er"):
        return _first_group(verb[:-2])
    if verb.endswith("ir"):
        stem = verb[:-1]
        endings = (
            "r", "", "s", "t", "ssent", "ssait", "ssaient", "ssant", "e", "es",
            "ssons", "ssez", "rent", "ra", "rons", "ront", "rait", "raient",
        )  # fmt: skip
        return {stem + ending for ending in endings}
    return {verb}


def _first_group(stem: str) -> set[str]:
    endings = (
        "er", "e", "es", "ent", "ons", "ez", "ait", "aient", "ant", "a", "èrent", "é", "ée", "és", "ées",
        "ais", "ions", "iez", "era", "erons", "eront", "erait", "eraient",
    )  # fmt: skip
    soft = {"g": stem + "e", "c": stem[:-1] + "ç"}.get(stem[-1:], stem)
    made = {(soft if ending[0] == "a" else stem) + ending for ending in endings}
    return made | {strong + ending for strong in _stressed(stem) for ending in ("e", "es", "ent")}


def _stressed(stem: str) -> set[str]:
    """The stems of a verb in -er before a silent ending: exaspère, sème, jette, broie."""
    if stem.endswith(("ay", "oy", "uy")):
        return {stem[:-1] + "i"}
    vowel = re.search(r"[eé](?=[bcdfghjlmnprstvz]{1,2}$|gu$|qu$)", stem)
    if vowel is None:
        return set()
    return {f"{stem[: vowel.start()]}è{stem[vowel.end() :]}", stem + stem[-1]}


def conjugate(lemma: str, kind: Kind, listed: Sequence[str]) -> Iterator[tuple[str, Verb]]:
    """Every form of a verb of speech; of those that are irregular, the `listed` ones."""
    if listed:
        for form in listed:
            done = form.endswith(("é", "ée", "és", "ées", "i", "u", "it", "is"))
            yield (
                form,
                Verb(
                    kind=kind,
                    lemma=lemma,
                    participle=done and not form.endswith(("ait", "oit")),
                    present_participle=form.endswith("ant"),
                ),
            )
        return
    stem = lemma[:-2]
    soft = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    present = stem[:-2] + "è" + stem[-1] if len(stem) > 2 and stem[-2] == "é" else stem
    for ending in ("e", "ent"):
        yield present + ending, Verb(kind=kind, lemma=lemma, singular=ending == "e")
    for ending in ("ait", "aient", "a"):
        yield soft + ending, Verb(kind=kind, lemma=lemma, singular=ending in ("ait", "a"))
    for ending in ("èrent", "era", "eront", "erait", "eraient"):
        yield stem + ending, Verb(kind=kind, lemma=lemma, singular=ending in ("era", "erait"))
    for ending in ("é", "ée", "és", "ées"):
        yield stem + ending, Verb(kind=kind, lemma=lemma, participle=True)
    yield soft + "ant", Verb(kind=kind, lemma=lemma, present_participle=True)
