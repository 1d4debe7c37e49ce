// Moments as people read them, by the playground's clock and the time zone of Bishkek unless the page says otherwise.

import { get } from "./api.js";

export const ZONE = "Asia/Bishkek";
let ahead = 0;
const KYRGYZ_MONTHS = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"];

/** Learn how far the playground's clock is from this machine's. */
export async function learnClock() {
  const said = await get("/control/clock");
  ahead = Date.parse(said.now) - Date.now();
}

/** The playground's present moment. */
export const now = () => new Date(Date.now() + ahead);

const dayKey = (date) => new Intl.DateTimeFormat("en-CA", { timeZone: ZONE }).format(date);

export const clockOf = (seconds) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" }).format(seconds * 1000);

export const sameDay = (one, other) => dayKey(one * 1000) === dayKey(other * 1000);

/** A day as a separator says it: today, yesterday, or its date. */
export function dayOf(seconds, words) {
  const date = new Date(seconds * 1000);
  if (dayKey(date) === dayKey(now())) return words.today;
  if (dayKey(date) === dayKey(new Date(now().getTime() - 86_400_000))) return words.yesterday;
  if (words.locale === "ky-KG") {
    const [, month, day] = dayKey(date).split("-").map(Number);
    return `${day}-${KYRGYZ_MONTHS[month - 1]}`;
  }
  return new Intl.DateTimeFormat(words.locale, { timeZone: ZONE, day: "numeric", month: "long" }).format(date);
}

/** The clock or the day, as a list of chats shows it. */
export function shortly(seconds, words) {
  return sameDay(seconds, now().getTime() / 1000) ? clockOf(seconds) : dayOf(seconds, words);
}

/** Weekday, date and clock of the present moment. */
export function longNow() {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: ZONE, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit",
  }).format(now());
}

/** How many seconds from now until the clock in Bishkek shows an hour, tomorrow. */
export function untilTomorrow(hour) {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit", second: "2-digit" })
      .formatToParts(now()).map((part) => [part.type, Number(part.value)]),
  );
  const sinceMidnight = (parts.hour % 24) * 3600 + parts.minute * 60 + parts.second;
  return 86_400 - sinceMidnight + hour * 3600;
}

/** What `<tg-time>` shows for a moment in one of Telegram's formats. */
export function telegramTime(seconds, format, locale) {
  const date = new Date(seconds * 1000);
  if (format.includes("r")) return relative(date, locale);
  const options = { timeZone: ZONE };
  if (format.includes("w")) options.weekday = "long";
  if (format.includes("d")) Object.assign(options, { day: "2-digit", month: "2-digit", year: "2-digit" });
  if (format.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (format.includes("t")) Object.assign(options, { hour: "2-digit", minute: "2-digit" });
  if (format.includes("T")) Object.assign(options, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
  return new Intl.DateTimeFormat(locale, options).format(date);
}

function relative(date, locale) {
  const minutes = Math.round((date - now()) / 60_000);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
  if (Math.abs(minutes) < 60) return words.format(minutes, "minute");
  if (Math.abs(minutes) < 1440) return words.format(Math.round(minutes / 60), "hour");
  return words.format(Math.round(minutes / 1440), "day");
}
