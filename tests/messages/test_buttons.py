"""What a button carries comes back as it was, and nothing that a stranger sends is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from messages.buttons import Action, Press, button, parse, press, rows, rows_to_read

ARGUMENTS = st.lists(
    st.integers(-(10**17), 10**17).map(str) | st.from_regex(r"[A-Za-z0-9_./+-]{1,12}", fullmatch=True),
    max_size=3,
).map(tuple)


@given(st.sampled_from(Action), ARGUMENTS)
def test_a_press_comes_back_as_it_was(action, arguments):
    made = Press(action, arguments)
    if len(":".join(("v1", action, *arguments))) > 64:
        with pytest.raises(ValueError, match="no button"):
            _ = made.data
    else:
        assert parse(made.data) == made


@given(st.text() | st.none() | st.integers() | st.text("v1:topicon0-", max_size=70))
def test_hostile_data_never_raises(data):
    found = parse(data)
    assert found is None or found.data == data


@pytest.mark.parametrize(
    "data", ["", "v1", "v1:", "v2:topic:1:on", "v1:unheard", "v1:topic:", "v1:topic:а", "v1:topic:1\n"]
)
def test_what_no_button_of_ours_carried_is_stale(data):
    assert parse(data) is None


def test_a_button_describes_itself():
    assert press(Action.TOPIC, 17, "on", 2, "setup") == "v1:topic:17:on:2:setup"


def test_numbers_are_read_only_where_there_are_numbers():
    found = Press(Action.TOPIC, ("17", "on"))
    assert (found.number(0), found.number(1), found.number(7), found.word(7)) == (17, None, None, "")


@pytest.mark.parametrize(("count", "lengths"), [(0, []), (5, [5]), (8, [8]), (10, [5, 5]), (20, [7, 7, 6])])
def test_rows_are_about_equally_long(count, lengths):
    made = rows([button(str(number), Action.STORY, number) for number in range(count)], wide=8)
    assert [len(row) for row in made] == lengths


@pytest.mark.parametrize(
    ("texts", "lengths"),
    [
        (["¹ Кабар", "² Кабар", "³ Кабар"], [3]),
        (["¹ Аламедин-пресс", "² Кабар", "³ Кабар"], [2, 1]),
        (["¹ Ташкентский перекрёсток", "² Кабар"], [1, 1]),
        ([], []),
    ],
)
def test_rows_are_as_wide_as_a_phone_can_show_them(texts, lengths):
    made = rows_to_read(button(text, Action.CLOSE) for text in texts)
    assert [len(row) for row in made] == lengths
