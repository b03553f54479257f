import pytest

from annotate.intake.declared import declared


@pytest.mark.parametrize(
    ("page", "names"),
    [
        ('<meta charset="windows-1250">', ["windows-1250"]),
        ("<META CHARSET=koi8-r>", ["koi8-r"]),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2">', ["iso-8859-2"]),
        ("<meta content='text/html;charset=\"cp1251\"' http-equiv=content-type>", ["cp1251"]),
        ('<?xml version="1.0" encoding="windows-1253"?><html>', ["windows-1253"]),
        ("<?xml version='1.0' encoding='utf-8'?><meta charset=cp1250>", ["utf-8", "cp1250"]),
        ('<meta charset="utf-16le">', ["utf-8"]),  # who can read it here is not in UTF-16
        ('<!-- <meta charset="koi8-r"> --><meta charset="utf-8">', ["utf-8"]),
        ("<script>document.write('<meta charset=\"koi8-r\">')</script>", []),
        ('<meta name="description" content="how charset=koi8-r came about">', []),
        ('<meta http-equiv="refresh" content="0; url=?charset=koi8-r">', []),
        ("<meta charset><meta charset=' '>", []),
        ('<![ x ]><![y[z]]><![if !mso]><![CDATA[z]]><meta charset="koi8-r"><![', ["koi8-r"]),
        ("<p>In HTML one writes charset=koi8-r.</p>", []),
        ("", []),
    ],
)
def test_what_a_page_says(page: str, names: list[str]) -> None:
    assert declared(page.encode("latin-1")) == names


def test_any_bytes_may_follow() -> None:
    assert declared(b'<meta charset="cp1251"><title>' + bytes(range(128, 256))) == ["cp1251"]
