// The list of people and chats: whose phone one can hold, the last words there, and what has not been read.

import { post } from "./api.js";
import { make, the } from "./dom.js";
import { face } from "./faces.js";
import { heardOf } from "./live.js";
import { kindOf } from "./media.js";
import { plainText, serviceText } from "./service.js";
import { changed, languageOf, lastOf, onChange, seatChat, speaker, state } from "./state.js";
import { shortly } from "./times.js";
import { toast } from "./toasts.js";
import { wordsOf } from "./words.js";

const KINDS = { group: "group", supergroup: "group", channel: "channel" };

/** Show the list and keep it up to date. */
export function peopleList() {
  onChange((what) => {
    if (["seats", "chat", "seat", "clock"].includes(what)) draw();
  });
  the("newcomer").addEventListener("submit", newcomer);
}

/** Hold the phone of somebody, or look into a chat. */
export function sit(id) {
  state.seat = id;
  const chat = seatChat();
  if (chat) chat.unread = 0;
  const address = new URL(location.href);
  address.hash = String(id);
  history.replaceState(null, "", address);
  changed("seat");
}

function draw() {
  const focused = document.activeElement?.dataset?.seat;
  const chats = [...state.chats.values()].filter((chat) => chat.info.type !== "private" || state.people.has(chat.info.id));
  const order = (chat) => (chat.info.type === "private" ? 0 : chat.info.type === "channel" ? 2 : 1);
  chats.sort((a, b) => order(a) - order(b) || Math.abs(a.info.id) - Math.abs(b.info.id));
  the("seats").replaceChildren(...chats.map((chat) => make("li", {}, seat(chat))));
  if (focused) document.querySelector(`[data-seat="${focused}"]`)?.focus();
  const others = chats.reduce((sum, chat) => sum + (chat.info.id === state.seat ? 0 : chat.unread), 0);
  the("others-unread").hidden = others === 0;
  the("others-unread").textContent = String(others);
}

function seat(chat) {
  const { info } = chat;
  const name = nameOf(chat);
  const last = lastOf(chat);
  const words = wordsOf(languageOf(speaker(info.id)));
  return make("button", {
    type: "button", class: "seat", "data-seat": info.id, "aria-current": info.id === state.seat ? "true" : null,
    onclick: () => {
      sit(info.id);
      document.body.dataset.view = "chat";
    },
  },
  face(name, info.id),
  make("span", { class: "seat-name" }, name, make("small", { text: roleOf(chat) })),
  make("span", { class: "seat-time", text: last ? shortly(last.message.date, words) : "" }),
  make("span", { class: "seat-last", text: last ? excerpt(last, words) : chat.info.type === "private" ? "not started yet" : "nothing here yet" }),
  chat.unread ? make("span", { class: `badge ${lastSilent(chat) ? "quiet" : ""}`, "aria-label": `${chat.unread} unread`, text: String(chat.unread) }) : null);
}

const lastSilent = (chat) => lastOf(chat)?.silent;

function excerpt(seen, words) {
  const service = serviceText(seen.message);
  if (service) return service;
  const text = plainText(seen.message).replace(/\s+/g, " ");
  return [kindOf(seen.message, words), text].filter(Boolean).join(" ") || "…";
}

/** What a chat is called in the list. */
export function nameOf(chat) {
  const { info } = chat;
  return info.title ?? ([info.first_name, info.last_name].filter(Boolean).join(" ") || String(info.id));
}

function roleOf(chat) {
  const { info } = chat;
  if (info.type !== "private") return KINDS[info.type];
  const person = state.people.get(info.id);
  return [person.language_code, person.blocked ? "blocked the bot" : ""].filter(Boolean).join(" · ");
}

async function newcomer(event) {
  event.preventDefault();
  const name = the("newcomer-name");
  if (!name.value.trim()) {
    name.focus();
    return;
  }
  try {
    const made = await post("/control/people", { first_name: name.value.trim(), language_code: the("newcomer-language").value });
    name.value = "";
    await heardOf(made.id);
    sit(made.id);
    document.body.dataset.view = "chat";
  } catch (error) {
    toast(error.message);
  }
}
