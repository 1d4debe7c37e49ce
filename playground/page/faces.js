// Round pictures: the bot's own, and letters on a colour for everybody else.

import { make } from "./dom.js";

const COLOURS = 6;

/** The face of the bot. */
export const botFace = (extra = "") => make("span", { class: `face ${extra}`.trim(), "aria-hidden": "true" }, make("img", { src: "/page/icon.svg", alt: "" }));

/** A face with the first letter of a name; the id chooses its colour. */
export function face(name, id, extra = "") {
  const colour = Math.abs(Number(id)) % COLOURS;
  return make("span", { class: `face face-${colour} ${extra}`.trim(), "aria-hidden": "true", text: [...name.trim()][0]?.toUpperCase() ?? "?" });
}
