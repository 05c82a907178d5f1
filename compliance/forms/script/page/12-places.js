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
