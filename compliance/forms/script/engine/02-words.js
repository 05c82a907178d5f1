// From words to values and back, as in rulebook/answer_type.py and selfreport/writer.py.

/** A word that the type of a question does not accept; `code` is the code of the fault. */
class Unreadable extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

function readYesNo(text) {
  const word = text.trim().toLowerCase();
  if (word !== "ja" && word !== "nee") throw new Unreadable("S310");
  return word === "ja";
}

function readNumber(text) {
  if (!/^\d{1,9}$/.test(text.trim())) throw new Unreadable("S311");
  return Number(text.trim());
}

function readDecimal(text) {
  const word = text.trim().replaceAll(",", ".");
  if (!/^\d{1,9}(\.\d{1,6})?$/.test(word)) throw new Unreadable("S312");
  const [whole, behind = ""] = word.split(".");
  return new Decimal(BigInt(whole + behind), behind.length);
}

const DATE = /^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})-(\d{1,2})-(\d{4}))$/;

function readDay(text) {
  const found = DATE.exec(text.trim());
  if (!found) throw new Unreadable("S313");
  const [year, month, day] = (found[1] ? [found[1], found[2], found[3]] : [found[6], found[5], found[4]]).map(Number);
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) throw new Unreadable("S313");
  return Day.of(year, month, day);
}

const INSTANT =
  /^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}-\d{1,2}-\d{4})(?:[ T]+|,\s*)(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|[+-][01]\d:?[0-5]\d)?$/;

function readMoment(text) {
  const word = text.trim();
  const found = INSTANT.exec(word);
  if (!found) {
    const spelled = word.toLowerCase().replaceAll("_", " ");
    const none = [DID_NOT_HAPPEN, STILL_RUNNING].find((one) => one.word === spelled);
    if (none) return none;
    throw new Unreadable("S314");
  }
  const day = readDay(found[1]);
  const [hours, minutes, seconds] = [found[2], found[3], found[4] ?? "0"].map(Number);
  if (hours > 23 || minutes > 59 || seconds > 59) throw new Unreadable("S314");
  const local = day.number * DAY_MS + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  if (found[5]) return new Moment(local - offsetOf(found[5]));
  const moments = momentsAt(local);
  if (moments.length !== 1) throw new Unreadable(moments.length ? "S315" : "S316");
  return new Moment(moments[0]);
}

