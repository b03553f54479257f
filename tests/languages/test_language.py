"""A language as reading needs it, out of its folder of word lists."""

from dataclasses import replace
from pathlib import Path

from annotate.languages import language_of
from annotate.languages.language import Kinds, Language, Verb, as_listed

HEADER = "# source: ours\n# licence: Apache-2.0\n# date: 2026-11-21\n# columns: {}\n"


def written(folder: Path) -> Language:
    """A language with a word of each kind, and no list of sources."""
    lists = {
        "function_words": ("term, kind", "det\tdefinite\nhon\tpronoun\nhon\the_or_she\n"),
        "speech_verbs": ("lemma, kind, forms", "säga\tsay\tsäger sade\n"),
        "hearsay": ("term, kind", "påstått\tadverb\n"),
    }
    for name, (columns, rows) in lists.items():
        (folder / f"{name}.tsv").write_text(HEADER.format(columns) + rows, encoding="utf-8")
    return Language(code="sv", name="Swedish", folder=folder)


def test_a_language_is_read_from_its_folder(tmp_path: Path) -> None:
    swedish = written(tmp_path)
    assert swedish.kinds["pronoun"] == {"hon"}
    assert swedish.kinds["he_or_she"] == {"hon"}
    assert "van" in swedish.kinds["name_part"]  # holds for any language
    said = Verb(kind="say", lemma="säga")
    assert swedish.verbs == {"säga": said, "säger": said, "sade": said}
    assert (swedish.hearsay, swedish.sources) == ({"påstått": "adverb"}, {})


def test_the_digest_is_of_version_and_word_lists(tmp_path: Path) -> None:
    swedish = written(tmp_path)
    assert replace(swedish, name="svenska").digest == swedish.digest
    assert replace(swedish, version=2).digest != swedish.digest
    with (tmp_path / "hearsay.tsv").open("a", encoding="utf-8") as file:
        file.write("lär\tadverb\n")
    assert replace(swedish).digest != swedish.digest


def test_a_kind_that_a_language_does_not_have_is_empty_and_is_not_kept() -> None:
    kinds = Kinds({"pronoun": frozenset({"hon"})})
    assert kinds["definite"] == frozenset()
    assert set(kinds) == {"pronoun"}


def test_without_a_grammar_a_verb_has_the_forms_that_are_listed() -> None:
    assert [form for form, _ in as_listed("säga", "say", ("säger",))] == ["säga", "säger"]


def test_what_nobody_said_of_a_language_does_not_happen() -> None:
    unknown = language_of("sv")
    assert (unknown.verbs, unknown.sources, unknown.hearsay) == ({}, {}, {})
    assert unknown.kinds["boundary"] == frozenset()
    assert "mr" not in unknown.stops["title"]
    assert "dr" in unknown.stops["title"]
    assert unknown.inflect("satrap", "NOUN") == set()
