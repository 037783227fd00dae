// What the pages can do more when scripts run. Every page works without this file.

/** Bind once to each element, also to those that htmx brings in later. */
function enhance(root, selector, bind) {
  const found = [...root.querySelectorAll(selector)];
  if (root instanceof Element && root.matches(selector)) found.push(root);
  for (const element of found) {
    const done = (element.dataset.enhanced ?? "").split(" ");
    if (done.includes(selector)) continue;
    element.dataset.enhanced = [...done, selector].join(" ").trim();
    bind(element);
  }
}

const toNumber = (text) => Number(text.trim().replace(/\./g, "").replace(",", "."));
const toText = (value) => String(value).replace(".", document.documentElement.lang === "en" ? "." : ",");
const parsed = (text) => (document.documentElement.lang === "en" ? Number(text.trim().replace(/,/g, "")) : toNumber(text));

/** A slider beside a number field: the field is what the form sends, the slider follows and leads. */
function slider(box) {
  const field = box.querySelector("[data-slider-field] input");
  const range = box.querySelector("[data-slider-range]");
  const unit = range.dataset.sliderUnit ?? "";
  const say = () => range.setAttribute("aria-valuetext", unit === "€" ? `€ ${field.value}` : `${field.value} ${unit}`.trim());
  const follow = () => {
    const value = parsed(field.value);
    if (field.value.trim() !== "" && Number.isFinite(value)) range.value = String(value);
    say();
  };
  follow();
  field.addEventListener("input", follow);
  range.addEventListener("input", () => {
    field.value = toText(range.value);
    say();
  });
  range.addEventListener("change", () => field.dispatchEvent(new Event("change", { bubbles: true })));
  for (const hidden of box.querySelectorAll("[hidden]")) hidden.hidden = false;
}

/** Files dropped on the zone land in the ordinary file input; the name is said out loud. */
function dropZone(zone) {
  const input = zone.querySelector("input[type=file]");
  const chosen = zone.querySelector("[data-drop-chosen]");
  const show = () => {
    const names = [...input.files].map((file) => file.name).join(", ");
    chosen.textContent = names ? `${chosen.dataset.dropChosen} ${names}` : "";
  };
  const over = (on) => (event) => {
    event.preventDefault();
    zone.classList.toggle("drop--over", on);
  };
  zone.addEventListener("dragover", over(true));
  zone.addEventListener("dragleave", over(false));
  zone.addEventListener("drop", (event) => {
    over(false)(event);
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  input.addEventListener("change", show);
}

/** The square code on paper, read by the camera where the browser can do that; no picture leaves the page. */
async function scan(box) {
  if (!("BarcodeDetector" in window) || !navigator.mediaDevices) return;
  if (!(await BarcodeDetector.getSupportedFormats()).includes("qr_code")) return;
  const [button, video, said] = ["button", "video", "[role=status]"].map((each) => box.querySelector(each));
  const detector = new BarcodeDetector({ formats: ["qr_code"] });
  const words = button.textContent;
  let stream = null;
  const stop = () => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    video.hidden = true;
    button.textContent = words;
  };
  const open = (text) => {
    const there = URL.canParse(text) ? new URL(text) : null;
    if (there?.host !== location.host || !there.searchParams.has("certificate")) return (said.textContent = `${said.dataset.scanOther} ${there?.host ?? text}`);
    stop();
    return location.assign(`${location.pathname}?certificate=${encodeURIComponent(there.searchParams.get("certificate"))}`);
  };
  const look = async () => {
    if (!stream) return;
    const [found] = await detector.detect(video).catch(() => []);
    if (found) open(found.rawValue);
    setTimeout(look, 200);
  };
  button.addEventListener("click", async () => {
    if (stream) {
      said.textContent = "";
      return stop();
    }
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
    } catch {
      return (said.textContent = said.dataset.scanRefused);
    }
    video.srcObject = stream;
    video.hidden = false;
    button.textContent = button.dataset.scanStop;
    said.textContent = said.dataset.scanLooking;
    video.play().catch(() => {}); // what is not there yet is looked for again
    return look();
  });
  box.hidden = false;
}

/** Copies the text of the element that data-copy names, and says so on the button. */
function copy(button) {
  button.hidden = false;
  const words = button.textContent;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).textContent.trim());
    button.textContent = button.dataset.copied;
    setTimeout(() => { button.textContent = words; }, 3000);
  });
}

/** A menu closes with Escape, and when the focus or the pointer goes elsewhere. */
function menu(details) {
  const close = (event) => {
    if (details.open && !details.contains(event.target)) details.open = false;
  };
  document.addEventListener("click", close);
  document.addEventListener("focusin", close);
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    details.open = false;
    details.querySelector("summary").focus();
  });
}

