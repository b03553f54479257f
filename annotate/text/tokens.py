"""Words and marks of an article as plain lists, which voice and attribution are found with."""

from bisect import bisect_left

from annotate.languages.language import Language


class Tokens:
    """Parallel lists over the tokens of `text`: where each starts and ends, and its lower-case form.

    `kinds` are the closed classes of its language, `grammar` is what that does. An apostrophe in a word is
    written straight in `lows`, whatever the text has.
    """

    def __init__(self, text: str, language: Language) -> None:
        self.text = text
        self.kinds = language.kinds
        self.grammar = language.grammar
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.lows: list[str] = []
        for match in language.token.finditer(text):
            self.starts.append(match.start())
            self.ends.append(match.end())
            self.lows.append(match[0].lower().replace("’", "'"))

    def __len__(self) -> int:
        return len(self.starts)

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital letter."""
        return self.text[self.starts[i]].isupper()

    def word(self, i: int) -> bool:
        """Whether token `i` is a word or a number, not a mark."""
        return self.text[self.starts[i]].isalnum()

    def at(self, position: int) -> int:
        """Index of the first token that starts at `position` or after it."""
        return bisect_left(self.starts, position)

    def slice(self, i: int, j: int) -> str:
        """The text from token `i` up to and without token `j`."""
        return self.text[self.starts[i] : self.ends[j - 1]]
