// The bar over a conversation: the bot as this person knows it, who types, who speaks, and what the person can do.

import { get } from "./api.js";
import { make, the } from "./dom.js";
import { block, start, unblock } from "./deeds.js";
import { botFace, face } from "./faces.js";
import { nameOf } from "./people.js";
import { changed, languageOf, onChange, seatChat, speaker, speakersOf, state } from "./state.js";
import { wordsOf } from "./words.js";

/** Show the bar and keep it up to date. */
export function heading() {
  onChange((what, id) => {
    if (["seat", "seats", "profile"].includes(what) || id === state.seat) draw();
  });
  the("speaker").addEventListener("change", (event) => {
    state.speakers.set(state.seat, Number(event.target.value));
    changed("seat");
  });
  const button = the("more");
  const menu = the("more-menu");
  const show = (open) => {
    menu.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
    if (open) {
      menu.replaceChildren(...choices());
      menu.querySelector("button")?.focus();
    }
  };
  button.addEventListener("click", () => show(menu.hidden));
  menu.addEventListener("click", () => show(false));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    show(false);
    button.focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (!menu.contains(event.relatedTarget) && event.relatedTarget !== button) show(false);
  });
}

async function draw() {
  const chat = seatChat();
  if (!chat) return;
  const person = speaker();
  const words = wordsOf(languageOf(person));
  const isPrivate = chat.info.type === "private";
  const busy = chat.typingUntil > Date.now();
  the("chat-face").replaceWith(withId(isPrivate ? botFace("small") : face(nameOf(chat), chat.info.id, "small"), "chat-face"));
  the("chat-about").textContent = busy ? words.typing : about(chat, words);
  the("chat-about").classList.toggle("busy", busy);
  const label = the("speaker-label");
  label.hidden = isPrivate || chat.info.type === "channel";
  the("speaker").replaceChildren(...(label.hidden ? [] : speakersOf(chat).map((one) => make("option", { value: one.id, selected: one.id === person?.id, text: one.first_name }))));
  if (!isPrivate) {
    the("chat-name").textContent = nameOf(chat);
    return;
  }
  const seat = state.seat;
  const shown = await get(`/control/people/${seat}/commands`).catch(() => null);
  if (state.seat === seat) the("chat-name").textContent = shown?.name || state.bot.first_name;
}

function about(chat, words) {
  if (chat.info.type === "private") return `${words.bot} · ${nameOf(chat)}`;
  const count = Object.values(chat.info.members ?? {}).filter((status) => !["left", "kicked"].includes(status)).length;
  return `${count} ${chat.info.type === "channel" ? words.subscribers : words.members}`;
}

function withId(element, id) {
  element.id = id;
  return element;
}

function* choices() {
  const chat = seatChat();
  const item = (text, onclick) => make("button", { type: "button", role: "menuitem", text, onclick });
  if (chat?.info.type === "private") {
    yield item("Send /start", () => start());
    yield chat.info.blocked ? item("Unblock the bot", unblock) : item("Block the bot", block);
  }
  yield item("Copy this chat's address", () => navigator.clipboard?.writeText(location.href));
}
