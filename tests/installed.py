"""A package as it is when somebody has installed it: entry points that another process finds."""

import os
from pathlib import Path


def with_entry_points(folder: Path, name: str, entry_points: str) -> dict[str, str]:
    """An environment in which the package `name` is installed, in `folder`, by its `entry_points` alone."""
    about = folder / f"{name}-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(entry_points)
    path = [str(folder), str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path)}
