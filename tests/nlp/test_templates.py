"""Two issues of what recurs in the same words are two stories; two outlets on one issue are one."""

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from news.grouping import Marks, forbidden
from nlp.analysis import Analysis, Text
from nlp.features import features
from nlp.language import detect
from nlp.mind import load_mind
from nlp.templates import template
from nlp.vectors import SentenceVectors

ISSUES = tomllib.loads((Path(__file__).parent / "issues.toml").read_text("utf-8"))
MORNING = datetime(2025, 7, 2, 4, tzinfo=UTC)


def ids(pair):
    return f"{pair['kind']}: {pair['titles'][0][:40]}"


def marks(title, at):
    found = features(title, "")
    return Marks(
        language="ru",
        published_at=at,
        bare=True,
        template=found.template,
        subjects=found.subjects,
        dates=found.dates,
        places=found.places,
        names=frozenset(hash(name) for name in found.names),
    )


def both(pair):
    one, other = pair["titles"]
    return marks(one, MORNING), marks(other, MORNING + timedelta(hours=pair["hours"]))


@pytest.mark.parametrize("pair", [*ISSUES["different"], *ISSUES["same"]], ids=ids)
def test_recurring_news_are_known_by_their_titles(pair):
    assert [template(title) for title in pair["titles"]] == [pair["kind"]] * 2


@pytest.mark.parametrize("pair", ISSUES["different"], ids=ids)
def test_two_issues_are_never_one_story(pair):
    one, other = both(pair)
    assert forbidden(one, other)
    assert forbidden(other, one)


@pytest.mark.parametrize("pair", ISSUES["same"], ids=ids)
def test_one_issue_may_be_one_story(pair):
    assert not forbidden(*both(pair))


@pytest.mark.parametrize(
    "title",
    [
        "Президент подписал закон о курсах для учителей",
        "Премьер победил на выборах главы партии",
        "В Оше открыли новую школу",
        "Суд приговорил экс-министра к семи годам",
        "Парламент принял бюджет на 2026 год",
        "Жогорку Кеңеш мыйзам кабыл алды",
        "Kyrgyz parliament passes budget law",
        "Золото на олимпиаде выиграл борец из Нарына",
    ],
)
def test_other_news_are_no_template(title):
    assert template(title) is None


def test_two_outlets_on_one_issue_are_one_story():
    mind = load_mind()
    if not isinstance(mind.vectors, SentenceVectors):
        pytest.skip("the text model cannot run here")
    apart = []
    for pair in ISSUES["same"]:
        run = Analysis(mind)
        moments = MORNING, MORNING + timedelta(hours=pair["hours"])
        told = [
            run.one(Text(title=title, text="", published_at=at, language=detect(title)))
            for title, at in zip(pair["titles"], moments, strict=True)
        ]
        if told[0].story != told[1].story:
            apart.append(pair["titles"])
    assert apart == []
