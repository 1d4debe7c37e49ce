"""Retell: has a language model translate or reword the stories that are about to be read, and keeps what passes the gate.

Nothing waits for it: a digest takes what is there when it is composed, and the outlets' own words where nothing is.
"""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from news.chats import LANGUAGES
from news.digests import Digest, Section
from news.retellings import Wanted, hash_of, retold, source_of
from news.stories import Machine, Story, Summary
from nlp.gate import Gate, Reason, Said, Verdict
from pipeline.instructions import asked_for, estimate, read_answer
from pipeline.thinking import Thinking
from sources.chat_model import NoWords, Writer, Written
from storage import Storage, Transaction

TRY_AGAIN = timedelta(hours=1)
"""When a story is tried again for which the model did not answer."""

LONGEST_REST = timedelta(hours=1)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What a model may be asked in a day (UTC)."""

    calls: int
    tokens: int


class Retelling:
    """A model that is asked within its budget, rests when it fails, and is believed nothing."""

    def __init__(
        self,
        storage: Storage,
        thinking: Thinking,
        writer: Writer,
        budget: Budget,
        now: Callable[[], datetime],
    ) -> None:
        self._storage = storage
        self._thinking = thinking
        self._writer = writer
        self._budget = budget
        self._now = now
        self._failures = 0
        self._rests_until: datetime | None = None

    async def claim(self, now: datetime, limit: int) -> list[Wanted]:
        """Take what is wanted, translations first; nothing while the model rests."""
        if self._rests_until is not None and now < self._rests_until:
            return []
        found: list[Wanted] = []
        # All chats with a digest soon are looked through: not in a transaction for which other writers wait.
        async with self._storage.reading() as tx:
            for kind in (Machine.TRANSLATION, Machine.REWORDING):
                if len(found) < limit:
                    found += await tx.retellings.wanted(kind, LANGUAGES, now, limit - len(found))
        if not found:
            return []
        async with self._storage.writing() as tx:
            return [wanted for wanted in found if await tx.retellings.take(wanted, now)]

    async def retell(self, wanted: Wanted) -> Verdict | None:
        """Have one story retold. Return what the gate said of it, None where the model was not asked or not heard."""
        async with self._storage.reading() as tx:
            found = await tx.stories.get([wanted.story_id], by_step=True)
        source = source_of(wanted.kind, wanted.language, found[0], LANGUAGES) if found else None
        if source is None:
            await self._settle(wanted, "", refused="nothing to retell")
            return None
        source_hash = hash_of(wanted.kind, wanted.language, source)
        if await self._known(wanted, source_hash):
            return None
        written = await self._ask(wanted, source)
        if written is None:
            return None
        answer = read_answer(written.text)
        if answer is None:
            await self._settle(wanted, source_hash, refused="not as asked")
            return Verdict(reason=Reason.EMPTY)
        headline, text = answer
        if wanted.kind is Machine.REWORDING:
            headline = source.headline
        verdict = await self._weigh(wanted, source, headline, text)
        if verdict.passes:
            await self._settle(wanted, source_hash, headline=headline, text=text)
        else:
            log.info("a %s of story %s was refused: %s", wanted.kind, wanted.story_id, verdict)
            await self._settle(wanted, source_hash, refused=str(verdict))
        return verdict

    async def _known(self, wanted: Wanted, source_hash: str) -> bool:
        """Take what was made of the same texts before, if anything was."""
        async with self._storage.writing() as tx:
            before = await tx.retellings.made_of(source_hash)
            if before is None:
                return False
            headline, text, refused = before
            await tx.retellings.keep(
                wanted, source_hash, self._now(), headline=headline, text=text, refused=refused
            )
            return True

    async def _ask(self, wanted: Wanted, source: Summary) -> Written | None:
        """Ask the model within the budget; None if there is none left, or it did not answer."""
        asked, now = asked_for(wanted.kind, wanted.language, source), self._now()
        aside, budget = estimate(asked), self._budget
        async with self._storage.writing() as tx:
            if not await tx.retellings.spend(
                now.date(), calls=1, tokens=aside, most_calls=budget.calls, most_tokens=budget.tokens
            ):
                self._rests_until = now + LONGEST_REST
                await tx.retellings.again(wanted, now + LONGEST_REST)
                return None
        try:
            written = await self._writer.write(asked)
        except NoWords as failure:
            await self._rest(wanted, failure)
            return None
        self._failures, self._rests_until = 0, None
        if written.tokens is not None:
            async with self._storage.writing() as tx:
                await tx.retellings.correct(now.date(), written.tokens - aside)
        return written

    async def _rest(self, wanted: Wanted, failure: NoWords) -> None:
        """Leave the model alone for 1, 2, 4 … 60 minutes, or for as long as it asks, up to an hour."""
        self._failures += 1
        pause = max(timedelta(minutes=2 ** min(self._failures - 1, 6)), failure.pause or timedelta(0))
        pause = min(pause, LONGEST_REST)
        log.warning("the language model gave nothing (%s): it rests for %s", failure.code, pause)
        now = self._now()
        self._rests_until = now + pause
        async with self._storage.writing() as tx:
            await tx.retellings.again(wanted, now + TRY_AGAIN)

    async def _weigh(self, wanted: Wanted, source: Summary, headline: str, text: str) -> Verdict:
        mind = await self._thinking.mind()
        return await self._thinking.run(_weighed, Gate(mind.vectors), wanted, source, headline, text)

    async def _settle(
        self, wanted: Wanted, source_hash: str, *,
        headline: str | None = None, text: str | None = None, refused: str | None = None,
    ) -> None:  # fmt: skip
        async with self._storage.writing() as tx:
            await tx.retellings.keep(
                wanted, source_hash, self._now(), headline=headline, text=text, refused=refused
            )


def _weighed(gate: Gate, wanted: Wanted, source: Summary, headline: str, text: str) -> Verdict:
    """Weigh a retelling against the summary that it was made of: its headline and its text each against theirs."""
    title, body = (Said(text=words, language=source.language) for words in (source.headline, source.text))
    if wanted.kind is Machine.REWORDING:
        return gate.weigh(Said(text=text, language=wanted.language), [body, title])
    verdict = gate.weigh(Said(text=headline, language=wanted.language), [title])
    if not verdict.passes or not (source.text or text):
        return verdict
    return gate.weigh(Said(text=text, language=wanted.language), [body])


async def as_retold(tx: Transaction, stories: Sequence[Story], language: str) -> list[Story]:
    """Return stories with what a machine made of them for a language, as far as there is any."""
    found = await tx.retellings.of([story.id for story in stories], language)
    return [
        retold(story, language, found[story.id], LANGUAGES) if story.id in found else story
        for story in stories
    ]


async def digest_as_retold(tx: Transaction, chosen: Digest, language: str) -> Digest:
    """Return a digest with what a machine made of its stories for a language, as far as there is any."""
    by_id = {story.id: story for story in await as_retold(tx, chosen.stories, language)}
    sections = tuple(
        Section(topic_id=section.topic_id, stories=tuple(by_id[story.id] for story in section.stories))
        for section in chosen.sections
    )
    return replace(chosen, sections=sections)
