"""Asking for trouble: faults, limits, another time, and a fresh start."""

import random
from datetime import UTC, datetime
from typing import Any

from playground.acts import Impossible
from playground.answers import Json
from playground.control.asked import Asked, number
from playground.faults import KINDS, Fault
from playground.limits import Rates
from playground.world import World


def add_fault(asked: Asked) -> Json:
    """Let calls go wrong; see `Fault` for the fields. `for_seconds` ends it by itself, `seed` fixes the chance."""
    fields = asked.fields(
        "kind", "effect", "method", "chat", "count", "probability", "for_seconds", "seconds", "code", "description", "seed"
    )  # fmt: skip
    if fields.get("kind") not in KINDS:
        raise Impossible(f"kind is one of {', '.join(KINDS)}")
    faults = asked.world.faults
    if "seed" in fields:
        faults.chance = random.Random(fields.pop("seed"))
    if (lasting := fields.pop("for_seconds", None)) is not None:
        fields["until"] = asked.clock.steady() + float(lasting)
    fault = Fault(id=faults.next_id(), **fields)
    faults.add(fault)
    return fault.as_json()


def list_faults(asked: Asked) -> Json:
    """All faults, with how often each has struck."""
    return {"faults": [fault.as_json() for fault in asked.world.faults.active.values()]}


def remove_faults(asked: Asked) -> Json:
    """End all trouble."""
    asked.world.faults.active.clear()
    return {"faults": []}


def remove_fault(asked: Asked) -> Json:
    """End one fault; gives it as it was."""
    fault = asked.world.faults.active.pop(number(asked.path["fault"], "fault"), None)
    if fault is None:
        raise Impossible("there is no such fault", 404)
    return fault.as_json()


def show_limits(asked: Asked) -> Json:
    """The limits, or null while none are kept."""
    rates = asked.world.limits.rates
    return {"limits": rates.as_json() if rates else None}


def set_limits(asked: Asked) -> Json:
    """Keep Telegram's limits, or others by name, `times` higher; `{"off": true}` keeps none."""
    fields = asked.fields("off", "times", *Rates.__slots__)
    if fields.pop("off", False):
        asked.world.limits.use(None)
        return show_limits(asked)
    times = float(fields.pop("times", 1))
    asked.world.limits.use(Rates(**fields).times(times))
    return show_limits(asked)


def show_clock(asked: Asked) -> Json:
    """The time in this world."""
    return {"now": asked.clock.as_text()}


def set_clock(asked: Asked) -> Json:
    """`advance` by seconds; stand still at `freeze` (ISO 8601, or true for now); `run` again from real time."""
    fields = asked.fields("advance", "freeze", "run")
    frozen: Any = fields.get("freeze")
    try:
        if frozen is not None:
            asked.clock.freeze(_moment(asked, frozen))
        asked.clock.advance(float(fields.get("advance", 0)))
    except (ValueError, TypeError) as why:
        raise Impossible(str(why)) from None
    if fields.get("run"):
        asked.clock.run()
    asked.world.note("clock")
    return show_clock(asked)


def _moment(asked: Asked, frozen: Any) -> datetime:
    if frozen is True:
        return datetime.fromtimestamp(asked.clock.now(), UTC)
    moment = datetime.fromisoformat(str(frozen))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def show_bot(asked: Asked) -> Json:
    """Who the bot is and how many updates wait for it."""
    return asked.world.bot.as_json() | {
        "can_read_all_group_messages": asked.world.reads_groups,
        "pending_updates": len(asked.world.updates.pending),
        "webhook": asked.world.webhook.info(),
    }


def change_bot(asked: Asked) -> Json:
    """Another name, or privacy mode off."""
    fields = asked.fields("first_name", "username", "can_read_all_group_messages")
    world = asked.world
    world.bot.first_name = str(fields.get("first_name", world.bot.first_name))
    world.bot.username = str(fields.get("username", world.bot.username))
    world.reads_groups = bool(fields.get("can_read_all_group_messages", world.reads_groups))
    world.store.put(
        "settings",
        "bot",
        {
            "first_name": world.bot.first_name,
            "username": world.bot.username,
            "reads_groups": world.reads_groups,
        },
    )
    return show_bot(asked)


def reset(asked: Asked) -> Json:
    """Forget everything but the numbers of updates, which never start again."""
    forget(asked.world)
    return {"change": asked.world.changes}


def forget(world: World) -> None:
    """Make a world as empty as a new one."""
    world.webhook.set("")
    world.updates.clear()
    world.updates.allowed = ()
    world.store.clear()
    for gathered in (
        world.users, world.chats, world.names, world.files, world.presses, world.inline_queries,
        world.inline_messages, world.actions, world.record.calls, world.faults.active,
        world.profile.commands, world.profile.texts,
    ):  # fmt: skip
        gathered.clear()
    world.profile.menu_button = {"type": "commands"}
    world.limits.use(None)
    world.reads_groups = False
    world.store.put("counter", "update", {"next": world.updates.next_number})
    world.note("reset")


ROUTES = (
    ("GET", "/faults", list_faults),
    ("POST", "/faults", add_fault),
    ("DELETE", "/faults", remove_faults),
    ("DELETE", "/faults/{fault}", remove_fault),
    ("GET", "/limits", show_limits),
    ("PUT", "/limits", set_limits),
    ("GET", "/clock", show_clock),
    ("POST", "/clock", set_clock),
    ("GET", "/bot", show_bot),
    ("PATCH", "/bot", change_bot),
    ("POST", "/reset", reset),
)
