"""Who is named together with whom."""

from rashomon.entities.company import Company


def test_names_that_stand_everywhere_tell_nothing() -> None:
    """A name of more documents than a limit is no company; nor is a document of both, nor the two themselves."""
    named = {f"d{i:03}": [0, 1000 + i] for i in range(200)} | {"a": [0, 1, 5, 6], "b": [0, 2, 5, 6], "c": [1, 2, 5]}
    company = Company(named)
    assert company.around(["a"]) == {1, 5, 6}
    assert company.shared(["a"], ["b"], [1, 2]) == 2
    assert company.shared(["a", "c"], ["c"], []) == 0


def test_documents_gather_round_what_they_share() -> None:
    """Each goes to the group with which it has most in common, if that is enough."""
    named = {"a": [1, 2, 3], "b": [2, 3, 4], "c": [7, 8], "d": [4, 9], "e": [7, 8, 9]}
    assert Company(named).group(sorted(named), [], 2) == [["a", "b"], ["c", "e"], ["d"]]
    assert Company(named).group(sorted(named), [8], 2) == [["a", "b"], ["c"], ["d"], ["e"]]
