"""Ids of rows, each a type of its own, so that a chat's number is never taken for a story's."""

from typing import NewType

FeedId = NewType("FeedId", int)
EntryId = NewType("EntryId", int)
"""Also the id of the article that an entry becomes."""
TopicId = NewType("TopicId", int)
StoryId = NewType("StoryId", int)
ChatId = NewType("ChatId", int)
"""Our own number of a chat; Telegram's is `Chat.telegram_id` and may change (a group becomes a supergroup)."""
DigestId = NewType("DigestId", int)
BroadcastId = NewType("BroadcastId", int)
EditId = NewType("EditId", int)
"""Of an edit of a broadcast."""
DeliveryId = NewType("DeliveryId", int)
UserId = NewType("UserId", int)
"""Telegram's number of a person."""
