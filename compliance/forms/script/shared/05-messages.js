// What is wrong with an answer, in words: the codes are those of the command line.

/** The sentence for a fault of the engine, at the question where it stands. */
function faultText(fault, question) {
  const values = { word: fault.word };
  if (fault.code === "S307") {
    values.least = question?.minimum ?? 0;
    values.most = question?.maximum;
    return t(question?.maximum === undefined ? "fault.S307.least" : "fault.S307", values);
  }
  if (fault.code === "S318" && question?.type === "share") return t("fault.share", values);
  const key = `fault.${fault.code}`;
  return words.has(key) ? t(key, values) : t("fault.other", values);
}

/** How to write an answer of this type; empty where the controls say it. */
function hintFor(question) {
  const key = `hint.${question.type}`;
  return words.has(key) ? t(key) : "";
}

/** What the engine made of a date, a moment or a time, so that a slip of the pen is seen at once. */
function echoOf(slot) {
  const { type, unit } = slot.question;
  if (!["date", "instant", "duration", "instants", "dates"].includes(type)) return "";
  const { value } = slot.read();
  if (value === undefined) return "";
  return valueText(value, { type, unit: unit ?? null, options: new Map(), calendarDays: false });
}
