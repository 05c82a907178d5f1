// Two files of one self-report side by side: what is equal, what only one of them has, and what they disagree on.

/** The places where a file can have an answer of its own: `{key, label, question, path}`. */
function mergePlaces(withHead, themes) {
  const places = [];
  const day = (path, label) => ({ path, label, question: { type: "date", options: new Map(), fields: [], minimum: 0 } });
  const text = (path, label) => ({ path, label, question: { type: "text", options: new Map(), fields: [], minimum: 0 } });
  if (withHead) {
    for (const question of state.rulebook.questions.values()) {
      if (question.header) places.push({ path: ["locatie", question.local], label: question.label, question });
    }
    places.push(day(["periode", "van"], t("head.from")), day(["periode", "tot_en_met"], t("head.until")));
    places.push(day(["peildatum"], t("head.day")), text(["ingevuld_door"], t("head.by")));
  }
  for (const theme of state.rulebook.data.themes.filter((one) => themes.has(one.id))) {
    places.push(text(["themas", theme.id, "ingevuld_door"], `${theme.title}: ${t("theme.by")}`));
    places.push(text(["themas", theme.id, "steekproef"], `${theme.title}: ${t("theme.sample")}`));
    for (const question of theme.questions) {
      if (!question.header) places.push({ path: ["antwoorden", question.id], label: question.label, question });
    }
  }
  return places;
}

function partAt(json, path) {
  return path.reduce((node, key) => (isMapping(node) && Object.hasOwn(node, key) ? node[key] : undefined), json);
}

/** Sort what both files say: `{equal, mine, theirs, conflicts}`, each a list of places with both nodes. */
function compared(mine, theirs, places) {
  const found = { equal: [], mine: [], theirs: [], conflicts: [] };
  for (const place of places) {
    const [one, other] = [partAt(mine, place.path), partAt(theirs, place.path)];
    const [left, right] = [signature(place.question, one), signature(place.question, other)];
    const both = { ...place, mine: one, theirs: other };
    if (left === right) {
      if (left) found.equal.push(both);
    } else if (!right) found.mine.push(both);
    else (left ? found.conflicts : found.theirs).push(both);
  }
  return found;
}

/** The file in which what only they have is added, and each conflict is as it was chosen: "mine" or "theirs". */
function merged(mine, found, choices) {
  const copy = structuredClone(mine);
  const taken = [...found.theirs, ...found.conflicts.filter((_, index) => choices[index] === "theirs")];
  for (const { path, theirs } of taken) {
    let node = copy;
    for (const key of path.slice(0, -1)) {
      if (!isMapping(node[key])) node[key] = {};
      node = node[key];
    }
    node[path.at(-1)] = structuredClone(theirs);
  }
  return copy;
}
