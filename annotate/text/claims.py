"""Claims handed to a source: "X said that …", "…, added X", "according to X", each with source and content.

The inner form of `annotate.records.Attribution`, found from tokens, word lists and quotation marks alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotate.records import Rung
from annotate.text import impersonal, source
from annotate.text.marks import Pair
from annotate.text.speech_words import SpeechWords, Verb, speech_words
from annotate.text.tokens import Tokens


@dataclass(frozen=True, kw_only=True)
class Claim:
    """An attribution phrase at `start`–`end`, its source's mention, and the stretches it hands to that source."""

    start: int
    end: int
    rung: Rung
    source: tuple[int, int] | None
    pronoun: bool = False
    contents: tuple[tuple[int, int], ...] = ()
    verb: str = ""


_AUX = frozenset(
    "has have had 've 'd is are was were be been being did do does would could might may will can must should".split(
        " "
    )
)
_AUX_FRENCH = frozenset("a ont avait avaient aurait auraient ayant s' l' lui leur est sont".split(" "))
_BE = frozenset("is are was were be been being est sont était étaient été".split(" "))
_ADVERBS = frozenset(
    "also then later again once now still further just even always often sometimes never recently soon aussi ensuite encore également alors déjà notamment ainsi".split(
        " "
    )
)
_NOT = frozenset(
    "not never didn't doesn't don't hasn't haven't wouldn't couldn't won't can't isn't wasn't n' ne pas".split(
        " "
    )
)
_THAT = frozenset("that whether how why que qu' if".split(" "))
_CLAUSE = frozenset(
    """is are was were will would has had have could may might can should must isn't wasn't aren't won't wouldn't didn't
    doesn't don't did does do can't couldn't hasn't haven't it's he's she's they're there's we're i'm you're he'd they'd it'll
    they'll he'll we'll est sont était étaient sera seront serait seraient a ont avait avaient aura auront aurait peut
    doit va vont n'""".split()  # noqa: SIM905
)
#: Verbs whose object is a clause more often than a thing.
_STANCE = frozenset("agree dispute question doubt credit attribute fault object speculate".split(" "))
_OPINION = frozenset(
    "suggest claim argue insist believe think fear warn predict allege contend maintain assert".split(" ")
)
#: Forms that are nouns more often: only with "that", a quotation or a pronoun before them.
_ALSO_NOUNS = frozenset(
    """state note call promise record view report claim question fault object dispute doubt point joke comment request signal reply
    answer estimate charge demand post hope fear worry attack label brand protest vow forecast show quote blame praise hint
    trace credit""".split()  # noqa: SIM905
)
#: Verbs that ask or promise: what follows is no claim about the world, so a vague source matters little.
_NO_CLAIM = frozenset(
    """ask request recommend urge demand pledge promise vow hope swear threaten plead call refer blame demander promettre exhorter
    interroger menacer lancer espérer réclamer""".split()  # noqa: SIM905
)
_IF = frozenset("if when whenever have make made makes let until unless as si lorsque quand".split(" "))
_ADJUNCT = frozenset(
    "on in at during after before to by via when as while from through earlier later this last dans lors à en sur mardi".split(
        " "
    )
)
_NOUN_BEFORE = frozenset(
    "the a an his her its their our my your this that these those of any some no such 's le la les un une des ce cette son sa ses leur".split(
        " "
    )
)
_CLOSERS = "”\"»’'›"


