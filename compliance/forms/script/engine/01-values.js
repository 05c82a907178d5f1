// The values that an answer can hold, as in rulebook/answer_type.py: what a word means comes from the question's type.

const EVERY = Object.freeze({ name: "allemaal" });
const NONE_OF = Object.freeze({ name: "geen" });
const DID_NOT_HAPPEN = Object.freeze({ word: "geen", text: "niet gebeurd" });
const STILL_RUNNING = Object.freeze({ word: "loopt nog", text: "loopt nog" });

class Day {
  constructor(number) {
    this.number = number; // days since 1 January 1970
  }

  static of(year, month, day) {
    return new Day(Date.UTC(2000, month - 1, day) / DAY_MS + yearShift(year, month, day));
  }

  get parts() {
    const found = new Date(this.number * DAY_MS);
    return { year: found.getUTCFullYear(), month: found.getUTCMonth() + 1, day: found.getUTCDate() };
  }

  get iso() {
    const { year, month, day } = this.parts;
    return `${padded(year, 4)}-${padded(month)}-${padded(day)}`;
  }
}

const DAY_MS = 86_400_000;

/** Date.UTC takes the years 0 to 99 for 1900 to 1999; this goes by way of the year 2000. */
function yearShift(year, month, day) {
  const wanted = new Date(0);
  wanted.setUTCFullYear(year, month - 1, day);
  return wanted.getTime() / DAY_MS - Date.UTC(2000, month - 1, day) / DAY_MS;
}

class Moment {
  constructor(ms) {
    this.ms = ms; // milliseconds since 1970, UTC
  }
}

class Duration {
  constructor(seconds) {
    this.seconds = seconds;
  }
}

const FOREVER = new Duration(36_500 * 86_400);
const FOREVER_DAYS = 36_500;

class Share {
  constructor(count, total) {
    this.count = count;
    this.total = total;
  }
}

/** A number with decimals, exact: `units` of 10 to the power of minus `scale`. */
class Decimal {
  constructor(units, scale) {
    this.units = units;
    this.scale = scale;
  }

  static of(number) {
    return number instanceof Decimal ? number : new Decimal(BigInt(number), 0);
  }

  at(scale) {
    return this.units * 10n ** BigInt(scale - this.scale);
  }

  get text() {
    const digits = (this.units < 0n ? -this.units : this.units).toString().padStart(this.scale + 1, "0");
    const whole = digits.slice(0, digits.length - this.scale);
    const sign = this.units < 0n ? "-" : "";
    return this.scale ? `${sign}${whole}.${digits.slice(-this.scale)}` : `${sign}${whole}`;
  }
}

function padded(number, width = 2) {
  return String(number).padStart(width, "0");
}

/** Numbers and decimals, and times: what has an order. The two are never compared with each other. */
function isSize(value) {
  return typeof value === "number" || value instanceof Decimal || value instanceof Duration;
}

function isNumber(value) {
  return typeof value === "number" || value instanceof Decimal;
}

/** Negative, zero or positive, as `one` is less than, equal to or more than `other`. */
function order(one, other) {
  if (one instanceof Duration) return one.seconds - other.seconds;
  if (typeof one === "number" && typeof other === "number") return one - other;
  const [left, right] = [Decimal.of(one), Decimal.of(other)];
  const scale = Math.max(left.scale, right.scale);
  const difference = left.at(scale) - right.at(scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function plus(one, other) {
  if (typeof one === "number" && typeof other === "number") return one + other;
  const [left, right] = [Decimal.of(one), Decimal.of(other)];
  const scale = Math.max(left.scale, right.scale);
  return new Decimal(left.at(scale) + right.at(scale), scale);
}

function times(factor, number) {
  if (typeof number === "number") return factor * number;
  return new Decimal(BigInt(factor) * number.units, number.scale);
}

function minus(one, other) {
  if (one instanceof Duration) return new Duration(one.seconds - other.seconds);
  return plus(one, times(-1, other));
}

/** Whether two values are the same answer; a key by which a Map tells them apart. */
function same(one, other) {
  return keyOf(one) === keyOf(other);
}

function keyOf(value) {
  if (value instanceof Day) return `day ${value.number}`;
  if (value instanceof Moment) return `moment ${value.ms}`;
  if (value instanceof Duration) return `time ${value.seconds}`;
  if (value instanceof Share) return `share ${value.count}/${value.total}`;
  if (value instanceof Decimal) return `number ${value.scale ? value.text.replace(/\.?0+$/, "") : value.text}`;
  if (typeof value === "number") return `number ${value}`;
  if (typeof value === "boolean") return `truth ${value}`;
  if (value === DID_NOT_HAPPEN || value === STILL_RUNNING) return `moment ${value.word}`;
  if (Array.isArray(value)) return `list ${value.map(keyOf).join("|")}`;
  return `text ${value}`;
}

// --- local time ------------------------------------------------------------------------

const ZONE = new Intl.DateTimeFormat("en-US", {
  timeZone: "Europe/Amsterdam",
  hourCycle: "h23",
  era: "short",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
});
const OFFSETS = new Map();

/** How far Dutch local time is ahead of UTC at a moment, in milliseconds. Clocks change on whole hours of UTC. */
function offsetAt(ms) {
  const hour = Math.floor(ms / 3_600_000);
  let found = OFFSETS.get(hour);
  if (found === undefined) {
    const part = Object.fromEntries(ZONE.formatToParts(hour * 3_600_000).map((one) => [one.type, one.value]));
    const local = new Date(0);
    local.setUTCFullYear(Number(part.year), Number(part.month) - 1, Number(part.day));
    local.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second));
    found = local.getTime() - hour * 3_600_000;
    OFFSETS.set(hour, found);
  }
  return found;
}

/** The day of a moment in Dutch local time; a day is itself. */
function dayOf(value) {
  return value instanceof Moment ? new Day(Math.floor((value.ms + offsetAt(value.ms)) / DAY_MS)) : value;
}

/** The moments that have this local time: none when a clock change skips it, two when it repeats it. */
function momentsAt(localMs) {
  const offsets = new Set([offsetAt(localMs - DAY_MS), offsetAt(localMs + DAY_MS)]);
  const found = [...offsets].map((offset) => localMs - offset).filter((ms) => ms + offsetAt(ms) === localMs);
  return [...new Set(found)].sort((one, other) => one - other);
}

/** The first moment of a day in local time. */
function startOf(day) {
  return momentsAt(day.number * DAY_MS)[0];
}

/** The same day some calendar months later; the last day of the month where that month is shorter. */
function monthsAfter(day, months) {
  const { year, month, day: number } = day.parts;
  const index = month - 1 + months;
  const [laterYear, laterMonth] = [year + Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return Day.of(laterYear, laterMonth, Math.min(number, lastDay(laterYear, laterMonth)));
}

function lastDay(year, month) {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Whole years between two days: the age on a birthday is reached on that day. */
function wholeYears(start, end) {
  const [from, to] = [start.parts, end.parts];
  const before = to.month < from.month || (to.month === from.month && to.day < from.day);
  return to.year - from.year - (before ? 1 : 0);
}
