"""How long a broadcast takes, and when it leaves, are told beforehand as they will be."""

from datetime import timedelta

import pytest

from news.broadcasts import GRACE, Broadcast, BroadcastState, leaves_at, time_to_send
from news.ids import BroadcastId, UserId
from news.outgoing import Text


@pytest.mark.parametrize(
    ("count", "per_second", "seconds"),
    [(0, 28, 0), (28, 28, 1), (2800, 28, 100), (100_000, 250, 400)],
)
def test_it_takes_as_long_as_the_pace_allows(count, per_second, seconds):
    assert time_to_send(count, per_second) == timedelta(seconds=seconds)


@pytest.mark.parametrize(
    ("chosen", "leaves"),
    [
        (None, GRACE),
        (timedelta(hours=1), timedelta(hours=1)),
        (timedelta(seconds=1), GRACE),
        (-timedelta(days=1), GRACE),
    ],
)
def test_it_leaves_at_its_moment_and_never_before_it_could_be_called_back(now, chosen, leaves):
    draft = Broadcast(
        id=BroadcastId(1),
        author=UserId(1),
        content=Text(html="Кабар"),
        state=BroadcastState.DRAFT,
        created_at=now,
        starts_at=None if chosen is None else now + chosen,
    )
    assert leaves_at(draft, now) == now + leaves
