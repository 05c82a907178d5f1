// The digest by which a self-report and a statement are known: SHA-256, as in files/text.py. What a browser has for it is
// not there for a page that was opened from a file everywhere, and answers later; this one answers at once.

const SHA_FIRST = [];
const SHA_ROUNDS = [];

/** The first 32 bits of the fractional part of a root. */
function shaFraction(root) {
  return ((root - Math.floor(root)) * 4294967296) | 0;
}

/** The constants are the fractions of roots of the first 64 primes. */
function shaConstants() {
  for (let number = 2; SHA_ROUNDS.length < 64; number += 1) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= number; divisor += 1) if (number % divisor === 0) isPrime = false;
    if (!isPrime) continue;
    if (SHA_FIRST.length < 8) SHA_FIRST.push(shaFraction(Math.sqrt(number)));
    SHA_ROUNDS.push(shaFraction(Math.cbrt(number)));
  }
}

/** The SHA-256 of bytes (a Uint8Array), in hexadecimal digits. */
function sha256(bytes) {
  if (!SHA_ROUNDS.length) shaConstants();
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 536870912));
  view.setUint32(length - 4, (bytes.length * 8) >>> 0);
  const state = Int32Array.from(SHA_FIRST);
  const plan = new Int32Array(64);
  for (let at = 0; at < length; at += 64) shaBlock(state, plan, view, at);
  return [...state].map((one) => (one >>> 0).toString(16).padStart(8, "0")).join("");
}

function shaBlock(sum, plan, view, at) {
  const turned = (number, bits) => (number >>> bits) | (number << (32 - bits));
  for (let index = 0; index < 16; index += 1) plan[index] = view.getInt32(at + index * 4);
  for (let index = 16; index < 64; index += 1) {
    const [near, far] = [plan[index - 15], plan[index - 2]];
    const one = turned(near, 7) ^ turned(near, 18) ^ (near >>> 3);
    const other = turned(far, 17) ^ turned(far, 19) ^ (far >>> 10);
    plan[index] = (plan[index - 16] + one + plan[index - 7] + other) | 0;
  }
  let [a, b, c, d, e, f, g, h] = sum;
  for (let index = 0; index < 64; index += 1) {
    const high = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const first = (h + high + ((e & f) ^ (~e & g)) + SHA_ROUNDS[index] + plan[index]) | 0;
    const low = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const second = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((one, index) => (sum[index] = (sum[index] + one) | 0));
}

/** The digest of the bytes of a file. */
function fileDigest(bytes) {
  return `sha256:${sha256(bytes)}`;
}

/** The short digest by which a text is known; white space does not count. */
function textDigest(text) {
  const flat = text.split(/\s+/u).filter(Boolean).join(" ");
  return sha256(new TextEncoder().encode(flat)).slice(0, 8);
}
