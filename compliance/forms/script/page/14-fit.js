// Making a file that was opened fit the form: one way of writing each answer, and apart from it what has no place here.

/** Give `{json, left}`: what the form can hold, and `{place, text}` of everything else. Nothing disappears unseen. */
function fitted(json) {
  const fit = new Fit();
  const report = { zelfrapportage: 1 };
  for (const [key, node] of Object.entries(json)) {
    const kept = fit.top(key, node);
    if (kept !== undefined) report[key] = kept;
  }
  for (const key of ["locatie", "periode", "antwoorden"]) report[key] ??= {};
  return { json: report, left: fit.left };
}

class Fit {
  constructor() {
    this.left = [];
  }

  leave(place, node) {
    if (!isAbsent(node)) this.left.push({ place, text: isScalar(node) ? textOf(node) : JSON.stringify(node, null, 1) });
    return undefined;
  }

  top(key, node) {
    if (isAbsent(node) || key === "zelfrapportage") return undefined;
    const { questions, data } = state.rulebook;
    if (key === "locatie") {
      const local = new Map([...questions.values()].filter((one) => one.header).map((one) => [one.local, one]));
      return this.mapping(node, key, (name, inner, place) => local.has(name) && this.answer(local.get(name), inner, place));
    }
    if (key === "antwoorden") {
      const isAsked = (id) => questions.has(id) && !questions.get(id).scope && !questions.get(id).header;
      return this.mapping(node, key, (id, inner, place) => isAsked(id) && this.answer(questions.get(id), inner, place));
    }
    if (key === "periode") return this.words(node, key, ["van", "tot_en_met"]);
    if (key === "themas") {
      const ids = new Set(data.themes.map((one) => one.id));
      const ofTheme = (id, inner, place) => ids.has(id) && this.words(inner, place, ["ingevuld_door", "steekproef"]);
      return this.mapping(node, key, ofTheme);
    }
    if (key === "te_bevestigen" && Array.isArray(node) && node.every((one) => questions.has(textOf(one)))) return node;
    if (key === "geen_persoonsgegeven" && Array.isArray(node) && node.every(isScalar)) return node;
    return HEAD_KEYS.includes(key) && isScalar(node) ? node : this.leave(key, node);
  }

  /** Keep what `fit` knows; it gives `false` for a key that has no place. */
  mapping(node, place, fit) {
    if (!isMapping(node)) return this.leave(place, node);
    const kept = Object.entries(node).map(([key, inner]) => {
      const found = fit(key, inner, `${place}.${key}`);
      return [key, found === false ? this.leave(`${place}.${key}`, inner) : found];
    });
    return Object.fromEntries(kept.filter(([, one]) => one !== undefined));
  }

  words(node, place, keys) {
    return this.mapping(node, place, (key, inner, inside) => keys.includes(key) && this.word(inner, inside));
  }

  word(node, place) {
    return isScalar(node) ? (node ?? undefined) : this.leave(place, node);
  }

  answer(question, node, place) {
    if (isAbsent(node)) return undefined;
    if (isScalar(node)) return node;
    if (!isMapping(node) || !this.isWrapped(question, node)) return this.body(question, node, place);
    const { antwoord, bewijs, toelichting, ...rest } = node;
    let given = antwoord;
    const isBeside = antwoord === undefined && (question.type === "several" || question.type === "table");
    if (isBeside && Object.keys(rest).length) given = rest;
    else for (const [key, inner] of Object.entries(rest)) this.leave(`${place}.${key}`, inner);
    const parts = {
      antwoord: isScalar(given) ? (given ?? undefined) : this.body(question, given, place),
      bewijs: this.word(bewijs, `${place}.bewijs`),
      toelichting: this.word(toelichting, `${place}.toelichting`),
    };
    const whole = Object.entries(parts).filter(([, one]) => !isAbsent(one));
    if (!whole.length) return undefined;
    return whole.length === 1 && whole[0][0] === "antwoord" ? parts.antwoord : Object.fromEntries(whole);
  }

  isWrapped(question, node) {
    return new AnswerReader().isWrapped(question, node);
  }

  body(question, node, place) {
    switch (question.type) {
      case "several": {
        const yesNo = { type: "yes_no", fields: [], options: new Map() };
        const part = (key, inner, inside) => question.options.has(key) && this.answer(yesNo, inner, inside);
        return this.mapping(node, place, part);
      }
      case "records":
        if (!Array.isArray(node)) return this.leave(place, node);
        return node.map((row, index) => (isAbsent(row) ? {} : (this.row(question, row, `${place}[${index + 1}]`) ?? {})));
      case "table":
        return this.mapping(node, place, (key, row, inside) => question.rows.has(key) && this.row(question, row, inside));
      case "instants":
      case "dates":
        return Array.isArray(node) && node.every(isScalar) ? node : this.leave(place, node);
      default:
        return this.leave(place, node);
    }
  }

  row(question, node, place) {
    // A table with one column may have the answer itself in the place of the row.
    if (isScalar(node) && !isAbsent(node) && question.type === "table" && question.fields.length === 1) {
      return { [question.fields[0].local]: node };
    }
    if (isAbsent(node)) return undefined;
    const fieldOf = (key) => question.fields.find((one) => one.local === key);
    return this.mapping(node, place, (key, inner, inside) => {
      const field = fieldOf(key);
      return field !== undefined && this.answer(field, inner, inside);
    });
  }
}
