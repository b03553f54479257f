"""Words that judge an outlet, a side or the truth: no report of ours may use them."""

VERDICTS = frozenset(
    """biased unbiased bias propaganda propagandist propagandistic liar lie lies lying false fake untrue
    dishonest manipulative manipulated misleading deceptive guilty accused suspicious worst bad poor credible
    trustworthy untrustworthy extreme extremist innocent enemy friendly hostile truth true""".split()  # noqa: SIM905
)
