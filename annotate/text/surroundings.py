"""What stands around a verb of speech: quotations, commas, subjects, and clauses that can be its content."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotate.languages.language import Language, Verb
from annotate.records import Stretch
from annotate.text import source
from annotate.text.marks import Pair, goes_on
from annotate.text.noun_phrase import Phrase, phrase_after, phrase_before
from annotate.text.tokens import Tokens

_EDGE = " \t\u00a0\u202f,.;:–—-"
_SHORTEST = 5  # characters of a clause before an attribution: "It fell", not "But"
_FEW = 30  # characters between marks that name something rather than say it
_LONGEST_LEAD = 120  # characters between a verb and the quotation that it leads to


@dataclass(frozen=True, kw_only=True)
class Range:
    """The tokens of one sentence, `last` exclusive."""

    first: int
    last: int


class Surroundings:
    """One text with its tokens, words and quotation marks."""

    def __init__(self, text: str, language: Language, pairs: Sequence[Pair]) -> None:
        self.text = text
        self.words = language
        self.tokens = Tokens(text, language)
        self.kinds = self.tokens.kinds
        self.pairs = [pair for pair in pairs if pair.depth == 0]
        self.closed_at = {pair.end for pair in pairs}
        self.opened_at = {pair.start for pair in pairs}
        self._led_to = {place for pair in pairs for place in self._lead(pair.start)}

    def after_quote(self, i: int) -> bool:
        """Whether a quotation closes right before token `i`, or a line above if its sentence goes on."""
        if i >= len(self.tokens):
            return False
        start = position = self.tokens.starts[i]
        while position > 0 and self.text[position - 1] in " ,\u00a0\u202f\n":
            position -= 1
        if position not in self.closed_at:
            return False
        return "\n" not in self.text[position:start] or goes_on(self.text, position, start)

    def leads(self, i: int, sentence: Range) -> bool:
        """Whether what follows from token `i` only leads to a quotation: "continued:", "told us,"."""
        end = self.tokens.ends[sentence.last - 1]
        if self.opens_at(self.tokens.ends[i - 1]):
            return True
        rest = self.text[self.tokens.ends[i - 1] : end].rstrip()
        if len(rest) > _LONGEST_LEAD or not (rest.endswith((":", ",")) or not rest.strip(" ,")):
            return False
        return self.opens_at(end)

    def opens_soon(self, i: int, sentence: Range) -> bool:
        """Whether a quotation begins within the next words."""
        starts = self.tokens.starts
        near = range(i, min(i + 6, sentence.last))
        return any(starts[j] in self.opened_at for j in near) or self.leads(i, sentence)

    def opens_at(self, position: int) -> bool:
        """Whether the next thing after `position` is a quotation."""
        return position in self._led_to

    def _lead(self, opening: int) -> Iterator[int]:
        """Where a quotation begins, and the places before it with only space, commas and colons between."""
        if self._leads_on(opening):
            return
        yield opening
        while opening > 0 and self._leads_on(opening - 1):
            opening -= 1
            yield opening

    def _leads_on(self, position: int) -> bool:
        return self.text[position].isspace() or self.text[position] in ",:"

    def quoted(self, i: int) -> bool:
        """Whether token `i` stands between quotation marks."""
        position = self.tokens.starts[i]
        last = bisect_right(self.pairs, position, key=_start) - 1
        return last >= 0 and position < self.pairs[last].end

    def apposed(self, comma: int, sentence: Range) -> Phrase | None:
        """The phrase before "X, a political analyst, says" or "X, however, says"; `comma` is the second."""
        tokens, lows, first = self.tokens, self.tokens.lows, sentence.first
        j = comma - 1
        while j > first and comma - j < 25 and lows[j] != ",":
            j -= 1
        if j <= first or lows[j] != ",":
            return None
        opening = lows[j + 1]
        nouns = self.words.sources.get(opening, frozenset())
        fits = opening in self.kinds["apposition"] or opening.isdigit() or tokens.capital(j + 1)
        fits |= comma == j + 2 and opening in self.kinds["parenthetical"]
        if not fits and nouns.isdisjoint(("person", "office")):
            return None
        phrase = phrase_before(tokens, j, first, self.words)
        if phrase is None or phrase[0] == first:
            return phrase
        before = lows[phrase[0] - 1]
        joined = (
            before in self.kinds["that"] or before in self.kinds["coordinator"] or before in ("as", "while")
        )
        return phrase if joined or not tokens.word(phrase[0] - 1) else None

    def subject(self, before: int, sentence: Range) -> Phrase | None:
        """The phrase that the sentence's main clause begins with, when it can be a source."""
        tokens, lows, kinds = self.tokens, self.tokens.lows, self.kinds
        commas = (j + 1 for j in range(sentence.first, before) if lows[j] == ",")
        for i in (sentence.first, *commas):
            while i < before and (not tokens.word(i) or lows[i] in kinds["coordinator"] or lows[i] == "then"):
                i += 1
            if i >= before or lows[i].endswith("ing"):
                continue
            opening = lows[i] in kinds["link"] or lows[i] in kinds["far_link"]
            if opening or (lows[i] in kinds["boundary"] and lows[i] not in kinds["pronoun"]):
                continue
            phrase = phrase_after(tokens, i, before, subject=True)
            if phrase is not None and source.plausible(tokens, phrase, self.words):
                return phrase
        return None

    def only_circumstance(self, i: int, sentence: Range) -> bool:
        """Whether what follows from token `i` says only where and when."""
        tokens, low = self.tokens, self.tokens.lows[i] if i < sentence.last else ""
        rest = sum(tokens.word(j) for j in range(i, sentence.last))
        aside = low in self.kinds["adjunct"] or low in self.kinds["time"]
        return rest <= 2 or aside or not tokens.word(i)

    def before(self, i: int, sentence: Range) -> tuple[Stretch, ...]:
        """What stands in the sentence before token `i`, nothing if that is too little for a claim."""
        if i <= sentence.first:
            return ()
        stretch = self.trimmed(self.tokens.starts[sentence.first], self.tokens.ends[i - 1])
        return (stretch,) if stretch is not None and stretch[1] - stretch[0] >= _SHORTEST else ()

    def after(self, i: int, verb: Verb, sentence: Range) -> tuple[Stretch | None, bool]:
        """What follows the verb from token `i`, and whether it is surely what was said."""
        starts, until = self.tokens.starts, self.tokens.ends[sentence.last - 1]
        if i >= sentence.last:
            return None, False
        begin, told = self._told(i, verb, sentence)
        stretch = self.trimmed(starts[begin] if begin < sentence.last else until, until)
        if stretch is None or told:
            return stretch, stretch is not None
        if self._turns_to(i, verb):
            return None, False
        drops_that = self.words.grammar.drops_that
        first = bisect_left(self.pairs, stretch[0] - 3, key=_start)
        marked = [pair.end for pair in self.pairs[first : bisect_left(self.pairs, stretch[1], key=_start)]]
        if marked and verb.kind in ("state", "think", "show") and self._names_object(i, marked[0]):
            return None, False
        if marked:
            judged = verb.kind in ("call", "judge") or not drops_that
            return (stretch[0], min(max(marked), stretch[1]) if judged else stretch[1]), True
        sure = self._without_that(i, verb, sentence) if drops_that else self._without_que(i, verb)
        return stretch, sure

    def _turns_to(self, i: int, verb: Verb) -> bool:
        """Whether the verb has another sense with what follows: "called for", "charged with"."""
        low = self.tokens.lows[i]
        return (verb.kind == "call" and low in self.kinds["turned_to"]) or (
            verb.lemma == "charge" and low == "with"
        )

    def _without_que(self, i: int, verb: Verb) -> bool:
        """Whether what follows token `i` is a content though no « que » begins it: « prétend avoir »."""
        lows = self.tokens.lows
        sees = verb.kind == "view" and (lows[i - 2] == "y" or verb.lemma in self.kinds["stance"])
        return sees or not {"avoir", "être", "pouvoir", "devoir", "vouloir"}.isdisjoint(lows[i : i + 2])

    def _without_that(self, i: int, verb: Verb, sentence: Range) -> bool:
        """Whether what follows token `i` is a content though no "that" begins it: "said it rained"."""
        lows, kinds, count = self.tokens.lows, self.kinds, sentence.last - i
        if verb.kind == "view":
            likened = not {"as", "comme"}.isdisjoint(lows[i : i + 12])
            return count >= 2 and (likened or verb.lemma in kinds["stance"])
        object_alone = lows[i] in kinds["no_object"] and lows[i : i + 2] != ["it", "to"]
        if verb.lemma in kinds["opinion"] and count >= 4 and not object_alone:
            return True
        if verb.kind == "call":
            judged = verb.lemma in kinds["judgement"] and (
                lows[i] not in kinds["no_object"] or lows[i] in ("a", "an", "it")
            )
            return count >= 2 and (judged or (verb.lemma in kinds["labels"] and count >= 3))
        clause = not kinds["clause_verb"].isdisjoint(lows[i + 1 : sentence.last])
        if verb.kind == "say":
            return count >= 3 and (clause or not self.only_circumstance(i, sentence))
        return verb.kind in ("state", "show", "think") and verb.lemma != "hold" and clause and count >= 3

    def _names_object(self, i: int, quote_end: int) -> bool:
        """Whether a few marked words after "the" are whom the verb acts on: promised the “people” bread."""
        begins = i + 1 < len(self.tokens) and self.tokens.starts[i + 1] in self.opened_at
        return (
            begins
            and self.tokens.lows[i] in self.kinds["definite"]
            and quote_end - self.tokens.starts[i + 1] <= _FEW
        )

    def tells(self, i: int, verb: Verb, sentence: Range) -> bool:
        """Whether "that" or a quotation follows soon after the verb."""
        return self._told(i, verb, sentence)[1] or self.opens_soon(i, sentence)

    def _told(self, i: int, verb: Verb, sentence: Range) -> tuple[int, bool]:
        """Where the content begins after "that", and whether there is such a word."""
        lows, kinds = self.tokens.lows, self.kinds
        for j in range(i, min(i + 12, sentence.last)):
            if lows[j] in ("that", "que", "qu'"):
                return j + 1, True
            if lows[j] in kinds["that"]:
                return j, True
            if verb.lemma in kinds["of_content"] and lows[j] in ("of", "de", "d'"):
                return j + 1, True
            if self.tokens.starts[j] in self.opened_at or lows[j] in ("?", "!"):
                break
        return (self.past_hearer(i, sentence) if verb.lemma in ("tell", "inform", "assure") else i), False

    def past_hearer(self, i: int, sentence: Range) -> int:
        """The token after whom something was told: "told the Gazette", "told reporters"."""
        j = i + (self.tokens.lows[i] in self.kinds["definite"])
        while j < sentence.last and self.tokens.capital(j):
            j += 1
        return max(j, i + 1)

    def trimmed(self, start: int, end: int) -> Stretch | None:
        """The stretch without space, commas and stops at its ends; None if nothing is left."""
        while end > start and self.text[end - 1] in _EDGE:
            end -= 1
        while start < end and self.text[start] in _EDGE:
            start += 1
        return (start, end) if start < end else None


def _start(pair: Pair) -> int:
    return pair.start
