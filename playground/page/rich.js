// Rich messages: blocks, or a little Markdown, rebuilt element by element from a list of what is allowed.

import { make } from "./dom.js";
import { link, spoiler } from "./formatting.js";
import { telegramTime } from "./times.js";

const SAME = new Set([
  "p", "ul", "ol", "li", "details", "summary", "blockquote", "hr", "br", "pre", "code", "b", "strong", "i", "em", "u",
  "s", "del", "sub", "sup", "mark", "table", "thead", "tbody", "tr", "td", "th", "caption", "footer", "figure",
  "figcaption",
]);
const HEADING = /^h([1-6])$/;
const LAYOUT = new Set(["ul", "ol", "table", "thead", "tbody", "tr", "details", "figure"]);

/** The element of a rich message. */
export function rich(message, doing) {
  const whole = make("div", { class: "text rich", dir: message.is_rtl ? "rtl" : null });
  if (message.source?.markdown) whole.append(...ofHtml(markdown(message.source.markdown), doing));
  else whole.append(...ofBlocks(message.blocks, doing));
  return whole;
}

function ofHtml(html, doing) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return copied(parsed.body, doing);
}

/** Copies of the children of a parsed element: what is not on the list leaves only its words. */
function copied(element, doing) {
  return [...element.childNodes].flatMap((node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      return LAYOUT.has(element.localName) && !node.data.trim() ? [] : [node.data];
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return [];
    const inside = () => copied(node, doing);
    const name = node.localName;
    const heading = HEADING.exec(name);
    if (heading) return [headingOf(heading[1], inside())];
    if (name === "a" && node.hasAttribute("href")) {
      const made = link(node.getAttribute("href"), doing);
      made.append(...inside());
      return [made];
    }
    if (name === "tg-spoiler") {
      const made = spoiler();
      made.append(...inside());
      return [made];
    }
    if (name === "table") return [make("div", { class: "sheet" }, make("table", {}, ...inside()))];
    if (!SAME.has(name)) return ["script", "style"].includes(name) ? [] : inside();
    const made = make(name, name === "details" ? { open: node.hasAttribute("open") } : {}, ...inside());
    for (const span of ["colspan", "rowspan"]) {
      if (node.hasAttribute(span)) made.setAttribute(span, node.getAttribute(span));
    }
    return [made];
  });
}

/** Headings of a message are no headings of the page, but a screen reader knows them for what they are. */
const headingOf = (size, nodes) =>
  make("div", { class: `h h${size}`, role: "heading", "aria-level": String(Math.min(6, Number(size) + 2)) }, ...nodes);

function ofBlocks(blocks, doing) {
  return blocks.map((block) => ofBlock(block, doing)).filter(Boolean);
}

function ofBlock(block, doing) {
  const words = () => ofText(block.text, doing);
  const blocks = () => ofBlocks(block.blocks ?? [], doing);
  const credit = () => (block.credit === undefined ? [] : [make("cite", {}, ...ofText(block.credit, doing))]);
  switch (block.type) {
    case "heading":
      return headingOf(block.size ?? 2, words());
    case "paragraph":
      return make("p", {}, ...words());
    case "pre":
      return make("pre", { "data-language": block.language ?? "" }, ...words());
    case "footer":
      return make("footer", {}, ...words());
    case "divider":
      return make("hr");
    case "mathematical_expression":
      return make("pre", {}, block.expression);
    case "list":
      return listOf(block, doing);
    case "blockquote":
      return make("blockquote", {}, ...blocks(), ...credit());
    case "pullquote":
      return make("blockquote", {}, ...words(), ...credit());
    case "details":
      return make("details", { open: Boolean(block.is_open) }, make("summary", {}, ...ofText(block.summary, doing)), ...blocks());
    case "table":
      return tableOf(block, doing);
    default:
      return null;
  }
}

