// Where the page begins: parts are wired together, then all is loaded and a seat taken.

import { change, composer, reply } from "./composer.js";
import { the } from "./dom.js";
import { heading } from "./heading.js";
import { begin } from "./live.js";
import { conversation } from "./log.js";
import { newsroom } from "./panel.js";
import { peopleList, sit } from "./people.js";
import { onChange, seatChat, state } from "./state.js";

function views() {
  const view = (name, focus) => () => {
    document.body.dataset.view = name;
    if (focus) the(focus)?.focus();
  };
  the("to-people").addEventListener("click", view("people"));
  the("to-newsroom-1").addEventListener("click", view("newsroom", "to-chat"));
  the("to-newsroom-2").addEventListener("click", view("newsroom", "to-chat"));
  the("to-chat").addEventListener("click", view("chat"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.body.dataset.view === "newsroom") view("chat")();
  });
  document.addEventListener("visibilitychange", () => {
    const chat = seatChat();
    if (document.hidden || !chat?.unread) return;
    sit(state.seat);
  });
}

function themes() {
  the("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const isDark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = isDark ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // It is kept for this visit only, then.
    }
  });
}

function takeSeat() {
  const asked = Number(location.hash.slice(1));
  if (state.chats.has(asked)) sit(asked);
  else if (state.chats.size) sit([...state.chats.keys()][0]);
}

views();
themes();
peopleList();
heading();
conversation({ reply, edit: change });
composer();
newsroom();
onChange((what) => {
  if (what === "seats" && !state.chats.has(state.seat)) takeSeat();
});
window.addEventListener("hashchange", () => {
  if (Number(location.hash.slice(1)) !== state.seat) takeSeat();
});
await begin();
document.body.dataset.ready = "true";
