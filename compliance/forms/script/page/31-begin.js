// The beginning: unpack the rulebook, make the form, and listen.

/** Unpack what stands in the page as compressed text. */
async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text.trim()), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
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
    state.sentences = data.sentences;
    state.persons = data.persons;
    state.rulebook = new Rulebook(data.rulebook);
  } catch {
    place.replaceChildren(document.getElementById("oud").content.cloneNode(true));
    return;
  }
  speak(state.form.language);
  state.json = blankReport();
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
  window.addEventListener("beforeprint", beforePrint);
  window.addEventListener("afterprint", afterPrint);
  window.addEventListener("beforeunload", (event) => {
    keepNow();
    if (isUnsaved()) event.preventDefault();
  });
  showPage();
}

