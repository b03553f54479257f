import pytest

from tests.rules.tagging import spans, tags


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The harbour board could stage a strike to hide its losses.",
            ["could stage a strike to hide its losses"],
        ),
        (
            "The premier appears ready to sell the salt mines.",
            ["appears ready to sell the salt mines"],
        ),
        (
            "The cabinet is likely drafting a second bill.",
            ["is likely drafting a second bill"],
        ),
        (
            "The toll will certainly drive the ferries out.",
            ["will certainly drive the ferries out"],
        ),
        ("This would leave the mayor without a council.", ["would leave the mayor without a council"]),
        (
            "The army may seize the bridge, according to two officers.",
            ["may seize the bridge"],
        ),
        (
            "If the dam fails, the valley will vanish within hours.",
            ["If the dam fails, the valley will vanish within hours"],
        ),
        (
            "The dispute threatens to spread across the delta.",
            ["threatens to spread across the delta"],
        ),
        (
            "He might sack the clerk, leaving the ledger open.",
            ["might sack the clerk, leaving the ledger open"],
        ),
        (
            "The council is prepared to seize the port.",
            ["is prepared to seize the port"],
        ),
        (
            "Some in the council are prepared to break the pact.",
            ["are prepared to break the pact"],
        ),
        (
            "If the talks fail, the league is prepared to strike back.",
            ["is prepared to strike back"],
        ),
        (
            "The harbour could burn, and nobody would know if the guards didn’t.",
            ["could burn"],
        ),
        (
            "If one of the dams breaks, the valley will drown.",
            ["If one of the dams breaks, the valley will drown"],
        ),
        ("The bridge may fall. But nobody closes it.", ["may fall"]),
        ("The fine could rise to ten crowns.", ["could rise to ten crowns"]),
        ("A bill that would ruin the port is ready.", []),
    ],
)
def test_the_span_is_the_scenario_to_the_end_of_its_clause(text: str, expected: list[str]) -> None:
    assert spans(text, "speculative_scenario") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The talks begin in May and end in June.",
        "May 4 is a holiday in Varenia.",
        "Varenia can produce forty tons of salt a day.",
        "As a child she would often walk to the harbour.",
        "Rescuers could not find the missing hikers.",
        "The hikers spoke so that everyone could hear them.",
        "The military might of Kelvar rests on its fleet.",
        "Reporters asked if the minister had resigned.",
        "Could you close the door, please?",
        "Might this be the end?",
        "May did win the vote.",
        "He may have lost the vote, but he kept his seat.",
        "A zone was set up in which no poultry may be moved.",
        "He could “never convince them to go home”.",
        "If Ilmen had replaced her, it would have become a farce.",
        "If I were presented a bill, I would veto it.",
        "Before a word could be uttered, they fought.",
        "They reopened the port so that the talks may go on.",
        "Orlic said he is prepared to close the port.",
        "Judges leave if their fairness might be questioned.",
        "The harbour is theirs if they choose, he said, and the town will help.",
        "Asked, for instance, if the palace would revise the pact, she said it will not.",
        "It would ban tolls and cap fares.",
        "They explained how the cuts might be carried out.",
        "The bill would ban tolls, unless the council objects.",
        "The plan may be useful.",
        "The minister said she would like to thank the voters.",
        "You may opt out at any time.",
        "A voice could be heard from the yard.",
        "Owners may apply by June.",
        "The hall could hold two thousand people.",
        "They might as well stay at home.",
        "Before he could finish, the microphone was cut.",
        "The letter could have been written by anyone.",
        "He threatened to sue the paper.",
        "Subscribers will receive the paper on Monday.",
        "I might add that the hall was empty.",
        "The minister could not immediately be reached.",
        "The owner could be reached for comment only at night.",
        "The prices were low, and if I recall, the hall was full.",
        "If it was based on fair rules, the mayor would be in court.",
        "If the council had asked, the mayor would have resigned.",
        "If they are serious, they would close the port.",
        "If there is anyone they would like to lose, it would be Ilmen.",
        "If the toll remains, I will sell the boat.",
        "Ilmen may have expected applause. But the hall was silent.",
        "They may blame the toll for the delay, but the ferry is old.",
        "While the toll may cover the repairs, the bridge is old.",
        "The plan may or may not break the bridge.",
        "The mayor may not draw crowds, but he wins votes.",
        "The owners may safely sell the boats.",
        "The mayor could just as easily be blamed.",
        "They said nothing that might sink the talks.",
        "They took any prize they could win.",
        "It was the worst thing that could happen.",
        "He rejected the notion that the council could quit the pact.",
        "They wanted to ensure that no mayor could sell the port.",
        "The toll cost more than it might have brought in.",
        "The council might have tried to build a dam.",
        "They wish that the layoffs could be avoided.",
        "Asked whether the mayor, who is ill, could return, she smiled.",
        "The two charges could land him up to ten years in prison.",
        "It is a question only he could answer.",
        "At times the mere name could make him fume.",
        "In the first days anyone could enter the port.",
        "Orlic said he would ensure that the port opens if it rains.",
        "It is a mechanism that would allow the council to raise tolls.",
        "Germany was about to give up the mines.",
        "Fishermen are more likely to lose their boats: 45 per cent of them did.",
        "The council is prepared to offer the ferries a lease.",
        "Reporters asked whether she is prepared to break up the banks.",
        "The report was prepared to show the costs.",
        "The meal is prepared to order.",
        "We are prepared to strike, the mayor said.",
        "No one is prepared to take the blame.",
        "Only 8 per cent are prepared to leave the port.",
        "Those who were prepared to pay got in.",
        "Towns should be prepared to lose the ferry.",
        "Orlic said they are likely to strike.",
        "If one thinks about it, the dam will break.",
    ],
)
def test_month_ability_habit_question_and_courtesy_are_no_scenario(text: str) -> None:
    assert spans(text, "speculative_scenario") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Le gouvernement pourrait fermer la frontière.",
            ["pourrait fermer la frontière"],
        ),
        (
            "La Varénie risque de perdre ses deux ports.",
            ["risque de perdre ses deux ports"],
        ),
        (
            "Le premier ministre semble prêt à céder le port.",
            ["semble prêt à céder le port"],
        ),
        (
            "Une telle décision provoquerait une crise à Port-Selim.",
            ["provoquerait une crise à Port-Selim"],
        ),
        ("Elle a annoncé que le port ferait faillite.", ["ferait faillite"]),
        ("Le pont pourrait céder cet hiver.", ["pourrait céder cet hiver"]),
        (
            "Si le barrage cède, la vallée disparaîtra en une heure.",
            ["Si le barrage cède, la vallée disparaîtra en une heure"],
        ),
    ],
)
def test_french_scenarios(text: str, expected: list[str]) -> None:
    assert spans(text, "speculative_scenario", "fr") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Le risque de crue a été réévalué mardi.",
        "Il demande si le ministre a démissionné.",
        "Pourriez-vous fermer la porte ?",
        "La menace de grève a été levée.",
        "Le drame aurait pu être évité.",
        "Le conseil a voté le budget.",
        "Elle a annoncé qu’elle ferait appel du jugement.",
        "La loi permettrait aux maires de fermer les ports.",
        "Cela ne provoquerait pas une crise au port.",
        "Est-ce que le pont pourrait céder cet hiver ?",
    ],
)
def test_french_near_misses(text: str) -> None:
    assert spans(text, "speculative_scenario", "fr") == []


