// Service messages: who came, who left, what was pinned.

import { wordsOf } from "./rich.js";

const name = (user) => (user ? [user.first_name, user.last_name].filter(Boolean).join(" ") : "Somebody");

/** What a service message says; empty for a message that is none. */
export function serviceText(message) {
  const who = name(message.from);
  if (message.new_chat_members) return `${who} added ${message.new_chat_members.map(name).join(", ")}`;
  if (message.left_chat_member) return `${name(message.left_chat_member)} left`;
  if (message.new_chat_title) return `${who} named the chat “${message.new_chat_title}”`;
  if (message.pinned_message) return `${who} pinned “${plainText(message.pinned_message).slice(0, 40)}”`;
  if (message.migrate_to_chat_id) return "The group became a supergroup";
  if (message.migrate_from_chat_id) return "The supergroup goes on from the group";
  if (message.forum_topic_created) return `${who} opened the topic “${message.forum_topic_created.name}”`;
  return "";
}

/** The words of a message without their formatting. */
export function plainText(message) {
  if (message.rich_message) return wordsOf(message.rich_message);
  return message.text ?? message.caption ?? "";
}
