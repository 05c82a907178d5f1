// A saved file: reading one, with its older versions; and writing one.

const MOST_BYTES = 5_000_000;
const MOST_LAYERS = 16;
const HEAD_KEYS = ["zelfrapportage", "regelboek", "locatie", "periode", "peildatum", "ingevuld_door"];
const MORE_KEYS = ["themas", "te_bevestigen", "geen_persoonsgegeven", "antwoorden"];

/** A file that cannot be opened; `key` is the sentence that says why. */
class NotOpened extends Error {
  constructor(key) {
    super(key);
    this.key = key;
  }
}

/** Give the self-report in the text of a file. Throws `NotOpened`; nothing of a wrong file is used. */
function parsedFile(text) {
  if (text.length > MOST_BYTES) throw new NotOpened("open.large");
  let json;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new NotOpened(/^\s*(#|zelfrapportage\s*:)/m.test(text) ? "open.yaml" : "open.no_json");
  }
  if (!isMapping(json) || json.zelfrapportage === undefined) throw new NotOpened("open.other");
  if (String(json.zelfrapportage) !== "1") throw new NotOpened("open.newer");
  if (isDeep(json)) throw new NotOpened("open.deep");
  return json;
}

function isDeep(json) {
  let layer = [json];
  for (let depth = 0; layer.length; depth += 1) {
    if (depth > MOST_LAYERS) return true;
    layer = layer.flatMap((node) => (isScalar(node) ? [] : Object.values(node)));
  }
  return false;
}

/** The text of the file: keys in the order of the form, and nothing that is empty. */
function fileText() {
  const order = new Map([...state.rulebook.questions.keys()].map((id, index) => [id, index]));
  const place = ([key]) => order.get(key) ?? order.size;
  const report = {};
  for (const key of [...HEAD_KEYS, ...MORE_KEYS, ...Object.keys(state.json)]) {
    const value = state.json[key];
    const isEmpty = isMapping(value) && !Object.keys(value).length && key !== "antwoorden";
    if (value !== undefined && !isEmpty) report[key] = value;
  }
  if (isMapping(report.antwoorden)) {
    report.antwoorden = Object.fromEntries(
      Object.entries(report.antwoorden).sort((one, other) => place(one) - place(other)),
    );
  }
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** `zelfevaluatie-het-voorbeeld-2025-06-30.json`. */
function fileName() {
  const name = textOf(state.json.locatie?.naam)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40);
  const day = known().report.referenceDate?.iso ?? "";
  return `${["zelfevaluatie", name, day].filter(Boolean).join("-")}.json`;
}

function download(name, text, type = "application/json") {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = el("a", { href: address, download: name, hidden: true });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
