"""The picture of the figures: readable on a phone in each language, however large the figures are."""

from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from PIL import Image

from messages import chart
from messages.figures import chart_of, figures_text
from messages.html import CAPTION_UNITS, units, visible
from news.chats import LANGUAGES, Settings
from news.deliveries import DeliveryStatus
from news.figures import Figures, Period
from news.ids import TopicId
from news.schedule import Schedule
from news.topics import Topic, TopicGroup

NOW = datetime(2026, 3, 2, 2, tzinfo=UTC)
SHARP = 1.6
"""How many times as tall as wide: Telegram makes pictures smaller by their longer side."""
TOPICS = {
    TopicId(number): Topic(
        id=TopicId(number),
        slug=f"topic-{number}",
        group=TopicGroup.WORLD,
        names={"ru": "Внешняя политика и всё, что её касается", "ky": "Тышкы саясат", "en": "Foreign policy"},
    )
    for number in range(1, 11)
}


def figures(period, readers=123_456):
    return Figures(
        period=period, now=NOW, readers=readers, new=readers // 9, left=readers // 99, active=readers // 2,
        growth=[readers] * period.steps, topics=[(id, readers // id) for id in TOPICS],
        languages={"ru": readers, "ky": 5, "en": 3},
        deliveries=dict.fromkeys(DeliveryStatus, readers), sent=[readers // 7] * period.steps,
        feeds=68, failing=3, entries=readers, lag=timedelta(minutes=7) if readers else None,
    )  # fmt: skip


def settings(language):
    return Settings(language=language, schedule=Schedule(times=(), timezone="Asia/Bishkek"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("period", Period)
@pytest.mark.parametrize("readers", [0, 123_456])
def test_the_picture_keeps_its_sharpness_on_a_phone(language, period, readers):
    png = chart.drawn(chart_of(figures(period, readers), TOPICS, settings(language)))
    image = Image.open(BytesIO(png))
    assert image.width == chart.WIDTH
    assert image.height <= image.width * SHARP


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("period", Period)
def test_the_text_fits_under_the_picture(language, period):
    text = figures_text(figures(period), settings(language))
    assert units(visible(text.html)) <= CAPTION_UNITS


def test_a_system_without_fonts_says_so(monkeypatch):
    monkeypatch.setattr(chart, "FONTS", (("no-such-font.ttf", "no-such-font.ttf"),))
    chart.font.cache_clear()
    with pytest.raises(chart.NoFont):
        chart.drawn(chart_of(figures(Period.DAY), TOPICS, settings("ru")))
    chart.font.cache_clear()
