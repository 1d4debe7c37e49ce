"""Groups and channels: rights, coming and going, topics, privacy, the upgrade to a supergroup."""

import pytest

from playground.client import ControlError


@pytest.fixture
async def group(telegram, reader):
    return await telegram.group("Редакция", members=[reader])


async def updates(api, kind: str):
    return [update[kind] for update in await api("getUpdates") if kind in update]


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
async def test_a_bot_that_was_thrown_out_is_told_so(api, telegram, reader, kind):
    room = await telegram.group("Чат", kind=kind, owner=reader, bot="administrator")
    await room.place("bot", "kicked")
    answer = await api.answer("sendMessage", chat_id=room.id, text="x")
    assert (answer["error_code"], answer["description"]) == (
        403,
        f"Forbidden: bot was kicked from the {kind} chat",
    )
    await room.place("bot", "left")
    refused = await api.refusal("sendMessage", chat_id=room.id, text="x")
    assert refused == f"Forbidden: bot is not a member of the {kind} chat"
    statuses = [one["new_chat_member"]["status"] for one in await updates(api, "my_chat_member")]
    assert statuses == ["administrator", "kicked", "left"]


async def test_a_group_that_is_gone_is_told(api, telegram, group):
    await telegram.ask("PATCH", f"/chats/{group.id}", {"deleted": True})
    refused = await api.refusal("sendMessage", chat_id=group.id, text="x")
    assert refused == "Forbidden: the group chat was deleted"


async def test_members_may_be_forbidden_to_write(api, telegram, group):
    await telegram.ask("PATCH", f"/chats/{group.id}", {"permissions": {"can_send_messages": False}})
    refused = await api.refusal("sendMessage", chat_id=group.id, text="x")
    assert refused == "Bad Request: not enough rights to send text messages to the chat"
    await api("sendPhoto", chat_id=group.id, photo="https://example.kg/a.jpg")
    await group.place("bot", "restricted", can_send_messages=True)
    refused = await api.refusal("sendPhoto", chat_id=group.id, photo="https://example.kg/a.jpg")
    assert refused == "Bad Request: not enough rights to send photos to the chat"
    await group.place("bot", "administrator")
    await api("sendMessage", chat_id=group.id, text="x")


async def test_only_an_administrator_posts_to_a_channel(api, telegram, reader):
    channel = await telegram.channel("Кабарлар", owner=reader, bot="member", username="kabarlar_kg")
    refusal = "Bad Request: need administrator rights in the channel chat"
    assert await api.refusal("sendMessage", chat_id=channel.id, text="x") == refusal
    await channel.place("bot", "administrator", can_post_messages=False)
    assert await api.refusal("sendMessage", chat_id=channel.id, text="x") == refusal
    await channel.place("bot", "administrator")
    posted = await api("sendMessage", chat_id="@kabarlar_kg", text="x")
    assert posted["sender_chat"]["id"] == posted["chat"]["id"] == channel.id
    assert "from" not in posted


async def test_a_post_of_a_person_in_a_channel_reaches_the_bot(api, telegram, reader):
    channel = await telegram.channel(owner=reader)
    await reader.send("Пост", chat=channel)
    assert [post["text"] for post in await updates(api, "channel_post")] == ["Пост"]


async def test_an_upgraded_group_names_its_successor(api, telegram, reader):
    group = await telegram.group("Чат", kind="group", owner=reader)
    await api("sendMessage", chat_id=group.id, text="мурда")
    successor = await group.upgrade()
    answer = await api.answer("sendMessage", chat_id=group.id, text="x")
    assert answer == {
        "ok": False,
        "error_code": 400,
        "description": "Bad Request: group chat was upgraded to a supergroup chat",
        "parameters": {"migrate_to_chat_id": successor.id},
    }
    await api("sendMessage", chat_id=successor.id, text="эми")
    told = await updates(api, "message")
    assert [message.get("migrate_to_chat_id") for message in told] == [None, successor.id, None]
    assert told[-1]["migrate_from_chat_id"] == group.id
    with pytest.raises(ControlError, match="lives on"):
        await reader.send("x", chat=group)


