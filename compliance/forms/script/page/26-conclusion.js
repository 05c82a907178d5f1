// The conclusion in a few sentences, as in report/conclusion.py. It never says that a location complies with the law.

/** Give the sentences of the conclusion; the first is the conclusion itself. `say` holds the words of the report. */
function conclusionOf(found, say) {
  const { counts } = found;
  const open = [
    [say.unknown, counts[TOO_LITTLE]],
    [say.judgement, counts[TO_JUDGE]],
    [say.contradictions, found.contradictions.length],
  ]
    .filter(([, number]) => number)
    .map(([pair, number]) => pairText(pair, number, { total: counts.total }));
  if (found.norms.some((result) => isBreached(result.outcome))) return [...breachSentences(found, say, open), ...open];
  if (open.length) return [say.no_conclusion, ...open];
  if (!counts.total) return [say.nothing];
  const tested = counts.total - counts[NOT_HERE];
  if (!tested) return [filledText(say.not_applicable, { total: counts.total }), say.no_judgement];
  const all = tested === counts.total;
  return [say.clean, pairText(all ? say.tested_all : say.tested, tested, { total: counts.total }), say.no_judgement];
}

function breachSentences(found, say, open) {
  const { counts } = found;
  const parts = [
    [counts[BREACH], say.deviations],
    [counts[SOFT_BREACH], say.improvements],
  ]
    .filter(([number]) => number)
    .map(([number, pair]) => `${number} ${pair[number === 1 ? 0 : 1]}`);
  const isOnlySoft = !counts[BREACH] && counts[SOFT_BREACH] > 0 && !open.length;
  const isOne = counts[BREACH] + counts[SOFT_BREACH] === 1;
  const first = isOnlySoft ? say.only_improvements : say.breaches[isOne ? 0 : 1];
  const sentences = [filledText(first, { what: parts.join(" en ") })];
  const urgent = found.norms.filter((result) => result.urgent).length;
  if (urgent) sentences.push(pairText(say.urgent, urgent));
  if (counts.secondary) sentences.push(pairText(say.secondary, counts.secondary));
  return sentences;
}

function pairText(pair, number, values = {}) {
  return filledText(pair[number === 1 ? 0 : 1], { number, ...values });
}

function filledText(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}