/** How much of a file was sent, when that takes a while; and a way to stop it. htmx sends the form. */
function sending(panel) {
  const form = panel.closest("form");
  const [bar, count, said, stop] = ["progress", "[data-sending-count]", "[data-sending-said]", "[data-sending-stop]"]
    .map((part) => panel.querySelector(part));
  const language = document.documentElement.lang;
  const megabytes = (bytes) => (bytes / 2 ** 20).toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  let late;
  const say = (text) => { if (said.textContent !== text) said.textContent = text; };
  form.addEventListener("htmx:beforeRequest", () => {
    stop.hidden = false;
    bar.value = 0;
    count.textContent = "";
    late = setTimeout(() => { panel.hidden = false; }, 400);
  });
  form.addEventListener("htmx:xhr:progress", (event) => {
    const { lengthComputable, loaded, total } = event.detail;
    if (!lengthComputable || bar.value === 100) return;
    const percent = Math.floor((100 * loaded) / total);
    bar.value = percent;
    const words = { done: megabytes(loaded), total: megabytes(total), percent };
    count.textContent = percent === 100 ? panel.dataset.sent : panel.dataset.percent.replace(/\{(\w+)\}/g, (_, name) => words[name]);
    stop.hidden = percent === 100;
    if (!panel.hidden) say(percent === 100 ? panel.dataset.sent : `${bar.getAttribute("aria-label")}, ${Math.floor(percent / 25) * 25} %`);
  });
  form.addEventListener("htmx:afterRequest", () => clearTimeout(late));
  form.addEventListener("htmx:sendAbort", () => {
    clearTimeout(late);
    count.textContent = panel.dataset.stopped;
    say(panel.dataset.stopped);
    stop.hidden = true;
    form.querySelector("input[type=file]").focus();
  });
  stop.addEventListener("click", () => form.dispatchEvent(new CustomEvent("htmx:abort", { bubbles: true, detail: { elt: form } })));
}

/** Words for who cannot see what changed, in a place that stays: said once, and not at every tick. */
function say(words) {
  const place = document.querySelector(words.dataset.say);
  if (place && place.textContent !== words.textContent) place.textContent = words.textContent;
}

/** A passkey that did not work is told on the page; the library only tells the console. */
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  for (const told of document.querySelectorAll("[data-passkey-failed]")) told.hidden = false;
});

/** A table that is wider than its place can be scrolled with the keyboard too, and only then is a stop. */
function scrollable(wrap) {
  new ResizeObserver(() => {
    const wide = wrap.scrollWidth > wrap.clientWidth;
    wrap.toggleAttribute("tabindex", wide);
    if (!wide) return ["role", "aria-label"].forEach((name) => wrap.removeAttribute(name));
    wrap.tabIndex = 0;
    wrap.setAttribute("role", "region");
    wrap.setAttribute("aria-label", wrap.querySelector("caption")?.textContent.trim() ?? "");
  }).observe(wrap);
}

/** Who leaves a form with something typed in it, now or before it came back, is asked whether that may be lost. */
function unsaved(form) {
  let sent = false;
  const changed = (field) => "defaultValue" in field && (field.value !== field.defaultValue || field.checked !== field.defaultChecked);
  form.addEventListener("submit", () => { sent = true; });
  window.addEventListener("beforeunload", (event) => {
    if (form.isConnected && !sent && (form.dataset.unsaved || [...form.elements].some(changed))) event.preventDefault();
  });
}

/** Keeps what is typed when somebody leaves a field or stops for a while, and says so; the button waits for it. */
function autosave(form) {
  const said = document.querySelector("[data-autosave-said]");
  const tell = (words) => { if (said) said.textContent = words; };
  let later, busy = null, sending = false;
  const keep = async () => {
    const keptHere = (field) => "defaultValue" in field && !field.closest("[data-by-button]");
    const typed = [...form.elements].filter(keptHere).map((field) => [field, field.value]);
    const headers = { "X-Trede-Autosave": "1" };
    const answer = await fetch(location.href, { method: "POST", body: new FormData(form), headers, redirect: "error" });
    const { kept, words, fields } = await answer.json();
    for (const [name, value] of Object.entries(fields)) form.elements[name].value = value;
    if (kept) {
      form.dataset.unsaved = "";
      for (const [field, value] of typed) field.defaultValue = field.name in fields ? field.value : value;
    }
    tell(words);
  };
  const start = () => {
    if (sending || busy) return;
    busy = keep().catch(() => tell(form.dataset.autosave)).finally(() => { busy = null; });
  };
  const soon = (wait) => {
    clearTimeout(later);
    later = setTimeout(start, wait);
  };
  form.addEventListener("input", () => soon(8000));
  form.addEventListener("change", () => soon(800));
  form.addEventListener("submit", (event) => {
    clearTimeout(later);
    sending = true;
    if (!busy) return;
    event.preventDefault();
    busy.finally(() => form.requestSubmit(event.submitter));
  });
}

