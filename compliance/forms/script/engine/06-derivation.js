// Computed values, as in assessment/derivation.py: the only arithmetic. Partly unknown input gives bounds.

function derive(value, facts, record) {
  const read = (name) => facts.read(name, record);
  if (value.count_of) return countOf(value, facts);
  for (const [name, combine] of [
    [value.sum_of, sums],
    [value.maximum_of, maxima],
    [value.minimum_of, minima],
  ]) {
    if (name) return overRecords(name, facts, combine);
  }
  if (value.linear) return linearOf(value.linear, facts, read);
  if (value.elapsed) return elapsed(read(value.elapsed.from), read(value.elapsed.to), facts.referenceDate);
  if (value.days) return daysBetween(read(value.days.from), read(value.days.to), facts.referenceDate);
  if (value.whole_years) {
    return fromTwo(read(value.whole_years.from), read(value.whole_years.to), (start, end) =>
      wholeYears(dayOf(start), dayOf(end)),
    );
  }
  if (value.months_after) {
    const start = read(value.months_after.date);
    if (!isDated(start.value)) return openFact(start.missing);
    return factOf(monthsAfter(dayOf(start.value), value.months_after.months));
  }
  const { start, moments, end, months } = value.longest_gap ?? value.overdue;
  const three = [read(start), read(moments), read(end)];
  return value.longest_gap ? longestGap(...three, facts.referenceDate) : overdue(...three, months);
}

function isDated(value) {
  return value instanceof Day || value instanceof Moment;
}

function countOf(value, facts) {
  const [records, absent] = facts.records(value.count_of);
  if (!records) return absent;
  if (!value.where) return factOf(records.length);
  const steps = records.map((record) => evaluate(value.where, facts, record));
  const sure = steps.filter((step) => step.truth === TRUE).length;
  const maybe = steps.filter((step) => step.truth === UNKNOWN);
  if (!maybe.length) return factOf(sure);
  return openFact(distinct(maybe.flatMap(missingIn)), sure, sure + maybe.length);
}

function overRecords(name, facts, combine) {
  const [records, absent] = facts.recordsOf(name);
  const floor = facts.floor(name);
  if (!records) {
    // The list can still turn out to be empty: then a sum is 0, and there is no largest or smallest.
    const sure = absent.low !== null && combine === sums && floor !== null && floor >= 0;
    return absent.notApplicable ? absent : openFact(absent.missing, sure ? 0 : null);
  }
  const found = records.map((record) => facts.read(name, record)).filter((fact) => !fact.notApplicable);
  if (!found.length) return combine === sums ? factOf(0) : NOTHING;
  const lows = found.map((fact) => boundsOf(fact)[0] ?? floor);
  const highs = found.map((fact) => boundsOf(fact)[1]);
  return settled(...combine(lows, highs), joined(...found));
}

function settled(low, high, missing) {
  return low !== null && high !== null && order(low, high) === 0 ? factOf(low) : openFact(missing, low, high);
}

// As in Python: only numbers are added and compared here, and a bound that is not known is `null`.
const numbersIn = (sizes) => sizes.filter(isNumber);
const total = (sizes) => (sizes.includes(null) ? null : numbersIn(sizes).reduce(plus, 0));
const largest = (sizes) => sizes.reduce((one, other) => (one === null || order(other, one) > 0 ? other : one), null);
const smallest = (sizes) => sizes.reduce((one, other) => (one === null || order(other, one) < 0 ? other : one), null);

const sums = (lows, highs) => [total(lows), total(highs)];
const maxima = (lows, highs) => [largest(numbersIn(lows)), highs.includes(null) ? null : largest(numbersIn(highs))];
const minima = (lows, highs) => [lows.includes(null) ? null : smallest(numbersIn(lows)), smallest(numbersIn(highs))];

function linearOf(terms, facts, read) {
  let [low, high] = [0, 0];
  const found = [];
  for (const [name, factor] of Object.entries(terms)) {
    const fact = read(name);
    if (fact.notApplicable) return NOTHING;
    found.push(fact);
    const ends = boundsOf(fact).map((end) => (isNumber(end) ? end : null));
    ends[0] ??= facts.floor(name);
    if (factor < 0) ends.reverse();
    low = low === null || ends[0] === null ? null : plus(low, times(factor, ends[0]));
    high = high === null || ends[1] === null ? null : plus(high, times(factor, ends[1]));
  }
  return settled(low, high, joined(...found));
}

function fromTwo(start, end, compute) {
  for (const fact of [start, end]) if (fact.notApplicable || fact.value === DID_NOT_HAPPEN) return NOTHING;
  if (isDated(start.value) && isDated(end.value)) return factOf(compute(start.value, end.value));
  return openFact(joined(start, end));
}

function daysBetween(start, end, referenceDate) {
  if (isDated(start.value) && end.value === DID_NOT_HAPPEN) return factOf(FOREVER_DAYS);
  if (isDated(start.value) && end.value === STILL_RUNNING) {
    return openFact([], Math.max(0, referenceDate.number - dayOf(start.value).number));
  }
  return fromTwo(start, end, (one, two) => dayOf(two).number - dayOf(one).number);
}

function elapsed(start, end, referenceDate) {
  if (start.value === DID_NOT_HAPPEN || start.notApplicable) return NOTHING;
  if (!(start.value instanceof Moment)) return openFact(joined(start, end));
  // What never happened did not happen in time.
  if (end.value === DID_NOT_HAPPEN) return factOf(FOREVER);
  if (end.value instanceof Moment) return factOf(new Duration((end.value.ms - start.value.ms) / 1000));
  if (end.value === STILL_RUNNING) {
    return openFact([], new Duration(Math.max(0, (startOf(referenceDate) - start.value.ms) / 1000)));
  }
  return openFact(joined(start, end));
}

function longestGap(start, moments, end, referenceDate) {
  if ([start.value, end.value].includes(DID_NOT_HAPPEN) || start.notApplicable) return NOTHING;
  const running = end.value === STILL_RUNNING;
  const known = start.value instanceof Moment && Array.isArray(moments.value);
  if (!known || (!running && !(end.value instanceof Moment))) return openFact(joined(start, moments, end));
  const first = start.value.ms;
  const last = running ? Math.max(startOf(referenceDate), first) : end.value.ms;
  const inside = moments.value.map((one) => one.ms).filter((ms) => first <= ms && ms <= last);
  const points = [first, ...inside.sort((one, other) => one - other), last];
  const longest = new Duration(Math.max(...points.slice(1).map((ms, index) => ms - points[index])) / 1000);
  return running ? openFact([], longest) : factOf(longest);
}

function overdue(start, moments, end, months) {
  if ([start, moments, end].some((fact) => fact.notApplicable)) return NOTHING;
  if (!isDated(start.value) || !Array.isArray(moments.value) || !isDated(end.value)) {
    return openFact(joined(start, moments, end));
  }
  const [first, last] = [start.value, end.value];
  const inside = moments.value.filter((one) => first.number <= one.number && one.number <= last.number);
  const points = [first, ...inside.sort((one, other) => one.number - other.number), last];
  const late = points.slice(1).map((day, index) => day.number - monthsAfter(points[index], months).number);
  return factOf(Math.max(...late));
}
