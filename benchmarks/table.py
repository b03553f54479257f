"""A row of the table that `make bench` prints."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Row:
    """What was measured, its figure, and the most that is allowed, None where it is there to compare with."""

    what: str
    figure: float | None
    limit: float | None = None

    @property
    def over(self) -> bool:
        """Whether it passes its limit."""
        return self.figure is not None and self.limit is not None and self.figure > self.limit

    def __str__(self) -> str:
        figure = "too quick" if self.figure is None else f"{self.figure:.2f}"
        limit = "" if self.limit is None else f"{self.limit:g}"
        return f"| {self.what} | {figure} | {limit} | {'over' if self.over else ''} |"
