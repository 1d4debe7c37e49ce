"""Marks on buttons: a keyboard in which some stand as they are by now, and all others as they were."""

from collections import defaultdict, deque
from collections.abc import Sequence

from messages.buttons import Action, parse
from news.outgoing import Button, Buttons


def marked(buttons: Buttons, shown: Sequence[Button]) -> Buttons:
    """Return a keyboard with each of `shown` in the place of the next button that is there for the same action."""
    waiting: defaultdict[Action, deque[Button]] = defaultdict(deque)
    for one in shown:
        if (press := parse(one.data)) is not None:
            waiting[press.action].append(one)

    def now(one: Button) -> Button:
        press = parse(one.data)
        fresh = waiting.get(press.action) if press is not None else None
        return fresh.popleft() if fresh else one

    return tuple(tuple(map(now, row)) for row in buttons)
