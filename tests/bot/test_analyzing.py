"""`kabarchy analyze` understands texts side by side and answers them in their order."""

import io
import json
import os
from datetime import UTC, datetime
from threading import Barrier, Event

import numpy as np
import pytest

from bot.commands.analyze import answers
from nlp.analysis import Result, Understanding

PATIENCE = 30.0


def understanding(item):
    result = Result(language="ru", title=item.title, text=item.text, topics=[], summary=[], story=None)
    return Understanding(
        result=result, at=datetime(2026, 3, 2, tzinfo=UTC), vector=np.zeros(1, np.float32), features=None
    )


class Together:
    """An analysis in which no text is understood before another one is begun."""

    def __init__(self, parties):
        self._meeting = Barrier(parties)

    def understood(self, item):
        self._meeting.wait(PATIENCE)
        return understanding(item)

    def placed(self, known):
        return known.result


class SecondFirst:
    """An analysis in which the first text is understood after the second; remembers in which order stories are sought."""

    def __init__(self):
        self._second = Event()
        self.placed_titles = []

    def understood(self, item):
        if item.title == "0":
            assert self._second.wait(PATIENCE)
        else:
            self._second.set()
        return understanding(item)

    def placed(self, known):
        self.placed_titles.append(known.result.title)
        return known.result


def lines(count):
    return io.StringIO("".join(json.dumps({"id": one, "title": str(one)}) + "\n" for one in range(count)))


several_cores = pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="this machine has one core")


@several_cores
def test_two_cores_work_on_two_texts_at_once():
    assert [answer["id"] for answer in answers(lines(8), Together(2))] == list(range(8))


@several_cores
def test_answers_and_stories_keep_the_order_of_the_lines():
    analysis = SecondFirst()
    assert [answer["id"] for answer in answers(lines(2), analysis)] == [0, 1]
    assert analysis.placed_titles == ["0", "1"]
