"""Who an account is, and whom a lead means; with a real server in test_team_trouble.py."""

from dataclasses import dataclass
from typing import cast

import pytest

from annotate.errors import UsageError
from annotate.steps.coders.people import (
    People,
    own_server,
    own_servers,
    reviewer_code,
    server_of,
    with_own_servers,
)
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.studio.listing import Account
from annotate.team import EVERYBODY, Assignment, Coder, Design
from annotate.workspace import Workspace

JOINED = "2026-11-01T00:00:00Z"


@dataclass(frozen=True)
class Server:
    """What a server says of its accounts: addresses by number, and when they were made."""

    addresses: tuple[tuple[int, str], ...]
    joined: str = JOINED
    name: str = "s"

    def accounts(self) -> tuple[Account, ...]:
        return tuple(
            Account(number=number, address=address, joined=self.joined) for number, address in self.addresses
        )


def people(store: Store, *addresses: tuple[int, str], joined: str = JOINED) -> People:
    return People(store, cast(Studio, Server(addresses, joined)), 1)


ADA, BEN = (2, "Ada@example.org"), (3, "ben@example.org")


def test_an_account_keeps_the_code_of_its_first_address(workspace: Workspace) -> None:
    code = reviewer_code(1, "ada@example.org")
    with workspace.store() as store, store.transaction():
        assert people(store, ADA).code(2, "Ada@example.org") == code
        renamed = (2, "ada@elsewhere.example")
        assert people(store, renamed).code(2, "ada@elsewhere.example") == code
        [kept] = store.coders()
        assert (kept.account, kept.joined, kept.code, kept.name) == (2, JOINED, code, "")


def test_a_number_that_was_handed_out_again_and_an_address_that_was_are_other_people(
    workspace: Workspace,
) -> None:
    code = reviewer_code(1, "ada@example.org")
    with workspace.store() as store, store.transaction():
        people(store, ADA).code(2, "Ada@example.org")
        later = people(store, (2, "zoe@example.org"), joined="2026-11-09T00:00:00Z")
        assert later.code(2, "zoe@example.org") == reviewer_code(1, "zoe@example.org")
        both = people(store, (2, "ada@elsewhere.example"), (9, "ada@example.org"))
        other = both.code(9, "ada@example.org")
        assert other not in (code, reviewer_code(1, "zoe@example.org"))
        assert people(store, (9, "ada@new.example")).code(9, "ada@new.example") == other


def test_who_comes_back_with_the_same_address_is_the_same_person(workspace: Workspace) -> None:
    with workspace.store() as store, store.transaction():
        code = people(store, ADA).code(2, "Ada@example.org")
        assert people(store, (7, "ada@example.org")).code(7, "ada@example.org") == code
        assert people(store).code(8, "user 8") == reviewer_code(1, "user 8")


def test_coders_are_named_by_address_by_what_is_before_the_at_or_by_code(workspace: Workspace) -> None:
    with workspace.store() as store, store.transaction():
        here = people(store, ADA, BEN)
        ada, ben = here.named(["ada", " BEN@example.org"])
        assert (ada.name, ada.account, ben.name, ben.account) == ("ada", 2, "ben", 3)
        assert here.named([ada.code]) == (ada,)
        later = people(store, (2, "a.lovelace@example.org"), BEN)
        assert later.named(["ada"]) == (ada,)
        assert later.named(["a.lovelace"]) == (ada,)
        assert people(store, BEN).named(["ada"]) == (ada,)  # the account was deleted


def test_a_name_that_two_could_have_or_nobody_has_is_refused(workspace: Workspace) -> None:
    with workspace.store() as store, store.transaction():
        two = people(store, ADA, (4, "ada@elsewhere.example"))
        with pytest.raises(UsageError, match=r"'ada' can be Ada@example.org or ada@elsewhere.example"):
            two.named(["ada"])
        [coder] = two.named(["ada@elsewhere.example"])
        assert coder.name == "ada@elsewhere.example"
        with pytest.raises(UsageError, match=r"nobody on s is called 'cy': .*invite link"):
            two.named(["cy"])


def test_on_a_coders_own_server_everybody_is_that_coder(workspace: Workspace) -> None:
    with workspace.store() as store, store.transaction():
        ada, ben = with_own_servers(workspace, store, ["Ada ", "ben"])
        assert (ada.code, ada.account, ada.name) == (reviewer_code(1, "ada"), EVERYBODY, "ada")
        assert ada.server != ben.server
        there = People(store, cast(Studio, Server(((1, "reviewer@localhost"),), name=ada.server)), 1)
        assert there.code(1, "reviewer@localhost") == ada.code
        assert with_own_servers(workspace, store, ["ada"]) == (ada,)


def test_only_who_takes_part_has_a_server_and_only_a_started_one_is_asked(workspace: Workspace) -> None:
    with pytest.raises(UsageError, match=r"'ada' has no server of their own .* \(who has: nobody\)"):
        server_of(workspace, "ada")
    with workspace.store() as store, store.transaction():
        [ada] = with_own_servers(workspace, store, ["ada"])
        run = Assignment(
            id="a", made_at=JOINED, seed=1, coders=(ada.code,), design=Design(), server="",
            codebook_version="1",
        )  # fmt: skip
        store.add_assignment(run, [])
    server = server_of(workspace, "Ada")
    assert server.name == ada.server
    assert own_servers(workspace) == ()
    (server.data / "label_studio.sqlite3").touch()
    assert [each.data for each in own_servers(workspace)] == [server.data]
    for name in ("../ada", "", "a b", "-ada", "é"):
        with pytest.raises(UsageError, match="cannot name a coder with a server of their own"):
            own_server(workspace, name)
    assert isinstance(ada, Coder)
