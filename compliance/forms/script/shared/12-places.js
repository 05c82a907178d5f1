// Where things stand in a self-report, and what a reader calls those places.

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

/** Bring the focus to the control at a place; opens what it is folded in. */
function focusPlace(place) {
  const path = FORM.reveal(place) ?? place;
  const found = document.getElementById(path) ?? document.querySelector(`[data-path="${CSS.escape(path)}"]`);
  if (!found) return false;
  const target = found.matches("input, select, textarea, button, summary")
    ? found
    : found.querySelector("input, select, textarea, button");
  target?.focus();
  (found.closest(".question") ?? found).scrollIntoView({ block: "center" });
  return Boolean(target);
}
