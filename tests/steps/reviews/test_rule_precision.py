from pathlib import Path

from annotate.coding.precision import Record
from annotate.records import Task
from annotate.steps.reviews.rule_precision import reviewed_precision, rule_precision
from annotate.workspace import Workspace
from tests.records import article, decision, review, tag

DAM = article("The puppet regime opened a dam. The thugs left.")
PUPPET = tag(DAM, 4, 17, rules=("loaded_label/noun", "loaded_label/gone"))
THUGS = tag(DAM, 36, 41, rules=("loaded_label/noun",))


def test_every_rule_that_runs_has_a_record_and_so_has_one_that_reviewers_saw(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path, seed=1)
    book = workspace.codebook()
    offered = (f"loaded_label@{book['loaded_label'].digest}",)
    shown = {"tags_shown": (PUPPET.id, THUGS.id), "labels_offered": offered}
    with workspace.store() as store, store.transaction():
        store.add_article(DAM)
        task = Task(server="s", project=1, task_id=1, article_id=DAM.id, content_sha256="")
        store.put_snapshot(task, "v", [PUPPET, THUGS])
        verdicts = [decision("r", PUPPET), decision("r", THUGS, "rejected")]
        store.add_review(review("r", DAM, **shown), verdicts)
        assert reviewed_precision(store, book) == {
            "loaded_label": Record(right=1, wrong=1),
            "loaded_label/gone": Record(right=1),
            "loaded_label/noun": Record(right=1, wrong=1),
        }
    found = rule_precision(workspace)
    assert {name: each for name, each in found.items() if each.reviewed} == {
        "loaded_label/gone": Record(right=1),
        "loaded_label/noun": Record(right=1, wrong=1),
    }
    assert found["unattributed_claim/vague_group"] == Record()
    assert "loaded_label" not in found
