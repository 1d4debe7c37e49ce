"""Commands by scope and language, names, descriptions, the menu button: what each person sees."""

import pytest


def commands(*names: str) -> list[dict[str, str]]:
    return [{"command": name, "description": f"Буйрук {name}"} for name in names]


async def seen(person, chat=None):
    return [command["command"] for command in (await person.menu(chat))["commands"]]


async def test_a_person_sees_the_narrowest_commands_in_their_language(api, telegram, reader):
    russian = await telegram.person("Олег", language="ru", started=True)
    await api("setMyCommands", commands=commands("digest"))
    await api("setMyCommands", commands=commands("jalpy"), language_code="ky")
    assert (await seen(reader), await seen(russian)) == (["jalpy"], ["digest"])
    scope = {"type": "chat", "chat_id": russian.id}
    await api("setMyCommands", commands=commands("admin"), scope=scope)
    assert await seen(russian) == ["admin"]
    assert await api("getMyCommands", scope=scope) == commands("admin")
    assert await api("getMyCommands", scope=scope, language_code="ru") == []
    await api("deleteMyCommands", scope=scope)
    assert await seen(russian) == ["digest"]


async def test_administrators_of_a_group_see_their_own_commands(api, telegram, reader):
    chief = await telegram.person("Башкы", started=True)
    group = await telegram.group(owner=chief, members=[reader])
    await api("setMyCommands", commands=commands("read"), scope={"type": "all_group_chats"})
    await api("setMyCommands", commands=commands("push"), scope={"type": "all_chat_administrators"})
    assert (await seen(reader, group), await seen(chief, group)) == (["read"], ["push"])
    scope = {"type": "chat_member", "chat_id": group.id, "user_id": reader.id}
    await api("setMyCommands", commands=commands("mine"), scope=scope)
    assert await seen(reader, group) == ["mine"]


@pytest.mark.parametrize(
    ("parameters", "refusal"),
    [
        ({}, 'parameter "commands" is required'),
        ({"commands": commands("Digest")}, "BOT_COMMAND_INVALID"),
        ({"commands": commands("a" * 33)}, "BOT_COMMAND_INVALID"),
        ({"commands": commands("")}, "command must be non-empty"),
        ({"commands": [{"command": "a", "description": " "}]}, "command description must be non-empty"),
        (
            {"commands": [{"command": "a", "description": "x" * 257}]},
            "command description length must not exceed 256",
        ),
        ({"commands": [{"command": "a"}]}, "can't parse BotCommand: can't find field \"command\""),
        ({"commands": commands(*(f"c{n}" for n in range(101)))}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": [], "language_code": "kyrgyz"}, "invalid language code specified"),
        (
            {"commands": [], "scope": {"type": "moon"}},
            "can't parse BotCommandScope: unsupported type specified",
        ),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 5}}, "chat not found"),
    ],
)
async def test_commands_are_refused(api, parameters, refusal):
    assert await api.refusal("setMyCommands", **parameters) == f"Bad Request: {refusal}"


@pytest.mark.parametrize(("name", "longest"), [("Name", 64), ("Description", 512), ("ShortDescription", 120)])
async def test_texts_by_language(api, reader, name, longest):
    field = "short_description" if name == "ShortDescription" else name.lower()
    await api(f"setMy{name}", **{field: "Кабарчы"})
    await api(f"setMy{name}", **{field: "Кабарчы-KG", "language_code": "ky"})
    assert await api(f"getMy{name}") == {field: "Кабарчы"}
    assert await api(f"getMy{name}", language_code="en") == {field: "Кабарчы"}
    assert (await reader.menu())[field] == "Кабарчы-KG"
    refused = await api.refusal(f"setMy{name}", **{field: "x" * (longest + 1)})
    assert refused == f"Bad Request: {field.replace('_', ' ')} is too long"


async def test_the_menu_button_of_all_and_of_one(api, reader):
    web_app = {"type": "web_app", "text": "Орнотуу", "web_app": {"url": "https://example.kg/app"}}
    assert await api("getChatMenuButton") == {"type": "commands"}
    await api("setChatMenuButton", chat_id=reader.id, menu_button=web_app)
    assert await api("getChatMenuButton", chat_id=reader.id) == web_app
    assert (await reader.menu())["menu_button"] == web_app
    await api("setChatMenuButton", chat_id=reader.id)
    assert await api("getChatMenuButton", chat_id=reader.id) == {"type": "commands"}
    bad = web_app | {"web_app": {"url": "http://example.kg"}}
    assert await api.refusal("setChatMenuButton", menu_button=bad) == (
        "Bad Request: can't parse MenuButton: BUTTON_URL_INVALID"
    )
