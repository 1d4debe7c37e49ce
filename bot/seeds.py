"""What a new database is filled with: the topics that ship, and the sources of the settings' file."""

import logging
from datetime import datetime, timedelta

from bot.settings import Settings
from messages.words import Words
from news.chats import LANGUAGES
from news.topics import SHIPPED
from sources.catalogue import read_catalogue
from storage import Storage

log = logging.getLogger(__name__)


async def seed_topics(storage: Storage, now: datetime) -> int:
    """Add the topics that ship and are not there yet. Return how many."""
    words = {language: Words(language) for language in LANGUAGES}
    shipped = [
        (slug, group, emoji, {language: words[language](f"topic-{slug}") for language in LANGUAGES})
        for group, slugs in SHIPPED.items()
        for slug, emoji in slugs.items()
    ]
    async with storage.writing() as tx:
        return await tx.topics.add_missing(shipped, now)


async def seed_feeds(storage: Storage, settings: Settings, now: datetime) -> int:
    """Add the sources of the file while the list has never held any. Return how many. Raises BadCatalogue."""
    file = settings.feeds_file
    async with storage.reading() as tx:
        if file is None or await tx.feeds.ever():
            return 0
    sources = read_catalogue(file)
    interval = timedelta(seconds=settings.poll_interval)
    added = 0
    async with storage.writing() as tx:
        for source in sources:
            added += await tx.feeds.add(source, now=now, interval=interval) is not None
    log.info("%s sources from %s", added, file)
    return added
