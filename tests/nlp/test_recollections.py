from nlp.recollections import Recollection


def test_what_was_read_is_not_read_again_until_it_is_the_longest_unasked() -> None:
    known: Recollection[tuple[str, ...]] = Recollection(2)
    read: list[str] = []
    for content in ("a", "b", "a", "c", "a", "b"):
        assert known.recall(content, lambda content=content: read.append(content) or (content,)) == (content,)
    assert read == ["a", "b", "c", "b"]
    assert len(known) == 2


def test_many_are_read_at_once_and_only_the_new_ones() -> None:
    known: Recollection[str] = Recollection(10)
    asked: list[list[str]] = []
    for contents in (["a", "b", "a"], ["b", "c"], ["c"]):
        assert known.recall_all(contents, lambda new: asked.append(list(new)) or [one.upper() for one in new]) == [
            one.upper() for one in contents
        ]
    assert asked == [["a", "b"], ["c"]]
