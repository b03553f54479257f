"""Words that are noun and verb: "the railroad", « coups de matraque », « le crâne », "prices creep up".

A list has the one, and plain news the other. After an article or a preposition stands the noun. « Il le
matraque » has a pronoun; where both could be, the verb is taken. A noun that is loaded like its verb has a
row of its own.
"""

import re
from collections.abc import Mapping
from functools import cache

from annotate.rules.lexicon import Hit, forms
from annotate.rules.lexicon_entry import LITERAL
from annotate.rules.wording import packaged_lexicon
from annotate.text.reading import Reading

#: adjectives that stand between the two; any other word there may be the subject of a verb
_LIKE_EN = (
    r"[a-z]+(?:al|ic|ous|ful|ive|able|ible|less|ish|ed)|big|great|small|little|new|old|real|major|minor|main|"
    r"first|second|last|next|long|short|early|late|good|bad|clever|cheap|dirty|sudden|simple|public|young|"
    r"white|black|red|wild"
)
_LIKE_FR = (
    r"grande?s?|petite?s?|nouve(?:au|lle)s?|premi(?:er|ère)s?|derni(?:er|ère)s?|ancien(?:ne)?s?|belles?|beaux?|"
    r"bonn?e?s?|mauvaise?s?|vieux|vieilles?|diverse?s|longue?s?|jeunes?|autres?|même"
)
#: a form of the verb that may be a noun, and what stands before the noun
_NOUNS: Mapping[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    "en": (
        re.compile(r"[a-z]+(?<!ed)(?<!ing)", re.IGNORECASE),
        re.compile(
            rf"(?:\b(?:an?|the|this|these|those|his|its|their|my|our|your|no|any|some|each|every|"
            rf"[\w-]+[’']s) (?:(?:{_LIKE_EN}) )?|"
            r"\b(?:of|in|into|with|without|for|from|by|on|under|like|as an?|"
            r"two|three|four|five|six|seven|eight|nine|ten|\d+) )$",
            re.IGNORECASE,
        ),
    ),
    "fr": (
        re.compile(r"[^\W\d_]+(?:es?|ée?s?|ie?s?|ue?s?)", re.IGNORECASE),
        re.compile(
            rf"(?:(?:\b(?:une?|du|aux?|des?|ce|cet|cette|ces|[mts](?:on|a|es)|leurs?|nos|vos|notre|votre|à|sans|"
            r"avec|par|sur|sous|chaque) |\bd[’']|(?:^|, |\b(?:à|de|par|dans|sur|sous|avec|sans|contre|entre|"
            r"après|avant|depuis|pendant|selon|et|pour|vers|comme|a|ont|avait|avaient|est) )"
            rf"(?:l[ea]s? |l[’']))(?:(?:{_LIKE_FR}) )?)$",
            re.IGNORECASE,
        ),
    ),
}
_VERB_BEFORE: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"(?:\b(?:will|would|can|could|may|might|must|should|shall|did|does|do|cannot|never|I|they|he|she|who)|"
        r"n[’']t) $"
    ),
    "fr": re.compile(
        r"(?:\b(?:ai|a|avons|avez|ont|avait|avaient|aura|auront|ayant|ne|se)|[ns][’']a(?:vait)?) "
        r"(?:(?:\w+ment|pas|déjà|vite|plus|jamais) )?$"
    ),
}
_PLAIN_VERBS = frozenset(("dread", "hate", "panic", "triumph"))
_PLAIN_VERB_BEFORE = re.compile(
    r"(?:\b(?:I|you|we|they|who|people|men|women|began to|started to|not to|will|would|can|could|may|might|"
    r"must|should|did|does|do|never|really|still|also|always)|n[’']t|"
    r"\b(?!(?:this|its|his|was|has|is|as|us|thus|against|versus|such)\b)[A-Za-z]{3,}s) $"
)
_VERB_AFTER = re.compile(r" (?:up|out|along|closer|higher|into|around)\b")
_REACH = 30  # characters before the word


def is_other_noun(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, is a noun, though `loaded_language` has its verb only."""
    language = reading.article.language
    if hit.entry.pos != "VERB" or language not in _NOUNS:
        return False
    word = _word(reading, number, hit)
    return (
        _NOUNS[language][0].fullmatch(word) is not None
        and word.lower() not in _listed("loaded_language", language, "NOUN", "ADJ", "")
        and (language == "en" or word.lower() not in _listed("loaded_label", language, "NOUN", "ADJ", ""))
        and _after_article(reading, number, hit)
    )


def is_other_verb(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, is a verb, though `loaded_label` has its noun only."""
    language = reading.article.language
    if hit.entry.pos != "NOUN" or language not in _NOUNS or _after_article(reading, number, hit):
        return False
    sentence = reading.text[slice(*reading.sentences[number])]
    if _VERB_BEFORE[language].search(sentence[: hit.start]) is not None:
        return True
    return language == "en" and (
        _word(reading, number, hit).lower() in _listed("loaded_language", "en", "VERB")
        or _VERB_AFTER.match(sentence, hit.end) is not None
    )


def is_plain_verb(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, is an English verb that is plain, though its noun is loaded."""
    if hit.entry.term not in _PLAIN_VERBS or reading.article.language != "en":
        return False
    before = reading.text[slice(*reading.sentences[number])][: hit.start]
    return _PLAIN_VERB_BEFORE.search(before) is not None


def is_participle(reading: Reading, number: int, hit: Hit) -> bool:
    """Whether `hit`, in sentence `number`, is a French verb, though the lists have its adjective only."""
    if hit.entry.pos != "ADJ" or reading.article.language != "fr":
        return False
    before = reading.text[slice(*reading.sentences[number])][: hit.start]
    return _VERB_BEFORE["fr"].search(before) is not None


def _word(reading: Reading, number: int, hit: Hit) -> str:
    begin, _ = reading.sentences[number]
    return reading.text[begin + hit.start : begin + hit.end]


def _after_article(reading: Reading, number: int, hit: Hit) -> bool:
    begin, _ = reading.sentences[number]
    before = reading.text[begin + max(0, hit.start - _REACH) : begin + hit.start].replace("\n", " ")
    return _NOUNS[reading.article.language][1].search(before) is not None


@cache
def _listed(label: str, language: str, *parts_of_speech: str) -> frozenset[str]:
    """The forms that a label's list has as one of these parts of speech."""
    return frozenset(
        form.lower()
        for entry in packaged_lexicon(f"{label}.{language}").entries
        if entry.sense != LITERAL and entry.pos in parts_of_speech
        for form in forms(entry, language)
    )
