// The factual statements of a report, each with an id that a reaction can cite, as in inspection/statements.py.

const GENERAL_FACT = "F-ALGEMEEN";
const VISIT_FACT = "F-BEZOEK";

/** What was added to a norm, or `null` where nothing was. */
function entryOf(written, id) {
  const entry = written.norms.get(id);
  return entry && (entry.waarnemingen?.length || entry.oordeel !== undefined) ? entry : null;
}

/** Every statement, in the order of the rulebook, the visit first: `{id, norm, kind, text, withdrawn}`. */
function statementsOf(written, assessment) {
  return [...statementsIn(written, assessment)];
}

function* statementsIn(written, assessment) {
  yield { id: GENERAL_FACT, norm: "", kind: "general", text: "Over het rapport als geheel.", withdrawn: "" };
  const { data = [], soort } = written.visit;
  const days = data.filter(Boolean);
  if (days.length) {
    const text = `Bezoek op ${days.map(dayText).join(", ")}${soort ? `, ${soort}` : ""}.`;
    yield { id: VISIT_FACT, norm: "", kind: "visit", text, withdrawn: "" };
  }
  for (const result of assessment.norms) {
    const entry = entryOf(written, result.id);
    if (!entry) continue;
    const given = `${PRINTED.get(result.outcome)}. ${result.reason}`;
    yield { id: `F-${result.id}-Z`, norm: result.id, kind: "given", text: given, withdrawn: "" };
    for (const one of entry.waarnemingen ?? []) {
      const id = `F-${result.id}-${one.nr}`;
      yield { id, norm: result.id, kind: "seen", text: one.tekst ?? "", withdrawn: one.vervallen ?? "" };
    }
    if (entry.motivering) {
      yield { id: `F-${result.id}-M`, norm: result.id, kind: "why", text: entry.motivering, withdrawn: "" };
    }
  }
}
