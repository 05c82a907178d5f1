// The beginning: unpack the rulebook, make the form, and listen.

const DIGITS_OF_85 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%,()*+-;.=:?@^_/{|}~";

/** The bytes of a text in base 85: five digits for four bytes. */
function bytesOf(text) {
  const value = new Map([...DIGITS_OF_85].map((digit, index) => [digit, index]));
  const missing = (5 - (text.length % 5)) % 5;
  const digits = text + "~".repeat(missing);
  const view = new DataView(new ArrayBuffer((digits.length / 5) * 4));
  for (let at = 0; at < digits.length; at += 5) {
    let number = 0;
    for (let index = at; index < at + 5; index += 1) number = number * 85 + value.get(digits[index]);
    view.setUint32((at / 5) * 4, number);
  }
  return new Uint8Array(view.buffer, 0, view.byteLength - missing);
}

/** Unpack what stands in the page as compressed text. */
async function unpacked(text) {
  const stream = new Blob([bytesOf(text.trim())]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return JSON.parse(await new Response(stream).text());
}

/** Links that do not change the address lead somewhere too: to the content, and to a place where one was before. */
function whenLinkIsFollowed(event) {
  const anchor = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
  if (!anchor || event.defaultPrevented) return;
  if (anchor.id === "overslaan") {
    event.preventDefault();
    document.getElementById("inhoud").focus();
  } else if (anchor.getAttribute("href") === location.hash) showPage();
}

async function begin() {
  const place = document.getElementById("inhoud");
  try {
    if (typeof DecompressionStream === "undefined" || !Array.prototype.with) throw new Error("old");
    const data = await unpacked(document.getElementById("regelboek").textContent);
    words = new Map(Object.entries(data.words));
    state.form = data.form;
    state.persons = data.persons;
    FORM.loaded(data);
    state.rulebook = new Rulebook(data.rulebook);
  } catch {
    place.replaceChildren(document.getElementById("oud").content.cloneNode(true));
    return;
  }
  speak(state.form.language);
  state.json = FORM.blank();
  state.filed = state.revision;
  lookForKept();
  buildFrame();
  watchers.add(() => {
    keepSoon();
    refresh();
    showSaved();
  });
  document.addEventListener("click", whenLinkIsFollowed);
  window.addEventListener("hashchange", showPage);
  window.addEventListener("storage", whenStorageChanges);
  window.addEventListener("pagehide", keepNow);
  FORM.listen();
  window.addEventListener("beforeunload", (event) => {
    keepNow();
    if (isUnsaved()) event.preventDefault();
  });
  showPage();
}

