// Files: the text of one as data, within limits, and giving one to somebody.

const MOST_BYTES = 5_000_000;

const MOST_LAYERS = 16;

/** A file that cannot be opened; `key` is the sentence that says why. */
class NotOpened extends Error {
  constructor(key) {
    super(key);
    this.key = key;
  }
}

/** The data in the text of a file; `head` is the key that such a file begins with. Throws `NotOpened`. */
function parsedJson(text, head) {
  if (text.length > MOST_BYTES) throw new NotOpened("open.large");
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    throw new NotOpened(new RegExp(`^\\s*(#|${head}\\s*:)`, "m").test(text) ? "open.yaml" : "open.no_json");
  }
}

/** Whether data have more layers in each other than any file needs. */
function isDeep(json) {
  let layer = [json];
  for (let depth = 0; layer.length; depth += 1) {
    if (depth > MOST_LAYERS) return true;
    layer = layer.flatMap((node) => (isScalar(node) ? [] : Object.values(node)));
  }
  return false;
}

/** Give somebody a file, as a download. */
function download(name, text, type = "application/json") {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = el("a", { href: address, download: name, hidden: true });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A button for choosing a file. */
function fileButton(text, chosen, given = {}) {
  const id = `bestand-${Math.random().toString(36).slice(2)}`;
  const input = el("input", {
    type: "file",
    id,
    class: "file",
    accept: ".json,application/json",
    on: {
      change: () => {
        const [file] = input.files;
        input.value = "";
        if (file) chosen(file);
      },
    },
  });
  return el("span", { class: "file-button" }, input, el("label", { for: id, class: `as-button ${given.class ?? "second"}` }, text));
}

/** Read a file that was chosen: `parsed` makes data of its text, `done` gets them; `place` says what is wrong with it. */
async function readFile(file, place, parsed, done) {
  try {
    if (file.size > MOST_BYTES) throw new NotOpened("open.large");
    const found = parsed(await file.text());
    refill(place);
    done(found);
  } catch (error) {
    const key = error instanceof NotOpened ? error.key : "open.no_json";
    const box = el("p", { class: "error", role: "alert" }, typed(file.name), `: ${t(key)}`);
    refill(place, box);
  }
}

/** A name of somebody's own as a part of the name of a file. */
function nameInFile(name) {
  return textOf(name)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 40);
}

/** Give the self-report in the text of a file. Throws `NotOpened`; nothing of a wrong file is used. */
function parsedFile(text) {
  const json = parsedJson(text, "zelfrapportage");
  // An inspection file names a self-report under the same key; it is no self-report of a newer form.
  if (isMapping(json) && isMapping(json.zelfrapportage) && Object.hasOwn(json, "inspectie"))
    throw new NotOpened("open.inspection");
  if (!isMapping(json) || json.zelfrapportage === undefined) throw new NotOpened("open.other");
  if (String(json.zelfrapportage) !== "1") throw new NotOpened("open.newer");
  if (isDeep(json)) throw new NotOpened("open.deep");
  return json;
}