function offsetOf(zone) {
  if (zone === "Z") return 0;
  const digits = zone.slice(1).replace(":", "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return (zone[0] === "-" ? -minutes : minutes) * 60_000;
}

const DURATION_PART = /(\d{1,6})\s*(uur|u|uren|min|minuut|minuten|m)(?![\p{L}\p{N}_])/gu;

function readDuration(text) {
  const word = text.trim().toLowerCase();
  const clock = /^(\d{1,5}):([0-5]\d)$/.exec(word);
  if (clock) return new Duration((Number(clock[1]) * 60 + Number(clock[2])) * 60);
  const parts = [...word.matchAll(DURATION_PART)];
  if (!parts.length || word.replace(DURATION_PART, "").replaceAll("en", "").trim()) throw new Unreadable("S317");
  const minutes = parts.map(([, number, unit]) => Number(number) * (unit.startsWith("u") ? 60 : 1));
  return new Duration(minutes.reduce((sum, one) => sum + one, 0) * 60);
}

function readShare(text) {
  const found = /^(\d{1,9})\s*(?:\/|van(?: de)?)\s*(\d{1,9})$/.exec(text.trim().toLowerCase());
  if (!found) throw new Unreadable("S318");
  const share = new Share(Number(found[1]), Number(found[2]));
  if (share.count > share.total) throw new Unreadable("S319");
  return share;
}

const READERS = {
  yes_no: readYesNo,
  number: readNumber,
  decimal: readDecimal,
  date: readDay,
  instant: readMoment,
  duration: readDuration,
  share: readShare,
};

/** A value as it is written in a file: `ja`, `4 van 5`, `2025-05-01 20:10:00 +02:00`. */
function written(value) {
  if (typeof value === "boolean") return value ? "ja" : "nee";
  if (value === DID_NOT_HAPPEN || value === STILL_RUNNING) return value.word;
  if (value instanceof Share) return `${value.count} van ${value.total}`;
  if (value instanceof Moment) return `${localText(value, " ", true)} ${zoneText(value)}`;
  if (value instanceof Day) return value.iso;
  if (value instanceof Duration) return `${Math.round(value.seconds / 60)} min`;
  if (value instanceof Decimal) return value.text;
  if (Array.isArray(value)) return value.length ? value.map(written) : "geen";
  return value;
}

function localText(moment, between = " ", seconds = false) {
  const local = moment.ms + offsetAt(moment.ms);
  const inDay = Math.floor((((local % DAY_MS) + DAY_MS) % DAY_MS) / 1000);
  const clock = [Math.floor(inDay / 3600), Math.floor(inDay / 60) % 60, inDay % 60].map((one) => padded(one));
  return `${dayOf(moment).iso}${between}${clock.slice(0, seconds ? 3 : 2).join(":")}`;
}

function zoneText(moment) {
  const minutes = Math.round(offsetAt(moment.ms) / 60_000);
  const size = Math.abs(minutes);
  return `${minutes < 0 ? "-" : "+"}${padded(Math.floor(size / 60))}:${padded(size % 60)}`;
}

// --- values in sentences, as in rulebook/sentences.py -------------------------------------

const MONTHS = [
  "januari",
  "februari",
  "maart",
  "april",
  "mei",
  "juni",
  "juli",
  "augustus",
  "september",
  "oktober",
  "november",
  "december",
];

function dayText(day) {
  const { year, month, day: number } = day.parts;
  return `${number} ${MONTHS[month - 1]} ${year}`;
}

function durationText(duration) {
  if (duration.seconds >= FOREVER.seconds) return "niet gebeurd";
  const total = roundedToEven(duration.seconds / 60);
  const hours = Math.floor(total / 60);
  const minutes = total - hours * 60;
  const parts = [];
  if (hours) parts.push(`${hours} uur`);
  if (minutes || !hours) parts.push(minutes === 1 ? "1 minuut" : `${minutes} minuten`);
  return parts.join(" en ");
}

function roundedToEven(number) {
  const whole = Math.floor(number);
  if (number - whole !== 0.5) return Math.round(number);
  return whole % 2 === 0 ? whole : whole + 1;
}

function countText(number, unit) {
  const digits = number instanceof Decimal ? number.text.replace(".", ",") : String(number);
  return unit ? `${digits} ${unit[order(number, 1) === 0 ? 0 : 1]}` : digits;
}

function valueText(value, field) {
  if (typeof value === "boolean") return value ? "ja" : "nee";
  if (value === EVERY || value === NONE_OF) return value === EVERY ? "allemaal" : "geen enkele";
  if (value === DID_NOT_HAPPEN || value === STILL_RUNNING) return value.text;
  if (value instanceof Share) {
    return `${value.count} van ${value.total}${field.unit ? ` ${field.unit[value.total === 1 ? 0 : 1]}` : ""}`;
  }
  if (value instanceof Moment) return `${dayText(dayOf(value))} om ${localText(value).slice(-5)}`;
  if (value instanceof Day) return dayText(value);
  if (value instanceof Duration) return durationText(value);
  if (typeof value === "number" && field.calendarDays && value >= FOREVER_DAYS) return "niet gebeurd";
  if (isNumber(value)) return countText(value, field.unit);
  if (Array.isArray(value)) return value.map((one) => valueText(one, field)).join(", ") || "geen";
  if (field.type === "choice") return `‘${field.options.get(value) ?? value}’`;
  return String(value);
}
