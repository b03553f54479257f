"""How far a long piece of work is, for whoever waits for it."""


class Progress:
    """Told by the work itself how far it is; this one tells nobody. `annotate.cli.console.Bar` draws it."""

    def begin(self, total: int, what: str = "") -> None:
        """There are `total` steps to do, from now on of `what`."""

    def advance(self, steps: int) -> None:
        """`steps` more are done."""


NO_PROGRESS = Progress()
