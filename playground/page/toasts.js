// Short notices over the chat, and alerts that wait for OK: how Telegram shows the answer to a press.

import { the } from "./dom.js";

let timer = 0;

/** Show a notice for a few seconds. */
export function toast(text) {
  const box = the("toast");
  box.textContent = text;
  box.classList.add("on");
  clearTimeout(timer);
  timer = setTimeout(() => box.classList.remove("on"), Math.max(2800, text.length * 65));
}

/** Show an alert until it is confirmed. */
export function alertBox(text) {
  the("alert-text").textContent = text;
  the("alert").showModal();
}
