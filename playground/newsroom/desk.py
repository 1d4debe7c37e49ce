"""The desk: what has been published until now, and publishing more."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime

from playground.newsroom.model import Example, Item, Outlet, Report

MOST_IN_FEED = 40
_LONGEST_TITLE = 300
_LONGEST_TEXT = 20_000


class Unpublishable(ValueError):
    """A story that cannot be published; the message says why."""


class Newsroom:
    """Outlets and their items. The times of what was written before count from the moment of opening."""

    def __init__(
        self,
        outlets: Sequence[Outlet],
        reports: Sequence[Report],
        examples: Sequence[Example],
        now: Callable[[], datetime],
    ) -> None:
        self.outlets = {outlet.slug: outlet for outlet in outlets}
        self.examples = list(examples)
        self._now = now
        opened = now().replace(second=0, microsecond=0)
        self._items = {
            report.slug: Item(
                slug=report.slug,
                outlet=report.outlet,
                at=opened - report.ago,
                title=report.title,
                text=report.text,
            )
            for report in reports
        }

    def of(self, outlet: str) -> list[Item]:
        """What an outlet's feed shows, newest first."""
        items = [item for item in self._items.values() if item.outlet == outlet]
        return sorted(items, key=lambda item: item.at, reverse=True)[:MOST_IN_FEED]

    def item(self, outlet: str, slug: str) -> Item | None:
        """One item of an outlet."""
        item = self._items.get(slug)
        return item if item is not None and item.outlet == outlet else None

    def publish(self, outlet: str, title: str, text: str) -> Item:
        """Publish a story now. Raises Unpublishable."""
        title, text = " ".join(title.split()), re.sub(r"\n\s*\n|\r\n", "\n\n", text.strip())
        if outlet not in self.outlets:
            raise Unpublishable("there is no such outlet")
        if not title or not text:
            raise Unpublishable("a story needs a headline and a text")
        if len(title) > _LONGEST_TITLE or len(text) > _LONGEST_TEXT:
            raise Unpublishable("that is too long for a story")
        item = Item(
            slug=f"published-{len(self._items)}", outlet=outlet, at=self._now(), title=title, text=text
        )
        self._items[item.slug] = item
        return item