def test_the_cue_is_the_modal_and_the_reason_speaks_of_modality() -> None:
    (tag,) = tags("The army may seize the bridge.", "speculative_scenario")
    assert tag.cue == "may"
    assert tag.reason == "“may” tells what follows as something that may happen, not as something that did."


def test_a_forecast_by_a_named_source_is_reported_and_the_reason_is_modality() -> None:
    (tag,) = tags("The bridge may collapse before winter, said Ana Orlic.", "speculative_scenario")
    assert (tag.text, tag.voice) == ("may collapse before winter", "reported")
    assert tag.speaker is not None
    assert tag.speaker.text == "Ana Orlic"
    assert tag.reason == "“may” tells what follows as something that may happen, not as something that did."


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "It is only a matter of time before the dam fails.",
            "en",
            "is only a matter of time before the dam fails",
        ),
        (
            "Ce n'est qu'une question de temps avant que le pont cède.",
            "fr",
            "n'est qu'une question de temps avant que le pont cède",
        ),
    ],
)
def test_a_matter_of_time_begins_with_its_verb(text: str, language: str, expected: str) -> None:
    assert spans(text, "speculative_scenario", language) == [expected]


def test_a_closing_mark_stays_with_what_it_closes() -> None:
    text = "The party could reopen the “salt experiments” of the north."
    assert spans(text, "speculative_scenario") == ["could reopen the “salt experiments” of the north"]
    text = "Kelvar said the pact “could ruin the valley” and left."
    assert spans(text, "speculative_scenario") == ["could ruin the valley"]
