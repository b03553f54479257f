"""What is said of who is called what by whom: as a page and as text."""

from collections.abc import Iterator, Mapping, Sequence

from annotate.compare.targets import Calling, Target
from annotate.report.page import styled
from annotate.report.vocabulary import NO_VERDICT, plural

NOTE = (
    "In the outlet’s own words only, as approved where an article is reviewed and as proposed where not. "
    "Whom a word is put on is found by rule (see the README for how often that is right). The interval is "
    "the 95 % exact one of the share of stories. Spellings of one name are one: a short one goes to the only "
    "longer name that ends in it."
)


def lead(found: Sequence[Target]) -> str:
    """The answer in a sentence: who is called something in most stories, by whom."""
    if not found:
        return "Nobody is called anything that is tagged, in the outlets’ own words."
    first = found[0]
    by = max(first.callings, key=lambda each: (each.stories, each.outlet))
    words = next(iter(by.words))[1]
    return (
        f"Most often “{first.name}”, by {by.outlet} in {by.stories} of the "
        f"{plural(by.named, 'story', 'stories')} naming it ({share(by)}), as “{words}” above all."
    )


def share(calling: Calling) -> str:
    """The interval of the share of stories, in per cent: 35–93 %."""
    return "{:.0f}–{:.0f} %".format(*(100 * end for end in calling.interval))


def lines(found: Sequence[Target], titles: Mapping[str, str]) -> Iterator[str]:
    """The same as plain text."""
    yield "Who is called what by whom"
    yield lead(found)
    for target in found:
        yield f"\n{target.name}"
        for each in target.callings:
            words = "; ".join(
                f"“{text}” {titles.get(label, label).lower()}{f' × {times}' if times > 1 else ''}"
                for (label, text), times in each.words.items()
            )
            found_in = f"{each.stories} of {plural(each.named, 'story', 'stories')} ({share(each)})"
            yield f"  {each.outlet}: {found_in}  {words}".rstrip()
    yield f"\n{NOTE}\n{NO_VERDICT}"


def page(found: Sequence[Target], titles: Mapping[str, str]) -> str:
    """The same as one self-contained page without scripts."""
    return styled(
        "compare/targets.html.j2", (), targets=found, titles=titles, lead=lead(found), share=share, note=NOTE
    )
