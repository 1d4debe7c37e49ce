// What each stage of the bot made of an item: its text, language, topics with scores, story, summary with its sources.

import { get } from "./api.js";
import { make } from "./dom.js";
import { onChange } from "./state.js";
import { clockOf } from "./times.js";

const EVERY = 4000;
const MOST = 60;

/** The card with the newest items, renewed while the page is looked at. */
export function stages() {
  const heading = make("h3", {}, "What the bot made of it", make("small", { role: "status" }));
  const find = make("input", { type: "search", placeholder: "Find by title, outlet or topic", "aria-label": "Find an item" });
  const list = make("div", { class: "made" });
  const note = make("p", { class: "note", text: "The bot is starting…" });
  const shown = new Map();
  let items = [];
  const draw = () => {
    const wanted = find.value.trim().toLowerCase();
    const found = items.filter((item) => !wanted || words(item).includes(wanted));
    list.replaceChildren(...found.map((item) => kept(shown, item)));
  };
  const renew = async () => {
    if (document.hidden) return;
    const said = await get(`/newsroom/stages?limit=${MOST}`).catch((error) => ({ error: error.message }));
    if (said.error) {
      note.textContent = said.error;
      note.hidden = false;
      return;
    }
    items = said.items;
    note.hidden = items.length > 0;
    note.textContent = "Nothing has been read yet.";
    heading.lastElementChild.textContent = `${said.counts.articles} read · ${said.counts.stories} stories`;
    draw();
  };
  find.addEventListener("input", draw);
  onChange((what) => { if (what === "newsroom" || what === "clock") renew(); });
  setInterval(renew, EVERY);
  renew();
  return make("section", { class: "card" }, heading, make("div", { class: "chips" }, find), list, note);
}

const words = (item) => [item.title, item.outlet, item.language, ...item.topics.flatMap((topic) => [topic.slug, topic.name])].join(" ").toLowerCase();

/** The element of an item: the old one while nothing changed, so that what is unfolded stays so. */
function kept(shown, item) {
  const stamp = JSON.stringify(item);
  const known = shown.get(item.id);
  if (known?.stamp === stamp) return known.element;
  const element = itemElement(item);
  element.open = known?.element.open ?? false;
  shown.set(item.id, { stamp, element });
  return element;
}

function itemElement(item) {
  const story = item.story;
  return make("details", { class: "item" },
    make("summary", {}, make("b", { text: item.title, lang: item.language }),
      make("span", { class: "facts" }, `${item.outlet}, ${clockOf(Date.parse(item.published) / 1000)}`,
        make("span", { class: "tag plain", text: item.language }),
        ...item.topics.slice(0, 3).map((topic) => make("span", { class: "tag", text: `${topic.emoji} ${topic.name}`.trim() })),
        story?.outlets > 1 ? make("span", { class: "tag plain", text: `${story.outlets} outlets` }) : null)),
    make("div", { class: "inside" }, ...inside(item)));
}

function* inside(item) {
  if (item.url) yield make("a", { href: item.url, target: "_blank", rel: "noopener noreferrer", text: "The page itself" });
  yield make("h4", { text: "Clean text" });
  yield make("div", { class: "body", lang: item.language, text: item.text || "(the feed's title is all there is)" });
  yield make("h4", { text: "Topics" });
  if (!item.topics.length) yield make("p", { text: item.understood ? "none is sure enough" : "not understood yet" });
  for (const topic of item.topics) {
    yield make("div", { class: "score" }, make("span", { text: `${topic.emoji} ${topic.name}`.trim() }),
      make("meter", { min: "0", max: "1", value: topic.score, "aria-label": `Score of ${topic.name}` }), make("output", { text: topic.score.toFixed(2) }));
  }
  yield make("h4", { text: "Story" });
  if (!item.story) {
    yield make("p", { text: "not grouped yet" });
    return;
  }
  yield make("p", {}, `No. ${item.story.id}: `, make("b", { text: item.story.headline ?? "no headline yet" }));
  yield make("ul", {}, ...item.story.reports.map((one) => make("li", { text: `${one.outlet}: ${one.title}` })));
  for (const summary of item.story.summaries) {
    yield make("h4", { text: `Summary (${summary.language}) and its source sentences` });
    for (const sentence of summary.sentences) {
      yield make("div", { class: "sentence", lang: summary.language }, sentence.text,
        make("q", { text: `${sentence.outlet}: ${sentence.source === sentence.text ? "word for word" : sentence.source}` }));
    }
  }
}
