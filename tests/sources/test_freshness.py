"""What servers say about time."""

from datetime import timedelta

import pytest

from sources.freshness import fresh_for, retry_after

DATE = "Mon, 02 Mar 2026 00:00:00 GMT"
LATER = "Mon, 02 Mar 2026 01:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "answer"),
    [
        ({}, None),
        ({"Cache-Control": "public, max-age=600"}, timedelta(minutes=10)),
        ({"Cache-Control": 'MAX-AGE="600"'}, timedelta(minutes=10)),
        ({"Cache-Control": "max-age=0"}, None),
        ({"Cache-Control": "max-age=-5"}, None),
        ({"Cache-Control": "no-cache, max-age=600"}, None),
        ({"Cache-Control": "max-age=99999999999999"}, timedelta(days=30)),
        ({"Cache-Control": "max-age=60", "Date": DATE, "Expires": LATER}, timedelta(minutes=1)),
        ({"Date": DATE, "Expires": LATER}, timedelta(hours=1)),
        ({"Date": LATER, "Expires": DATE}, None),
        ({"Expires": LATER}, None),
        ({"Date": DATE, "Expires": "0"}, None),
    ],
)
def test_how_long_an_answer_stays_fresh(headers, answer):
    assert fresh_for(headers) == answer


@pytest.mark.parametrize(
    ("headers", "answer"),
    [
        ({}, None),
        ({"Retry-After": "120"}, timedelta(minutes=2)),
        ({"Retry-After": "1.5"}, timedelta(seconds=1)),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": LATER, "Date": DATE}, timedelta(hours=1)),
    ],
)
def test_how_long_to_stay_away(headers, answer):
    assert retry_after(headers) == answer
