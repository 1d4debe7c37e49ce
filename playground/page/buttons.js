// Inline keyboards: rows of keys under a message.

import { icon, make } from "./dom.js";
import { press } from "./deeds.js";

/** The keyboard under a message, or null. */
export function keyboard(seen) {
  const rows = seen.message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  return make("div", { class: "buttons", role: "group", "aria-label": "Buttons" }, ...rows.map((row) =>
    make("div", { class: "row" }, ...row.map((button) => {
      const key = make("button", { type: "button", class: `key ${button.style ?? ""}`.trim(), onclick: () => press(seen, button, key) }, button.text);
      if (button.url !== undefined) key.append(icon("arrow"));
      if (button.copy_text) key.append(icon("copy"));
      return key;
    }))));
}
