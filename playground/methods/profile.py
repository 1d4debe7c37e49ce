"""What the bot says of itself to people: commands, name, descriptions, menu button."""

import re
from collections.abc import Callable

from playground.answers import Json, bad_request
from playground.methods.access import chat_named
from playground.methods.method import Method, method
from playground.model import Chat
from playground.parameters import Parameters
from playground.profile import Scope
from playground.world import World

MAX_COMMANDS = 100
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"[a-z]{2}")
_SCOPES = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_CHAT_SCOPES = ("chat", "chat_administrators", "chat_member")
_TEXTS = {"name": 64, "description": 512, "short_description": 120}
_MAX_COMMAND_DESCRIPTION = 256


def set_my_commands(world: World, parameters: Parameters) -> bool:
    """`setMyCommands`."""
    commands = parameters.array("commands", "commands")
    if commands is None:
        raise bad_request('parameter "commands" is required')
    if len(commands) > MAX_COMMANDS:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    checked = [_command(command) for command in commands]
    world.profile.set_commands(_scope(world, parameters), _language(parameters), checked)
    world.note("profile")
    return True


def delete_my_commands(world: World, parameters: Parameters) -> bool:
    """`deleteMyCommands`."""
    world.profile.set_commands(_scope(world, parameters), _language(parameters), [])
    world.note("profile")
    return True


def get_my_commands(world: World, parameters: Parameters) -> list[Json]:
    """`getMyCommands`: the list of exactly this scope and language."""
    return world.profile.commands.get((_scope(world, parameters), _language(parameters)), [])


def _command(command: object) -> Json:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name, description = command.get("command"), command.get("description")
    if not isinstance(name, str) or not isinstance(description, str):
        raise bad_request("can't parse BotCommand: can't find field \"command\"")
    name, description = name.strip().removeprefix("/"), description.strip()
    if not name:
        raise bad_request("command must be non-empty")
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not description:
        raise bad_request("command description must be non-empty")
    if len(description) > _MAX_COMMAND_DESCRIPTION:
        raise bad_request(f"command description length must not exceed {_MAX_COMMAND_DESCRIPTION}")
    return {"command": name, "description": description}


def _scope(world: World, parameters: Parameters) -> Scope:
    scope = parameters.object("scope", "BotCommandScope") or {"type": "default"}
    kind = scope.get("type")
    if kind in _SCOPES:
        return str(kind), 0, 0
    if kind not in _CHAT_SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    chat = chat_named(world, Parameters(scope))
    if kind == "chat":
        return kind, chat.id, 0
    if chat.kind not in ("group", "supergroup"):
        raise bad_request("can't change commands in this chat")
    return str(kind), chat.id, Parameters(scope).number("user_id") if kind == "chat_member" else 0


def scopes_seen(chat: Chat, user: int, *, administrator: bool) -> list[Scope]:
    """The scopes whose commands a person may see in a chat, the narrowest first, as Telegram looks for them."""
    if chat.kind == "private":
        return [("chat", chat.id, 0), ("all_private_chats", 0, 0), ("default", 0, 0)]
    scopes: list[Scope] = [("chat_member", chat.id, user)]
    if administrator:
        scopes.append(("chat_administrators", chat.id, 0))
    scopes.append(("chat", chat.id, 0))
    if administrator:
        scopes.append(("all_chat_administrators", 0, 0))
    return [*scopes, ("all_group_chats", 0, 0), ("default", 0, 0)]


def _language(parameters: Parameters) -> str:
    language = parameters.text("language_code")
    if language and not _LANGUAGE.fullmatch(language):
        raise bad_request("invalid language code specified")
    return language


def _text_setter(name: str, longest: int) -> Callable[[World, Parameters], bool]:
    def set_text(world: World, parameters: Parameters) -> bool:
        text = parameters.text(name).strip()
        if len(text) > longest:
            raise bad_request(f"{name.replace('_', ' ')} is too long")
        world.profile.set_text(name, _language(parameters), text)
        world.note("profile")
        return True

    return set_text


def _text_getter(name: str) -> Callable[[World, Parameters], Json]:
    def get_text(world: World, parameters: Parameters) -> Json:
        text = world.profile.text_for(name, _language(parameters))
        return {name: text or (world.bot.first_name if name == "name" else "")}

    return get_text


def set_chat_menu_button(world: World, parameters: Parameters) -> bool:
    """`setChatMenuButton`: of one private chat, or of all."""
    button = parameters.object("menu_button", "MenuButton") or {"type": "default"}
    kind = button.get("type")
    if kind not in ("default", "commands", "web_app"):
        raise bad_request("can't parse MenuButton: unsupported type specified")
    if kind == "web_app" and not (
        button.get("text") and button.get("web_app", {}).get("url", "").startswith("https://")
    ):
        raise bad_request("can't parse MenuButton: BUTTON_URL_INVALID")
    if not parameters.given("chat_id"):
        world.profile.menu_button = {"type": "commands"} if kind == "default" else button
        world.profile.keep()
        return True
    chat = chat_named(world, parameters)
    if chat.kind != "private":
        raise bad_request("chat_id must be of a private chat")
    chat.menu_button = None if kind == "default" else button
    world.keep_chat(chat)
    return True


def get_chat_menu_button(world: World, parameters: Parameters) -> Json:
    """`getChatMenuButton`."""
    if parameters.given("chat_id"):
        return chat_named(world, parameters).menu_button or world.profile.menu_button
    return world.profile.menu_button


def _text_methods(name: str, longest: int) -> tuple[Method, Method]:
    camel = "".join(word.capitalize() for word in name.split("_"))
    return (
        method(f"setMy{camel}", _text_setter(name, longest), f"{name} language_code"),
        method(f"getMy{camel}", _text_getter(name), "language_code"),
    )


METHODS = (
    method("setMyCommands", set_my_commands, "commands scope language_code"),
    method("getMyCommands", get_my_commands, "scope language_code"),
    method("deleteMyCommands", delete_my_commands, "scope language_code"),
    *(entry for name, longest in _TEXTS.items() for entry in _text_methods(name, longest)),
    method("setChatMenuButton", set_chat_menu_button, "chat_id menu_button"),
    method("getChatMenuButton", get_chat_menu_button, "chat_id"),
)
