// What the inspection is about: the self-report that was opened. It is read and assessed, and never changed.

/** A self-report that cannot be inspected; `faults` are those of its answers. */
class NotInspected extends Error {
  constructor(key, faults = []) {
    super(key);
    this.key = key;
    this.faults = faults;
  }
}

/** Read the bytes of a self-report; gives what is known of it. Throws `NotOpened` or `NotInspected`. */
function aboutReport(name, bytes) {
  if (bytes.length > MOST_BYTES) throw new NotOpened("open.large");
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new NotOpened(bytes[0] === 0x50 && bytes[1] === 0x4b ? "open.workbook" : "open.no_json");
  }
  return assessedReport(name, text, fileDigest(bytes));
}

/** Assess the text of a self-report whose digest is known. */
function assessedReport(name, text, digest) {
  const json = readOnce(reportIn(text), text);
  if (unprintableIn(json).length) throw new NotInspected("about.sign");
  const { report, faults } = readReport(state.rulebook, json);
  if (faults.length) throw new NotInspected("about.faults", faults);
  if (!report.referenceDate) throw new NotInspected("about.no_day");
  const assessment = assess(state.rulebook, report, report.referenceDate);
  const stops = visitList(assessment, state.inspection.walk);
  const looks = new Map(stops.flatMap((stop) => stop.looks.map((look) => [look.result.id, look])));
  const results = new Map(assessment.norms.map((one) => [one.id, one]));
  const messages = report.origin.changes;
  return { name, text, digest, report, assessment, stops, looks, results, messages };
}

/** The data of a self-report. Throws `NotOpened`; an inspection file in YAML is told as what it is. */
function reportIn(text) {
  try {
    return parsedFile(text);
  } catch (error) {
    const isYaml = error instanceof NotOpened && error.key === "open.yaml";
    if (isYaml && new RegExp(`^${INSPECTION_HEAD}\\s*:`, "m").test(text)) throw new NotOpened("open.yaml_inspection");
    throw error;
  }
}

/** What a location is called. */
function locationName() {
  const { value } = state.about.report.answers.get("locatie.naam") ?? {};
  return typeof value === "string" && value ? value : t("kept.unnamed");
}

/** The stop of the walk at which a norm stands; one that the walk does not have stands with the other norms. */
function stopOf(id) {
  return state.about.stops.find((stop) => stop.looks.some((look) => look.result.id === id))?.id ?? "andere";
}

/** A day in the language of the page. */
function dayWords(day) {
  if (language === "nl") return dayText(day);
  const how = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
  return new Date(day.number * DAY_MS).toLocaleDateString("en-GB", how);
}
