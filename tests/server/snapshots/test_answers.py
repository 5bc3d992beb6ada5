"""What the process remembers: never an older version's, and never too much."""

import pytest
from goodword.snapshots.answers import COST_OF_ONE, Answer, Answers
from goodword.snapshots.questions import Question

ANSWER = Answer.of(b"{}", is_script=False)


def about(ref: str) -> Question:
    return ("pk_tea", "reviews", (ref,))


@pytest.fixture
def answers() -> Answers:
    return Answers(most_bytes=3 * (COST_OF_ONE + len(ANSWER.body)))


def test_an_answer_is_good_for_its_own_version_only(answers):
    answers.keep(about("kettle"), b"1", ANSWER)
    assert answers.of(about("kettle"), b"1") is ANSWER
    assert answers.of(about("kettle"), b"2") is None
    assert answers.of(about("cup"), b"1") is None


def test_a_slow_reader_does_not_bring_an_older_answer_back(answers):
    answers.keep(about("kettle"), b"2", ANSWER)
    answers.keep(about("cup"), b"1", ANSWER)
    assert answers.of(about("cup"), b"2") is None


def test_without_a_version_nothing_is_remembered(answers):
    answers.keep(about("kettle"), None, ANSWER)
    assert answers.of(about("kettle"), None) is None


def test_what_is_remembered_has_a_limit(answers):
    for number in range(100):
        answers.keep(about(str(number)), b"1", ANSWER)
        assert answers.of(about(str(number)), b"1") is ANSWER
        assert sum(answers.of(about(str(n)), b"1") is ANSWER for n in range(100)) <= 3