const LEFT = "a, button, summary, label, legend, caption, th, h1, h2, h3, h4, code, pre, blockquote, q, svg, select, textarea, script, style, template, nav, [popover], [aria-live], [role=status], [role=alert], .badge, .standing__level";
const IN_FORMS = ".utrecht-form-field-description";

/** The words of the scheme, once for this page: how each is written, and what it means. */
const words = (() => {
  let asked = null;
  const there = document.documentElement.dataset.words;
  return () => (asked ??= there ? fetch(there).then((answer) => answer.json()).then(({ terms }) => {
    const forms = new Map(terms.flatMap((term) => term.forms.map((form) => [form.toLowerCase(), term])));
    // Longer ones first; trede 2 is no word to explain but an answer.
    const all = [...forms.keys()].sort((one, other) => other.length - one.length).map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
    return { forms, pattern: new RegExp(`(?<![\\p{L}\\d&-])(?:${all.join("|")})(?![\\p{L}\\d-]|\\s+\\d)`, "giu") };
  }) : Promise.reject(new Error("no words here")));
})();

/** What a word means, below the page until its button opens it; who opens it with the keyboard reads on there. */
function meaning(term, word) {
  const box = document.createElement("div");
  box.popover = "auto";
  box.id = term.id;
  box.className = "term__text";
  const text = document.createElement("p");
  text.tabIndex = -1;
  text.append(Object.assign(document.createElement("strong"), { textContent: `${word}: ` }), term.text);
  box.append(text);
  box.addEventListener("toggle", (event) => { if (event.newState === "open") text.focus({ preventScroll: true }); });
  return box;
}

/** The first time that a word of the scheme stands on the page it becomes a button that opens what it means. */
async function explainWords(main) {
  if (!("popover" in HTMLElement.prototype)) return;
  const { forms, pattern } = await words();
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, (node) => {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.closest(LEFT)) return NodeFilter.FILTER_REJECT;
    return parent.closest("form") && !parent.closest(IN_FORMS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  });
  const found = [];
  while (texts.nextNode()) found.push(texts.currentNode);
  for (const node of found) {
    const parts = [];
    let from = 0;
    for (const { 0: word, index } of node.data.matchAll(pattern)) {
      const term = forms.get(word.toLowerCase());
      if (document.getElementById(term.id)) continue;
      main.append(meaning(term, word));
      const button = Object.assign(document.createElement("button"), { type: "button", className: "term", textContent: word });
      button.setAttribute("popovertarget", term.id);
      parts.push(node.data.slice(from, index), button);
      from = index + word.length;
    }
    if (!parts.length) continue;
    const whole = document.createElement("span"); // one piece, also where each child would get a place of its own
    whole.append(...parts, node.data.slice(from));
    node.replaceWith(whole);
  }
}

function enhanceAll(root) {
  enhance(root, "html[data-words] main", (main) => { explainWords(main).catch(() => {}); });
  enhance(root, "[data-autosave]", autosave);
  enhance(root, "[data-unsaved]", unsaved);
  enhance(root, "[data-scripts]", (part) => { part.hidden = false; });
  enhance(root, "[data-sending]", sending);
  enhance(root, "[data-say]", say);
  enhance(root, "[data-slider]", slider);
  enhance(root, "[data-drop]", dropZone);
  enhance(root, "[data-copy]", copy);
  enhance(root, "[data-scan]", scan);
  enhance(root, ".table-wrap", scrollable);
  enhance(root, "details.menu", menu);
  enhance(root, "[data-print]", (button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
}

/** Nothing was sent: the page stays as it is, with what was typed and the chosen file, and says so. */
function unreachable() {
  const told = document.querySelector("#geen-verbinding");
  told.hidden = false;
  told.scrollIntoView({ block: "nearest" });
}
document.addEventListener("htmx:sendError", (event) => {
  if (event.detail.requestConfig?.verb === "post") unreachable(); // a page that looks again by itself asks later
});
document.addEventListener("submit", (event) => {
  if (navigator.onLine) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  unreachable();
}, true);

document.documentElement.classList.add("js");
enhanceAll(document);
// The error summary gets the focus, so that a screen reader starts there.
document.querySelector(".error-summary")?.focus();
document.addEventListener("htmx:load", (event) => enhanceAll(event.detail.elt));
// A whole page that htmx brought begins where a new page begins, or where it says that one goes on.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target !== document.body) return;
  const places = [".error-summary", "main [autofocus]", "main [role=status] .notice", "h1"];
  const start = places.map((place) => document.querySelector(place)).find((found) => found);
  if (start.tabIndex < 0) start.tabIndex = -1;
  setTimeout(() => start.focus());
});
// A form that comes back to its own address is no other place in the history.
document.addEventListener("htmx:beforeHistoryUpdate", (event) => {
  const { history } = event.detail;
  if (new URL(history.path, location.href).pathname === location.pathname) history.type = "replace";
});
