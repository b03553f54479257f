"""How articles were assigned to people, in the sentences that a methods section needs."""

from collections.abc import Iterator, Sequence

from annotate.report.vocabulary import listed, plural, times
from annotate.team import StudyDesign


def assignment(study: StudyDesign | None) -> str:
    """Who coded what, what they were shown, and how blind they were to one another; empty for no study."""
    if study is None:
        return ""
    of_them = f"{study.drawn:,} of them " if study.drawn < study.articles else ""
    said = [
        f"{plural(study.articles, 'article')}{f', {of_them}drawn at random,' if study.drawn else ''} "
        f"{'was' if study.articles == 1 else 'were'} assigned at random to {plural(study.coders, 'coder')}, "
        "each with a random order of their own",
        f"{study.double:,} of them to several coders",
    ]
    if study.again:
        again = "coding was" if study.again == 1 else "codings were"
        said.append(f"{study.again:,} {again} to be repeated by the same person")
    said.append(
        f"{study.blind:,} of {plural(study.articles, 'article')} were shown without any proposals"
        if study.blind
        else "every article was shown with its proposals"
    )
    if study.hidden:
        said.append(f"{plural(study.hidden, 'proposal')} elsewhere hidden from one coder, chosen at random")
    renewed = (
        f"The proposals were renewed {times(study.renewed)} while coding went on."
        if study.renewed
        else "The proposals that coders saw did not change while they coded."
    )
    blind = (
        "Each coder worked on a server of their own and could not see the work of others."
        if study.own_servers
        else "Coders worked in a project each on one server, where every account can open every project: "
        "they were blind to each other by convention."
    )
    told = "The outlet of an article was not told to them."
    return " ".join([f"{'; '.join(said)}.", *_people(study), renewed, blind, told])


def _people(study: StudyDesign) -> Iterator[str]:
    """Who was let in, who left and why it ended, with the lead's own reasons."""
    if study.passed:
        yield f"{plural(study.passed, 'coder')} had reached the target of their training first."
    if study.overridden:
        yield f"Let through by the lead below the target of their training: {_reasons(study.overridden)}."
    if study.left:
        yield f"Left before the end, so that others got what was unfinished: {_reasons(study.left)}."
    if study.ended:
        yield f"The assignment was ended by the lead: {listed([f'“{each}”' for each in study.ended])}."


def _reasons(who: Sequence[tuple[str, str]]) -> str:
    return listed([f"{code} (“{reason}”)" if reason else code for code, reason in who])
