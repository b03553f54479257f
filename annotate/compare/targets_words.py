"""What is said of who is called what by whom: as a page and as text."""

from collections.abc import Iterator, Mapping, Sequence

from annotate.compare.targets import Target
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
        f"Most often “{first.name}”, in {plural(first.stories, 'story', 'stories')}; by {by.outlet} in "
        f"{by.stories} of the {plural(by.named, 'story', 'stories')} naming it, as “{words}” above all."
    )


def lines(found: Sequence[Target], titles: Mapping[str, str]) -> Iterator[str]:
    """The same as plain text."""
    yield "Who is called what by whom"
    yield lead(found)
    for target in found:
        yield f"\n{target.name}"
        for each in target.callings:
            low, high = (f"{100 * end:.0f}" for end in each.interval)
            words = "; ".join(
                f"“{text}” {titles.get(label, label).lower()}{f' × {times}' if times > 1 else ''}"
                for (label, text), times in each.words.items()
            )
            share = f"{each.stories} of {plural(each.named, 'story', 'stories')} ({low}–{high} %)"
            yield f"  {each.outlet}: {share}  {words}".rstrip()
    yield f"\n{NOTE}\n{NO_VERDICT}"


def page(found: Sequence[Target], titles: Mapping[str, str]) -> str:
    """The same as one self-contained page without scripts."""
    return styled("compare/targets.html.j2", (), targets=found, titles=titles, lead=lead(found), note=NOTE)
