from pathlib import Path

import pytest

from annotate.errors import InputError, UsageError
from annotate.learn.registry import CLASSIFIER
from annotate.steps.tags.models import found, listed, promote, roll_back
from annotate.steps.training.train import train
from annotate.steps.upkeep.doctor import examine
from tests.learn.invented import articles
from tests.steps.reviewed import review, workspace


def test_models_are_listed_promoted_and_rolled_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = workspace(tmp_path / "w", articles(24))
    assert listed(here) == ()
    with pytest.raises(UsageError, match="no model is in use"):
        found(here, "current")
    first = train(here).manifest
    review(here, articles(24, seed=5, flipped=True))
    refused = train(here).manifest
    assert [(each.manifest.id, each.current) for each in listed(here)] in (
        [(first.id, True), (refused.id, False)],
        [(refused.id, False), (first.id, True)],  # made in the same second: then by id
    )
    assert found(here, refused.id[:5]).manifest == refused
    assert found(here, "current").manifest.id == first.id
    place = here.models / first.id
    place.rename(tmp_path / "moved")
    with pytest.raises(InputError) as caught:
        listed(here)
    assert str(caught.value) == (
        f"{here.models / 'current'} names the model {first.id}, which is not there: put its folder back, "
        f"promote another (there are: {refused.id}), or `annotate models rollback`"
    )
    (tmp_path / "moved").rename(place)
    assert promote(here, refused.id[:5]).id == refused.id
    assert found(here, "current").manifest.id == refused.id
    back = roll_back(here)
    assert back is not None
    assert back.id == first.id
    assert roll_back(here) is None
    with pytest.raises(UsageError, match="nothing to go back to"):
        roll_back(here)
    with pytest.raises(UsageError, match="there is no model 'zzz'"):
        promote(here, "zzz")

    # Where models were lost or damaged, the next that can be used counts, and doctor names it.
    monkeypatch.chdir(here.root)
    (here.models / "current").write_text(f"gone\n{refused.id}\n{first.id}\n", encoding="utf-8")
    (here.models / refused.id / CLASSIFIER).unlink()
    assert [each.fix for each in examine() if each.name == "model"] == [
        f"annotate models rollback, to {first.id}"
    ]
    assert roll_back(here) == first
    assert (here.models / "current").read_text(encoding="utf-8") == f"{first.id}\n"
