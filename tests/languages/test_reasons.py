"""The sentences around a tag's reason, in each language."""

from annotate.languages import language_of

ENGLISH, FRENCH = language_of("en"), language_of("fr")


def test_a_rule_says_what_its_words_do_and_what_could_stand_for_them() -> None:
    assert ENGLISH.reason("regime", "judges") == "“regime” judges."
    assert ENGLISH.reason("regime", "judges", "government") == "“regime” judges; plainly: government."
    assert FRENCH.reason("régime", "juge") == "«\u00a0régime\u00a0» juge."
    assert FRENCH.reason("«\u00a0régime\u00a0»", "juge", "gouvernement") == (
        "«\u00a0régime\u00a0» juge\u00a0; plus simplement\u00a0: gouvernement."
    )


def test_a_model_says_what_it_learned_from_and_how_sure_it_is() -> None:
    told = {"articles": 43, "percent": 80, "cue": "foire"}
    assert ENGLISH.scored.format(**told, any_label=ENGLISH.any_label) == (
        "No rule fired. The model, trained on 43 articles, gives it 80% for any label, of which this is the "
        "likeliest; “foire” speaks most for it."
    )
    assert FRENCH.scored.format(**told, any_label="") == (
        "Aucune règle ne s’applique. Le modèle, entraîné sur 43 articles, lui donne 80\u00a0%\u00a0; "
        "«\u00a0foire\u00a0» parle le plus en ce sens."
    )


def test_a_language_that_nobody_described_has_the_reason_in_english() -> None:
    assert language_of("de").reason("Regime", "judges") == "“Regime” judges."
