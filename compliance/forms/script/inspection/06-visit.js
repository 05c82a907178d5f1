// The visit list: what an inspector goes and looks at, in the order of a walk through the house, as in inspection/visit.py.

const WHY_TO_LOOK = new Map([
  [BREACH, "breached"],
  [SOFT_BREACH, "breached"],
  [TO_JUDGE, "judge"],
  [TOO_LITTLE, "unknown"],
  [MET, "unseen"],
]);
const ELSEWHERE = "verder";

/**
 * What is to be looked at, stop by stop: `{id, looks}` with looks as `{result, why, named, lookFor}`. `walk` holds the
 * stops, each with its themes; a stop is called by the first of them.
 */
function visitList(assessment, walk) {
  const looks = assessment.norms.filter((one) => WHY_TO_LOOK.has(one.outcome)).map((one) => lookAt(one, assessment));
  const walked = new Set(walk.flat());
  const stops = walk.map((themes) => ({
    id: themes[0],
    looks: themes.flatMap((theme) => looks.filter((one) => one.result.norm.theme === theme)),
  }));
  stops.push({ id: ELSEWHERE, looks: looks.filter((one) => !walked.has(one.result.norm.theme)) });
  return stops.filter((stop) => stop.looks.length);
}

function lookAt(result, assessment) {
  const { rulebook, report } = assessment;
  const evidence = rulebook
    .fieldsRead(result.norm)
    .map((name) => report.answers.get(rulebook.questionOf(name)?.id)?.evidence);
  const hints = rulebook.fieldsTested(result.norm).map((name) => rulebook.questionOf(name)?.evidence);
  return {
    result,
    why: WHY_TO_LOOK.get(result.outcome),
    named: [...new Set(evidence.filter(Boolean))],
    lookFor: result.norm.evidence || hints.find(Boolean) || "",
  };
}