class Finder:
    """Finds the claims of one text; holds the lists that every step looks into."""

    def __init__(
        self, text: str, language: str, sentences: Sequence[tuple[int, int]], pairs: Sequence[Pair]
    ) -> None:
        self.text = text
        self.words: SpeechWords = speech_words(language)
        self.tokens = Tokens(text, language)
        self.aux = _AUX_FRENCH if self.tokens.french else _AUX
        self.sentences = sentences
        self.pairs = [pair for pair in pairs if pair.depth == 0]
        self.closed_at = {pair.end for pair in pairs}
        self.opened_at = {pair.start for pair in pairs}

    def claims(self) -> tuple[Claim, ...]:
        """All claims, by start; of two that overlap the first stays."""
        tokens, verbs = self.tokens, self.words.verbs
        found: list[Claim] = []
        lows = tokens.lows
        first = 0
        for start, end in self.sentences:
            while first < len(tokens) and tokens.starts[first] < start:
                first += 1
            last = first
            here: list[Claim] = []
            while last < len(tokens) and tokens.starts[last] < end:
                last += 1
            for i in range(first, last):
                low = lows[i]
                claim = self._by_verb(i, verbs[low], first, last, here) if low in verbs else None
                if claim is None and (low in impersonal.TRIGGERS or low in self.words.hearsay):
                    claim = self._other(i, first, last)
                if claim is not None and not any(
                    claim.start < each.end and each.start < claim.end for each in here
                ):
                    here.append(claim)
            if (last > first and lows[last - 1] == ":") or not here:
                here += self._by_colon(first, last, here)
            found += _cut(self.text, sorted(here, key=lambda claim: claim.start))
            first = last
        return tuple(found)

    def _by_verb(self, i: int, verb: Verb, first: int, last: int, here: list[Claim]) -> Claim | None:
        tokens, lows = self.tokens, self.tokens.lows
        k = i - 1
        skipped: set[str] = set()
        while k >= first and (
            lows[k] in self.aux or lows[k] in _ADVERBS or lows[k] in _NOT or lows[k].endswith("ly")
        ):
            skipped.add(lows[k])
            k -= 1
        if skipped & _NOT:
            return None
        if skipped & _BE and verb.participle and not verb.present_participle:
            return self._passive(i, k, verb, first, last)
        if (
            k == i - 1
            and lows[k : k + 1]
            and k >= first
            and lows[k] in _NOUN_BEFORE
            and not verb.present_participle
        ):
            return None
        if k >= first and lows[k] == "to":
            leads = lows[i + 1 : i + 2] in ([":"], [","]) or self._leads(i + 1, last)
            subject = self._subject(first, i) if leads or lows[max(k - 1, 0)] == "on" else None
            if subject is None:
                return None
            return self._claim(i, i, subject, verb, first, last)
        begin = k + 1
        if k >= first and lows[k].startswith("-") and len(lows[k]) > 2:
            return self._inverted(begin - 2 if k > first else k, i, (k, k + 1), verb, first, last)
        comma = k >= first and lows[k] == ","
        after_quote = self._after_quote(begin)
        if not after_quote and comma and (apposed := self._apposed(k, first)) is not None:
            return self._claim(apposed[0], i, source.with_name(tokens, apposed, k + 1), verb, first, last)
        if after_quote or comma:
            claim = None
            if verb.kind in ("say", "state", "think", "show", "quote"):
                particle = i + 1 < last and lows[i + 1] in ("out", "back", "also")
                after = source.phrase_after(tokens, i + 1 + particle, last)
                if after is not None and self._plausible(after):
                    claim = self._inverted(begin, i, source.with_name(tokens, after, last), verb, first, last)
            if claim is not None or not (comma and verb.present_participle):
                return claim
        if verb.present_participle and not skipped & _BE:
            subject = self._last_source(here) or self._subject(first, i)
            return self._claim(i, i, subject, verb, first, last) if subject is not None else None
        if k >= first and lows[k] in ("and", "but", "et", "mais") and tokens.word(k):
            subject = self._last_source(here) or self._subject(first, i)
            return self._claim(begin, i, subject, verb, first, last) if subject is not None else None
        floor = first
        if k >= first and lows[k] in ("who", "which", "qui"):
            k -= 1
            if k >= first and lows[k] == ",":
                k -= 1
        phrase = source.phrase_before(tokens, k + 1, floor, self.words)
        if phrase is None:
            return None
        return self._claim(phrase[0], i, phrase, verb, first, last)

    def _after_quote(self, begin: int) -> bool:
        """Whether a quotation closes right before token `begin`."""
        if begin >= len(self.tokens):
            return False
        position = self.tokens.starts[begin]
        while position > 0 and self.text[position - 1] in " ,\u00a0\u202f":
            position -= 1
        return position in self.closed_at

    def _leads(self, i: int, last: int) -> bool:
        """Whether what follows the verb only leads to a quotation: "continued:", "told reporters in Orlov,"."""
        if i > last:
            return False
        end = self.tokens.ends[last - 1]
        rest = self.text[self.tokens.ends[i - 1] : end].rstrip()
        if not (rest.endswith((":", ",")) or rest.strip(" ,") == "") or len(rest) > 120:
            return False
        while end < len(self.text) and self.text[end].isspace():
            end += 1
        return end in self.opened_at

    def _quotation_from(self, i: int, last: int) -> bool:
        """Whether a quotation begins within the next words."""
        starts = self.tokens.starts
        return any(starts[j] in self.opened_at for j in range(i, min(i + 6, last))) or self._leads(i, last)

    def _apposed(self, comma: int, first: int) -> tuple[int, int] | None:
        """The phrase before "X, a political analyst, says", when `comma` is the second comma."""
        lows, tokens = self.tokens.lows, self.tokens
        j = comma - 1
        while j >= first and comma - j < 25 and lows[j] != ",":
            j -= 1
        if j <= first or lows[j] != ",":
            return None
        opening = lows[j + 1]
        fits = (
            opening
            in (
                "a",
                "an",
                "the",
                "who",
                "whose",
                "which",
                "one",
                "his",
                "her",
                "their",
                "un",
                "une",
                "le",
                "la",
                "l'",
                "qui",
                "former",
                "ancien",
                "then",
                "also",
            )
            or opening.isdigit()
            or tokens.capital(j + 1)
            or bool(self.words.sources.get(opening, frozenset()) & {"person", "office"})
        )
        phrase = source.phrase_before(tokens, j, first, self.words)
        if not fits or phrase is None or (phrase[0] > first and not self._clause_starts(phrase[0], first)):
            return None
        return phrase

    def _clause_starts(self, i: int, first: int) -> bool:
        low = self.tokens.lows[i - 1]
        return (
            i == first
            or low in ("that", "but", "and", "as", "while", "que", "mais", "et", ",", ":", ";", "“", '"')
            or not self.tokens.word(i - 1)
        )

    def _plausible(self, phrase: tuple[int, int]) -> bool:
        """Whether a phrase after its verb can be a source rather than an object."""
        tokens = self.tokens
        low = tokens.lows[phrase[0]]
        if source.is_pronoun(low) or (low[0] == "-" and len(low) > 2):
            return True
        return any(
            (tokens.capital(i) and not source.is_time(tokens.lows[i])) or tokens.lows[i] in self.words.sources
            for i in range(*phrase)
        )

    def _by_colon(self, first: int, last: int, here: list[Claim]) -> Iterator[Claim]:
        """ "The governor was blunt: “No.”": a colon before a quotation hands it to whom the clause is about."""
        tokens, lows = self.tokens, self.tokens.lows
        for j in range(first + 1, last):
            if lows[j] != ":":
                continue
            position = tokens.ends[j]
            while position < len(self.text) and self.text[position].isspace():
                position += 1
            if position not in self.opened_at or (
                here and here[-1].start > tokens.starts[first] and here[-1].end >= tokens.starts[j] - 30
            ):
                continue
            near = source.phrase_before(tokens, j, first, self.words)
            if near is None or not any(tokens.capital(i) for i in range(*near)) or near[1] - near[0] < 2:
                near = self._subject(first, j) or near
            if near is not None and self._plausible(near):
                yield self._make(near[0], near[1], near, first, (), Verb(kind="say", lemma=":"))
                return

    def _last_source(self, here: list[Claim]) -> tuple[int, int] | None:
        """The tokens of the last source in the sentence."""
        mention = here[-1].source if here else None
        if mention is None:
            return None
        begin = self.tokens.at(mention[0])
        end = max(self.tokens.at(mention[1]), begin + 1)
        return (begin, end) if begin < len(self.tokens) else None

    def _subject(self, first: int, before: int) -> tuple[int, int] | None:
        """The phrase that the sentence's main clause begins with, when it can be a source."""
        tokens, lows = self.tokens, self.tokens.lows
        starts = [first, *(j + 1 for j in range(first, before) if lows[j] == ",")]
        for i in starts:
            while i < before and (not tokens.word(i) or lows[i] in ("but", "and", "then", "mais", "et")):
                i += 1
            if i >= before or lows[i] in source.STOP or lows[i].endswith("ing") or source.is_link(lows[i]):
                continue
            phrase = source.phrase_after(tokens, i, before, subject=True)
            if phrase is not None and self._plausible(phrase):
                return phrase
        return None

    def _inverted(
        self, begin: int, i: int, phrase: tuple[int, int], verb: Verb, first: int, last: int
    ) -> Claim | None:
        begin, end = min(begin, phrase[0], i), max(phrase[1], i + 1)
        if verb.kind == "quote" and not self._after_quote(begin):
            return None
        contents = self._left(begin, first)
        right = self._right(end, last, verb)
        if right is not None and right[1]:
            contents += (right[0],)
        if not contents and not self._after_quote(begin):
            return None
        return self._make(begin, end, phrase, first, contents, verb)

    def _claim(
        self, begin: int, i: int, phrase: tuple[int, int], verb: Verb, first: int, last: int
    ) -> Claim | None:
        lows = self.tokens.lows
        if (
            verb.lemma in _ALSO_NOUNS
            and not verb.participle
            and not verb.present_participle
            and not source.is_pronoun(lows[phrase[0]])
            and not (lows[i + 1 : i + 2] and lows[i + 1] in _THAT)
            and not self._quotation_from(i + 1, last)
        ):
            return None
        if verb.kind == "quote" and not (self._after_quote(begin) or self._leads(i + 1, last)):
            return None
        if lows[phrase[0]] in ("i", "we", "je", "nous", "you", "vous", "one", "on") and not (
            self._quoted(phrase[0]) or self._after_quote(begin) or self._leads(i + 1, last)
        ):
            return None
        right = self._right(i + 1, last, verb)
        after_quote = self._after_quote(begin)
        left = self._left(begin, first) if after_quote or (begin > first and lows[begin - 1] == ",") else ()
        contents: tuple[tuple[int, int], ...] = ()
        if right is not None and right[1]:
            contents = (right[0],)
            if after_quote:
                contents = left + contents
        elif after_quote and verb.kind not in ("judge",):
            contents = left
        elif left and verb.kind in ("say", "state", "think") and self._trivial(i + 1, last):
            contents = left
        elif verb.kind == "say" and right is not None and lows[i] != "told":
            contents = (right[0],)
        if not contents and not after_quote and not self._leads(i + 1, last):
            return None
        if verb.singular and self._is_plural(phrase):
            return None
        claim = self._make(min(begin, phrase[0]), i + 1, phrase, first, contents, verb)
        if claim.rung in ("vague", "anonymous") and (
            verb.lemma in _NO_CLAIM
            or lows[phrase[1] : phrase[1] + 1] in (["who"], ["qui"])
            or (phrase[0] > first and lows[phrase[0] - 1] in _IF)
            or (lows[phrase[0]] == "most" and phrase[1] - phrase[0] == 1 and i - phrase[0] > 1)
        ):
            return None
        if verb.kind == "view" and (claim.rung not in ("vague", "anonymous") or claim.pronoun):
            return None
        if verb.kind == "show" and claim.rung == "vague" and not self._is_source(phrase):
            return None
        return claim

    def _is_plural(self, phrase: tuple[int, int]) -> bool:
        """Whether a phrase of one noun and what stands before it is surely plural."""
        lows = self.tokens.lows
        kinds = self.words.sources.get(lows[phrase[0]], frozenset())
        return "quantifier" in kinds and lows[phrase[1] - 1].endswith("s")

    def _is_source(self, phrase: tuple[int, int]) -> bool:
        kinds = [
            self.words.sources.get(low, frozenset()) - {"quantifier", "group_adjective"}
            for low in self.tokens.lows[slice(*phrase)]
        ]
        return any(kinds)

    def _trivial(self, i: int, last: int) -> bool:
        """Whether what follows the verb is only where and when it was said."""
        lows = self.tokens.lows
        rest = [j for j in range(i, last) if self.tokens.word(j)]
        return len(rest) <= 2 or lows[i] in _ADJUNCT or source.is_time(lows[i]) or not self.tokens.word(i)

    def _right(self, i: int, last: int, verb: Verb) -> tuple[tuple[int, int], bool] | None:
        """What follows the verb as (stretch, whether it is surely content)."""
        tokens, lows = self.tokens, self.tokens.lows
        if i >= last:
            return None
        begin = i
        for j in range(i, min(i + 12, last)):
            if lows[j] in _THAT or (lows[j] == "of" and verb.lemma in ("accuse", "warn", "speak")):
                begin = j + (lows[j] in ("that", "que", "qu'", "of"))
                break
            if tokens.starts[j] in self.opened_at or lows[j] in ("?", "!"):
                break
        stretch = self._trimmed(
            tokens.starts[begin] if begin < last else tokens.ends[last - 1], tokens.ends[last - 1]
        )
        if stretch is None:
            return None
        if begin > i or (begin < last and lows[i] in _THAT):
            return stretch, True
        within = [pair for pair in self.pairs if stretch[0] - 3 <= pair.start < stretch[1]]
        if within:
            if verb.kind in ("call", "judge"):
                stretch = (stretch[0], min(max(pair.end for pair in within), stretch[1]))
            return stretch, True
        if verb.kind == "judge":
            return None
        if verb.kind == "view":
            as_ = "as" in lows[i : i + 12] or "comme" in lows[i : i + 12]
            return stretch, last - i >= 2 and (as_ or verb.lemma in _STANCE)
        if verb.lemma == "hold":
            return None
        if verb.lemma in _OPINION and last - i >= 4 and not lows[i] in ("to", "for", "of", "a", "an"):
            return stretch, True
        if verb.kind == "call":
            return stretch, verb.lemma in ("call", "describe", "label", "brand", "dub") and last - i >= 3
        clause = any(low in _CLAUSE for low in lows[i + 1 : last])
        sure = last - i >= 3 and (clause if verb.kind != "say" else (clause or not self._trivial(i, last)))
        if verb.kind in ("state", "show") and not clause:
            return None
        return stretch, sure

    def _left(self, begin: int, first: int) -> tuple[tuple[int, int], ...]:
        """What stands in the sentence before the attribution phrase."""
        if begin <= first:
            return ()
        stretch = self._trimmed(self.tokens.starts[first], self.tokens.ends[begin - 1])
        return (stretch,) if stretch is not None and stretch[1] - stretch[0] >= 8 else ()

    def _trimmed(self, start: int, end: int) -> tuple[int, int] | None:
        text = self.text
        while end > start and (text[end - 1].isspace() or text[end - 1] in ",.;:–—-"):
            end -= 1
        while start < end and (text[start].isspace() or text[start] in ",.;:–—-"):
            start += 1
        return (start, end) if start < end else None

    def _quoted(self, i: int) -> bool:
        position = self.tokens.starts[i]
        return any(pair.start <= position < pair.end for pair in self.pairs)

    def _make(
        self,
        begin: int,
        end: int,
        phrase: tuple[int, int],
        first: int,
        contents: tuple[tuple[int, int], ...],
        verb: Verb,
    ) -> Claim:
        tokens = self.tokens
        mention = tokens.starts[phrase[0]]
        if self.text[mention] == "-" and len(tokens.lows[phrase[0]]) > 2:
            mention = tokens.ends[phrase[0]] - len(tokens.lows[phrase[0]].rsplit("-", 1)[-1])
        pronoun = phrase[1] == phrase[0] + 1 and source.is_pronoun(tokens.lows[phrase[0]].rsplit("-", 1)[-1])
        return Claim(
            start=tokens.starts[begin],
            end=tokens.ends[end - 1],
            rung="named" if pronoun else source.rung(tokens, phrase, first, self.words),
            source=(mention, tokens.ends[phrase[1] - 1]),
            pronoun=pronoun,
            contents=contents,
            verb=verb.lemma,
        )

    def _passive(self, i: int, k: int, verb: Verb, first: int, last: int) -> Claim | None:
        """ "is said to", "it is believed that", "was described by critics as"."""
        tokens, lows = self.tokens, self.tokens.lows
        for j in range(i + 1, min(i + 4, last)):
            if lows[j] in ("by", "par"):
                phrase = source.phrase_after(tokens, j + 1, last)
                if phrase is None or not self._plausible(phrase):
                    return None
                whole = self._trimmed(tokens.starts[first], tokens.ends[last - 1])
                return self._make(k + 1, phrase[1], phrase, first, (whole,) if whole else (), verb)
        return self._agentless(impersonal.passive(tokens, i, k, first, last), first, last)

    def _other(self, i: int, first: int, last: int) -> Claim | None:
        """ "according to X", "reportedly", "there are claims that"."""
        tokens, lows = self.tokens, self.tokens.lows
        begin = impersonal.according(tokens, i, last)
        if begin is None:
            return self._agentless(impersonal.other(tokens, i, first, last, self.words), first, last)
        phrase = source.phrase_after(tokens, begin, last, loose=True)
        if phrase is None:
            return None
        phrase = source.with_name(tokens, phrase, last)
        left = self._left(i, first)
        after = self._trimmed(tokens.ends[phrase[1] - 1], tokens.ends[last - 1])
        comma = phrase[1] < last and lows[phrase[1]] == ","
        contents = left + ((after,) if after is not None and (comma or not left) else ())
        claim = self._make(i, phrase[1], phrase, first, contents, Verb(kind="state", lemma="according"))
        return None if claim.pronoun and lows[phrase[0]] in ("i", "we", "moi", "nous", "you") else claim

    def _agentless(self, found: impersonal.Impersonal | None, first: int, last: int) -> Claim | None:
        if found is None:
            return None
        tokens = self.tokens
        content = self._trimmed(
            tokens.starts[found.content if found.content is not None else first], tokens.ends[last - 1]
        )
        return Claim(
            start=tokens.starts[found.first],
            end=tokens.ends[found.last - 1],
            rung=found.rung,
            source=None,
            contents=(content,) if content else (),
        )


def _cut(text: str, here: list[Claim]) -> Iterator[Claim]:
    """The claims of a sentence, none of whose contents runs into the next one's phrase after a comma."""
    from dataclasses import replace

    for number, claim in enumerate(here):
        contents = []
        for start, end in claim.contents:
            for later in here[number + 1 :]:
                before = text[start : later.start].rstrip()
                if (
                    start < later.start < end
                    and later.start > claim.end
                    and (
                        before.endswith((",", ";"))
                        or before.endswith((", but", ", and", ", while", ", mais", ", et"))
                    )
                ):
                    end = start + len(before.removesuffix("and").removesuffix("but").rstrip(" ,;"))
            for earlier in here[:number]:
                if (
                    start <= earlier.start
                    and earlier.end <= end <= claim.start
                    and earlier.rung != "agentless"
                ):
                    start = min(earlier.end, end)
            if start < end:
                contents.append((start, end))
        yield replace(claim, contents=tuple(contents))
