"""Who is there when playing begins: a reader for each language, an editor, a group and a channel."""

from dataclasses import dataclass

from playground.acts import joining
from playground.model import Chat, Member, User
from playground.world import FIRST_PERSON, World


@dataclass(frozen=True, slots=True)
class Cast:
    """The people by what they are."""

    readers: tuple[User, ...]
    editor: User


def assemble(world: World, bot_name: str = "Кабарчы") -> Cast:
    """Let them exist in a world where nobody is yet; nobody has pressed Start."""
    world.bot.first_name = bot_name
    world.bot.username = "kabarchy_playground_bot"
    readers = tuple(
        world.add_user(
            User(id=FIRST_PERSON + number, first_name=name, username=username, language_code=language)
        )
        for number, (name, username, language) in enumerate(
            (("Айбек", "aibek", "ru"), ("Айгүл", "aigul", "ky"), ("Alice", "alice", "en"))
        )
    )
    editor = world.add_user(
        User(id=FIRST_PERSON + 3, first_name="Редактор", username="redaktor", language_code="ru")
    )
    _gather(world, "supergroup", "Редакция", editor, readers)
    _gather(world, "channel", "Новости дня", editor, readers, username="novosti_dnya")
    return Cast(readers=readers, editor=editor)


def _gather(
    world: World, kind: str, title: str, owner: User, members: tuple[User, ...], username: str = ""
) -> None:
    """Make a group or channel, and let its owner take the bot in as an administrator."""
    chat = Chat(id=world.group_id(kind), kind=kind, title=title, username=username)
    chat.members = {member.id: Member(status="member") for member in members}
    chat.members[owner.id] = Member(status="creator")
    world.add_chat(chat)
    world.note("chat", chat=chat.id)
    joining.place(world, chat, owner, world.bot, Member(status="administrator"))
