// The list of commands: opened by the menu button or by a slash, narrowed by what is typed, chosen by mouse or arrows.

import { get } from "./api.js";
import { command } from "./deeds.js";
import { make, the } from "./dom.js";
import { speaker, state } from "./state.js";

let all = [];
let shown = [];
let chosen = 0;
let asked = 0;

const box = () => the("commands");
export const isOpen = () => !box().hidden;

/** Show the commands that begin with what is typed; all for an empty text. */
export async function openCommands(typed = "") {
  const person = speaker();
  if (!person) return;
  asked += 1;
  const turn = asked;
  const menu = await get(`/control/people/${person.id}/commands?chat=${state.seat}`).catch(() => ({ commands: [] }));
  if (turn !== asked) return;
  all = menu.commands;
  narrow(typed);
}

/** Narrow the open list. */
export function narrow(typed) {
  const wanted = typed.replace(/^\//, "").toLowerCase();
  shown = all.filter((one) => one.command.startsWith(wanted));
  chosen = 0;
  draw();
}

/** Close the list. */
export function closeCommands() {
  asked += 1;
  shown = [];
  draw();
}

/** Take a key that is meant for the list; true if it was. */
export function commandKey(event) {
  if (!isOpen()) return false;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    chosen = (chosen + (event.key === "ArrowDown" ? 1 : shown.length - 1)) % shown.length;
    draw();
  } else if (event.key === "Escape") {
    closeCommands();
  } else if (event.key === "Tab" || event.key === "Enter") {
    send(shown[chosen].command);
  } else {
    return false;
  }
  event.preventDefault();
  return true;
}

function draw() {
  box().hidden = shown.length === 0;
  the("menu").setAttribute("aria-expanded", String(shown.length > 0));
  box().replaceChildren(...shown.map((one, index) => make("div", {
    role: "option", id: `command-${index}`, "aria-selected": String(index === chosen), onclick: () => send(one.command),
  }, make("b", { text: `/${one.command}` }), make("span", { text: one.description }))));
  const field = the("words");
  if (isOpen()) field.setAttribute("aria-activedescendant", `command-${chosen}`);
  else field.removeAttribute("aria-activedescendant");
  box().children[chosen]?.scrollIntoView({ block: "nearest" });
}

function send(name) {
  closeCommands();
  the("words").value = "";
  the("words").dispatchEvent(new Event("input"));
  command(`/${name}`);
  the("words").focus();
}
