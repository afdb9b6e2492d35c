// Keeps what stands in the form of a question: on the server a moment after each change, so that it is there on another
// device too, and on this phone while there is no signal. «Saved» is said once the server has said so. What was kept
// elsewhere meanwhile is never overwritten: the person chooses.
// <form data-autosave="attempt-12-question-2" data-keep-at="…/draft/" data-revision="0" data-kept-at="">
//   … <p data-offline role="status"></p> <div data-conflict hidden>…</div>
const OFFLINE = "You’re offline. What you choose is kept on this phone.";
const WAITING = "You’re offline. Your answer is kept on this phone, and sent as soon as you’re back.";
const SAVED = "Saved";
const NOT_SAVED = "Not saved yet. What you choose is kept on this phone.";
const SOON = 1000;
const LATEST = 5000;
const form = document.querySelector("form[data-autosave]");

if (form) {
  const key = `answer:${form.dataset.autosave}`;
  const notice = form.querySelector("[data-offline]");
  const conflict = form.querySelector("[data-conflict]");
  const given = () => [...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken");
  let revision = Number(form.dataset.revision);
  let isSent = true;
  let waits = false;
  let changedAt = null;
  let timer = null;
  let inFlight = false;

  const tell = (words) => {
    if (notice && notice.textContent !== words) notice.textContent = words;
  };
  const tellLine = () => {
    if (!navigator.onLine) tell(waits ? WAITING : OFFLINE);
    else if (notice?.textContent === OFFLINE || notice?.textContent === WAITING) tell("");
  };

  const keepHere = () => {
    try {
      sessionStorage.setItem(key, JSON.stringify({ fields: given(), revision, isSent }));
    } catch {
      // Storage is switched off: the page works as it does without script.
    }
  };
  const keptHere = () => {
    try {
      return JSON.parse(sessionStorage.getItem(key) || "null");
    } catch {
      return null;
    }
  };
  const put = (fields) => {
    const left = [...fields];
    for (const field of form.elements) {
      if (!field.name || field.type === "hidden" || field.type === "button" || field.type === "submit") continue;
      if (field.type === "radio" || field.type === "checkbox") {
        field.checked = fields.some(([name, value]) => name === field.name && value === field.value);
        continue;
      }
      const at = left.findIndex(([name]) => name === field.name);
      if (at >= 0) field.value = left.splice(at, 1)[0][1];
    }
  };

  const ask = (at) => {
    if (!conflict) return;
    conflict.querySelector("[data-conflict-at]").textContent = at;
    conflict.hidden = false;
    tell(`You changed this on another device at ${at}.`);
  };
  const settle = () => {
    conflict.hidden = true;
    tell("");
  };

  const send = async () => {
    timer = null;
    if (inFlight || !form.dataset.keepAt || !navigator.onLine || (conflict && !conflict.hidden)) return;
    inFlight = true;
    changedAt = null;
    const body = new FormData(form);
    body.set("revision", revision);
    const answer = await fetch(form.dataset.keepAt, { method: "POST", body, redirect: "error" }).catch(() => null);
    const told = await answer?.json().catch(() => null);
    inFlight = false;
    if (answer?.ok && told) {
      revision = told.revision;
      if (!changedAt) {
        isSent = true;
        tell(SAVED);
      }
      keepHere();
    } else if (answer?.status === 409 && told) {
      form.dataset.revision = told.revision;
      ask(told.at);
    } else if (answer?.status === 410 && told) tell(told.words.join(" "));
    else {
      tell(navigator.onLine ? NOT_SAVED : OFFLINE);
      if (navigator.onLine) timer = setTimeout(send, LATEST);
    }
    if (changedAt) soon();
  };
  const soon = () => {
    changedAt ??= Date.now();
    clearTimeout(timer);
    timer = setTimeout(send, Math.max(0, Math.min(SOON, changedAt + LATEST - Date.now())));
  };

  form.addEventListener("input", () => {
    isSent = false;
    if (notice?.textContent === SAVED) tell("");
    keepHere();
    soon();
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (navigator.onLine) return;
    event.preventDefault();
    waits = true;
    tellLine();
  });
  addEventListener("online", () => {
    tellLine();
    if (waits) form.requestSubmit();
    else if (!isSent) soon();
    waits = false;
  });
  addEventListener("offline", tellLine);
  form.querySelector("[name=show-other]")?.addEventListener("click", () => {
    sessionStorage.removeItem(key);
    location.reload();
  });
  form.querySelector("[name=keep-this]")?.addEventListener("click", () => {
    revision = Number(form.dataset.revision);
    settle();
    soon();
  });

  const kept = keptHere();
  if (kept && !kept.isSent) {
    put(kept.fields);
    isSent = false;
    if (kept.revision === revision) soon();
    else ask(form.dataset.keptAt);
  }
  tellLine();
}
