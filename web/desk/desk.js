// The desk: asks every few seconds what is to be seen, and shows it. All words come from the program.
"use strict";

const EVERY = 4000;
const CHART_EVERY = 60000;
const sections = document.getElementById("sections");
const standing = document.getElementById("standing");

// The link's key has been used: it is of no use in the address, in the history or on a shared screen.
history.replaceState(null, "", location.pathname);

function made(tag, text, name) {
  const one = document.createElement(tag);
  if (text) one.textContent = text;
  if (name) one.className = name;
  return one;
}

function rowOf(row) {
  const item = made("li", "", row.bad ? "bad" : "");
  const line = made("div", "", "row");
  line.append(made("span", row.label, "label"), made("span", row.value, "value"));
  item.append(line);
  if (row.share !== null) {
    const bar = made("progress");
    bar.max = 1;
    bar.value = row.share;
    bar.setAttribute("aria-label", row.label);
    item.append(bar);
  }
  if (row.note) item.append(made("p", row.note, "note"));
  return item;
}

function sectionOf(section) {
  const part = made("section");
  const heading = made("h2", section.title);
  part.id = section.name;
  heading.id = `${section.name}-title`;
  part.setAttribute("aria-labelledby", heading.id);
  part.append(heading);
  if (section.rows.length) {
    const list = made("ul");
    list.append(...section.rows.map(rowOf));
    part.append(list);
  } else {
    part.append(made("p", section.empty, "empty"));
  }
  return part;
}

// Only what has changed is put anew, so that what somebody reads or marks stays where it is.
const drawn = new Map();

function show(data) {
  for (const section of data.sections) {
    const said = JSON.stringify(section);
    if (drawn.get(section.name) === said) continue;
    drawn.set(section.name, said);
    const before = document.getElementById(section.name);
    const after = sectionOf(section);
    if (before) before.replaceWith(after);
    else sections.append(after);
  }
  say(data.updated, false);
  document.body.dataset.ready = "yes";
}

function say(text, lost) {
  standing.textContent = text;
  document.body.classList.toggle("lost", lost);
}

async function look() {
  try {
    const answer = await fetch("desk/data", { cache: "no-store" });
    if (answer.status === 403) {
      say(document.body.dataset.ended, true);
      return;
    }
    if (!answer.ok) throw new Error(String(answer.status));
    show(await answer.json());
  } catch {
    say(document.body.dataset.lost, true);
  }
  setTimeout(look, EVERY);
}

const chart = document.getElementById("chart");
const periods = [...document.querySelectorAll("[data-period]")];

function draw() {
  const chosen = periods.find((one) => one.getAttribute("aria-pressed") === "true");
  chart.src = `desk/chart/${chosen.dataset.period}?${Date.now()}`;
}

for (const one of periods) {
  one.addEventListener("click", () => {
    for (const other of periods) other.setAttribute("aria-pressed", String(other === one));
    draw();
  });
}

look();
draw();
setInterval(draw, CHART_EVERY);
