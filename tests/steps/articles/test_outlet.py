from dataclasses import replace
from pathlib import Path

import pytest

from annotate.config import SETTINGS
from annotate.errors import MissingError, UsageError
from annotate.steps.articles.outlet import set_outlet
from annotate.steps.results.compare import comparison
from annotate.steps.tags.tag import tag
from annotate.workspace import Workspace
from tests.steps.dam import DAM, RAIN, both_read


def outlets(desk: Workspace) -> dict[str, str | None]:
    with desk.store() as store:
        return {each.source.rpartition("/")[2]: each.outlet for each in store.publications()}


def test_a_path_means_what_was_read_from_there_and_an_id_every_place(tmp_path: Path) -> None:
    desk = both_read(tmp_path)
    ((changed, had),) = set_outlet(desk, "The Lantern", [str(tmp_path / "dam.txt")])
    assert (changed.outlet, changed.article_id, had) == ("The Lantern", DAM.id, "The Sarel Beacon")
    before = "The Sarel Beacon"
    assert outlets(desk) == {"dam.txt": "The Lantern", "dam": before, "rain.txt": before}
    assert len(set_outlet(desk, "The Lantern", [DAM.id[:8]])) == 1  # the other place; the first has it
    assert outlets(desk) == {"dam.txt": "The Lantern", "dam": "The Lantern", "rain.txt": before}


def test_a_folder_means_all_that_was_read_from_it_and_an_address_is_in_no_folder(tmp_path: Path) -> None:
    desk = both_read(tmp_path)
    assert len(set_outlet(desk, "The Lantern", [str(tmp_path), RAIN.id])) == 2
    assert outlets(desk)["dam"] == "The Sarel Beacon"
    assert len(set_outlet(desk, "The Lantern", [], everything=True)) == 1


def test_a_name_that_fits_nothing_changes_nothing(tmp_path: Path) -> None:
    desk = both_read(tmp_path)
    with pytest.raises(UsageError, match="no article 'nowhere"):
        set_outlet(desk, "The Lantern", [str(tmp_path / "dam.txt"), "nowhere.txt"])
    assert set(outlets(desk).values()) == {"The Sarel Beacon"}
    with pytest.raises(UsageError, match="--all"):
        set_outlet(desk, "The Lantern", [])


def without(desk: Workspace) -> None:
    with desk.store() as store, store.transaction():
        for each in store.publications():
            store.add_publication(replace(each, outlet=None, published=None))


def test_without_a_name_the_settings_fill_in_what_is_missing(tmp_path: Path) -> None:
    desk = both_read(tmp_path)
    without(desk)
    set_outlet(desk, "The Lantern", [RAIN.id])
    settings = desk.root / SETTINGS
    named = '[outlets]\n"beacon.example" = "The Beacon"'
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("[outlets]", named), encoding="utf-8")
    set_outlet(Workspace.at(desk.root), None, [], everything=True)
    assert outlets(desk) == {"dam.txt": None, "dam": "The Beacon", "rain.txt": "The Lantern"}


@pytest.mark.parametrize(("by", "mends"), [("outlet", "annotate outlet NAME"), ("month", "--published")])
def test_a_comparison_of_nothing_says_what_is_missing_and_the_command_that_mends_it(
    tmp_path: Path,
    by: str,
    mends: str,
) -> None:
    desk = both_read(tmp_path)
    without(desk)
    tag(desk)
    with pytest.raises(MissingError, match=mends):
        comparison(desk, by=by)  # type: ignore[arg-type]
