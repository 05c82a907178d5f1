// Building the page: elements made one by one. What somebody typed goes in as text, never as markup.

/** Make an element. `given` holds attributes; `on` holds listeners; `class` is the class. Nothing is no child. */
function el(tag, given = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name === "on") for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, String(value));
  }
  fill(node, children);
  return node;
}

function fill(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    node.append(child instanceof Node ? child : String(child));
  }
  return node;
}

function refill(node, ...children) {
  node.replaceChildren();
  return fill(node, children);
}

/** Text of the rulebook, which stays Dutch in a page in another language. */
function dutch(tag, given, ...children) {
  return el(tag, { lang: "nl", ...given }, ...children);
}

/** What somebody typed: its direction cannot reach the text around it. */
function typed(text) {
  return el("bdi", {}, text);
}

function button(text, listener, given = {}) {
  return el("button", { type: "button", ...given, on: { click: listener } }, text);
}

function link(text, target, given = {}) {
  return el("a", { href: `#${target}`, ...given }, text);
}

/** A fold whose content is made when it is opened for the first time. */
function fold(summary, content, given = {}) {
  const node = el("details", given, summary);
  let made = false;
  const make = () => {
    if (made) return;
    made = true;
    fill(node, [content()]);
  };
  node.addEventListener("toggle", () => node.open && make());
  if (node.open) make();
  node.make = make;
  return node;
}

/** Say something to who cannot see that the page changed. */
function announce(text) {
  const place = document.getElementById("melding");
  // The same words twice are told twice only when the element was empty in between.
  place.textContent = "";
  setTimeout(() => {
    place.textContent = text;
  }, 60);
}
