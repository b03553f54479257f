"""The option --jobs, of commands that spread their work over processes."""

import os

from annotate.cli.console import say


def said_where_many(jobs: int) -> int:
    """As many processes as were asked for; where processors are fewer, the person is told."""
    processors = os.cpu_count() or jobs
    if jobs > processors:
        several = f"{processors} processors work" if processors > 1 else "one processor works"
        say(
            f"--jobs {jobs}: {several} here, so more processes than that make it no quicker, and each takes "
            "memory for itself"
        )
    return jobs
