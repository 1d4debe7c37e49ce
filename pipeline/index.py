"""Index: files articles under their stems, so that they can be looked for; a slice a transaction, the newest first."""

from collections.abc import Sequence
from datetime import datetime

from news.search import Stems, ToIndex
from nlp.search import stems_of
from pipeline.thinking import Thinking
from storage import Storage

SLICE = 50
"""Articles a transaction: nobody who writes waits longer than for a hundredth of a second or two."""


async def due(storage: Storage, now: datetime, _limit: int = 1) -> list[int]:
    """Return one piece of work where there are articles to index."""
    async with storage.reading() as tx:
        return [0] if await tx.search.has_unindexed(now) else []


async def index(storage: Storage, thinking: Thinking) -> int:
    """Index one slice. Return how many articles it held; killed in between it is done again."""
    async with storage.reading() as tx:
        articles = await tx.search.unindexed(SLICE)
    made = await thinking.run(_made, articles)
    async with storage.writing() as tx:
        await tx.search.index(made)
    return len(articles)


def _made(articles: Sequence[ToIndex]) -> list[tuple[ToIndex, Stems]]:
    return [(article, stems_of(article.title, article.text, article.language)) for article in articles]
