"""Who people on a server are: the code that everything but the server knows them by.

An account is known by its number and the time it was made, from first sight on: whoever changes the address
keeps the code. On the server of one coder everybody is that coder.
"""

import re
from collections.abc import Sequence

from annotate.errors import UsageError
from annotate.records import digest
from annotate.steps.coders.assignments import servers
from annotate.store import Store
from annotate.studio.client import Studio
from annotate.studio.listing import Account
from annotate.studio.server import LocalServer
from annotate.team import EVERYBODY, Coder
from annotate.workspace import Workspace

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")


def reviewer_code(seed: int, address: str) -> str:
    """A stable name for a person that does not give away the e-mail address."""
    return "r-" + digest("reviewer", seed, address.strip().lower())[:6]


def code_called(store: Store, seed: int, name: str) -> str:
    """The code of whoever says to be `name`: that of the coder who is called so, or has this code."""
    said = name.strip().lower()
    known = [each.code for each in store.coders() if said in (each.name.lower(), each.code)]
    return known[-1] if said and known else reviewer_code(seed, name)


class People:
    """The people on one server. Use it inside a transaction: who is seen for the first time is kept."""

    def __init__(self, store: Store, studio: Studio, seed: int) -> None:
        self._store, self._server, self._seed = store, studio.name, seed
        self._accounts = {each.number: each for each in studio.accounts()}
        self._known = {(c.account, c.joined): c for c in store.coders() if c.server == studio.name}

    def code(self, number: int | None, address: str) -> str:
        """The code of an account; `address` counts where nothing better is known."""
        if own := self._known.get((EVERYBODY, "")):
            return own.code
        account = self._accounts.get(number or 0)
        if account is None:
            return reviewer_code(self._seed, address)
        return self.coder(account).code

    def coder(self, account: Account, name: str = "") -> Coder:
        """Who an account is, from now on under this `name` if it has none."""
        known = self._known.get((account.number, account.joined))
        if known is None or (name and not known.name):
            code = known.code if known else self._new_code(account)
            known = Coder(
                server=self._server, account=account.number, joined=account.joined, code=code, name=name
            )
            self._known[account.number, account.joined] = known
            self._store.put_coder(known)
        return known

    def named(self, names: Sequence[str]) -> tuple[Coder, ...]:
        """The coders that a lead names, by address, the part before @ or code. UsageError for one unknown."""
        return tuple(self._named(name.strip()) for name in names)

    def _named(self, name: str) -> Coder:
        accounts = self._accounts.values()
        meant = [each for each in accounts if each.address.lower() == name.lower()]
        called = [] if meant else [each for each in self._known.values() if name in (each.code, each.name)]
        meant = meant or [each for each in accounts if _short(each) == name.lower()]
        found = {each.code: each for each in (*called, *map(self.coder, meant))}
        if len(found) > 1:
            which = " or ".join([each.address for each in meant] or found)
            raise UsageError(f"{name!r} can be {which}: name the whole address")
        for account in meant:
            alone = [_short(each) for each in accounts].count(_short(account)) == 1
            return self.coder(account, _short(account) if alone else account.address)
        for coder in called:
            return coder
        raise UsageError(
            f"nobody on {self._server} is called {name!r}: coders are named by the address of their account, "
            "or the part of it before @. Anybody without one makes one through the invite link, which the "
            "server shows under Organization → Add Members; then run this again. Nothing was assigned"
        )

    def _new_code(self, account: Account) -> str:
        """That of the address, unless somebody here has it who is called otherwise by now."""
        code = reviewer_code(self._seed, account.address)
        there = {(each.number, each.joined) for each in self._accounts.values()}
        if any(each.code == code and key in there for key, each in self._known.items()):
            return reviewer_code(self._seed, f"{account.address} {account.number} {account.joined}")
        return code


def _short(account: Account) -> str:
    return account.address.partition("@")[0].lower()


def own_server(workspace: Workspace, name: str) -> LocalServer:
    """The server of the coder called `name`, which only that person uses. UsageError if none can have it."""
    if not _NAME.fullmatch(name.lower()):
        raise UsageError(
            f"{name!r} cannot name a coder with a server of their own: take up to 40 letters, digits, dots, "
            "dashes and underscores"
        )
    state = workspace.state / "coders" / name.lower()
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    return LocalServer(state)


def server_of(workspace: Workspace, name: str) -> LocalServer:
    """The own server of somebody who takes part in the open assignment. UsageError where there is none."""
    with workspace.store() as store:
        own = [each for each in store.coders() if each.account == EVERYBODY and each.server in servers(store)]
    if name.strip().lower() not in {each.name for each in own}:
        names = ", ".join(sorted(each.name for each in own)) or "nobody"
        raise UsageError(
            f"{name!r} has no server of their own in an open assignment (who has: {names}): `annotate assign "
            "--own-servers --coders …` does that. A coder on the team's server opens the project there"
        )
    return own_server(workspace, name.strip())


def own_servers(workspace: Workspace) -> tuple[LocalServer, ...]:
    """Those of all coders that were ever started, by name."""
    states = sorted((workspace.state / "coders").glob("*/label-studio/*.sqlite3"))
    return tuple(LocalServer(folder) for folder in dict.fromkeys(each.parents[1] for each in states))


def with_own_servers(workspace: Workspace, store: Store, names: Sequence[str]) -> tuple[Coder, ...]:
    """The coders of these names, each with a server of their own. Call it inside a transaction."""
    found = []
    for name in (each.strip().lower() for each in names):
        code = reviewer_code(workspace.config.seed, name)
        server = own_server(workspace, name).name
        found.append(Coder(server=server, account=EVERYBODY, joined="", code=code, name=name))
        store.put_coder(found[-1])
    return tuple(found)
