"""The forms that English words take: regular inflection, written out rather than analysed.

Forms are made too freely, since a form that nobody writes matches nothing. Irregular ones are entries
of their own in the word lists.
"""

import re
from collections.abc import Iterator, Sequence

from annotate.languages.language import Kind, Verb

_VOWELS = "aeiou"
_ONE_BEAT = re.compile(r"[^aeiouy]*[aeiouy]{1,2}[^aeiouy]+e?")  # "vile", "harsh", "foul"
_SHORT = re.compile(r"[^aeiouy]*[aeiou][^aeiouwxy]")  # "mad", "grim": their last letter is doubled


def inflect(term: str, pos: str) -> set[str]:
    """The other forms of a term; of a phrase the last word is inflected, or the first after a verb."""
    head, _, rest = term.partition(" ")
    if pos == "VERB":
        return {f"{form} {rest}".strip() for form in _verb(head)}
    before, _, last = term.rpartition(" ")
    if pos == "NOUN":
        return {f"{before} {plural}".strip() for plural in _plurals(last)}
    return {_ly(term), *_compared(term)} if pos == "ADJ" and " " not in term else set()


def _plurals(noun: str) -> set[str]:
    return {_s(noun), noun + "es"} if noun.endswith("o") and noun[-2:-1] not in _VOWELS else {_s(noun)}


def _s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith("man") and word != "human":
        return word[:-3] + "men"
    return word + "s"


def _ly(adjective: str) -> str:
    """The adverb of an adjective; of one that ends in -ly, itself."""
    if adjective.endswith("ly"):
        return adjective
    if adjective.endswith("ic"):
        return adjective + "ally"
    if adjective.endswith("le") and adjective[-3:-2] not in _VOWELS:
        return adjective[:-1] + "y"
    if adjective.endswith("y") and adjective[-2:-1] not in _VOWELS:
        return adjective[:-1] + "ily"
    return adjective + ("y" if adjective.endswith("ll") else "ly")


def _compared(adjective: str) -> set[str]:
    """Comparative and superlative of short adjectives: "uglier", "vilest", "maddest"."""
    if adjective.endswith("y") and adjective[-2:-1] not in _VOWELS:
        return {adjective[:-1] + "ier", adjective[:-1] + "iest"}
    if _ONE_BEAT.fullmatch(adjective) is None:
        return set()
    if adjective.endswith("e"):
        return {adjective + "r", adjective + "st"}
    doubled = adjective[-1] if _SHORT.fullmatch(adjective) else ""
    return {f"{adjective}{doubled}{ending}" for ending in ("er", "est")}


def _verb(verb: str) -> set[str]:
    made = {verb, _s(verb)}
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


def conjugate(lemma: str, kind: Kind, listed: Sequence[str]) -> Iterator[tuple[str, Verb]]:
    """Every form of a verb of speech; of those that are irregular, the `listed` ones."""
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    past = lemma[:-1] + "ied" if lemma.endswith("y") and lemma[-2] not in _VOWELS else stem + "ed"
    pasts = [form for form in listed if not form.endswith("ing")] or [past]
    presents = [form for form in listed if form.endswith("ing")] or [stem + "ing"]
    yield lemma, Verb(kind=kind, lemma=lemma, plural=lemma not in pasts)
    yield _s(lemma), Verb(kind=kind, lemma=lemma, singular=True)
    for form in pasts:
        yield form, Verb(kind=kind, lemma=lemma, participle=True)
    for form in presents:
        yield form, Verb(kind=kind, lemma=lemma, present_participle=True)
