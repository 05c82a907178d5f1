// The beginning: unpack the rulebook, make the form, and listen.

/** Unpack what stands in the page as compressed text. */
async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text.trim()), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return JSON.parse(await new Response(stream).text());
}

async function begin() {
  const place = document.getElementById("inhoud");
  try {
    if (typeof DecompressionStream === "undefined" || !Array.prototype.with) throw new Error("old");
    const data = await unpacked(document.getElementById("regelboek").textContent);
    words = new Map(Object.entries(data.words));
    state.form = data.form;
    state.sentences = data.sentences;
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

