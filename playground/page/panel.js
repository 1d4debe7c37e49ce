// The newsroom beside the chat: clock, publishing, outlets, real feeds, and what the bot made of each item.

import { get, post } from "./api.js";
import { make, the } from "./dom.js";
import { stages } from "./stages.js";
import { onChange } from "./state.js";
import { learnClock, longNow, untilTomorrow } from "./times.js";

const MORNING = 8;

/** Show the panel; where the playground has no newsroom it stays a clock. */
export async function newsroom() {
  const tick = () => { the("clock").textContent = longNow(); };
  setInterval(tick, 1000);
  onChange((what) => { if (what === "clock" || what === "seats") tick(); });
  const room = await get("/newsroom").catch(() => null);
  const panel = the("panel");
  panel.append(timeCard());
  if (!room) return;
  panel.append(publishCard(room), stages(), outletsCard(room), realFeeds());
}

const card = (title, ...children) => make("section", { class: "card" }, make("h3", { text: title }), ...children);

/** A line that says how a deed went, read out by screen readers. */
function saying() {
  const line = make("p", { class: "said", role: "status" });
  const say = (text, wrong = false) => {
    line.textContent = text;
    line.classList.toggle("wrong", wrong);
  };
  return [line, say];
}

function timeCard() {
  const [line, say] = saying();
  const move = (seconds, done) => async () => {
    try {
      await post("/control/clock", { advance: seconds() });
      await learnClock();
      say(`${done}: it is ${longNow()} in Bishkek.`);
    } catch (error) {
      say(error.message, true);
    }
  };
  const act = (text, seconds, done, main) => make("button", { type: "button", class: `act ${main ? "main" : ""}`.trim(), text, onclick: move(seconds, done) });
  return card("Time",
    make("div", { class: "acts" },
      act("Move the clock to 08:00 tomorrow", () => untilTomorrow(MORNING), "Moved", true),
      act("+1 hour", () => 3600, "Moved"), act("+1 day", () => 86_400, "Moved")),
    line);
}

function publishCard(room) {
  const [line, say] = saying();
  const field = (label, input) => make("label", { class: "field" }, label, input);
  const outlet = make("select", { name: "outlet", required: true }, ...room.outlets.map((one) => make("option", { value: one.slug, text: `${one.name} · ${one.language}` })));
  const title = make("input", { name: "title", required: true, maxlength: "300", autocomplete: "off", placeholder: "Headline" });
  const text = make("textarea", { name: "text", required: true, maxlength: "20000", placeholder: "Two or three paragraphs" });
  const example = make("button", { type: "button", class: "act", text: "Fill in an example", onclick: () => {
    const next = room.examples[count % room.examples.length];
    count += 1;
    outlet.value = next.outlet;
    title.value = next.title;
    text.value = next.text;
  } });
  let count = 0;
  const form = make("form", { onsubmit: async (event) => {
    event.preventDefault();
    try {
      await post("/newsroom/stories", { outlet: outlet.value, title: title.value, text: text.value });
      say("Published. Who asked to be told at once hears of it in seconds, everybody else in the next digest.");
      title.value = "";
      text.value = "";
    } catch (error) {
      say(error.message, true);
    }
  } }, field("Outlet", outlet), field("Headline", title), field("Text", text),
  make("div", { class: "acts" }, make("button", { type: "submit", class: "act main", text: "Publish the story" }), example), line);
  return card("Publish a story", form);
}

function outletsCard(room) {
  return card("Outlets", make("ul", { class: "outlets" }, ...room.outlets.map((one) => make("li", {},
    make("a", { href: one.home, target: "_blank", rel: "noopener", text: one.name }),
    `${one.country.toUpperCase() || "INT"} · ${one.language} · ${one.form} · ${one.items}`))),
  make("p", { class: "note", text: "Invented papers with real feeds and pages; the bot polls, reads and groups them as it would any other." }));
}

function realFeeds() {
  const [line, say] = saying();
  const box = make("input", { type: "checkbox", role: "switch" });
  const label = make("span", { text: "Also poll the real sources of feeds.toml" });
  const show = (said) => {
    box.disabled = said.count === undefined;
    if (said.count === 0) {
      box.disabled = true;
      label.textContent = "There is no feeds.toml where the bot was started";
    }
    if (box.disabled) return;
    box.checked = said.on;
    label.textContent = `Also poll the ${said.count} real sources of feeds.toml`;
  };
  const look = () => get("/newsroom/real-feeds").then(show).catch(() => {});
  look();
  onChange((what) => { if (what === "newsroom") look(); });
  box.addEventListener("change", async () => {
    try {
      show(await post("/newsroom/real-feeds", { on: box.checked }));
      say(box.checked ? "Switched on: their news come in over the next minutes." : "Switched off.");
    } catch (error) {
      box.checked = !box.checked;
      say(error.message, true);
    }
  });
  return card("The real world", make("label", { class: "switch" }, box, label), make("p", { class: "note", text: "Needs the internet." }), line);
}
