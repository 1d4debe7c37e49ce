"""Which contents nothing says any more, so that they may go."""

from sqlalchemy import ColumnElement, and_, exists, select

from storage.schema import broadcast_edits, broadcast_versions, broadcasts, contents, deliveries


def unsaid() -> ColumnElement[bool]:
    """Return the condition that no delivery, broadcast, version or edit holds a content."""
    holders = (
        (deliveries.c.id, deliveries.c.content_hash),
        (broadcasts.c.id, broadcasts.c.content_hash),
        (broadcast_versions.c.language, broadcast_versions.c.content_hash),
        (broadcast_edits.c.id, broadcast_edits.c.content_hash),
    )
    return and_(*(~exists(select(key).where(held == contents.c.hash)) for key, held in holders))
