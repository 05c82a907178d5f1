// The conclusion in a few sentences, as in report/conclusion.py. It never says that a location complies with the law.

function conclude(found, words) {
  const { counts } = found;
  const say = words.conclusion;
  const open = stillInTheWay(found, words);
  if (found.norms.some((result) => isBreached(result.outcome))) return breachesConcluded(found, words, open);
  if (open.length) {
    const noAnswers = counts[TOO_LITTLE] ? "unknown" : null;
    const kind = noAnswers ?? (found.contradictions.length ? "contradiction" : "judgement");
    return { kind, sentences: [say.no_conclusion, ...open] };
  }
  if (!counts.total) return { kind: "nothing", sentences: [say.nothing] };
  if (counts[NOT_HERE] === counts.total) {
    return { kind: "not_applicable", sentences: [filledIn(say.not_applicable, counts), say.no_judgement] };
  }
  const tested = counts.total - counts[NOT_HERE];
  const pair = tested === counts.total ? say.tested_all : say.tested;
  const sentences = [say.clean, countedWords(pair, tested, { total: counts.total }), say.no_judgement];
  return { kind: "clean", sentences };
}

function breachesConcluded(found, words, open) {
  const { counts } = found;
  const say = words.conclusion;
  const parts = [
    [counts[BREACH], say.deviations],
    [counts[SOFT_BREACH], say.improvements],
  ]
    .filter(([number]) => number)
    .map(([number, pair]) => `${number} ${pair[number === 1 ? 0 : 1]}`);
  const one = counts[BREACH] + counts[SOFT_BREACH] === 1;
  let first = filledIn(say.breaches[one ? 0 : 1], { what: parts.join(" en ") });
  const kind = counts[BREACH] ? "breaches" : "improvements";
  if (!counts[BREACH] && counts[SOFT_BREACH] && !open.length) {
    first = filledIn(say.only_improvements, { what: parts[0] });
  }
  const urgent = found.norms.filter((result) => result.urgent).length;
  const sentences = [first];
  if (urgent) sentences.push(countedWords(say.urgent, urgent));
  if (counts.secondary) sentences.push(countedWords(say.secondary, counts.secondary));
  return { kind, sentences: [...sentences, ...open] };
}

/** A sentence for each thing that stands in the way of a conclusion. */
function stillInTheWay(found, words) {
  const { counts } = found;
  const say = words.conclusion;
  return [
    [say.unknown, counts[TOO_LITTLE]],
    [say.judgement, counts[TO_JUDGE]],
    [say.contradictions, found.contradictions.length],
  ]
    .filter(([, number]) => number)
    .map(([pair, number]) => countedWords(pair, number, { total: counts.total }));
}
