// Keeping up: everything once, then each change as the server's stream tells of it.

import { get } from "./api.js";
import { learnClock } from "./times.js";
import { changed, keepChat, state } from "./state.js";

const loading = new Map();

/** Load all there is and follow what happens. */
export async function begin() {
  follow();
  await reload();
}

async function reload() {
  const [bot, people, chats] = await Promise.all([get("/control/bot"), get("/control/people"), get("/control/chats"), learnClock()]);
  state.bot = bot;
  state.people = new Map(people.people.map((person) => [person.id, person]));
  const known = new Set(chats.chats.map((chat) => chat.id));
  for (const id of state.chats.keys()) if (!known.has(id)) state.chats.delete(id);
  await Promise.all(chats.chats.map((info) => loadMessages(keepChat(info).info.id, false)));
  changed("seats");
}

function follow() {
  const source = new EventSource("/control/events");
  let wasLost = false;
  source.addEventListener("open", () => {
    document.body.classList.remove("lost");
    if (wasLost) reload();
    wasLost = false;
  });
  source.addEventListener("error", () => {
    wasLost = true;
    document.body.classList.add("lost");
  });
  source.addEventListener("message", (event) => heard(JSON.parse(event.data)));
}

function heard(event) {
  switch (event.event) {
    case "message":
    case "edit":
    case "delete":
    case "reaction":
      loadMessages(event.chat, true);
      break;
    case "action":
      typing(event.chat);
      break;
    case "pin":
    case "unpin":
    case "block":
    case "unblock":
    case "member":
    case "chat":
      loadChat(event.chat);
      break;
    case "person":
      loadPerson(event.person);
      break;
    case "clock":
      learnClock().then(() => changed("clock"));
      break;
    case "profile":
      changed("profile");
      break;
    case "newsroom":
      changed("newsroom");
      break;
    case "reset":
      state.chats.clear();
      reload();
      break;
    default:
  }
}

async function loadPerson(id) {
  const [person, info] = await Promise.all([get(`/control/people/${id}`), get(`/control/chats/${id}`)]);
  state.people.set(id, person);
  keepChat(info);
  changed("seats");
}

async function loadChat(id) {
  keepChat(await get(`/control/chats/${id}`));
  if (state.people.has(id)) state.people.set(id, await get(`/control/people/${id}`));
  await loadMessages(id, true);
  changed("seats");
  changed("chat", id);
}

/** Fetch what is new in a chat; calls that come while one is under way are answered by one more. */
function loadMessages(id, isNews) {
  const under = loading.get(id);
  if (under) {
    under.again = true;
    return under.done;
  }
  const mark = { again: false };
  mark.done = fetchMessages(id, isNews).finally(() => {
    loading.delete(id);
    if (mark.again) loadMessages(id, true);
  });
  loading.set(id, mark);
  return mark.done;
}

async function fetchMessages(id, isNews) {
  if (!state.chats.has(id)) {
    keepChat(await get(`/control/chats/${id}`));
  }
  const chat = state.chats.get(id);
  const found = await get(`/control/chats/${id}/messages?after=${chat.change}`);
  const before = chat.change;
  chat.change = Math.max(chat.change, found.change);
  for (const seen of found.messages) {
    const fresh = isNews && seen.created > before;
    chat.messages.set(seen.message.message_id, { ...seen, fresh });
    if (fresh && seen.by_bot) {
      chat.typingUntil = 0;
      if (id !== state.seat || document.hidden) chat.unread += 1;
    }
  }
  for (const number of found.deleted) chat.messages.delete(number);
  if (isNews && found.messages.some((seen) => !seen.by_bot) && !chat.info.started && chat.info.type === "private") {
    keepChat(await get(`/control/chats/${id}`));
  }
  changed("chat", id);
}

function typing(id) {
  const chat = state.chats.get(id);
  if (!chat) return;
  chat.typingUntil = Date.now() + 5000;
  changed("typing", id);
  setTimeout(() => changed("typing", id), 5100);
}

/** Take in somebody who has just been made, without waiting for the stream. */
export const heardOf = (id) => loadPerson(id);