function listOf(block, doing) {
  const ordered = block.items.some((item) => item.value !== undefined);
  const items = block.items.map((item) => {
    const box = item.has_checkbox ? (item.is_checked ? "☑ " : "☐ ") : null;
    return make("li", { value: ordered ? item.value : null }, box, ...ofBlocks(item.blocks, doing));
  });
  return make(ordered ? "ol" : "ul", {}, ...items);
}

function tableOf(block, doing) {
  const rows = block.cells.map((row) =>
    make("tr", {}, ...row.map((cell) =>
      make(cell.is_header ? "th" : "td", { colspan: cell.colspan, rowspan: cell.rowspan }, ...ofText(cell.text, doing)))));
  const caption = block.caption === undefined ? null : make("caption", {}, ...ofText(block.caption, doing));
  return make("div", { class: "sheet" }, make("table", {}, caption, make("tbody", {}, ...rows)));
}

const STYLES = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", subscript: "sub", superscript: "sup", marked: "mark", code: "code" };
const SCHEMES = { email_address: "mailto:", phone_number: "tel:" };

function ofText(text, doing) {
  if (text === undefined || text === null) return [];
  if (typeof text === "string") return [text];
  if (Array.isArray(text)) return text.flatMap((part) => ofText(part, doing));
  const made = elementOf(text, doing);
  if (!made.hasChildNodes()) made.append(...ofText(text.text ?? text.alternative_text ?? text.expression, doing));
  return [made];
}

/** The element of a piece of text; what it stands for fills it where the client says it in words of its own. */
function elementOf(text, doing) {
  if (STYLES[text.type]) return make(STYLES[text.type]);
  switch (text.type) {
    case "spoiler":
      return spoiler();
    case "url":
      return link(text.url, doing);
    case "email_address":
    case "phone_number":
      return link(SCHEMES[text.type] + text[text.type], doing);
    case "date_time":
      return moment(text, doing);
    default:
      return make("span");
  }
}

function moment(text, doing) {
  const date = new Date(text.unix_time * 1000);
  const format = text.date_time_format;
  return make("time", {
    datetime: date.toISOString(), title: date.toLocaleString(),
    text: format ? telegramTime(text.unix_time, format, doing.locale) : null,
  });
}

/** The words of a rich message, a line a block. */
export function wordsOf(message) {
  if (message.source?.markdown) return message.source.markdown;
  const doing = { follow: () => false, locale: "en" };
  return ofBlocks(message.blocks, doing).map((block) => block.textContent).join("\n");
}

const escaped = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

/** HTML of the Markdown that bots write: headings, lists, quotes, rules, bold, italic, code and links. */
function markdown(source) {
  const inline = (line) => escaped(line)
    .replace(/`([^`]+)`/g, "<code>$1</code>")
    .replace(/\[([^\]]+)\]\((\S+?)\)/g, '<a href="$2">$1</a>')
    .replace(/\*\*(.+?)\*\*/g, "<b>$1</b>")
    .replace(/(^|\W)[*_](.+?)[*_](?=\W|$)/g, "$1<i>$2</i>");
  return source.split(/\n{2,}/).map((block) => {
    const lines = block.split("\n");
    const heading = /^(#{1,6})\s+(.*)/.exec(lines[0]);
    if (heading) {
      const rest = lines.slice(1).join("\n");
      return `<h${heading[1].length}>${inline(heading[2])}</h${heading[1].length}>${rest ? markdown(rest) : ""}`;
    }
    if (/^(-{3,}|\*{3,})$/.test(block.trim())) return "<hr>";
    if (lines.every((line) => /^[-*] /.test(line))) return `<ul>${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join("")}</ul>`;
    if (lines.every((line) => /^\d+[.)] /.test(line))) return `<ol>${lines.map((line) => `<li>${inline(line.replace(/^\d+[.)] /, ""))}</li>`).join("")}</ol>`;
    if (lines.every((line) => line.startsWith(">"))) return `<blockquote>${lines.map((line) => inline(line.replace(/^>\s?/, ""))).join("<br>")}</blockquote>`;
    return `<p>${lines.map(inline).join("<br>")}</p>`;
  }).join("");
}
