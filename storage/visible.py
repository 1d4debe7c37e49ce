"""Who may see what: stories and articles of a source that readers added for themselves are theirs alone.

Whatever is shown to somebody asks here first; who asks for nobody is given only what is everybody's.
"""

from sqlalchemy import BindParameter, ColumnElement, and_, exists, func, or_, select

from news.ids import ChatId
from storage.schema import articles, feeds, own_sources, shown, stories

Viewer = ChatId | BindParameter[int]
"""A chat, or where a statement that is made once is told which."""

# Made once: to make an alias takes longer than to ask with it.
_ITS_STORY = stories.alias("its_story")
_ITS_FEED = feeds.alias("its_feed")
_COPY = stories.alias("copy")
_ADDED = own_sources.alias("added")


def visible_story(viewer: Viewer | None = None) -> ColumnElement[bool]:
    """Return the condition that a chat may see a story; of nobody in particular, that everybody may."""
    return _seen_by(stories.c.private_feed, viewer)


def visible_article(viewer: Viewer | None = None) -> ColumnElement[bool]:
    """Return the condition that a chat may see an article: its story says so, or, before it has one, its feed."""
    story, feed = _ITS_STORY.c, _ITS_FEED.c
    # However deep they stand, the article is the one that is asked about, never another.
    of_story = select(story.private_feed).where(story.id == articles.c.story_id).correlate_except(_ITS_STORY)
    of_feed = select(feed.id).where(feed.id == articles.c.feed_id, feed.private).correlate_except(_ITS_FEED)
    return _seen_by(func.coalesce(of_story.scalar_subquery(), of_feed.scalar_subquery()), viewer)


def visible_feed(viewer: Viewer | None = None) -> ColumnElement[bool]:
    """Return the condition that a chat may know of a feed."""
    if viewer is None:
        return ~feeds.c.private
    return or_(~feeds.c.private, _has(viewer, feeds.c.id))


def told_before(
    chat: ColumnElement[int], story: ColumnElement[int], twin: ColumnElement[int]
) -> ColumnElement[bool]:
    """Return the condition that a chat was shown a story, or the one that tells the same in public or in private."""
    of_chat = shown.c.chat_id == chat
    return or_(
        exists(select(shown.c.story_id).where(of_chat, shown.c.story_id == story)),
        and_(twin.is_not(None), exists(select(shown.c.story_id).where(of_chat, shown.c.story_id == twin))),
        exists(
            select(shown.c.story_id)
            .join(_COPY, _COPY.c.id == shown.c.story_id)
            .where(of_chat, _COPY.c.twin_of == story)
        ),
    )


def _seen_by(private_feed: ColumnElement[int | None], viewer: Viewer | None) -> ColumnElement[bool]:
    if viewer is None:
        return private_feed.is_(None)
    return or_(private_feed.is_(None), _has(viewer, private_feed))


def _has(viewer: Viewer, feed: ColumnElement[int | None]) -> ColumnElement[bool]:
    of_viewer = (_ADDED.c.chat_id == viewer, _ADDED.c.feed_id == feed)
    return exists(select(_ADDED.c.feed_id).where(*of_viewer).correlate_except(_ADDED))
