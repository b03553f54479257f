import re
from importlib.resources import files
from typing import get_args

import pytest

from annotate.records import Rung, Voice
from annotate.report import vocabulary
from annotate.report.evidence import Status
from annotate.report.vocabulary import short
from tests.report.verdicts import VERDICTS

REPORTS = sorted(
    each.name for each in files("annotate.report").iterdir() if each.name.endswith((".py", ".j2"))
)


@pytest.mark.parametrize("file", REPORTS)
def test_no_report_judges(file: str) -> None:
    source = (files("annotate.report") / file).read_text(encoding="utf-8")
    if file.endswith(".py"):
        said = " ".join(re.findall(r'"((?:[^"\\\n]|\\.)*)"', re.sub(r'""".*?"""', "", source, flags=re.S)))
    else:
        said = re.sub(r"{[{%#].*?[}%#]}|<[^>]*>", " ", source, flags=re.S)
    assert set(re.findall(r"[a-z]+", said.lower())) & VERDICTS == set()


def test_short_keeps_both_ends() -> None:
    assert short("a  b\nc") == "a b c"
    assert short("0123456789" * 30, 90) == "0123456789" * 4 + "01234 … " + "0123456789" * 3


def test_every_voice_rung_and_status_has_its_word() -> None:
    assert set(vocabulary.VOICE) == set(get_args(Voice))
    assert set(vocabulary.RUNG) == set(get_args(Rung))
    assert set(vocabulary.STATUS) == set(get_args(Status))
