"""Which encoding a text is in, by evidence: names that must come out as they were written."""

import pytest

from annotate.intake.encoding import decode

CZECH = "Ředitel školy Jiří Růžička v úterý odmítl, že úřad zatajil zprávu. Žádosti přišly příliš pozdě."
POLISH = (
    "Burmistrz Łukasz Wiśniewski zaprzeczył we wtorek, że urząd ukrył raport. Pieniądze przychodzą późno."
)
SLOVAK = (
    "Žiaľ, riaditeľ školy v utorok odmietol, že úrad zatajil správu. Žiadosti učiteľov prišli neskoro, ťažko."
)
ABROAD = (
    "Mayor Łukasz Wiśniewski of Świebodno denied on Tuesday that his office had hidden a report on schools."
)
RUSSIAN = "Министр во вторник отверг обвинения в том, что ведомство скрыло доклад о состоянии школ в Толме."
TURKISH = "Başkan Şükrü Yıldız salı günü iddiaları reddetti. Öğretmenler İzmir ve Muğla’da toplandı."
GERMAN = (
    "Der Bürgermeister bestritt am Dienstag, dass sein Büro einen Bericht über die Schulen verheimlichte."
)
OLD_FRENCH = "Le maire a nié mardi que son bureau avait caché un rapport sur les écoles."
GREEK = "Ο υπουργός διέψευσε την Τρίτη ότι το γραφείο του είχε κρύψει μια έκθεση για τα σχολεία της πόλης."
FRENCH = "Le maire a démenti mardi : « Rien n’est perdu », a-t-il dit à Besançon, où l’œuvre est exposée."
ENGLISH = "The fee is £5 and the mayor’s “café” is closed, the clerk of Sarel said."
PORTUGUESE = (
    "O prefeito negou na terça-feira que seu gabinete tivesse escondido um relatório. São Tolme não comentou."
)
HUNGARIAN = (
    "A polgármester kedden tagadta, hogy hivatala eltitkolt volna egy jelentést. Az őszi ülésen döntenek."
)
JAPANESE = "市長は火曜日、学校に関する報告書を隠したとの疑惑を否定した。"


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        (CZECH, "cp1250", "windows-1250"),
        (POLISH, "iso8859_2", "ISO-8859-2"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8_r", "koi8-r"),
        (TURKISH, "cp1254", "iso-8859-9"),  # what browsers take that name for
        (FRENCH, "cp1252", "iso-8859-1"),
        (JAPANESE, "cp932", "x-sjis"),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
        (ENGLISH, "utf-8", "utf8"),
    ],
)
def test_what_is_declared_is_heard_and_no_note_needed(text: str, encoding: str, label: str) -> None:
    decoded = decode(text.encode(encoding), "a", declared=[label])
    assert (decoded.text, decoded.notes) == (text, ())


@pytest.mark.parametrize(
    ("text", "encoding", "name"),
    [
        (CZECH, "cp1250", "cp1250"),
        (CZECH, "iso8859_2", "iso8859_2"),
        (SLOVAK, "cp1250", "cp1250"),
        (SLOVAK, "iso8859_2", "iso8859_2"),
        (POLISH, "cp1250", "cp1250"),
        (POLISH, "iso8859_2", "iso8859_2"),
        (ABROAD, "cp1250", "cp1250"),
        (ABROAD, "iso8859_2", "iso8859_2"),
        (RUSSIAN, "cp1251", "cp1251"),
        (TURKISH, "cp1254", "cp1254"),
        (GREEK, "cp1253", "cp1253"),
        (HUNGARIAN, "cp1250", "cp1250"),
        (FRENCH, "cp1252", "cp1252"),
        (ENGLISH, "cp1252", "cp1252"),
        (PORTUGUESE, "cp1252", "cp1252"),
        (GERMAN, "cp1252", "cp1252"),  # which a detector takes for Latvian of DOS
        (OLD_FRENCH, "cp1252", "cp1252"),
    ],
)
def test_where_nothing_is_declared_the_likeliest_is_taken_and_said(
    text: str, encoding: str, name: str
) -> None:
    decoded = decode(text.encode(encoding), "a")
    assert decoded.text == text
    assert decoded.notes == (f"it does not say its encoding; read as {name}, the likeliest",)


@pytest.mark.parametrize("declared", [[], ["utf-8"]])
def test_japanese_in_ascii_with_escapes_shows_itself(declared: list[str]) -> None:
    decoded = decode(JAPANESE.encode("iso2022_jp"), "a", declared=declared)
    assert (decoded.text, decoded.notes) == (JAPANESE, ())


def test_utf_8_shows_itself_whatever_is_declared() -> None:
    decoded = decode(CZECH.encode(), "a", declared=["iso-8859-1"])
    assert (decoded.text, decoded.notes) == (CZECH, ("it is in UTF-8, though said to be in iso-8859-1",))
    assert decode(b"Sarel.", "a", declared=["iso-8859-1"]).notes == ()


def test_the_weightier_declaration_decides_if_the_bytes_are_in_it() -> None:
    data = POLISH.encode("cp1250")
    assert decode(data, "a", declared=["windows-1250", "utf-8"]).text == POLISH
    decoded = decode(data, "a", declared=["utf-8", "windows-1250"])
    assert decoded.text == POLISH
    assert decoded.notes == ("it is in windows-1250, though said to be in utf-8",)


@pytest.mark.parametrize(
    "label", ["undefined", "none", "utf-7", "replacement", "x-user-defined", "", "\u212a"]
)
def test_a_name_that_is_none_is_said_and_no_error(label: str) -> None:
    decoded = decode(ENGLISH.encode(), "a", declared=[label])
    assert (decoded.text, decoded.notes) == (
        ENGLISH,
        (f"its encoding is said to be {label!r}, which is none",),
    )


def test_a_mark_goes_before_all() -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert decode(RUSSIAN.encode(encoding), "a", declared=["windows-1251"]).text == RUSSIAN


def test_one_broken_letter_does_not_make_it_another_encoding() -> None:
    broken = CZECH.encode().replace("ř".encode(), b"\xf8", 1)
    assert decode(broken, "a", declared=["utf-8"]).text == CZECH.replace("ř", "\ufffd", 1)
    assert decode(broken, "a").text == CZECH.replace("ř", "\ufffd", 1)
    assert decode(CZECH.encode()[:-1] + b"\xc5", "a").text.endswith("pozd\ufffd") is False


def test_what_is_not_in_the_declared_encoding_is_guessed_and_said() -> None:
    decoded = decode(FRENCH.encode("cp1252"), "a", declared=["utf-8"])
    assert decoded.text == FRENCH
    assert decoded.notes == ("it is not in utf-8, as it is said to be; read as cp1252, the likeliest",)
