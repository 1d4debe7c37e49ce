// Text with entities as elements. Offsets count UTF-16 units, which is how JavaScript counts too.

import { icon, make } from "./dom.js";
import { telegramTime } from "./times.js";

/** Nodes for a text and its entities; `doing` opens links, sends commands and knows the reader's locale. */
export function formatted(text, entities, doing) {
  const sorted = [...(entities ?? [])].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return spread(text, 0, text.length, sorted, doing);
}

function spread(text, from, to, entities, doing) {
  const nodes = [];
  let at = from;
  let rest = entities;
  while (rest.length) {
    const [entity, ...after] = rest;
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    const inside = after.filter((one) => one.offset < end);
    const element = elementOf(entity, text.slice(entity.offset, end), doing);
    element.hole.append(...spread(text, Math.max(entity.offset, at), end, inside, doing));
    nodes.push(element.whole);
    at = end;
    rest = after.filter((one) => one.offset >= end);
    // A block stands on lines of its own, so the line break beside it would show twice.
    if (isBlock(entity) && text[at] === "\n") at += 1;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

const isBlock = (entity) => ["blockquote", "expandable_blockquote", "pre"].includes(entity.type);
const OPENED = new Set(["http", "https", "tg", "ton", "mailto", "tel"]);
const SIMPLE = { bold: "strong", italic: "em", underline: "u", strikethrough: "s" };

function elementOf(entity, words, doing) {
  const plain = (element) => ({ whole: element, hole: element });
  if (SIMPLE[entity.type]) return plain(make(SIMPLE[entity.type]));
  switch (entity.type) {
    case "code":
      return plain(make("code", { title: "Copy", onclick: () => doing.copy(words) }));
    case "pre":
      return plain(make("pre", { "data-language": entity.language ?? "" }));
    case "text_link":
    case "url":
      return plain(link(entity.url ?? words, doing));
    case "email":
      return plain(make("a", { href: `mailto:${words}` }));
    case "phone_number":
      return plain(make("a", { href: `tel:${words}` }));
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return plain(make("a", { href: "#", onclick: (event) => event.preventDefault() }));
    case "bot_command":
      return plain(make("button", { type: "button", class: "command", onclick: () => doing.command(words) }));
    case "spoiler":
      return plain(spoiler());
    case "blockquote":
      return plain(make("blockquote"));
    case "expandable_blockquote":
      return folded();
    case "date_time": {
      const moment = new Date(entity.unix_time * 1000);
      const element = make("time", { datetime: moment.toISOString(), title: moment.toLocaleString() });
      if (!entity.date_time_format) return plain(element);
      element.textContent = telegramTime(entity.unix_time, entity.date_time_format, doing.locale);
      return { whole: element, hole: document.createElement("span") };
    }
    default:
      return plain(make("span"));
  }
}

/** A link in a tab of its own; one to the bot itself presses its Start instead. */
export function link(address, doing) {
  const scheme = /^([a-z][a-z0-9+.-]*):(?!\d)/i.exec(address)?.[1].toLowerCase();
  if (scheme && !OPENED.has(scheme)) return make("span");
  const href = scheme ? address : `http://${address}`;
  return make("a", {
    href, target: "_blank", rel: "noopener noreferrer",
    onclick: (event) => {
      if (doing.follow(href)) event.preventDefault();
    },
  });
}

export function spoiler() {
  const tell = () => {
    element.classList.add("told");
    element.removeAttribute("role");
    element.removeAttribute("tabindex");
    element.removeAttribute("aria-label");
  };
  const element = make("span", {
    class: "spoiler", role: "button", tabindex: "0", "aria-label": "Hidden text: show it", onclick: tell,
    onkeydown: (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        tell();
      }
    },
  });
  return element;
}

function folded() {
  const held = make("span", { class: "held" });
  const button = make("button", { type: "button", class: "unfold", "aria-label": "Unfold the quote", "aria-expanded": "false" }, icon("chevron"));
  const whole = make("blockquote", { class: "folded" }, held, button);
  const turn = () => {
    const open = whole.classList.toggle("folded") === false;
    button.setAttribute("aria-expanded", String(open));
    button.setAttribute("aria-label", open ? "Fold the quote" : "Unfold the quote");
  };
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    turn();
  });
  whole.addEventListener("click", (event) => {
    if (whole.classList.contains("folded") && !event.target.closest("a, button")) turn();
  });
  return { whole, hole: held };
}
