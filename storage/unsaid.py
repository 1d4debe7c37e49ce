"""Which contents nothing says any more, and which selections stand in no digest, so that they may go."""

from sqlalchemy import ColumnElement, and_, exists, select

from storage.schema import (
    broadcast_edits,
    broadcast_versions,
    broadcasts,
    cards,
    contents,
    deliveries,
    digests,
    selections,
)


def unsaid() -> ColumnElement[bool]:
    """Return the condition that no delivery, broadcast, version or edit holds a content."""
    holders = (
        (deliveries.c.id, deliveries.c.content_hash),
        (broadcasts.c.id, broadcasts.c.content_hash),
        (broadcast_versions.c.language, broadcast_versions.c.content_hash),
        (broadcast_edits.c.id, broadcast_edits.c.content_hash),
        (cards.c.message_id, cards.c.content_hash),
    )
    return and_(*(~exists(select(key).where(held == contents.c.hash)) for key, held in holders))


def unchosen() -> ColumnElement[bool]:
    """Return the condition that a selection stands in no digest."""
    return ~exists(select(digests.c.id).where(digests.c.selection_id == selections.c.id))
