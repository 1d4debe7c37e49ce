// What the bot offers for words behind its name, as `@bot ОДКБ`: a list above the field, of which one is sent.

import { get, post } from "./api.js";
import { make, the } from "./dom.js";
import { speaker, state } from "./state.js";
import { toast } from "./toasts.js";

const PAUSE = 300;
const PATIENCE = 15;
let offered = null;
let chosen = 0;
let turn = 0;

const box = () => the("offers");
export const areOffers = () => !box().hidden;

/** What is asked of the bot by a text; null for a text that is for the chat. */
export function askedInline(text) {
  const name = `@${state.bot.username} `;
  return text.toLowerCase().startsWith(name.toLowerCase()) ? text.slice(name.length) : null;
}

/** Ask the bot once nothing more is typed for a moment, and show what it offers. */
export function askInline(query) {
  turn += 1;
  const asked = turn;
  setTimeout(() => {
    if (asked === turn) ask(asked, query);
  }, PAUSE);
}

/** Close the list. */
export function closeOffers() {
  turn += 1;
  offered = null;
  draw();
}

/** Take a key that is meant for the list; true if it was. */
export function offerKey(event) {
  if (!areOffers()) return false;
  const count = offered.results.length;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    chosen = (chosen + (event.key === "ArrowDown" ? 1 : count - 1)) % count;
    draw();
  } else if (event.key === "Escape") {
    closeOffers();
  } else if (event.key === "Tab" || event.key === "Enter") {
    send(offered.results[chosen]);
  } else {
    return false;
  }
  event.preventDefault();
  return true;
}

async function ask(asked, query) {
  const person = speaker();
  if (!person) return;
  try {
    const { inline_query: id } = await post(`/control/people/${person.id}/inline`, { query });
    const { answer } = await get(`/control/inline/${id}?wait=${PATIENCE}`);
    if (asked !== turn || !answer) return;
    offered = { id, results: answer.results };
    chosen = 0;
    draw();
  } catch (error) {
    toast(error.message);
  }
}

function draw() {
  const results = offered?.results ?? [];
  box().hidden = results.length === 0;
  box().replaceChildren(...results.map((one, index) => make("div", {
    role: "option", id: `offer-${index}`, "aria-selected": String(index === chosen), onclick: () => send(one),
  }, make("b", { text: one.title ?? one.type }), make("span", { text: one.description ?? "" }))));
  if (areOffers()) the("words").setAttribute("aria-activedescendant", `offer-${chosen}`);
  else the("words").removeAttribute("aria-activedescendant");
  box().children[chosen]?.scrollIntoView({ block: "nearest" });
}

async function send(result) {
  const { id } = offered;
  closeOffers();
  the("words").value = "";
  the("words").dispatchEvent(new Event("input"));
  the("words").focus();
  try {
    await post(`/control/people/${speaker().id}/choose`, { inline_query: id, result_id: result.id, chat_id: state.seat });
  } catch (error) {
    toast(error.message);
  }
}
