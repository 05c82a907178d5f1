// The first page: opening the self-report, and then a new inspection or one that was saved.

/** A page that needs a self-report; without one the first page is shown. */
function workPage(name, make) {
  pages.set(name, (...rest) => (state.about && state.json ? make(...rest) : pages.get("start")()));
}

pages.set("start", () => {
  const kept = el("div", {});
  const place = el("div", { class: "opened" });
  const about = el("div", {});
  const consent = el("div", {});
  const node = el(
    "div",
    { class: "page narrow" },
    pageTitle(t("start.title")),
    el("p", { class: "lead" }, t("start.lead")),
    kept,
    about,
    place,
    el("h2", {}, t("start.know")),
    el(
      "ul",
      { class: "points" },
      ["offline", "persons", "apart", "yaml", "register", "judgement"].map((key) => el("li", {}, t(`start.${key}`))),
    ),
    consent,
  );
  let before = null;
  const update = () => {
    refill(kept, keeping.state === "found" ? keptPanel() : null);
    const mark = `${state.about?.digest} ${state.json !== null} ${language}`;
    if (mark !== before) {
      refill(about, state.about ? beginPanel(place) : reportPanel(place));
      refill(consent, state.json ? consentPanel() : null);
    }
    before = mark;
    shownConsent();
  };
  return { title: t("start.title"), node, update };
});

function reportPanel(place) {
  const choose = fileButton(t("about.open"), (file) => openAbout(file, place), { class: "" });
  return el(
    "section",
    {},
    el("h2", {}, t("about.title")),
    el("p", {}, t("about.text")),
    el("div", { class: "actions" }, choose),
  );
}

/** With a self-report: begin, go on with a saved file, or choose another self-report. */
function beginPanel(place) {
  const { name, report, looks } = state.about;
  const begin = button(t("begin.new"), () => beginNew());
  const other = fileButton(t("about.other"), (file) => openAbout(file, place), { class: "second" });
  const saved = fileButton(t("begin.open"), (file) => openInspection(file, place), { class: "second" });
  return el(
    "section",
    { class: "panel about", tabindex: "-1" },
    el("h2", {}, typed(locationName())),
    el(
      "p",
      {},
      t("about.opened", { day: dayWords(report.referenceDate), number: looks.size }),
      " ",
      el("span", { class: "code" }, typed(name)),
    ),
    state.json ? el("p", {}, t("begin.busy")) : null,
    el(
      "div",
      { class: "actions" },
      state.json ? link(t("begin.go_on"), "overzicht", { class: "as-button" }) : begin,
      saved,
      other,
    ),
  );
}

async function mayReplace() {
  return !isUnsaved() || confirmed(t("open.over.title"), t("open.over.text"), t("open.over.yes"));
}

async function beginNew() {
  state.json = blankInspection();
  state.numbers = new Map();
  changed();
  goTo("overzicht");
}

/** Open a self-report. What was written about another one is left, after asking. */
async function openAbout(file, place) {
  if (!(await mayReplace())) return;
  try {
    if (file.size > MOST_BYTES) throw new NotOpened("open.large");
    const about = aboutReport(file.name, new Uint8Array(await file.arrayBuffer()));
    const isFiled = state.revision === state.filed;
    state.about = about;
    if (state.json && about.digest !== mappingAt(["zelfrapportage"]).digest) state.json = null;
    changed();
    if (isFiled || !state.json) state.filed = state.revision;
    refill(place);
    showPage();
    announce(t("about.done"));
    document.querySelector(".about")?.focus();
  } catch (error) {
    if (!(error instanceof NotOpened || error instanceof NotInspected)) throw error;
    refill(place, notOpenedBox(file.name, error));
  }
}

function notOpenedBox(name, error) {
  const rows = (error.faults ?? []).map((fault) =>
    el("li", {}, placeName(fault.path), ": ", faultText(fault, answeredAt(fault.path))),
  );
  return el(
    "div",
    { class: "panel warning", role: "alert" },
    el("p", { class: "error" }, typed(name), `: ${t(error.key)}`),
    rows.length ? el("ul", {}, rows) : null,
  );
}

/** Open a saved inspection file; one about another self-report is refused, in the words of the program. */
async function openInspection(file, place) {
  if (!(await mayReplace())) return;
  await readFile(
    file,
    place,
    inspectionIn,
    (json) => {
      const refused = refusal(json);
      if (refused) {
        refill(
          place,
          el(
            "div",
            { class: "panel warning", role: "alert" },
            el("p", { class: "error" }, typed(file.name), ": ", refused),
          ),
        );
        return;
      }
      takeInspection(json);
      state.filed = state.revision;
      state.filedAt = null;
      goTo("overzicht");
      announce(t("open.done"));
    },
  );
}

function takeInspection(json) {
  state.json = json;
  state.numbers = new Map();
  changed();
}

/** The data of a saved inspection file. Throws `NotOpened`. */
function inspectionIn(text) {
  try {
    return readOnce(parsedJson(text, INSPECTION_HEAD), text);
  } catch (error) {
    // Of a self-report the program makes JSON; of an inspection file that somebody began in a text editor it does not.
    if (error instanceof NotOpened && error.key === "open.yaml") throw new NotOpened("open.yaml_inspection");
    throw error;
  }
}

/** The data of a text, unless a key stands in it twice: the second would quietly take the place of the first. */
function readOnce(json, text) {
  const open = [];
  for (const [token, after] of jsonTokens(text)) {
    if (token === "{" || token === "[") open.push(new Set());
    else if (token === "}" || token === "]") open.pop();
    else if (after) {
      const key = JSON.parse(token);
      if (open.at(-1).has(key)) throw new NotOpened("open.twice");
      open.at(-1).add(key);
    }
  }
  return json;
}

/** The brackets and texts of JSON, each with whether a colon follows: then it is a key. */
function* jsonTokens(text) {
  for (const found of text.matchAll(/("(?:[^"\\]|\\.)*")\s*(:?)|[{}[\]]/g))
    yield [found[1] ?? found[0], found[2] === ":"];
}

/** Why a file cannot be opened here, or `null`. */
function refusal(json) {
  if (!isMapping(json) || !Object.hasOwn(json, INSPECTION_HEAD)) return refusedWords("I501", {});
  const version = isScalar(json[INSPECTION_HEAD]) ? String(plainWord(json[INSPECTION_HEAD])) : "?";
  if (version !== String(INSPECTION_VERSION)) return refusedWords("I502", { version, known: INSPECTION_VERSION });
  if (isDeep(json)) return t("open.deep");
  const { bestand, digest } = isMapping(json.zelfrapportage) ? json.zelfrapportage : {};
  if (digest === state.about.digest) return null;
  return refusedWords("I503", { name: isScalar(bestand) ? textOf(bestand) : "?", digest: state.about.digest });
}

/** The words of the program for a fault, which are Dutch. */
function refusedWords(code, values) {
  const said = state.inspection.refused[code].map((text) =>
    text.replace(/\{(\w+)\}/g, (_, name) => String(values[name])),
  );
  return dutch("span", {}, `${code} ${said.join(" ")}`);
}
