// The conversation: bubbles in groups with dates between them, drawn anew only where something changed.

import { make, the } from "./dom.js";
import { botFace } from "./faces.js";
import { get } from "./api.js";
import { messageElement, signature } from "./message.js";
import { serviceText } from "./service.js";
import { inOrder, languageOf, onChange, seatChat, speaker, state } from "./state.js";
import { dayOf, sameDay } from "./times.js";
import { wordsOf } from "./words.js";

const TOGETHER = 600;
const NEAR = 120;
let drawn = new Map();
let drawnSeat = null;
let missed = 0;
let follows = true;
let lastTop = 0;
let acts = {};

/** Show the conversation; `given` holds what the composer does for a message: reply, edit. */
export function conversation(given) {
  acts = given;
  onChange((what, id) => {
    if (what === "seat") draw();
    if (what === "chat" && id === state.seat) draw();
    if ((what === "clock" || what === "profile") && seatChat()) {
      drawn = new Map();
      draw();
    }
  });
  the("scroll").addEventListener("scroll", lookAround, { passive: true });
  the("down").addEventListener("click", () => toEnd(true));
  // What grows after it was drawn, as a preview or a picture, must not push the end out of sight.
  new ResizeObserver(() => { if (follows) toEnd(true); }).observe(the("log"));
}

function draw() {
  const chat = seatChat();
  if (!chat) return;
  const log = the("log");
  const other = drawnSeat !== state.seat;
  if (other) {
    drawn = new Map();
    drawnSeat = state.seat;
    missed = 0;
    log.setAttribute("aria-busy", "true");
  }
  const nodes = entries(chat);
  const elements = nodes.length ? nodes : [welcome(chat)];
  const news = elements.find((element) => element.classList.contains("fresh") && !element.isConnected);
  place(log, elements);
  log.removeAttribute("aria-busy");
  if (other || follows || news?.classList.contains("own")) toEnd(!other, news);
  else if (news) missed += 1;
  lookAround();
}

/** Put elements into the log without moving those that stay, so that focus and unfolded quotes stay too. */
function place(log, elements) {
  const wanted = new Set(elements);
  for (const child of [...log.children]) if (!wanted.has(child)) child.remove();
  elements.forEach((element, position) => {
    if (log.children[position] !== element) log.insertBefore(element, log.children[position] ?? null);
  });
}

function entries(chat) {
  const person = speaker();
  const words = wordsOf(languageOf(person));
  const albums = together(inOrder(chat));
  const fresh = new Map();
  const nodes = [];
  albums.forEach((entry, index) => {
    const { message } = entry[0];
    const before = albums[index - 1]?.[0];
    const after = albums[index + 1]?.[0];
    if (!before || !sameDay(before.message.date, message.date)) nodes.push(kept(fresh, `day ${message.date}`, () => make("p", { class: "day", text: dayOf(message.date, words) })));
    const around = {
      first: !before || !joined(before, entry[0]), last: !after || !joined(entry[0], after),
      own: !entry[0].by_bot && person !== null && message.from?.id === person.id, viewer: person?.id, words,
      named: chat.info.type !== "private", author: authorOf(entry[0]), reply: acts.reply, edit: acts.edit,
    };
    nodes.push(kept(fresh, signature(entry, around), () => {
      const element = messageElement(entry, around);
      entry.forEach((seen) => { seen.fresh = false; });
      return element;
    }));
  });
  drawn = fresh;
  return nodes;
}

function kept(fresh, key, build) {
  const element = drawn.get(key) ?? build();
  fresh.set(key, element);
  return element;
}

/** Messages with those of one album together. */
function together(messages) {
  const groups = [];
  for (const seen of messages) {
    const album = seen.message.media_group_id;
    const last = groups.at(-1);
    if (album && last?.[0].message.media_group_id === album) last.push(seen);
    else groups.push([seen]);
  }
  return groups;
}

function joined(one, other) {
  const who = ({ message }) => message.from?.id ?? message.sender_chat?.id;
  return who(one) === who(other) && other.message.date - one.message.date < TOGETHER
    && sameDay(one.message.date, other.message.date) && !serviceText(one.message) && !serviceText(other.message);
}

function authorOf({ message }) {
  const user = message.from;
  return user ? [user.first_name, user.last_name].filter(Boolean).join(" ") : message.sender_chat?.title ?? "";
}

/** What stands in an empty private chat: what the bot says of itself. */
function welcome(chat) {
  const person = speaker();
  const words = wordsOf(languageOf(person));
  const title = make("h3", { text: words.what });
  const about = make("p", { text: "…" });
  const card = make("section", { class: "welcome" }, botFace(), title, about);
  if (!person) return card;
  get(`/control/people/${person.id}/commands?chat=${chat.info.id}`).then((shown) => {
    about.textContent = shown.description || "The bot has not introduced itself yet: it is starting.";
  }).catch(() => {});
  return card;
}

const nearEnd = () => {
  const box = the("scroll");
  return box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
};

/** Scroll to the newest message, smoothly or at once; of one that is higher than the screen to its beginning. */
export function toEnd(smooth, news = null) {
  const box = the("scroll");
  box.classList.toggle("at-once", !smooth);
  const end = box.scrollHeight - box.clientHeight;
  const top = news ? Math.min(end, news.offsetTop - 10) : end;
  follows = top > end - NEAR;
  box.scrollTop = top;
  box.classList.remove("at-once");
  missed = 0;
}

/** Follow the conversation while its end is in sight; a scroll of our own only ever goes down. */
function lookAround() {
  const away = !nearEnd();
  const { scrollTop } = the("scroll");
  if (!away) follows = true;
  else if (scrollTop < lastTop) follows = false;
  lastTop = scrollTop;
  if (!away) missed = 0;
  the("down").hidden = !away;
  the("down-count").hidden = missed === 0;
  the("down-count").textContent = String(missed);
}
