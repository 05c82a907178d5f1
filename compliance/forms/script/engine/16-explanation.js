// How an outcome follows, line by line, as `vbm explain` tells it (report/text.py).

const SYMBOLS = new Map([
  [BREACH, "✗"],
  [TOO_LITTLE, "?"],
  [TO_JUDGE, "○"],
  [SOFT_BREACH, "△"],
  [MET, "✓"],
  [NOT_HERE, "–"],
]);
const TRUTH_WORDS = new Map([
  [TRUE, "ja"],
  [FALSE, "nee"],
  [UNKNOWN, "nog niet bekend"],
  [NOT_APPLICABLE, "niets te toetsen"],
]);

/** Explain one norm: blocks with a heading and lines, each line with how deep it lies. */
function explanationOf(result, rulebook) {
  const { norm } = result;
  const breached = isBreached(result.outcome);
  const missing = [...new Set(result.missing.map((one) => one.field))];
  const remedies = resultsIn(result)
    .flatMap((one) => one.clauses)
    .filter((clause) => isBreached(clause.outcome))
    .map((clause) => clause.clause.remedy ?? norm.remedy ?? "");
  const asked = [...(norm.applies_sentence ? [norm.applies_sentence] : []), ...(norm.sentences ?? [])];
  const trace = resultsIn(result).flatMap((one) => traceOf(one, rulebook));
  const still = breached ? "Ontbreekt, maar kan de uitkomst niet meer veranderen:" : "Nog te beantwoorden:";
  const other = `Dit is hetzelfde feit als ${result.related.join(", ")} en telt niet apart mee.`;
  const blocks = [
    ["", plainLines(`${norm.id} – ${norm.title}`, outcomeLine(result), statusLine(norm, rulebook), ...sourceLines(norm))],
    ["", plainLines(result.reason)],
    ["", plainLines(norm.explanation)],
    ["Wat de norm vraagt:", plainLines(...asked)],
    ["Hoe de uitkomst volgt:", trace],
    [still, plainLines(...missing.map((name) => `${name}: ${labelOf(name, rulebook)}`))],
    ["Wat er nodig is:", plainLines(...new Set(remedies))],
    ["", plainLines(result.primary === false ? other : "")],
    ["Opmerkingen:", plainLines(...result.notes)],
    ["", plainLines(norm.watch?.text)],
  ];
  return blocks.filter(([, lines]) => lines.length).map(([heading, lines]) => ({ heading, lines }));
}

function plainLines(...texts) {
  return texts.filter(Boolean).map((text) => ({ text, depth: 0 }));
}

function outcomeLine(result) {
  const severity = isBreached(result.outcome) ? ` (${result.severity})` : "";
  return `Uitkomst: ${PRINTED.get(result.outcome)}${severity}`;
}

function statusLine(norm, rulebook) {
  return `Status: ${rulebook.data.statuses[norm.status]}, geldt vanaf ${dayText(norm.start)}`;
}

function sourceLines(norm) {
  return (norm.sources ?? []).map((source) => `Bron: ${source}`);
}

function labelOf(name, rulebook) {
  return (rulebook.fields.get(name) ?? rulebook.questions.get(name))?.label ?? "zie het begin van de zelfrapportage";
}

function* indented(lines, more) {
  for (const line of lines) yield { text: line.text, depth: line.depth + more };
}

function traceOf(result, rulebook) {
  const lines = [];
  const depth = result.name ? 1 : 0;
  if (result.name) lines.push({ text: `${result.name}: ${PRINTED.get(result.outcome)}`, depth: 0 });
  if (result.applicability) {
    lines.push({ text: `geldt hier: ${TRUTH_WORDS.get(result.applies)}`, depth });
    lines.push(...indented(stepLines(result.applicability, rulebook), depth + 1));
  }
  for (const [member, outcome] of result.members) {
    lines.push({ text: `${SYMBOLS.get(outcome)} ${member}: ${PRINTED.get(outcome)}`, depth });
  }
  for (const clause of result.clauses) {
    if (clause.kind === "note" && clause.holds !== TRUE) continue;
    lines.push({ text: `${SYMBOLS.get(clause.outcome)} ${clause.clause.sentence}`, depth });
    for (const step of [clause.gate, clause.step]) {
      if (step) lines.push(...indented(stepLines(step, rulebook), depth + 2));
    }
  }
  return lines;
}

function stepLines(step, rulebook) {
  const { kind } = step.condition;
  if (kind === "leaf") return [{ text: `${answered(step, rulebook)} → ${TRUTH_WORDS.get(step.truth)}`, depth: 0 }];
  const heads = kind === "not" || step.parts.length > 1;
  const word = { not: "niet", all: "alle", any: "een van" }[kind];
  const inner = step.parts.flatMap((part) => stepLines(part, rulebook));
  if (!heads) return inner;
  return [{ text: `${word} → ${TRUTH_WORDS.get(step.truth)}`, depth: 0 }, ...indented(inner, 1)];
}
