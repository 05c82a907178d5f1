// What an answer means, as a key by which two of them are compared.

/** A key that is the same for answers that mean the same, however they are written. */
function signature(question, node) {
  const reader = new AnswerReader();
  const answer = reader.read(question, node, "");
  return reader.faults.length ? `unread ${JSON.stringify(node)}` : signed(answer);
}

function signed(answer) {
  if (!answer || !isGiven(answer)) return "";
  const parts = [answer.value === undefined ? "" : keyOf(answer.value), answer.reason ?? "", answer.evidence ?? "", answer.note ?? ""];
  if (answer.records) {
    parts.push("list", ...answer.records.map((record) => signedMap(record.answers)));
  }
  if (answer.options) parts.push(signedMap(answer.options));
  return JSON.stringify(parts);
}

function signedMap(answers) {
  const pairs = [...answers].map(([key, answer]) => [key, signed(answer)]).filter(([, text]) => text);
  return JSON.stringify(pairs.sort(([one], [other]) => (one < other ? -1 : 1)));
}