async def test_in_privacy_mode_the_bot_hears_only_what_is_meant_for_it(api, telegram, reader, group):
    own = await api("sendMessage", chat_id=group.id, text="суроо")
    for text in ("жөн сөз", "/help@other_bot", "/digest", "/digest@playground_bot"):
        await reader.send(text, chat=group)
    await reader.send("жооп", chat=group, reply_to=own["message_id"])
    heard = [message.get("text") for message in await updates(api, "message")]
    assert heard == [None, "/digest", "/digest@playground_bot", "жооп"]
    await telegram.ask("PATCH", "/bot", {"can_read_all_group_messages": True})
    await reader.send("эми угасың", chat=group)
    assert (await updates(api, "message"))[-1]["text"] == "эми угасың"


async def test_topics_of_a_forum(api, telegram, reader):
    forum = await telegram.group("Форум", kind="forum", members=[reader])
    thread = await forum.topic("ОДКБ")
    sent = await api("sendMessage", chat_id=forum.id, message_thread_id=thread, text="x")
    assert (sent["message_thread_id"], sent["is_topic_message"], sent["chat"]["is_forum"]) == (
        thread,
        True,
        True,
    )
    await telegram.ask("PATCH", f"/chats/{forum.id}/topics/{thread}", {"closed": True})
    refused = await api.refusal("sendMessage", chat_id=forum.id, message_thread_id=thread, text="x")
    assert refused == "Bad Request: TOPIC_CLOSED"


async def test_who_is_in_a_group(api, telegram, reader, group):
    chief = await telegram.person("Башкы", started=True)
    await group.place(chief, "administrator", can_delete_messages=True)
    assert (await api("getChatMember", chat_id=group.id, user_id=chief.id))["status"] == "administrator"
    assert (await api("getChatMember", chat_id=group.id, user_id=reader.id))["status"] == "member"
    assert await api("getChatMemberCount", chat_id=group.id) == 3
    found = await api("getChatAdministrators", chat_id=group.id)
    assert [member["user"]["id"] for member in found] == [chief.id]
    assert await api.refusal("getChatMember", chat_id=group.id, user_id=1) == "Bad Request: user not found"
    assert (await api("getChat", chat_id=group.id))["title"] == "Редакция"


async def test_an_administrator_bot_hears_of_members_if_it_asks(api, telegram, group):
    await api("getUpdates", allowed_updates=["chat_member", "my_chat_member"])
    await group.place("bot", "administrator")
    guest = await telegram.person("Конок")
    await group.place(guest, "member")
    assert [one["new_chat_member"]["user"]["id"] for one in await updates(api, "chat_member")] == [guest.id]


async def test_the_bot_leaves(api, group):
    await api("leaveChat", chat_id=group.id)
    refused = await api.refusal("sendMessage", chat_id=group.id, text="x")
    assert refused == "Forbidden: bot is not a member of the supergroup chat"


async def test_messages_of_others_are_deleted_by_right_only(api, reader, group):
    spam = await reader.send("спам", chat=group)
    where = {"chat_id": group.id, "message_id": spam.id}
    assert await api.refusal("deleteMessage", **where) == "Bad Request: message can't be deleted"
    refused = await api.refusal("pinChatMessage", **where)
    assert refused == "Bad Request: not enough rights to manage pinned messages in the chat"
    await group.place("bot", "administrator")
    await api("pinChatMessage", **where)
    await api("deleteMessage", **where)
    assert spam.id not in [message.id for message in await group.messages()]


async def test_the_group_speaks_for_an_administrator_who_stays_anonymous(api, telegram, reader):
    group = await telegram.group("Редакция", owner=reader, bot="administrator")
    await group.place(reader, "creator", is_anonymous=True)
    await reader.send("/topics", chat=group)
    said = (await updates(api, "message"))[-1]
    assert said["from"]["username"] == "GroupAnonymousBot"
    assert said["sender_chat"]["id"] == said["chat"]["id"] == group.id
    member = await api("getChatMember", chat_id=group.id, user_id=reader.id)
    assert (member["status"], member["is_anonymous"]) == ("creator", True)
