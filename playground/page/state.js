// What the page knows: people, chats with their messages, whose phone is held, and who wants to hear of changes.

export const state = {
  bot: null,
  people: new Map(),
  chats: new Map(),
  seat: null,
  speakers: new Map(),
  news: [],
};

const listeners = new Set();

/** Be told of changes: `listener(what, chatId)`, where what is "seats", "chat", "seat" or "typing". */
export const onChange = (listener) => listeners.add(listener);
export const changed = (what, chat) => listeners.forEach((listener) => listener(what, chat));

/** A chat's record, made when it is first heard of. */
export function keepChat(info) {
  const known = state.chats.get(info.id);
  if (known) {
    known.info = info;
    return known;
  }
  const chat = { info, messages: new Map(), change: 0, unread: 0, draft: "", replyTo: null, typingUntil: 0, keysHidden: false };
  state.chats.set(info.id, chat);
  return chat;
}

export const seatChat = () => state.chats.get(state.seat);

/** Whose phone is held: the person of a private chat, or who speaks in a group. */
export function speaker(chatId = state.seat) {
  const chat = state.chats.get(chatId);
  if (!chat) return null;
  if (chat.info.type === "private") return state.people.get(chatId);
  const chosen = state.people.get(state.speakers.get(chatId));
  return chosen ?? speakersOf(chat)[0] ?? null;
}

/** The people in a group, those first who rule it. */
export function speakersOf(chat) {
  const rank = { creator: 0, administrator: 1, member: 2, restricted: 3 };
  return Object.entries(chat.info.members ?? {})
    .filter(([id, status]) => status in rank && state.people.has(Number(id)))
    .sort((a, b) => rank[a[1]] - rank[b[1]])
    .map(([id]) => state.people.get(Number(id)));
}

export const languageOf = (person) => person?.language_code || "en";

/** The messages of a chat in order. */
export const inOrder = (chat) => [...chat.messages.values()].sort((a, b) => a.message.message_id - b.message.message_id);

export const lastOf = (chat) => inOrder(chat).at(-1);
