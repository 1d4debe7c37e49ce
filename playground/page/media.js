// Photos, videos and files of a message, or of all messages of an album together.

import { icon, make } from "./dom.js";

const address = (id) => `/control/files/${encodeURIComponent(id)}`;
const SIZES = ["B", "kB", "MB"];

/** Elements for the media of these messages: a grid of pictures, and a line for each file. */
export function media(messages) {
  const pictures = messages.map(picture).filter(Boolean);
  const files = messages.map(document_).filter(Boolean);
  const count = pictures.length > 4 ? "many" : pictures.length;
  const grid = pictures.length ? make("div", { class: `media of-${count}` }, ...pictures) : null;
  return [grid, ...files].filter(Boolean);
}

function picture({ message }) {
  const still = message.photo?.at(-1);
  const moving = message.video ?? message.animation;
  if (!still && !moving) return null;
  const figure = make("figure", { class: message.has_media_spoiler ? "hidden" : null });
  const shape = icon("photo");
  if (moving) {
    figure.append(make("video", { src: address(moving.file_id), controls: true, "aria-label": "Video" }));
    return figure;
  }
  const image = make("img", { src: address(still.file_id), alt: message.caption || "Photo", loading: "lazy" });
  image.addEventListener("error", () => image.replaceWith(shape), { once: true });
  figure.append(image);
  figure.addEventListener("click", () => figure.classList.remove("hidden"));
  return figure;
}

function document_({ message }) {
  if (message.animation) return null;
  const file = message.document ?? message.audio ?? message.voice;
  if (!file) return null;
  return make("a", { class: "document", href: address(file.file_id), download: file.file_name ?? "file" },
    make("span", { class: "disc" }, icon("file")),
    make("span", {}, make("b", { text: file.file_name ?? file.title ?? "File" }), make("small", { text: sized(file.file_size ?? 0) })));
}

function sized(bytes) {
  let size = bytes;
  let step = 0;
  while (size >= 1000 && step < SIZES.length - 1) {
    size /= 1000;
    step += 1;
  }
  return `${step ? size.toFixed(1) : size} ${SIZES[step]}`;
}

/** What a message is, in a word, where its text cannot be shown. */
export function kindOf(message, words) {
  if (message.media_group_id) return `🖼 ${words.album}`;
  if (message.photo) return `🖼 ${words.photo}`;
  if (message.video || message.animation) return `🎞 ${words.video}`;
  if (message.document) return `📎 ${message.document.file_name ?? words.document}`;
  return "";
}
