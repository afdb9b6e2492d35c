"""What somebody who knew one version is shown of the next."""

from standards.diff import ChangedLine, changes, new_line_ids


def words(*, do=(), title="Answering the phone", promise="A person answers.", targets=(), more=()):
    lines = [{"id": name, "value": says} for name, says in do]
    return {
        "key": "PHONE-1",
        "title": title,
        "chapter": "PHONE",
        "promise_heading": "What we promise callers",
        "promise": promise,
        "covers": "",
        "covers_detail": "",
        "targets": list(targets),
        "body": [{"type": "do", "id": "b1", "value": {"lines": lines}}, *more],
    }


NAME, BACK, HOLD = ("name", "give your name"), ("back", "ring back within 24 hours"), ("hold", "say why it is quiet")


def test_the_same_words_have_no_changes():
    assert changes(words(do=[NAME]), words(do=[NAME])) == []


def test_a_line_that_reads_differently_has_a_was_and_a_now():
    after = words(do=[NAME, ("back", "ring back the same working day")])

    told = changes(words(do=[NAME, BACK]), after)

    assert told == [ChangedLine("Do", "back", "ring back within 24 hours", "ring back the same working day")]


def test_a_new_line_has_no_was():
    assert changes(words(do=[NAME]), words(do=[NAME, BACK])) == [ChangedLine("Do", "back", "", BACK[1])]


def test_a_line_that_has_gone_has_no_now_and_stands_where_it_stood():
    told = changes(words(do=[NAME, BACK, HOLD]), words(do=[("name", "give your first name"), ("hold", "stay on")]))

    assert [change.line_id for change in told] == ["name", "back", "hold"]
    assert told[1] == ChangedLine("Do", "back", BACK[1], "")


def test_lines_in_another_order_are_told_once():
    told = changes(words(do=[NAME, HOLD]), words(do=[HOLD, NAME]))

    assert told == [
        ChangedLine("Do", "", "give your name; say why it is quiet", "say why it is quiet; give your name"),
    ]


def test_title_and_promise_come_before_the_lines():
    told = changes(words(do=[NAME]), words(do=[BACK], title="Picking up", promise="We answer."))

    assert [change.part for change in told] == ["Title", "Promise", "Do", "Do"]


def test_a_target_is_told_as_it_reads():
    target = {
        "key": "answer",
        "what": "calls",
        "done": "answered",
        "measure": "percent_within",
        "value": "20",
        "unit": "seconds",
        "percent": 80,
        "clock_starts": "when it rings",
    }

    told = changes(words(targets=[target]), words(targets=[target | {"percent": 90}]))

    assert told == [
        ChangedLine(
            "Target",
            "answer",
            "8 in 10 calls answered within 20 seconds. The clock starts when it rings.",
            "9 in 10 calls answered within 20 seconds. The clock starts when it rings.",
        )
    ]


def test_a_turn_of_a_conversation_is_told_with_who_and_why():
    def talk(says):
        turn = {"id": "t1", "value": {"who": "Tom", "side": "staff", "says": says, "why": "A way back."}}
        return [{"type": "conversation", "id": "c1", "value": {"intro": "Friday, 4pm.", "turns": [turn]}}]

    told = changes(words(more=talk("Ring me.")), words(more=talk("Ring me on 114.")))

    assert told == [
        ChangedLine("What it sounds like", "t1", "Tom: Ring me. (A way back.)", "Tom: Ring me on 114. (A way back.)")
    ]


def test_new_lines_are_those_added_or_reworded_and_not_those_that_went():
    before = words(do=[NAME, BACK])
    after = words(do=[("name", "give your first name"), HOLD])

    assert new_line_ids(before, after) == {"name", "hold"}
