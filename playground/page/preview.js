// Link previews, as far as they can be known without the web: what the newsroom says of its own pages, else the address.

import { get } from "./api.js";
import { make } from "./dom.js";

const known = new Map();

/** The address a message's preview is of, or null when it has none. */
export function previewed(message) {
  const options = message.link_preview_options ?? {};
  if (options.is_disabled || !message.text) return null;
  if (options.url) return options.url;
  const entity = (message.entities ?? []).find((one) => one.type === "text_link" || one.type === "url");
  if (!entity) return null;
  const address = entity.url ?? message.text.substr(entity.offset, entity.length);
  return /^https?:/.test(address) && !/^https?:\/\/t\.me\//.test(address) ? address : null;
}

/** The card of an address; what it says comes a moment later. */
export function previewCard(address) {
  const host = make("b", { text: hostOf(address) });
  const title = make("strong");
  const about = make("span");
  const card = make("a", { class: "preview", href: address, target: "_blank", rel: "noopener noreferrer" }, host, title, about);
  if (!known.has(address)) {
    known.set(address, get(`/newsroom/preview?url=${encodeURIComponent(address)}`).catch(() => null));
  }
  known.get(address).then((said) => {
    if (!said) return;
    host.textContent = said.outlet;
    title.textContent = said.title;
    about.textContent = said.lead;
  });
  return card;
}

function hostOf(address) {
  try {
    return new URL(address).host;
  } catch {
    return address;
  }
}
