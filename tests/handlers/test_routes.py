"""Every button leads somewhere: each action has its function, and each deed that a screen's button names is known."""

import ast
from pathlib import Path

import pytest
from telegram.ext import Application, CallbackQueryHandler

import handlers
import messages
from handlers import (
    broadcasting,
    drafting,
    editing,
    feed_settings,
    own_drafts,
    register_all,
    topic_drafts,
)
from messages.buttons import VERSION, Action, Screen

DEEDS = {
    "BROADCAST": {*broadcasting.DEEDS, *drafting.DEEDS},
    "EDIT": set(editing.DEEDS),
    "FEED": {*feed_settings.DEEDS, "ask", "remove"},
    "DRAFT": {*topic_drafts.DEEDS, "cancel"},
    "OWN_DRAFT": {*own_drafts.DEEDS, "cancel"},
}
"""The deeds of an action, the first word behind the number or the mark that it is about."""


@pytest.fixture(scope="module")
def patterns():
    """What the functions of buttons take, in their order; the last takes what no other does."""
    application = Application.builder().token("1:none").updater(None).job_queue(None).build()
    register_all(application)
    return [one.pattern for one in application.handlers[0] if isinstance(one, CallbackQueryHandler)]


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("arguments", ["", ":17:on"])
def test_each_action_has_one_function(patterns, action, arguments):
    *known, leftover = patterns
    assert leftover is None
    assert len([one for one in known if one.match(f"{VERSION}:{action}{arguments}")]) == 1


def buttons_of_screens():
    """Return action and deed of the buttons that the code of the screens writes out: (action, deed, where)."""
    for path in sorted(Path(messages.__path__[0]).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            for place, argument in enumerate(node.args):
                if isinstance(argument, ast.Attribute) and ast.unparse(argument.value) == "Action":
                    words = [one.value for one in node.args[place + 2 :] if isinstance(one, ast.Constant)]
                    deed = next((word for word in words if isinstance(word, str)), "")
                    if argument.attr in DEEDS and deed:
                        yield argument.attr, deed, path.name


def test_each_deed_that_a_button_names_is_known():
    named = list(buttons_of_screens())
    assert {action for action, _, _ in named} == set(DEEDS)
    assert [one for one in named if one[1] not in DEEDS[one[0]]] == []


def words_of(path):
    """Return the strings that a file of code writes out."""
    return {
        node.value
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_each_word_that_a_button_carries_is_one_that_the_handlers_write_too():
    """A button whose word nothing knows would say that it is out of date from its first day."""
    known = {str(one) for one in Screen}
    for path in Path(handlers.__path__[0]).glob("*.py"):
        known |= words_of(path)
    carried = {
        (word.value, path.name)
        for path in sorted(Path(messages.__path__[0]).glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        for place, argument in enumerate(node.args)
        if isinstance(argument, ast.Attribute) and ast.unparse(argument.value) == "Action"
        for word in node.args[place + 1 :]
        if isinstance(word, ast.Constant) and isinstance(word.value, str)
    }
    assert len(carried) > len(DEEDS)
    assert {one for one in carried if one[0] not in known} == set()
