// What the person whose phone is held does: write, press, start, follow a link, react. Refusals become notices.

import { get, post } from "./api.js";
import { seatChat, speaker, state } from "./state.js";
import { alertBox, toast } from "./toasts.js";

const PATIENCE = 25;

async function tried(work) {
  try {
    return await work();
  } catch (error) {
    toast(error.message);
    return null;
  }
}

const path = (deed) => `/control/people/${speaker().id}/${deed}`;

/** Send a text, or with it whatever else a message may hold, to the chat that is open. */
export const say = (content) => tried(() => post(path("send"), { chat_id: state.seat, ...content }));

export const command = (text) => say({ text });

export const start = (payload = "") => tried(() => post(path("start"), { payload }));

export const react = (seen, emoji) =>
  tried(() => post(path("react"), { chat_id: state.seat, message_id: seen.message.message_id, emoji }));

export const edit = (number, text) => tried(() => post(path("edit"), { chat_id: state.seat, message_id: number, text }));

export const block = () => tried(() => post(path("block")));
export const unblock = () => tried(() => post(path("unblock")));

/** Copy a text, and say so. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast("Copied");
  } catch {
    toast(text);
  }
}

/** Follow a link to the bot itself; false for one that leads elsewhere. */
export function follow(address) {
  const own = new RegExp(`^(?:https?://t\\.me/|tg://resolve\\?domain=)${state.bot.username}(?:[?&]start=([\\w-]*))?$`, "i");
  const match = own.exec(address);
  if (!match) return false;
  start(match[1] ?? "");
  return true;
}

/** Press an inline button; `key` shows that it waits until the bot has answered. */
export async function press(seen, button, key) {
  if (key.getAttribute("aria-busy") === "true") return;
  if (button.url !== undefined) {
    if (!follow(button.url)) window.open(button.url, "_blank", "noopener,noreferrer");
    return;
  }
  if (button.copy_text) {
    copy(button.copy_text.text);
    return;
  }
  if (button.callback_data === undefined) {
    toast("The playground cannot open what this button opens.");
    return;
  }
  key.setAttribute("aria-busy", "true");
  await tried(() => pressed(seen, button));
  key.removeAttribute("aria-busy");
}

async function pressed(seen, button) {
  const asked = await post(path("press"), {
    chat_id: seatChat().info.id, message_id: seen.message.message_id, button: button.callback_data,
  });
  const { answer } = await get(`/control/presses/${asked.press}?wait=${PATIENCE}`);
  if (!answer) return;
  if (answer.text) (answer.show_alert ? alertBox : toast)(answer.text);
  if (answer.url) window.open(answer.url, "_blank", "noopener,noreferrer");
}
