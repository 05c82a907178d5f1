// The pages: which one the address names, its title, where the focus goes, and what is shown anew after a change.

const pages = new Map();

let shown = { update: () => {}, node: null };

let isFirst = true;

/** The page that the address names, and the place on it. */
function addressed() {
  const [name, ...rest] = location.hash.slice(1).split("/").map(decoded);
  return pages.has(name) ? { name, rest } : { name: "start", rest: [] };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

function showPage() {
  const { name, rest } = addressed();
  keepNow();
  const page = pages.get(name)(...rest);
  shown = { update: page.update ?? (() => {}), node: page.node };
  document.title = `${page.title} – ${t("form.short")}`;
  refill(document.getElementById("inhoud"), page.node);
  document.body.dataset.page = name;
  for (const one of document.querySelectorAll("[data-nav]")) {
    if (one.dataset.nav === (FORM.under[name] ?? name)) one.setAttribute("aria-current", "page");
    else one.removeAttribute("aria-current");
  }
  settle();
  if (page.place && focusPlace(page.place)) {
    isFirst = false;
    return;
  }
  window.scrollTo(0, 0);
  // At the first page the browser says the title by itself; after that the heading does.
  if (!isFirst) document.querySelector("#inhoud h1")?.focus();
  isFirst = false;
}

function goTo(target) {
  if (location.hash === `#${target}`) showPage();
  else location.hash = target;
}

/** The heading of a page; it takes the focus when the page changes. */
function pageTitle(text, given = {}) {
  return el("h1", { tabindex: "-1", ...given }, text);
}

let updating = 0;

/** While somebody types: update what is on the page, once for everything that happens at the same time. */
function refresh() {
  if (updating) return;
  updating = requestAnimationFrame(() => {
    updating = 0;
    shown.update(false);
  });
}

/** When an answer is given: update the page at once, with what follows from it. */
function settle() {
  cancelAnimationFrame(updating);
  updating = 0;
  shown.update(true);
  showSaved();
}

/** Ask something that cannot be undone; gives whether the answer was yes. */
function confirmed(title, text, yes) {
  return new Promise((resolve) => {
    const close = (answer) => () => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    const dialog = el(
      "dialog",
      { class: "ask-dialog", "aria-labelledby": "vraag-kop" },
      el("h2", { id: "vraag-kop" }, title),
      el("p", {}, text),
      el("div", { class: "actions" }, button(yes, close(true), { class: "danger" }), button(t("cancel"), close(false), { class: "second", autofocus: true })),
    );
    dialog.addEventListener("cancel", close(false));
    document.body.append(dialog);
    dialog.showModal();
  });
}
