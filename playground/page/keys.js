// The reply keyboard that a bot may put under the message field.

import { say } from "./deeds.js";
import { make, the } from "./dom.js";
import { inOrder, seatChat } from "./state.js";
import { toast } from "./toasts.js";

/** Show the keyboard that the newest message with one asks for, or none. */
export function drawKeys() {
  const chat = seatChat();
  const markup = chat ? asked(chat) : null;
  const rows = markup?.keyboard;
  the("keys").hidden = !rows;
  the("reply-keys").hidden = !rows || chat.keysHidden;
  the("keys").setAttribute("aria-expanded", String(Boolean(rows) && !chat.keysHidden));
  the("reply-keys").replaceChildren(...(rows ?? []).map((row) =>
    make("div", { class: "row" }, ...row.map((button) => key(chat, markup, button)))));
  return markup?.input_field_placeholder;
}

function asked(chat) {
  const markup = inOrder(chat).reverse().find((seen) => seen.keyboard)?.keyboard;
  return markup && !markup.remove_keyboard ? markup : null;
}

function key(chat, markup, button) {
  const text = typeof button === "string" ? button : button.text;
  return make("button", {
    type: "button", text,
    onclick: async () => {
      if (typeof button !== "string" && Object.keys(button).some((name) => name.startsWith("request_") || name === "web_app")) {
        toast("The playground cannot give what this button asks for.");
        return;
      }
      await say({ text });
      if (markup.one_time_keyboard) {
        chat.keysHidden = true;
        drawKeys();
      }
    },
  });
}
