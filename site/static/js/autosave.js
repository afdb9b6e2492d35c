// Keeps a half-given answer on this phone, for the moment when the signal goes, and sends it when the signal is back.
// It is kept until the tab is closed: sending may fail without the browser having known that it was offline.
// <form data-autosave="attempt-12-question-2"> … <p data-offline role="status"></p>
const OFFLINE = "You’re offline. What you choose is kept on this phone.";
const WAITING = "You’re offline. Your answer is kept on this phone, and sent as soon as you’re back.";
const form = document.querySelector("form[data-autosave]");

if (form) {
  const key = `answer:${form.dataset.autosave}`;
  const notice = form.querySelector("[data-offline]");
  const given = () => JSON.stringify([...new FormData(form)].filter(([name]) => name !== "csrfmiddlewaretoken"));

  const put = (name, value) => {
    for (const field of form.elements) {
      if (field.name !== name) continue;
      if (field.type === "radio" || field.type === "checkbox") field.checked ||= field.value === value;
      else if (field.type !== "hidden" && !field.value) field.value = value;
    }
  };
  let waits = false;
  const tell = () => {
    if (notice) notice.textContent = navigator.onLine ? "" : waits ? WAITING : OFFLINE;
  };

  try {
    const answered = form.querySelector("input:checked");
    const kept = JSON.parse(sessionStorage.getItem(key) || "[]");
    if (!answered) kept.forEach(([name, value]) => put(name, value));
    form.addEventListener("input", () => sessionStorage.setItem(key, given()));
  } catch {
    // Storage is switched off: the page works as it does without script.
  }

  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    waits = true;
    tell();
  });
  addEventListener("online", () => {
    tell();
    if (waits) form.requestSubmit();
    waits = false;
  });
  addEventListener("offline", tell);
  tell();
}
