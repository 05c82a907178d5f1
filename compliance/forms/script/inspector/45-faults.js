// What is wrong in an inspection file, in words, and where: the codes are those of the command line.

/** The sentence for a fault. */
function inspectionFaultText(fault) {
  const { code, path } = fault;
  if (code === "I514") return t(`fault.I514.${fault.key}`);
  if (code === "I516") {
    const missing = fault.missing.map((one) => lackingText(one)).join("; ");
    return t("fault.I516", { state: t(`state.${fault.state}`).toLowerCase(), missing });
  }
  if (code === "I521") {
    const after = fault.after[0] === "bezoek" ? t("visit.data") : t(`status.${fault.after[1]}`);
    const days = { day: dayWords(fault.day), after_day: dayWords(fault.afterDay) };
    return t("fault.I521", { key: t(`status.${fault.key}`), after, ...days });
  }
  if (code === "R105" && path[0] === "bezoek" && path[1] === "data") return t("fault.R105.day");
  if (code === "R105" && DAY_KEYS.has(path.at(-1))) return t("fault.R105.day");
  if (code === "R105" && NUMBER_KEYS.has(path.at(-1))) return t("fault.R105.number");
  if (code === "R105" && (valueAt(path) === undefined || Array.isArray(valueAt(path)))) return t("fault.R102");
  const values = { ...fault, word: shownWords(valueAt(path) ?? ""), key: textOf(path.at(-1)) };
  return t(`fault.${code}`, { ...values, name: fault.name ?? "", number: fault.number ?? "" });
}

const DAY_KEYS = new Set(["uiterlijk", "afgerond", "concept_van", "reactie_tot", "vastgesteld_op", "openbaar_op"]);
const NUMBER_KEYS = new Set(["aantal", "van", "nr"]);

/** What is still lacking for a state. */
function lackingText({ key, fact }) {
  return t(`lacking.${key}`, { fact: fact ?? "" });
}

const PAGE_OF_KEY = new Map([
  ["status", "stand"],
  ["bezoek", "bezoek"],
  ["bronnen", "bronnen"],
  ["maatregelen", "maatregelen"],
  ["reacties", "reactie"],
  ["verbeteringen_na_concept", "verbeteringen"],
]);

/** The page on which a path of the file stands. */
function pageOfPath(path) {
  if (path[0] === "normen" && path.length > 1) return `rondgang/${stopOf(path[1])}`;
  return path[0] === "normen" ? "overzicht" : (PAGE_OF_KEY.get(path[0]) ?? "bewaren");
}

function hrefOfPath(path) {
  return `${pageOfPath(path)}/${encodeURIComponent(idOf(path))}`;
}

// The words of the fields, by the part of the file in which they stand.
const FIELD_WORDS = {
  status: (key) => `status.${key}`,
  bezoek: (key) => `visit.${key}`,
  bronnen: (key) => ({ soort: "sources.kind", wat: "sources.what", aantal: "sources.aantal", van: "sources.van" })[key],
  normen: (key) =>
    ({
      tekst: "seen.text",
      bronnen: "seen.sources",
      bewijs: "seen.grade",
      vervallen: "seen.withdrawn",
      oordeel: "judged.word",
      motivering: "judged.why",
    })[key],
  maatregelen: (key) => `steps.${key}`,
  reacties: (key) => `reaction.${key}`,
  verbeteringen_na_concept: (key) => (key === "bewijs" ? "seen.grade" : `improved.${key}`),
};

/** What a reader calls a place in the file: its part, and the field in it. */
function pathName(path) {
  const keys = path.slice(1).filter((one) => typeof one === "string");
  const field = keys.map((key) => FIELD_WORDS[path[0]]?.(key)).findLast((word) => words.has(word));
  return [partName(path), field ? `, ${t(field)}` : ""];
}

function partName([key, at, , index]) {
  const title = t(`part.${PAGE_OF_KEY.get(key) ?? (key === "normen" ? "overzicht" : "file")}`);
  if (key === "normen" && at !== undefined) {
    const norm = dutch("span", {}, state.about.results.get(at)?.norm.title ?? at);
    return [
      norm,
      typeof index === "number"
        ? `, ${t("seen.one", { number: textOf(valueAt(["normen", at, "waarnemingen", index, "nr"])) })}`
        : "",
    ];
  }
  if (typeof at === "number") {
    const number = key === "maatregelen" ? textOf(valueAt([key, at, "nr"])) : at + 1;
    const name = { maatregelen: "steps.one", reacties: "reaction.one", verbeteringen_na_concept: "improved.one" }[key];
    return name ? t(name, { number }) : title;
  }
  return key === "bronnen" && at !== undefined ? [`${title} `, typed(textOf(at))] : title;
}

/** All that is wrong, each with a link to where it stands; what no page shows can be taken away. */
function inspectionFaultsPanel(faults) {
  const rows = faults.map((fault) => {
    const where = el("a", { href: `#${hrefOfPath(fault.at)}` }, pathName(fault.at));
    return el(
      "li",
      {},
      where,
      ": ",
      inspectionFaultText(fault),
      el("span", { class: "code" }, ` ${fault.code} `),
      mendButton(fault),
    );
  });
  return el(
    "section",
    { class: "panel warning" },
    el("h2", {}, numbered("faults.count", faults.length)),
    el("p", {}, t("faults.refused")),
    el("ul", {}, rows),
  );
}

/** What a page has no control for is mended here: a number is given anew, and what has no place is taken away. */
function mendButton(fault) {
  const given = { class: "small second" };
  if (fault.at.at(-1) === "nr") return button(t("fault.renumber"), () => renumberAt(fault.at), given);
  return hasNoControl(fault) ? button(t("fault.remove"), () => removeAt(fault.path), given) : null;
}

/** Give a number that is missing, wrong or there twice anew; the first one of two keeps its number. */
function renumberAt(path) {
  const list = path.slice(0, -2);
  writeAt(path, nextNumber(list, list[0] === "normen" ? citedNumbers(list[1]) : []));
  showPage();
}

/** A key that does not exist, or a part that is no part at all. */
function hasNoControl({ code, path }) {
  if (!path.length) return false;
  if (code === "R101") return true;
  const value = valueAt(path);
  const isNamed = path.length === 2 && ["normen", "bronnen"].includes(path[0]);
  const isBlock = typeof path.at(-1) === "number" && (path.length === 2 || path.at(-2) === "waarnemingen");
  const isPart = path.length === 1 || isNamed || isBlock;
  return code === "R105" && (isPart || (value !== undefined && !isScalar(value)));
}

async function removeAt(path) {
  if (
    !(await confirmed(
      t("fault.remove.title"),
      t("fault.remove.text", { word: shownWords(valueAt(path) ?? "") }),
      t("fault.remove.yes"),
    ))
  )
    return;
  const list = valueAt(path.slice(0, -1));
  if (Array.isArray(list)) writeAt(path.slice(0, -1), list.toSpliced(path.at(-1), 1));
  else writeAt(path, undefined);
  showPage();
}
