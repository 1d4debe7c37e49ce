"""What each stage made of the newest items, as JSON, and two switches: only there while playing without Telegram."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from news.articles import Article
from news.ids import EntryId, StoryId
from news.stories import Report, StoryCard, Summary
from news.topics import Topic
from storage import Storage

MOST = 200
USUAL = 50
LANGUAGE = "en"
"""Of the topics' names: the panel that shows them speaks English."""


def stage_routes(
    storage: Storage,
    poll_now: Callable[[], Awaitable[None]],
    real_feeds: Callable[[bool | None], Awaitable[dict[str, Any]]],
) -> list[web.RouteDef]:
    """Return the routes.

    `poll_now` makes every feed due; `real_feeds` switches the real sources on or off, or with None only says whether
    they are on and how many there are.
    """

    async def stages(request: web.Request) -> web.Response:
        said = request.query.get("limit", "")
        limit = min(int(said), MOST) if said.isdecimal() else USUAL
        return web.json_response(await shown(storage, limit))

    async def poll(_: web.Request) -> web.Response:
        await poll_now()
        return web.json_response({"polling": True})

    async def real(request: web.Request) -> web.Response:
        if request.method == "GET":
            return web.json_response(await real_feeds(None))
        try:
            on = json.loads(await request.read())["on"]
        except (ValueError, KeyError, TypeError):
            return web.json_response({"error": "say whether they are to be on"}, status=400)
        return web.json_response(await real_feeds(bool(on)))

    return [
        web.get("/stages", stages),
        web.post("/playing/poll", poll),
        web.get("/playing/real-feeds", real),
        web.post("/playing/real-feeds", real),
    ]


async def shown(storage: Storage, limit: int) -> dict[str, Any]:
    """Return the newest articles with what the stages made of them."""
    async with storage.reading() as tx:
        articles = await tx.articles.newest(limit)
        scores = await tx.articles.topics([article.id for article in articles])
        topics = {topic.id: topic for topic in await tx.topics.all()}
        cards: dict[StoryId, StoryCard | None] = {}
        for article in articles:
            if article.story_id is not None and article.story_id not in cards:
                cards[article.story_id] = await tx.stories.card(article.story_id)
        counts = {"articles": await tx.articles.count(), "stories": await tx.stories.count()}
    items = [
        _item(article) | {
            "understood": bool(scores[article.id]) or article.story_id is not None,
            "topics": [_topic(topics[score.topic_id], score.score) for score in scores[article.id] if score.topic_id in topics],
            "story": _story(cards.get(article.story_id)) if article.story_id is not None else None,
        }
        for article in articles
    ]  # fmt: skip
    return {"items": items, "counts": counts}


def _item(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "outlet": article.outlet,
        "country": article.country,
        "url": article.url,
        "title": article.title,
        "text": article.text,
        "language": article.language,
        "published": article.published_at.isoformat(),
    }


def _topic(topic: Topic, score: float) -> dict[str, Any]:
    return {
        "slug": topic.slug,
        "name": topic.name(LANGUAGE),
        "emoji": topic.emoji,
        "score": round(score, 3),
    }


def _story(card: StoryCard | None) -> dict[str, Any] | None:
    if card is None:
        return None
    outlets = {report.article_id: report.outlet for report in card.reports}
    summaries = card.story.summaries
    return {
        "id": card.story.id,
        "headline": summaries[0].headline if summaries else None,
        "outlets": card.story.outlets,
        "importance": round(card.story.importance, 3),
        "reports": [_report(report) for report in card.reports],
        "summaries": [_summary(summary, outlets) for summary in summaries],
    }


def _report(report: Report) -> dict[str, Any]:
    return {
        "outlet": report.outlet,
        "title": report.title,
        "url": report.url,
        "language": report.language,
        "published": report.published_at.isoformat(),
    }


def _summary(summary: Summary, outlets: dict[EntryId, str]) -> dict[str, Any]:
    return {
        "language": summary.language,
        "headline": summary.headline,
        "sentences": [
            {
                "text": one.text,
                "source": one.source,
                "outlet": outlets.get(one.article_id, "") if one.article_id else "",
            }
            for one in summary.sentences
        ],
    }
