"""A rule turned on and another turned off in a fresh workspace, through the command line alone."""

import json
from pathlib import Path
from typing import Any

from tests.command import printed

ARTICLE = (
    "Clubs and boats\n\nMany clubs on the coast own a boat. Critics say the toll is too high for them.\n"
)


def test_a_workspace_turns_rules_on_and_off(tmp_path: Path) -> None:
    printed("init", "desk", folder=tmp_path)
    desk = tmp_path / "desk"
    (tmp_path / "boats.txt").write_text(ARTICLE, encoding="utf-8")
    printed("add", "../boats.txt", folder=desk)
    printed("tag", folder=desk)

    def found() -> list[dict[str, Any]]:
        tags: list[dict[str, Any]] = json.loads(
            printed("scan", "../boats.txt", "--format", "json", folder=desk)
        )["tags"]
        return tags

    assert [each["text"] for each in found()] == ["Critics say"]
    settings = desk / "annotate.toml"
    before = settings.read_text(encoding="utf-8")
    rules = '[rules]\n"unattributed_claim/vague_quantity" = true\n"unattributed_claim/vague_group" = false\n'
    settings.write_text(before.replace("[rules]\n", rules), encoding="utf-8")
    assert [(each["text"], each["reason"]) for each in found()] == [
        ("Many", "“Many” leaves it open how many and which, so nobody can check it.")
    ]
    assert "1 article new or stale" in printed("doctor", "--format", "json", folder=desk)
    listed = json.loads(
        printed("labels", "unattributed_claim", "--precision", "--format", "json", folder=desk)
    )
    assert [each["rule"].partition("/")[2] for each in listed["rules"]] == [
        "agentless_passive", "anonymous_source", "expectation", "hearsay", "hearsay_conditional",
        "vague_quantity",
    ]  # fmt: skip
    printed("tag", folder=desk)
    assert "unattributed_claim/vague_quantity" in printed("explain", found()[0]["id"], folder=desk)
    settings.write_text(before.replace("[rules]\n", '[rules]\n"loaded_label/all" = true\n'), encoding="utf-8")
    said = printed("tag", folder=desk, code=3)
    assert f"{settings}: rules.'loaded_label/all' is not a rule here; allowed: loaded_label/" in said
