from annotate.learn.clusters import clusters, folds, held_out

STORY = (
    "The harbour of Port Sarel was closed on Monday after a crane fell into the water. Nobody was hurt. "
    "The council said that work would begin again within the week, once divers had looked at the wall. "
    "Fishermen moved their boats to Iven, where the quay is smaller but the market is open every day."
)
OTHER = (
    "Rain is forecast for the whole valley until Thursday, with strong wind on the coast. Farmers near Tolme "
    "have brought in the hay early. The office of weather asks people to keep away from the lower meadows, "
    "and two roads will be shut at night."
)


def test_a_repost_shares_its_cluster_with_the_original() -> None:
    repost = "From our partners.\n\n" + STORY + "\n\nShare this article with your friends and subscribe."
    assert clusters({"b": STORY, "a": repost, "c": OTHER}) == {"a": "a", "b": "a", "c": "c"}


def test_a_copy_inside_a_much_longer_article_is_found() -> None:
    assert clusters({"a": STORY, "b": STORY + "\n\n" + OTHER})["b"] == "a"


def test_two_stories_on_one_subject_are_not_copies() -> None:
    retold = (
        "Divers will look at the harbour wall in Port Sarel this week. A crane fell into the water there on "
        "Monday; the council has closed the harbour, and boats have gone to Iven in the meantime."
    )
    assert clusters({"a": STORY, "b": retold}) == {"a": "a", "b": "b"}


def test_very_short_texts_are_copies_only_when_equal() -> None:
    assert clusters({"a": "Dam opens", "b": "dam opens.", "c": "Dam shuts", "d": ""}) == {
        "a": "a",
        "b": "a",
        "c": "c",
        "d": "d",
    }


def test_a_repost_is_never_in_both_halves() -> None:
    texts = {}
    for number in range(60):
        body = (
            STORY.replace("Monday", f"day {number}").replace("crane", f"thing{number * 7}")
            + f" Number {number}. " * 40
        )
        texts[f"original-{number:02d}"] = body
        texts[f"repost-{number:02d}"] = f"{body}\n\nPrinted again by the Lunn Courier."
    cluster_of = clusters(texts)
    for seed in range(5):
        halves = {name: held_out(cluster, seed) for name, cluster in cluster_of.items()}
        parts = folds(cluster_of, seed, 5)
        for number in range(60):
            pair = f"original-{number:02d}", f"repost-{number:02d}"
            assert halves[pair[0]] == halves[pair[1]]
            assert parts[pair[0]] == parts[pair[1]]


def test_one_cluster_in_five_is_held_out_and_stays_so() -> None:
    names = [f"article {number}" for number in range(2000)]
    test = {name for name in names if held_out(name, seed=3)}
    assert 340 < len(test) < 460
    assert test != {name for name in names if held_out(name, seed=4)}
    assert test == {name for name in reversed(names) if held_out(name, seed=3)}


def test_folds_are_as_equal_as_they_can_be() -> None:
    parts = folds({f"article {number}": f"article {number}" for number in range(23)}, seed=1, count=5)
    assert sorted(list(parts.values()).count(part) for part in range(5)) == [4, 4, 5, 5, 5]
