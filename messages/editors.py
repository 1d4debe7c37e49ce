"""Who runs the news, as an owner sees and changes it."""

from collections.abc import Collection, Sequence

from messages.buttons import Action, button, rows
from messages.html import BETWEEN, Html, bold, code, escape, one_line, shorten
from messages.words import Words
from news.ids import UserId
from news.outgoing import Buttons, Text
from news.roles import Editor, Role

NAME_UNITS = 60
MOST_SHOWN = 30
WIDE = 8


def editors_screen(editors: Sequence[Editor], owners: Collection[UserId], language: str) -> Text:
    """Return everyone with a role; whom the settings name as owners cannot be changed here."""
    words = Words(language)
    kept = [editor for editor in editors if editor.user_id not in owners][:MOST_SHOWN]
    lines = [_line(number, editor, words) for number, editor in enumerate(kept, start=1)]
    lines += [words.html("editors-by-settings", id=str(owner)) for owner in sorted(owners)[:MOST_SHOWN]]
    return Text(
        html=BETWEEN.join([words.html("editors-title"), "\n".join(lines) or words.html("editors-none")]),
        buttons=(
            *rows(
                (
                    button(str(number), Action.EDITOR, editor.user_id)
                    for number, editor in enumerate(kept, start=1)
                ),
                wide=WIDE,
            ),
            (button(words("button-add-editor"), Action.EDITORS, "add"),),
            (button(words("button-link-editor"), Action.EDITORS, "link", Role.EDITOR),),
            (button(words("button-link-keeper"), Action.EDITORS, "link", Role.KEEPER),),
            (button(words("button-close"), Action.CLOSE),),
        ),
    )


def editor_screen(editor: Editor, language: str) -> Text:
    """Return a person with their role, and the buttons that change it."""
    words = Words(language)
    back = button(words("button-back"), Action.EDITORS)
    remove = button(words("button-take-role"), Action.EDITOR, editor.user_id, "ask")
    return Text(
        html=BETWEEN.join([_who(editor), words.html("editor-role", role=words(f"role-{editor.role}"))]),
        buttons=(*_roles(editor, words, besides=editor.role), (back, remove)),
    )


def ask_role(editor: Editor, language: str) -> Text:
    """Return the question which role a person shall have."""
    words = Words(language)
    return Text(
        html=BETWEEN.join([_who(editor), words.html("editor-ask-role")]),
        buttons=(*_roles(editor, words), (button(words("button-back"), Action.EDITORS),)),
    )


def ask_removal(editor: Editor, language: str) -> Text:
    """Return the question that stands before a role is taken away."""
    words = Words(language)
    really = button(words("button-really-take"), Action.EDITOR, editor.user_id, "remove")
    back = button(words("button-back"), Action.EDITOR, editor.user_id)
    return Text(html=words.html("editor-ask-removal", name=name_of(editor)), buttons=((really, back),))


def ask_whom(language: str) -> Text:
    """Return the question who is to be added."""
    words = Words(language)
    return Text(
        html=words.html("editor-ask-whom"), buttons=((button(words("button-cancel"), Action.CANCEL),),)
    )


def hidden(language: str) -> Text:
    """Return that a forwarded message does not say whose it is."""
    return Text(html=Words(language).html("whom-hidden"))


def nobody(language: str) -> Text:
    """Return that a message means nobody who can be given a role."""
    return Text(html=Words(language).html("editor-nobody"))


def link(role: Role, url: str, language: str) -> Text:
    """Return a one-time link, to be passed on."""
    words = Words(language)
    return Text(html=BETWEEN.join([words.html("editor-link", role=words(f"role-{role}")), code(url)]))


def joined(role: Role | None, language: str) -> Text:
    """Return the answer to a one-time link, by the role that its opener has now."""
    words = Words(language)
    if role is None:
        return Text(html=words.html("claim-refused"))
    return Text(html=words.html("editor-joined", role=words(f"role-{role}")))


def not_this_one(language: str) -> str:
    """Return that this person's role is not changed here, for a pop-up."""
    return Words(language)("editor-not-this-one")


def lost(language: str) -> str:
    """Return that a person has no role any more, for a pop-up."""
    return Words(language)("editor-lost")


def saved(language: str) -> str:
    """Return that it is done, for a pop-up."""
    return Words(language)("settings-saved")


def name_of(editor: Editor) -> str:
    """Return what a person is called, or their number."""
    return shorten(one_line(editor.name), NAME_UNITS) or str(editor.user_id)


def _who(editor: Editor) -> Html:
    return Html(f"{bold(name_of(editor))} · {code(str(editor.user_id))}")


def _line(number: int, editor: Editor, words: Words) -> Html:
    return Html(f"{number}. {bold(name_of(editor))} — {escape(words(f'role-{editor.role}'))}")


def _roles(editor: Editor, words: Words, besides: Role | None = None) -> Buttons:
    return tuple(
        (button(words("button-make", role=words(f"role-{role}")), Action.EDITOR, editor.user_id, role),)
        for role in Role
        if role is not besides
    )
