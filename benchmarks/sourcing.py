"""Voice, speakers and sources: `python -m benchmarks.sourcing --corpora ../shared/corpora`."""

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotate.labels import labels
from annotate.records import Article, Rung, sha256
from annotate.rules.choice import chosen
from annotate.rules.tagger import tag
from annotate.text.pipeline import load
from annotate.text.reading import Reading
from annotate.text.words import words

UNATTRIBUTED: frozenset[Rung] = frozenset({"anonymous", "vague", "agentless"})
DOUBLE = '“”"'  #: marks around quoted content in PolNeAR
VAGUE_QUANTITY = "unattributed_claim/vague_quantity"
#: A gold source counts as anonymous or vague when its words, lower-cased, hold one of these and no name (a
#: capital letter beyond the first word), and it does not begin with "the" (then it was introduced
#: before), unless it is "the media", "the source" or "the person". The tagger has its own
#: list.
ANONYMOUS_OR_VAGUE = frozenset(
    """source sources insider insiders official officials aide aides adviser advisers advisor advisors
    operative operatives staffer staffers diplomat diplomats critic critics expert experts analyst
    analysts observer observers supporter supporters opponent opponents pundits commentators strategists
    people person some many others most several few lawmakers report reports media study studies rumors
    rumours anyone everyone someone somebody""".split()  # noqa: SIM905
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--polnear", default="polnear-dev.jsonl", help="the file to look at")
    parser.add_argument("--articles", type=int, default=None, help="only so many of its articles")
    parser.add_argument(
        "--show", choices=["missed", "speaker", "wrong", "weasel", "unsourced"], help="print errors"
    )
    asked = parser.parse_args()
    records = list(read_records(asked.corpora / asked.polnear))[: asked.articles]
    readings = [reading_of(record["id"], record["text"]) for record in records]
    started = time.perf_counter()
    counted = sum(
        sum(reading.words(voice) for voice in ("outlet", "quoted", "reported")) for reading in readings
    )
    seconds = time.perf_counter() - started
    result: dict[str, Any] = {"words_per_second": round(counted / seconds), "words": counted}
    result["quoted"] = score_quoted(records, readings, asked.show)
    result["unsourced"] = score_unsourced(records, readings, asked.show)
    result["weasel"] = score_weasel(asked.corpora / "weasel.jsonl", asked.show)
    result["weasel_with_quantities"] = score_weasel(asked.corpora / "weasel.jsonl", None, quantities=True)
    result["claims_and_quantities_per_1000_words"] = {
        name: [round(each, 2) for each in density(asked.corpora / name, articles)]
        for name, articles in (("ptc-train.jsonl", 150), ("polnear-train.jsonl", 250))
    }
    print(json.dumps(result, indent=1))


def read_records(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def reading_of(name: str, text: str, language: str = "en") -> Reading:
    title_end = max(text.find("\n"), 0)
    article = Article(id=name, text=text, title_end=title_end, language=language, text_sha256=sha256(text))
    return Reading(article, load(language))


def _in_marks(text: str, content: list[int]) -> bool:
    """Whether an attribution's content stands in double quotation marks (in PolNeAR they are part of it)."""
    start, end = content
    return end - start > 2 and text[start] in DOUBLE and text[end - 1] in DOUBLE


def score_quoted(records: list[dict[str, Any]], readings: list[Reading], show: str | None) -> dict[str, Any]:
    """Quoted attributions found, with the right speaker; quoted words outside every attribution."""
    gold = found = sourced = right = said = wrong = 0
    for record, reading in zip(records, readings, strict=True):
        text = record["text"]
        attributed = [each for each in record["attributions"] if "content" in each]
        for each in attributed:
            if each["type"] != "attributed" or not _in_marks(text, each["content"]):
                continue
            start, end = each["content"]
            inside = [reading.voice(s + start, e + start) == "quoted" for s, e in words(text[start:end])]
            if not inside:
                continue
            gold += 1
            hit = sum(inside) > len(inside) / 2
            found += hit
            if not hit and show == "missed":
                _print(text, start, end)
            if "source" not in each:
                continue
            sourced += 1
            speaker = reading.speaker(start, end)
            good = (
                hit
                and speaker is not None
                and speaker.start < each["source"][1]
                and each["source"][0] < speaker.end
            )
            right += good
            if hit and not good and show == "speaker":
                print("GOLD", text[slice(*each["source"])], "| OURS", speaker and speaker.text)
                _print(text, start, end)
        contents = sorted(tuple(each["content"]) for each in attributed)
        for quotation in reading.quotations:
            outside = 0
            for s, e in words(text[quotation.start : quotation.end]):
                said += 1
                outside += not any(a < e + quotation.start and s + quotation.start < b for a, b in contents)
            wrong += outside
            if outside and show == "wrong":
                _print(text, quotation.start, quotation.end)
    return {
        "gold": gold,
        "found": round(found / gold, 3),
        "with_source": sourced,
        "right_speaker": round(right / sourced, 3),
        "right_speaker_of_all": round(right / gold, 3),
        "quoted_words": said,
        "quoted_words_outside_any_attribution": round(wrong / said, 4),
    }


def score_unsourced(
    records: list[dict[str, Any]], readings: list[Reading], show: str | None
) -> dict[str, Any]:
    """Unattributed claims against gold without a source, and against anonymous or vague sources.

    A hit is overlap with cue, source or content. Precision is over all ours outside quotations.
    """
    result: dict[str, Any] = {}
    rungs = {"no_source": frozenset({"agentless"}), "anonymous_or_vague": frozenset({"anonymous", "vague"})}
    for name, wanted in (*rungs.items(), ("both", UNATTRIBUTED)):
        tp = predicted = recalled = total = 0
        for record, reading in zip(records, readings, strict=True):
            text = record["text"]
            gold = gold_unsourced(record, name)
            ours = [
                (each.start, each.end)
                for each in reading.attributions
                if each.rung in wanted and reading.voice(each.start, each.end) != "quoted"
            ]
            total += len(gold)
            predicted += len(ours)
            recalled += sum(any(_overlap(span, own) for span in spans for own in ours) for spans in gold)
            for own in ours:
                hit = any(_overlap(span, own) for spans in gold for span in spans)
                tp += hit
                if not hit and show == "unsourced" and name != "both":
                    print(
                        "FALSE",
                        name,
                        "|",
                        text[slice(*own)],
                        "|",
                        text[own[0] - 80 : own[1] + 60].replace("\n", "/"),
                    )
            if show == "unsourced" and name == "anonymous_or_vague":
                for spans in gold:
                    if not any(_overlap(span, own) for span in spans for own in ours):
                        print("MISS", name, "|", " | ".join(text[a:b][:120] for a, b in spans))
        result[name] = {
            "gold": total,
            "ours": predicted,
            "precision": round(tp / max(predicted, 1), 3),
            "recall": round(recalled / max(total, 1), 3),
        }
    return result


def gold_unsourced(record: dict[str, Any], name: str) -> list[list[tuple[int, int]]]:
    """The spans of each gold attribution without a source, with a vague one, or (`name` "both") either."""
    gold = [
        [(each[part][0], each[part][1]) for part in ("cue", "source", "content") if part in each]
        for each in record["attributions"]
        if (name != "anonymous_or_vague" and each["type"] == "no_source")
        or (name != "no_source" and each["type"] == "attributed" and _is_vague(record["text"], each))
    ]
    return [spans for spans in gold if spans]


def _is_vague(text: str, attribution: dict[str, Any]) -> bool:
    if "source" not in attribution:
        return False
    source = text[slice(*attribution["source"])]
    tokens = source.replace("’", "'").split()
    named = any(token[:1].isupper() and token.upper() != "U.S." for token in tokens[1:])
    known = tokens[:1] in (["the"], ["The"]) and tokens[1:2] not in (
        ["media"],
        ["source"],
        ["sources"],
        ["person"],
    )
    return (
        not named
        and not known
        and any(token.lower().strip(",.'\"“”") in ANONYMOUS_OR_VAGUE for token in tokens)
    )


def score_weasel(path: Path, show: str | None, *, quantities: bool = False) -> dict[str, Any]:
    """Precision and recall of sentences in which an unattributed claim is found.

    With `quantities` the rule for vague quantities is on, which it is not unless a workspace asks for it.
    """
    known = chosen(labels(("unattributed_claim",)), {VAGUE_QUANTITY: quantities}, path)
    tp = predicted = total = 0
    for record in read_records(path):
        reading = reading_of(record["id"], record["text"])
        (tagged,) = tag([reading], known, codebook_version="", rules_version="")
        weasel = record["label"] == "weasel"
        total += weasel
        predicted += bool(tagged.tags)
        tp += bool(tagged.tags) and weasel
        if show == "weasel" and bool(tagged.tags) != weasel:
            print(
                "FALSE" if tagged.tags else "MISS", [each.text for each in tagged.tags], record["text"][:200]
            )
    return {"precision": round(tp / predicted, 3), "recall": round(tp / total, 3), "sentences": predicted}


def density(path: Path, articles: int) -> tuple[float, float]:
    """Unattributed claims per 1,000 words of the first articles of a corpus, and vague quantities besides."""
    known = chosen(labels(("unattributed_claim",)), {VAGUE_QUANTITY: True}, path)
    counted = claims = quantities = 0
    for record in list(read_records(path))[:articles]:
        reading = reading_of(record.get("id", ""), record["text"])
        (tagged,) = tag([reading], known, codebook_version="", rules_version="")
        counted += sum(tagged.words.values())
        vague = sum(each.rules == (VAGUE_QUANTITY,) for each in tagged.tags)
        claims, quantities = claims + len(tagged.tags) - vague, quantities + vague
    return 1000 * claims / counted, 1000 * quantities / counted


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _print(text: str, start: int, end: int) -> None:
    print(
        "   ",
        text[max(start - 120, 0) : start].replace("\n", "/"),
        "⟦",
        text[start:end].replace("\n", "/"),
        "⟧",
        text[end : end + 120].replace("\n", "/"),
    )


if __name__ == "__main__":
    main()
