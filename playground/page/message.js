// One message as an element: bubble, text, media, time, buttons, and what one can do with it.

import { keyboard } from "./buttons.js";
import { command, copy, follow, react } from "./deeds.js";
import { icon, make } from "./dom.js";
import { formatted } from "./formatting.js";
import { media } from "./media.js";
import { previewCard, previewed } from "./preview.js";
import { rich } from "./rich.js";
import { plainText, serviceText } from "./service.js";
import { clockOf } from "./times.js";

const MOODS = ["👍", "❤", "🔥", "👎"];

/** What an entry of the log is drawn from, as a string: equal ones need not be drawn again. */
export function signature(entry, around) {
  const marks = entry.map((seen) => `${seen.message.message_id}.${seen.changed}.${seen.reacted}`).join();
  return `${marks}|${around.first}|${around.last}|${around.own}|${around.viewer}`;
}

/** The element of a message, or of an album's messages; `around` says how it stands among the others. */
export function messageElement(entry, around) {
  const seen = entry[0];
  const { message } = seen;
  const service = serviceText(message);
  if (service) return make("p", { class: "service", text: service });
  const doing = { copy, command, follow, locale: around.words.locale };
  const keys = keyboard(seen);
  const bubble = make("div", { class: "bubble" }, ...inside(entry, around, doing), meta(seen, around));
  const element = make("article", {
    class: classes(entry, around, keys), "data-message": message.message_id,
    "aria-label": `${around.author}, ${clockOf(message.date)}`,
  }, bubble, keys, tools(seen, around));
  room(bubble);
  return element;
}

function classes(entry, around, keys) {
  const { message, fresh } = entry[0];
  const names = ["message"];
  if (around.own) names.push("own");
  if (around.first) names.push("first");
  if (around.last) names.push("last");
  if (keys) names.push("keyed");
  if (fresh) names.push("fresh");
  if (plainText(message).length > 160) names.push("wide");
  return names.join(" ");
}

function* inside(entry, around, doing) {
  const { message } = entry[0];
  if (around.named && around.first && !around.own) yield make("div", { class: "author", text: around.author });
  if (message.reply_to_message) yield answered(message.reply_to_message);
  if (message.forward_origin) yield make("div", { class: "author", text: `Forwarded from ${originOf(message.forward_origin)}` });
  yield* media(entry);
  if (message.rich_message) {
    yield rich(message.rich_message, doing);
    return;
  }
  const captioned = entry.map((one) => one.message).find((one) => one.text ?? one.caption);
  const address = previewed(message);
  if (address && message.link_preview_options?.show_above_text) yield previewCard(address);
  if (captioned) {
    const text = captioned.text ?? captioned.caption;
    yield make("div", { class: "text" }, ...formatted(text, captioned.entities ?? captioned.caption_entities, doing));
  }
  if (address && !message.link_preview_options?.show_above_text) {
    yield previewCard(address);
    yield make("div", { class: "preview-room" });
  }
  const moods = Object.values(entry[0].reactions ?? {}).flat().map((mood) => mood.emoji).filter(Boolean);
  if (moods.length) yield make("div", { class: "reactions" }, ...[...new Set(moods)].map((mood) => make("span", { text: mood })));
}

function answered(message) {
  const who = message.from?.first_name ?? message.sender_chat?.title ?? "";
  return make("span", { class: "answered" }, make("b", { text: who }), make("span", { text: plainText(message) || "…" }));
}

function originOf(origin) {
  return origin.sender_user?.first_name ?? origin.sender_user_name ?? origin.chat?.title ?? origin.sender_chat?.title ?? "…";
}

/** Time and marks in the bubble's corner: silent, edited, read. */
function meta(seen, around) {
  const { message } = seen;
  const mark = make("span", { class: "meta" });
  if (seen.silent) {
    mark.append(make("span", { title: "Sent without a sound" }, icon("silent")));
    mark.append(make("span", { class: "sr", text: "sent without a sound" }));
  }
  if (message.edit_date && !message.reply_markup) mark.append(around.words.edited);
  mark.append(make("time", { datetime: new Date(message.date * 1000).toISOString(), text: clockOf(message.date) }));
  if (around.own) mark.append(icon("tick"));
  return mark;
}

/** Leave room in the last line of the text for what stands in the corner. */
function room(bubble) {
  const mark = bubble.querySelector(".meta");
  const text = bubble.querySelector(".text:not(.rich)");
  const letters = mark.textContent.replace("sent without a sound", "").length;
  const width = letters * 6.6 + mark.querySelectorAll(".icon").length * 18 + 10;
  const below = text?.nextElementSibling?.matches(".preview, .reactions");
  if (text) text.style.setProperty("--meta", `${below ? 0 : Math.round(width)}px`);
  else if (bubble.querySelector(".media")) bubble.classList.add("bare");
  else if (bubble.querySelector(".document")) bubble.classList.add("filed");
}

/** The small menu beside a message. */
function tools(seen, around) {
  const button = make("button", {
    type: "button", class: "tools", "aria-label": `About the message of ${clockOf(seen.message.date)}`, "aria-haspopup": "menu",
    onclick: () => (button.nextElementSibling ? button.nextElementSibling.remove() : unfold()),
  }, icon("dots"));
  const unfold = () => {
    const menu = make("div", { class: "menu", role: "menu" }, ...choices(seen, around));
    // Removing what has the focus makes it lose the focus, which would remove it again.
    let open = true;
    const close = () => {
      if (!open) return;
      open = false;
      menu.remove();
    };
    menu.addEventListener("click", close);
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        close();
        button.focus();
      }
    });
    menu.addEventListener("focusout", (event) => {
      if (!menu.contains(event.relatedTarget)) close();
    });
    button.after(menu);
    menu.querySelector("button").focus();
  };
  return button;
}

function* choices(seen, around) {
  const own = Object.entries(seen.reactions ?? {}).find(([id]) => Number(id) === around.viewer)?.[1]?.[0]?.emoji;
  yield make("div", { class: "moods", role: "none" }, ...MOODS.map((mood) =>
    make("button", { type: "button", role: "menuitem", "aria-label": `React ${mood}`, onclick: () => react(seen, own === mood ? "" : mood) }, mood)));
  yield make("button", { type: "button", role: "menuitem", text: "Reply", onclick: () => around.reply(seen) });
  if (around.own) yield make("button", { type: "button", role: "menuitem", text: "Edit", onclick: () => around.edit(seen) });
  yield make("button", { type: "button", role: "menuitem", text: "Copy text", onclick: () => copy(plainText(seen.message)) });
}
