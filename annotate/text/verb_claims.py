"""Claims that a verb hands to its subject: "X said that …", "…, added X", "is seen by critics as"."""

from annotate.languages.language import Verb
from annotate.records import Stretch
from annotate.text import impersonal, source
from annotate.text.claim import Claim, agentless, attributed
from annotate.text.hearsay import PASSED_ON, passed_on
from annotate.text.noun_phrase import Phrase, is_clitic, phrase_after, phrase_before, with_name
from annotate.text.surroundings import Range, Surroundings


class VerbClaims:
    """The claims of a text's verbs."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.tokens = around.tokens
        self.words = around.words
        self.kinds = around.kinds

    def claim(self, i: int, verb: Verb, at: Range, here: list[Claim]) -> Claim | None:
        """The claim that the verb at token `i` makes, whichever side its subject stands on."""
        around, lows, kinds = self.around, self.tokens.lows, self.kinds
        if verb.lemma in kinds["also_blow"] and kinds["of_judgement"].isdisjoint(lows[i + 1 : at.last]):
            return None  # "the army attacked the “terrorists”"
        k = i - 1
        while k >= at.first and (lows[k] in kinds["auxiliary"] or self._adverb(k)):
            k -= 1
        skipped = frozenset(lows[k + 1 : i])
        if skipped & kinds["negation"]:
            return None
        if k > at.first and lows[k] in ("se", "s'"):
            of_itself = self._of_itself(k, i, verb, at)
            if of_itself is not None:
                return of_itself
        is_passive = verb.participle and (bool(skipped & kinds["be"]) or lows[k : k + 1] == ["it's"])
        if verb.participle and not skipped & kinds["auxiliary"]:
            reduced = agentless(around, impersonal.reduced(self.tokens, i, at), at)
            if reduced is not None:
                return reduced
            bare = lows[i].endswith(("é", "ée", "és", "ées"))
            if bare and not is_clitic(lows[max(k, at.first)]):
                return None  # « trois hommes soupçonnés de vol », but « a-t-il ajouté »
            if lows[i + 1 : i + 2] == ["by"] and verb.kind in ("call", "view", "think"):
                held = self._passive(i, i - 1, verb, at)  # "a law seen by critics as a trap"
                return held if held is not None and held.rung in PASSED_ON else None
        if is_passive and not (self.tokens.grammar.perfect_with_be and verb.kind == "say"):
            return self._passive(i, k, verb, at)
        return self._active(i, k, verb, at, here)

    def _of_itself(self, k: int, i: int, verb: Verb, at: Range) -> Claim | None:
        """What a source that nobody can ask says of itself: « l'entourage du ministre se dit confiant »."""
        tokens = self.tokens
        if verb.lemma not in ("dire", "déclarer") or not impersonal.describes(tokens, i + 1, at):
            return None
        phrase = phrase_before(tokens, k, at.first, self.words)
        if phrase is None or not source.plausible(tokens, phrase, self.words):
            return None
        content = self.around.trimmed(tokens.starts[i + 1], tokens.ends[at.last - 1])
        claim = attributed(self.around, (phrase[0], i + 1), phrase, at, (content,) if content else ())
        return claim if claim.rung in PASSED_ON else None

    def _active(self, i: int, k: int, verb: Verb, at: Range, here: list[Claim]) -> Claim | None:
        """The claim of a verb in the active voice; before its auxiliaries stands token `k`."""
        around, lows, kinds = self.around, self.tokens.lows, self.kinds
        before, skipped = lows[k] if k >= at.first else "", frozenset(lows[k + 1 : i])
        if not skipped and before in kinds["before_noun"] and not verb.present_participle:
            return None
        if before in ("to", "de") and not verb.participle:
            wanted = around.leads(i + 1, at) or lows[k - 1 : k] == ["on"]
            return self._of_subject(i, i, verb, at, []) if wanted else None
        if is_clitic(before):
            return self._inverted(max(k - 1, at.first), i, (k, k + 1), verb, at)
        begin = k + 1
        after_quote = around.after_quote(begin)
        if before == "," and not after_quote:
            apposed = around.apposed(k, at)
            if apposed is not None:
                return self._subject_first(apposed[0], i, with_name(self.tokens, apposed, k + 1), verb, at)
        if before == "," or after_quote:
            claim = self._after_content(begin, i, verb, at)
            if claim is not None or not (before == "," and verb.present_participle):
                return claim
        going_on = verb.present_participle and skipped.isdisjoint(kinds["be"])
        if (
            going_on
            and before != ","
            and not (around.tells(i + 1, verb, at) and verb.kind in ("say", "state"))
        ):
            return None  # "a regime fearing isolation"
        if before in kinds["coordinator"] and verb.plural and not around.tells(i + 1, verb, at):
            return None  # "to hold on and maintain its grip"
        if going_on or before in kinds["coordinator"]:
            return self._of_subject(i if going_on else begin, i, verb, at, here)
        if before in kinds["relative"]:
            k -= 2 if lows[k - 1] == "," else 1
        phrase = phrase_before(self.tokens, k + 1, at.first, self.words)
        return self._subject_first(phrase[0], i, phrase, verb, at) if phrase is not None else None

    def _adverb(self, i: int) -> bool:
        low = self.tokens.lows[i]
        return (
            low in self.kinds["adverb"]
            or low in self.kinds["widely"]
            or low in self.kinds["negation"]
            or low.endswith("ly")
        )

    def _after_content(self, begin: int, i: int, verb: Verb, at: Range) -> Claim | None:
        """The claim of a subject after its verb: "…, point out security experts"."""
        said = verb.kind in ("say", "state") or (
            verb.kind in ("think", "quote") and self.around.after_quote(begin)
        )
        if not said or verb.present_participle:
            return None
        particle = self.tokens.lows[i + 1 : i + 2] and self.tokens.lows[i + 1] in self.kinds["particle"]
        phrase = phrase_after(self.tokens, i + 1 + bool(particle), at.last)
        if phrase is None or not source.plausible(self.tokens, phrase, self.words):
            return None
        return self._inverted(begin, i, with_name(self.tokens, phrase, at.last), verb, at)

    def _of_subject(self, begin: int, i: int, verb: Verb, at: Range, here: list[Claim]) -> Claim | None:
        """The claim of a subject elsewhere in the sentence: "…, adding that", "smiled and said"."""
        mention = here[-1].source if here else None
        if mention is None:
            subject = self.around.subject(i, at)
        else:
            first = self.tokens.at(mention[0])
            subject = (
                (first, max(self.tokens.at(mention[1]), first + 1)) if first < len(self.tokens) else None
            )
        return self._subject_first(begin, i, subject, verb, at) if subject is not None else None

    def _inverted(self, begin: int, i: int, phrase: Phrase, verb: Verb, at: Range) -> Claim | None:
        """The claim of a subject that stands after its verb at token `i`, or hangs on it: « dit-il »."""
        begin, end = min(begin, phrase[0], i), max(phrase[1], i + 1)
        after_quote = self.around.after_quote(begin)
        if verb.kind == "quote" and not after_quote:
            return None
        contents = self.around.before(begin, at)
        right, sure = self.around.after(end, verb, at)
        if right is not None and sure:
            contents += (right,)
        spoken = verb.kind != "think" or after_quote
        if not contents and not after_quote:
            return None
        return attributed(self.around, (begin, end), phrase, at, contents, spoken=spoken)

    def _subject_first(self, begin: int, i: int, phrase: Phrase, verb: Verb, at: Range) -> Claim | None:
        """The claim of a subject that stands before its verb at token `i`."""
        around, lows, kinds = self.around, self.tokens.lows, self.kinds
        after_quote, leads = around.after_quote(begin), around.leads(i + 1, at)
        if verb.kind == "quote" and not (after_quote or leads):
            return None
        if lows[phrase[0]] in kinds["no_source"]:
            return None  # "no expert believes"
        own = lows[phrase[0]] in kinds["first_person"] and phrase[1] == phrase[0] + 1
        if own and not (around.quoted(phrase[0]) or after_quote or leads):
            return None
        bare = not verb.participle and not verb.present_participle
        plural = source.number(self.tokens, phrase, self.words)
        whole = self._is_whole(phrase, i, verb, surely_plural=plural == "surely")
        noun = bare and verb.lemma in kinds["also_noun"] and not whole
        told = lows[i + 1 : i + 2] in (["that"], ["it"], ["him"], ["her"], ["them"]) or around.opens_soon(
            i + 1, at
        )
        if noun and not (told and source.plausible(self.tokens, phrase, self.words)):
            return None
        if (verb.singular and plural == "surely") or (verb.plural and plural == "no"):
            return None
        contents = self._contents(begin, i, verb, at, after_quote)
        if not contents and not after_quote and not leads:
            return None
        claim = attributed(around, (begin, i + 1), phrase, at, contents, spoken=verb.kind != "think")
        return claim if passed_on(around, claim, phrase, i, verb, at) else None

    def _is_whole(self, phrase: Phrase, i: int, verb: Verb, *, surely_plural: bool) -> bool:
        """Whether no noun can follow the phrase: "critics fear", "many fear", but "many state workers"."""
        kinds = self.kinds
        if self.tokens.lows[phrase[0]] in kinds["pronoun"]:
            return True
        if source.is_group(self.tokens, phrase, self.words):
            return True
        alone = phrase[1] == phrase[0] + 1
        verbal = i > phrase[1] or verb.kind == "call" or verb.lemma in kinds["after_many"]
        return surely_plural and (verbal or not alone)

    def _contents(self, begin: int, i: int, verb: Verb, at: Range, after_quote: bool) -> tuple[Stretch, ...]:
        """What a subject before its verb is said to have said: after the verb, or before the subject."""
        around, lows = self.around, self.tokens.lows
        right, sure = around.after(i + 1, verb, at)
        aside = begin - 1 if lows[begin - 1] in ("as", "comme") else begin  # "…, as critics point out"
        comma = aside > at.first and lows[aside - 1] == ","
        left = around.before(begin, at) if after_quote or comma else ()
        if right is not None and sure:
            return (*left, right) if after_quote else (right,)
        j = around.past_hearer(i + 1, at) if verb.lemma == "tell" and i + 1 < at.last else i + 1
        told = verb.kind in ("say", "state", "think") or (verb.kind == "show" and j + 1 >= at.last)
        circumstance = told and around.only_circumstance(j, at)
        if left and verb.kind != "judge" and (after_quote or circumstance):
            return left
        return (right,) if verb.kind == "say" and right is not None and lows[i] != "told" else ()

    def _passive(self, i: int, k: int, verb: Verb, at: Range) -> Claim | None:
        """The claim of a passive: "is said to", "it is believed that", "was described by critics as"."""
        tokens = self.tokens
        for j in range(i + 1, min(i + 4, at.last)):
            if tokens.lows[j] == ",":
                break
            if tokens.lows[j] in ("by", "par"):
                phrase = phrase_after(tokens, j + 1, at.last)
                done = verb.kind == "quote" or verb.lemma in self.kinds["deed"]  # "were held by protesters"
                if phrase is None or done or not source.plausible(tokens, phrase, self.words):
                    return None
                whole = self.around.trimmed(tokens.starts[at.first], tokens.ends[at.last - 1])
                return attributed(self.around, (k + 1, phrase[1]), phrase, at, (whole,) if whole else ())
        return agentless(self.around, impersonal.passive(tokens, i, k, at), at)
