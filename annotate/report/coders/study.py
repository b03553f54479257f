"""What is known of how far the coders of a workspace agree: the value that all its forms are made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotate.coding.agreement.figures import Agreement
from annotate.coding.agreement.suggestions import Suggestions
from annotate.coding.codebook import LabelDefinition
from annotate.report.coders.disagreement import Disagreement

TARGETS = (0.667, 0.8)  #: for tentative conclusions, and for reliable ones (Krippendorff 2019, section 12.4)


@dataclass(frozen=True, kw_only=True)
class Study:
    """Figures, and the articles behind them, those that cost most agreement first.

    `shown` counts the articles that several people coded by what their pages held: ``tags`` for everybody,
    ``nothing`` for everybody, or ``both``. `left_out` counts reviews that are no part of it, by reason.
    `targets` are alphas to reach. `suggestions` is None where nobody coded without seeing tags. `planned` are
    the articles that open assignments give to several people.
    """

    agreement: Agreement
    labels: Sequence[LabelDefinition]
    disagreements: tuple[Disagreement, ...]
    shown: Mapping[str, int]
    left_out: Mapping[str, int]
    targets: tuple[float, ...] = TARGETS
    suggestions: Suggestions | None = None
    planned: int = 0
