"""A codebook with two labels: all that a section can have, and all that it must have."""

from annotate.coding.codebook import Codebook, parse

WHOLE = """\
# Our codebook

Version: 2.1

Some words to coders, and a [[mark]] that means nothing here.

## How to code

- Slowly.

```markdown
## `shown` A section in a code block is not a label

### Nonsense
```

## `fish_word` Fish word

key: 3, colour: #336699, threshold: 0.25, was: herring_word cod_word

A word for a fish,
on two lines.

Mark the fish.

- Not the net.

### Questions

1. Is it a fish?
2. Is it
   fresh?

### Boundary

- Whales: `whale_word`.
  They are mammals.

A last word.

### Examples

- en: The [[herring]] met a [[cod 🐟]]. *(two fishes)*
- fr: Le [[hareng]] est là. *(person)*

### Counter-examples

- en: The ship sank. *(person: no fish)*

## `whale_word`

A word for a whale.
"""


def codebook(text: str = WHOLE) -> Codebook:
    return parse(text, "book.md")
