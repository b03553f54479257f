"""The forms a term takes: regular English and French inflection, written out rather than analysed.

Forms are made too freely, since a form that nobody writes matches nothing.
Only the last word of an English phrase is inflected, or the first of a verb phrase ("stoke fears"); in French
the words of a noun or adjective phrase agree. Irregular forms are listed as entries of their own.
"""

_VOWELS = "aeiou"


def forms(term: str, pos: str, language: str | None) -> frozenset[str]:
    """Every form of `term`, itself among them. Without `pos` or a language we know: the term alone."""
    term = term.replace("’", "'")
    inflect = {"en": _english, "fr": _french}.get(language or "")
    return frozenset({term}) if inflect is None or not pos else frozenset({term, *inflect(term, pos)})


def _english(term: str, pos: str) -> set[str]:
    head, _, rest = term.partition(" ")
    if pos == "VERB":
        return {f"{form} {rest}".strip() for form in _english_verb(head)}
    before, _, last = term.rpartition(" ")
    if pos == "NOUN":
        return {f"{before} {_english_s(last)}".strip()}
    return set()


def _english_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith("man") and word != "human":
        return word[:-3] + "men"
    return word + "s"


def _english_verb(verb: str) -> set[str]:
    made = {verb, _english_s(verb)}
    if verb.endswith("e"):
        made |= {verb + "d", verb[:-1] + "ing"}
        if verb.endswith(("ee", "oe", "ye")):
            made.add(verb + "ing")
    elif verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        made |= {verb[:-1] + "ied", verb + "ing"}
    else:
        made |= {verb + "ed", verb + "ing"}
        if len(verb) > 2 and verb[-1] not in "wxyhaeiou" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS:
            made |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
        if verb.endswith("c"):
            made |= {verb + "ked", verb + "king"}
    return made


def _french(term: str, pos: str) -> set[str]:
    words = term.split(" ")
    if pos == "VERB":
        rest = words[1:]
        return {" ".join([form, *rest]) for form in _french_verb(words[0])}
    if pos == "ADV":
        return set()
    made = {""}
    for number, word in enumerate(words):
        fixed = word in _FRENCH_LINKS or any(link in words[:number] for link in _FRENCH_LINKS)
        choices = {word} if fixed else {word, *_french_agreement(word, pos)}
        made = {f"{before} {choice}".strip() for before in made for choice in choices}
    return made


#: what follows one of these in a noun phrase does not agree: "criminels de guerre"
_FRENCH_LINKS = ("de", "du", "des", "d'", "à", "au", "aux", "en", "sans")


def _french_agreement(word: str, pos: str) -> set[str]:
    made = {_french_plural(word)}
    if pos == "ADJ":
        feminine = _french_feminine(word)
        made |= {feminine, _french_plural(feminine)}
    return made


def _french_plural(word: str) -> str:
    if word.endswith(("s", "x", "z")):
        return word
    if word.endswith(("au", "eu")):
        return word + "x"
    if word.endswith("al"):
        return word[:-2] + "aux"
    return word + "s"


def _french_feminine(word: str) -> str:
    for masculine, feminine in _FRENCH_FEMININES:
        if word.endswith(masculine):
            return word.removesuffix(masculine) + feminine
    return word if word.endswith("e") else word + "e"


_FRENCH_FEMININES = (
    ("teur", "trice"), ("eux", "euse"), ("eur", "euse"), ("if", "ive"), ("el", "elle"), ("en", "enne"),
    ("on", "onne"), ("et", "ette"), ("er", "ère"), ("c", "que"), ("os", "osse"), ("as", "asse"),
)  # fmt: skip


def _french_verb(verb: str) -> set[str]:
    if verb.endswith("er"):
        return _french_first(verb[:-2])
    if verb.endswith("ir"):
        stem = verb[:-1]
        endings = (
            "r",
            "",
            "s",
            "t",
            "ssent",
            "ssait",
            "ssaient",
            "ssant",
            "e",
            "es",
            "ra",
            "ront",
            "rait",
            "raient",
        )
        return {stem + ending for ending in endings}
    return {verb}


def _french_first(stem: str) -> set[str]:
    endings = (
        "er", "e", "es", "ent", "ons", "ez", "ait", "aient", "ant", "a", "èrent", "é", "ée", "és", "ées",
        "era", "eront", "erait", "eraient",
    )  # fmt: skip
    soft = {"g": stem + "e", "c": stem[:-1] + "ç"}.get(stem[-1:], stem)
    return {(soft if ending[0] == "a" else stem) + ending for ending in endings}
