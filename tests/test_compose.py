"""compose.yaml, as far as it can be checked without Docker: its settings, its ports, its secrets."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "team-server.md").read_text(encoding="utf-8")


@pytest.fixture
def services() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"])


def variables(text: str) -> dict[str, str]:
    pairs = (line.partition("=") for line in text.splitlines() if "=" in line and line[0] != "#")
    return {name: value.partition("  ")[0].strip() for name, _, value in pairs}


def test_the_settings_are_those_that_were_run_without_containers(services: dict[str, Any]) -> None:
    (block,) = re.findall(r"```\n(DJANGO_DB=.*?)```", GUIDE, re.S)
    guide = variables(block)
    example = variables((ROOT / "docs" / "compose.env.example").read_text(encoding="utf-8"))
    own = services["studio"]["environment"]
    assert {**example, **own}.keys() == guide.keys()
    differing = {name for name in example if example[name] != guide[name]}
    assert {guide[name] for name in differing} == {"…"}
    assert [name for name in example if not example[name]] == [
        *("POSTGRE_PASSWORD", "LABEL_STUDIO_PASSWORD", "LABEL_STUDIO_USER_TOKEN"),
        *("LABEL_STUDIO_SENTRY_DSN", "LABEL_STUDIO_FRONTEND_SENTRY_DSN"),
    ]
    served = " ".join(services["studio"]["command"])
    for word in (
        "label-studio init --no-browser",
        "--workers 2 --timeout 300",
        "label_studio.core.wsgi:application",
    ):
        assert word in served
        assert word in GUIDE


def test_versions_are_those_of_the_project(services: dict[str, Any]) -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    built = services["studio"]["build"]["dockerfile_inline"]
    (pinned,) = re.findall(r"label-studio==[\d.]+", built)
    assert f'"{pinned}"' in project
    python = re.findall(r"FROM python:([\d.]+)", built)
    assert f"python{python[0]}/site-packages" in " ".join(services["studio"]["command"])


def test_nothing_is_open_to_the_network_and_no_secret_is_in_it(services: dict[str, Any]) -> None:
    assert [port for each in services.values() for port in each.get("ports", ())] == ["127.0.0.1:8080:8080"]
    assert services["database"]["environment"]["POSTGRES_PASSWORD"].startswith("${POSTGRE_PASSWORD:?")
    assert services["desk"]["command"][:2] == ["annotate", "serve"]
    assert services["desk"]["network_mode"] == "host"
    assert "compose.env" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert "compose.env" in (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
