// Where things stand in the form: from what is missing or wrong to a link, and from a link to the control.

/** The place in the file of a missing answer: `antwoorden.insluitingen[2].begin`. */
function pathOf(missing) {
  const { fields, questions } = state.rulebook;
  const field = fields.get(missing.field);
  const question = field?.question ?? questions.get(missing.field);
  if (!question) return missing.field;
  const behind = field?.option ? `.${field.option}` : "";
  if (question.header) return `locatie.${question.local}`;
  if (!question.scope) return `antwoorden.${question.id}${behind}`;
  const list = questions.get(question.scope);
  if (!missing.number) return `antwoorden.${list.id}`;
  if (list.type === "records") return `antwoorden.${list.id}[${missing.number}].${question.local}${behind}`;
  return `antwoorden.${list.id}.${[...list.rows.keys()][missing.number - 1]}.${question.local}${behind}`;
}

/** The question of the form that a place belongs to, or `undefined` for the head of the file. */
function questionAt(path) {
  let best;
  for (const question of state.rulebook.questions.values()) {
    if (question.scope || question.header) continue;
    const start = `antwoorden.${question.id}`;
    const follows = path.startsWith(start) ? path[start.length] : "none";
    if ((follows === undefined || follows === "." || follows === "[") && (!best || best.id.length < question.id.length)) {
      best = question;
    }
  }
  return best;
}

/** The question of the form, or the field of it, that is answered at a place. */
function answeredAt(path) {
  const question = questionAt(path);
  if (!question) {
    const local = path.replace("locatie.", "");
    return [...state.rulebook.questions.values()].find((one) => one.header && one.local === local);
  }
  const last = path.slice(path.lastIndexOf(".") + 1);
  return question.fields.find((field) => field.local === last) ?? question;
}

const HEAD_WORDS = new Map([
  ["periode.van", "head.from"],
  ["periode.tot_en_met", "head.until"],
  ["peildatum", "head.day"],
  ["ingevuld_door", "head.by"],
]);

/** What a reader calls a place: the label of its question, in Dutch, or the form's own words. */
function placeName(path) {
  const theme = state.rulebook.data.themes.find((one) => path.startsWith(`themas.${one.id}.`));
  if (theme) return dutch("span", {}, theme.title);
  const question = answeredAt(path);
  if (question) return dutch("span", {}, question.label);
  return el("span", {}, t(HEAD_WORDS.get(path) ?? "head.title"));
}

function themeOf(question) {
  return state.rulebook.data.themes.find((theme) => theme.questions.some((one) => one.id === question.id));
}

function hrefOf(path) {
  const question = questionAt(path);
  const page = question ? `thema/${themeOf(question).id}` : "locatie";
  return `${page}/${encodeURIComponent(path)}`;
}

/** As `hrefOf`, also for who answered a theme. */
function themeHref(path) {
  const theme = /^themas\.([^.]+)\./.exec(path);
  return theme ? `thema/${theme[1]}/${encodeURIComponent(path)}` : hrefOf(path);
}

/** A link to a missing answer, in the words of the engine. */
function missingLink(missing) {
  return dutch("a", { href: `#${hrefOf(pathOf(missing))}` }, missingText(missing, known().facts));
}

/** Bring the focus to the control at a place; opens what it is folded in. */
function focusPlace(path) {
  const record = /^(.*?\[\d+\])/.exec(path);
  const block = record ? document.getElementById(record[1])?.parentElement : null;
  if (block) {
    block.open = true;
    block.make();
  }
  const found = document.getElementById(path) ?? document.querySelector(`[data-path="${CSS.escape(path)}"]`);
  if (!found) return false;
  const target = found.matches("input, select, textarea, button, summary")
    ? found
    : found.querySelector("input, select, textarea, button");
  target?.focus();
  (found.closest(".question") ?? found).scrollIntoView({ block: "center" });
  return Boolean(target);
}
