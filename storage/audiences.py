"""Audiences: to whom a broadcast goes, as JSON and as the condition of a query."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, exists, select

from news.broadcasts import Audience, Kind
from news.ids import TopicId
from storage.schema import chats, subscriptions


def to_json(audience: Audience) -> dict[str, Any]:
    """Return plain data that `from_json` reads back to an equal value."""
    return {
        "topics": sorted(audience.topics),
        "languages": sorted(audience.languages),
        "kinds": sorted(audience.kinds),
        "active_days": audience.active_days,
    }


def from_json(body: dict[str, Any]) -> Audience:
    """Read what `to_json` wrote."""
    return Audience(
        topics=frozenset(TopicId(id) for id in body["topics"]),
        languages=frozenset(body["languages"]),
        kinds=frozenset(Kind(kind) for kind in body["kinds"]),
        active_days=body["active_days"],
    )


def members(audience: Audience, now: datetime) -> list[ColumnElement[bool]]:
    """Return the conditions on `chats` under which one receives at all and belongs to an audience."""
    conditions = [chats.c.absence.is_(None), chats.c.set_up]
    if audience.topics:
        subscribed = select(subscriptions.c.id).where(
            subscriptions.c.chat_id == chats.c.id, subscriptions.c.topic_id.in_(sorted(audience.topics))
        )
        conditions.append(exists(subscribed))
    if audience.languages:
        conditions.append(chats.c.language.in_(sorted(audience.languages)))
    if audience.kinds:
        kinds = [kind for chosen in sorted(audience.kinds) for kind in chosen.chats]
        conditions.append(chats.c.kind.in_(kinds))
    if audience.active_days is not None:
        conditions.append(chats.c.seen_at > now - timedelta(days=audience.active_days))
    return conditions
