// The message field: writing, files, replies and edits, the Start button, commands and the reply keyboard.

import { closeCommands, commandKey, isOpen, narrow, openCommands } from "./commands.js";
import { edit, say, start, unblock } from "./deeds.js";
import { make, the } from "./dom.js";
import { askInline, askedInline, closeOffers, offerKey } from "./inline.js";
import { drawKeys } from "./keys.js";
import { plainText } from "./service.js";
import { languageOf, onChange, seatChat, speaker, state } from "./state.js";
import { toast } from "./toasts.js";
import { wordsOf } from "./words.js";

const MOST_BYTES = 50_000_000;
let drawnSeat = null;

/** Let the field work. */
export function composer() {
  const field = the("words");
  onChange((what, id) => {
    if (["seat", "seats"].includes(what) || id === state.seat) draw();
  });
  the("compose").addEventListener("submit", submit);
  the("start").addEventListener("click", begin);
  field.addEventListener("input", typed);
  field.addEventListener("keydown", (event) => {
    if (commandKey(event) || offerKey(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) submit(event);
    if (event.key === "Escape") about(null);
  });
  the("menu").addEventListener("click", () => {
    if (isOpen()) closeCommands();
    else openCommands();
    field.focus();
  });
  the("keys").addEventListener("click", () => {
    const chat = seatChat();
    chat.keysHidden = !chat.keysHidden;
    drawKeys();
  });
  the("attach").addEventListener("click", () => the("file").click());
  the("file").addEventListener("change", attach);
}

/** Answer a message, or edit an own one. */
export const reply = (seen) => about({ seen, editing: false });
export const change = (seen) => {
  the("words").value = plainText(seen.message);
  about({ seen, editing: true });
};

function about(what) {
  const chat = seatChat();
  chat.about = what;
  drawAbout(chat);
  fit();
  the("words").focus();
}

function drawAbout(chat) {
  const box = the("reply");
  box.hidden = !chat.about;
  if (!chat.about) return;
  const { seen, editing } = chat.about;
  box.replaceChildren(
    make("span", { text: `${editing ? "Edit" : "Reply"}: ${plainText(seen.message).slice(0, 120) || "…"}` }),
    make("button", { type: "button", "aria-label": "Do not", text: "✕", onclick: () => about(null) }),
  );
}

function draw() {
  const chat = seatChat();
  if (!chat) return;
  const person = speaker();
  const words = wordsOf(languageOf(person));
  if (drawnSeat !== state.seat) {
    const before = state.chats.get(drawnSeat);
    if (before) before.draft = the("words").value;
    the("words").value = chat.draft;
    drawnSeat = state.seat;
    closeCommands();
    closeOffers();
    fit();
  }
  const fresh = chat.info.type === "private" && (!chat.info.started || chat.info.blocked);
  const begun = !the("start").hidden && !fresh && document.activeElement === the("start");
  the("start").hidden = !fresh;
  the("start").textContent = chat.info.blocked ? words.restart : words.start;
  the("compose").hidden = fresh;
  the("menu").replaceChildren(the("menu").firstElementChild, make("span", { text: words.menu }));
  the("words").placeholder = drawKeys() || words.message;
  drawAbout(chat);
  fit();
  // Whoever pressed Start goes on by writing; on a phone that would bring up its keyboard unasked.
  if (begun && !matchMedia("(pointer: coarse)").matches) the("words").focus();
}

async function begin() {
  if (seatChat().info.blocked) await unblock();
  await start();
}

async function submit(event) {
  event.preventDefault();
  const field = the("words");
  const text = field.value.trim();
  if (!text) return;
  const chat = seatChat();
  const doing = chat.about;
  field.value = "";
  chat.draft = "";
  about(null);
  closeCommands();
  closeOffers();
  const done = doing?.editing
    ? await edit(doing.seen.message.message_id, text)
    : await say({ text, ...(doing ? { reply_to: doing.seen.message.message_id } : {}) });
  if (done === null) {
    field.value = text;
    fit();
  }
}

function typed() {
  const text = the("words").value;
  fit();
  const inline = askedInline(text);
  if (inline === null) closeOffers();
  else askInline(inline);
  if (!/^\/\w*$/.test(text)) closeCommands();
  else if (isOpen()) narrow(text);
  else openCommands(text);
}

/** As high as its lines. */
function fit() {
  const field = the("words");
  field.style.height = "auto";
  if (field.scrollHeight) field.style.height = `${Math.min(field.scrollHeight, 180)}px`;
}

async function attach(event) {
  const files = [...event.target.files];
  event.target.value = "";
  if (files.some((file) => file.size > MOST_BYTES)) {
    toast("A file may have 50 MB at most.");
    return;
  }
  const caption = the("words").value.trim();
  const items = await Promise.all(files.map(async (file) => [kind(file), { name: file.name, content: await base64(file) }]));
  the("words").value = "";
  if (items.length === 1) {
    await say({ [items[0][0]]: items[0][1], ...(caption ? { caption } : {}) });
  } else if (items.length) {
    const same = new Set(items.map(([what]) => what)).size === 1;
    await say({ album: items.map(([what, file], index) => ({ type: same ? what : "document", file, ...(caption && index === 0 ? { caption } : {}) })) });
  }
}

function kind(file) {
  if (/^image\/(png|jpe?g|webp|gif)$/.test(file.type)) return "photo";
  return file.type.startsWith("video/") ? "video" : "document";
}

const base64 = (file) => new Promise((resolve, reject) => {
  const reader = new FileReader();
  reader.addEventListener("load", () => resolve(reader.result.split(",")[1] ?? ""));
  reader.addEventListener("error", () => reject(reader.error));
  reader.readAsDataURL(file);
});
