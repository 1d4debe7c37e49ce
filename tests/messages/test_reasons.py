"""Reasons read as a person would say them, in three languages."""

from datetime import timedelta

import pytest

from messages.reasons import factor_lines
from messages.words import Words
from news.chats import LANGUAGES
from news.ids import TopicId
from news.reasons import Burst, Carried, Last, Leaning, LittleKnown, Marked, Reprinted, WellKnown
from news.topics import Topic, TopicGroup

SPORT = Topic(
    id=TopicId(1), slug="sport", group=TopicGroup.LIFE, emoji="🏅",
    names={"ru": "Спорт", "ky": "Спорт", "en": "Sport"},
)  # fmt: skip
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


def carried(outlets, countries, within):
    return Carried(outlets=outlets, countries=countries, within=within)


def said(factor, language, now):
    return "\n".join(factor_lines([factor], {SPORT.id: SPORT}, Words(language), now))


@pytest.mark.parametrize(
    ("factor", "ru", "ky", "en"),
    [
        (
            carried(7, 3, 40 * MINUTE), "7 независимых источников из 3 стран за 40 минут",
            "40 мүнөттө 7 көз карандысыз булак, 3 өлкөдөн", "7 independent sources from 3 countries within 40 minutes",
        ),
        (
            carried(22, 21, 2 * DAY), "22 независимых источника из 21 страны за 2 дня",
            "2 күндө 22 көз карандысыз булак, 21 өлкөдөн", "22 independent sources from 21 countries within 2 days",
        ),
        (
            carried(2, 1, 5 * HOUR), "2 независимых источника за 5 часов", "5 саатта 2 көз карандысыз булак",
            "2 independent sources within 5 hours",
        ),
        (
            carried(3, 0, timedelta(0)), "3 независимых источника за 1 минуту",
            "1 мүнөттө 3 көз карандысыз булак", "3 independent sources within 1 minute",
        ),
        (carried(1, 1, timedelta(0)), "один независимый источник", "бир гана көз карандысыз булак", "one independent source"),
        (
            Reprinted(outlets=4), "ещё 4 перепечатки, они не в счёт",
            "дагы 4 көчүрүп басуу, алар эсепке кирбейт", "4 reprints besides, which do not count",
        ),
        (Burst(outlets=5), "больше всего за один час: 5", "бир саатта эң көбү: 5", "the most within one hour: 5"),
        (
            WellKnown(outlets=("ТАСС", "A & B")), "источники с большим весом: ТАСС, A &amp; B",
            "салмагы чоң булактар: ТАСС, A &amp; B", "sources of great weight: ТАСС, A &amp; B",
        ),
        (LittleKnown(), "у этих источников небольшой вес", "бул булактардын салмагы аз", "these sources have little weight"),
        (
            Marked(), "редакция отметила новость как важную", "редакция аны маанилүү деп белгилеген",
            "the editors marked it as important",
        ),
        (
            Leaning(more=True, topics=(SPORT.id, TopicId(404)), outlets=("24.kg",)),
            "вы ставили 👍: 🏅 Спорт, 24.kg", "сиз 👍 койгонсуз: 🏅 Спорт, 24.kg",
            "you marked these 👍: 🏅 Sport, 24.kg",
        ),
    ],
)  # fmt: skip
def test_a_factor_in_three_languages(factor, ru, ky, en, now):
    assert [said(factor, language, now) for language in ("ru", "ky", "en")] == [ru, ky, en]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_last_report_is_told_as_time_gone_by(language, now):
    assert "20" in said(Last(at=now - 20 * MINUTE), language, now)


def test_of_many_names_a_few_are_told(now):
    assert said(WellKnown(outlets=tuple("abcdefg")), "en", now).endswith("a, b, c, d …")


def test_a_topic_that_is_gone_is_passed_over(now):
    assert said(Leaning(more=False, topics=(TopicId(404),), outlets=()), "ru", now) == ""
