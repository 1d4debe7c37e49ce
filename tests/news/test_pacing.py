"""Pacing: never faster than Telegram allows, in all, in a chat and in a group, and obedient when it says stop."""

from bisect import bisect_left

from hypothesis import given
from hypothesis import strategies as st

from news.pacing import CHAT_BURST, CHAT_EVERY, Pacing


def send_all(pacing, chats):
    """Send a message to each chat as early as it is allowed; return the moments."""
    now = 0.0
    moments = []
    for chat in chats:
        now = max(now, pacing.ready_at(chat))
        pacing.take(chat, now)
        moments.append(now)
    return moments


def most_within(moments, seconds):
    return max(bisect_left(moments, start + seconds) - place for place, start in enumerate(moments))


def test_all_together_stay_at_the_rate():
    moments = send_all(Pacing(per_second=28), range(1, 281))
    assert most_within(moments, 1.0) <= 30
    assert 280 / (moments[-1] - moments[0]) > 28 * 0.97


def test_one_chat_gets_a_short_burst_then_one_a_second():
    moments = send_all(Pacing(per_second=1000), [7] * 20)
    assert moments[CHAT_BURST] - moments[0] < CHAT_EVERY
    assert moments[-1] - moments[0] >= (19 - CHAT_BURST) * CHAT_EVERY


def test_a_group_gets_at_most_twenty_a_minute():
    moments = send_all(Pacing(per_second=1000), [-7] * 60)
    assert most_within(moments, 60.0) <= 20
    assert most_within(moments, 1.0) <= CHAT_BURST + 2


def test_one_slow_chat_slows_nobody_else():
    pacing = Pacing(per_second=1000)
    last = send_all(pacing, [7] * 10)[-1]
    assert pacing.ready_at(8) < last + 0.1
    assert pacing.ready_at(7) >= last + CHAT_EVERY


def test_a_person_may_press_as_they_like_and_a_group_counts_edits_too():
    pacing = Pacing(per_second=1000)
    for chat in (7, -7):
        for _ in range(10):
            pacing.take(chat, 100.0, edit=True)
    assert pacing.ready_at(7, edit=True) < 100.1
    assert pacing.ready_at(7) < 100.1
    assert pacing.ready_at(-7, edit=True) > 101.0


def test_a_429_holds_its_chat():
    pacing = Pacing(per_second=28)
    pacing.flooded(7, 30, now=100.0)
    assert pacing.ready_at(7) == 130.0
    assert pacing.ready_at(8) <= 100.0


def test_429s_in_several_chats_hold_everybody():
    pacing = Pacing(per_second=28)
    for chat in (1, 2, 3):
        pacing.flooded(chat, 30, now=100.0)
    assert pacing.ready_at(8) == 130.0
    assert pacing.free_at() == 130.0


def test_an_album_counts_as_several_messages():
    pacing = Pacing(per_second=28)
    pacing.take(7, 100.0, messages=10)
    assert pacing.free_at() >= 100.0 + 8 / 28
    assert pacing.ready_at(7) >= 100.0 + 7 * CHAT_EVERY


def test_an_album_waits_until_its_group_has_room_for_all_of_it():
    pacing = Pacing(per_second=1000)
    for moment in range(15):
        pacing.take(-7, 100.0 + 2 * moment)
    assert pacing.ready_at(-7) < 130.0
    assert pacing.ready_at(-7, messages=10) == 100.0 + 2 * 5 + 60.0


@given(st.lists(st.floats(0.0, 0.1), max_size=10))
def test_delays_of_ours_are_caught_up_with_but_never_beyond_thirty_a_second(delays):
    pacing = Pacing(per_second=28)
    moments = []
    now = 0.0
    for chat in range(1, 1001):
        # Sometimes a turn comes late, as after a slow disk.
        late = delays.pop() if delays and chat % 20 == 0 else 0.0
        now = max(now, pacing.ready_at(chat)) + late
        pacing.take(chat, now)
        moments.append(now)
    assert most_within(moments, 1.0) <= 30
    assert 999 / (moments[-1] - moments[0]) > 28 * 0.985, "what was lost was made up"


def test_a_silence_is_not_caught_up_with_at_once():
    pacing = Pacing(per_second=28)
    pacing.take(1, 100.0)
    moments = []
    now = 200.0
    for chat in range(1, 281):
        now = max(now, pacing.ready_at(chat))
        pacing.take(chat, now)
        moments.append(now)
    assert most_within(moments, 1.0) <= 30


@given(st.lists(st.integers(-5, 5).filter(bool), min_size=1, max_size=200))
def test_nobody_is_spoken_to_faster_than_allowed(chats):
    moments = send_all(Pacing(per_second=30), chats)
    for chat in set(chats):
        own = [moment for moment, to in zip(moments, chats, strict=True) if to == chat]
        assert most_within(own, 1.0) <= CHAT_BURST + 2


def test_answers_do_not_wait_for_the_rhythm_of_all_and_bulk_makes_room_for_them():
    pacing = Pacing(per_second=28)
    for chat in range(100):
        assert pacing.ready_at(chat, answer=True) <= 50.0
        pacing.take(chat, 50.0, answer=True)
    assert 50.9 < pacing.free_at() <= 51.1, "a second, however many they were"


def test_answers_keep_the_rhythm_for_a_while_once_telegram_said_it_was_too_much():
    pacing = Pacing(per_second=28)
    for chat in (1, 2, 3):
        pacing.flooded(chat, 5, now=100.0)
    assert pacing.ready_at(8, answer=True) == 105.0
    for chat in range(10, 110):
        pacing.take(chat, 105.0)
    assert pacing.ready_at(8, answer=True) == pacing.ready_at(8) > 107.0
    for chat in range(10, 110):
        pacing.take(chat, 170.0)
    assert pacing.ready_at(8, answer=True) <= 170.0 < pacing.ready_at(8)
