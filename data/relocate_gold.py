"""Move the gold of the samples to the text that cleaning produces now.

    python data/relocate_gold.py

To be run when cleaning has changed, or after an edit of an article that kept the marked words. A span
moves where it and up to 30 characters on either side, within its line, occur in the new text as often as in
the old.
The others are listed and the file stays as it is: mend them by hand. Exit code 1 then.
"""

import json
import re
import sys
from pathlib import Path

from annotate.intake.clean import clean
from annotate.intake.read import read

CONTEXT = 30
SAMPLES = Path(__file__).parent / "samples"


def moved(old: str, new: str, start: int, end: int) -> int | None:
    """Where in `new` the span of `old` begins; None when its surroundings do not say."""
    before = old[max(0, start - CONTEXT) : start].rpartition("\n")[2]
    after = old[end : end + CONTEXT].partition("\n")[0]
    phrase = re.compile(re.escape(before + old[start:end] + after))
    places = [match.start() + len(before) for match in phrase.finditer(old)]
    anew = [match.start() + len(before) for match in phrase.finditer(new)]
    return anew[places.index(start)] if len(anew) == len(places) and start in places else None


def main() -> int:
    """Rewrite the gold; 1 when a span has no place in the new text."""
    files = {path.stem: path for path in (SAMPLES / "articles").rglob("*.*")}
    lines, lost = [], []
    for line in (SAMPLES / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        article = clean(next(raw for raw in read(files[record["id"]])))  # type: ignore[arg-type]
        spans = []
        for start, end, label in record["spans"]:
            position = moved(record["text"], article.text, start, end)
            if position is None:
                lost.append(f"{record['id']}: {label} {record['text'][start:end]!r}")
            else:
                spans.append([position, position + end - start, label])
        record |= {"text": article.text, "spans": sorted(spans)}
        lines.append(json.dumps(record, ensure_ascii=False) + "\n")
    if lost:
        print(*lost, sep="\n")
        return 1
    (SAMPLES / "gold.jsonl").write_text("".join(lines), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
