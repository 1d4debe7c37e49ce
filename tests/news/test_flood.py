"""A person may ask much, but not so much that others wait."""

from news.flood import Limit, Verdict, is_full, take

LIMIT = Limit(updates=20, seconds=10, pause=15)


def verdicts(moments, bucket=None):
    found = []
    for moment in moments:
        bucket, verdict = take(bucket, moment, LIMIT)
        found.append(verdict)
    return found, bucket


def test_twenty_at_once_pass_and_the_next_is_told_once():
    found, _ = verdicts([0.0] * 30)
    assert found == [Verdict.PASS] * 20 + [Verdict.WARN] + [Verdict.DROP] * 9


def test_what_came_together_and_is_taken_late_is_a_flood_all_the_same():
    found, _ = verdicts([5.0, *[4.0] * 25])
    assert found == [Verdict.PASS] * 20 + [Verdict.WARN] + [Verdict.DROP] * 5


def test_two_a_second_may_go_on_for_ever():
    found, _ = verdicts([number / 2 for number in range(500)])
    assert set(found) == {Verdict.PASS}


def test_after_the_pause_all_is_well_and_pressing_meanwhile_does_not_make_it_longer():
    _, bucket = verdicts([0.0] * 21)
    found, bucket = verdicts([1.0, 14.0, 14.9, 15.0], bucket)
    assert found == [Verdict.DROP, Verdict.DROP, Verdict.DROP, Verdict.PASS]


def test_a_full_bucket_may_be_forgotten():
    _, bucket = verdicts([0.0] * 21)
    assert not is_full(bucket, 14.0, LIMIT)
    assert is_full(bucket, 16.0, LIMIT)
