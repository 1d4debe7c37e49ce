"""The one thread in which texts are understood: the models are heavy, and the event loop must not wait for them."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from nlp.mind import Mind, load_mind
from nlp.own_topics import OwnTopics
from nlp.taught import Taught
from nlp.word_topics import WordTopics

P = ParamSpec("P")
R = TypeVar("R")


class Thinking:
    """The models behind one thread: loaded on first use, asked one question at a time."""

    def __init__(self, load: Callable[[], Mind] = load_mind) -> None:
        self._load = load
        self._mind: Mind | None = None
        self.words = WordTopics()
        """The topics made of words, as they were when last asked for; `version` says which they are."""
        self.taught: Taught | None = None
        """What corrections taught, as they were when last asked for."""
        self.own: OwnTopics | None = None
        """Readers' own topics, likewise."""
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="thinking")

    async def mind(self) -> Mind:
        """Return the models."""
        if self._mind is None:
            self._mind = await self.run(self._load)
        return self._mind

    async def run(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Do work in the thread."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, lambda: work(*args, **kwargs))

    def close(self) -> None:
        """End the thread once it has finished what it does."""
        self._thread.shutdown(wait=True, cancel_futures=True)
