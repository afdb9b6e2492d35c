// The Checks panel of the editor: what could be mended in the words as they are typed. The server has judged them for
// the preview (standards/checks.py); here its list is only copied from the preview into the panel.
const panel = document.querySelector("[data-standard-checks]");

const found = () => {
  const data = document.querySelector("#w-preview-iframe")?.contentDocument?.getElementById("standard-checks");
  return data ? JSON.parse(data.textContent) : null;
};

const row = (remark) => {
  const copy = panel.querySelector("template").content.cloneNode(true);
  copy.querySelector("[data-sentence]").textContent = `${remark.place}: ${remark.sentence}`;
  copy.querySelector("[data-mend]").textContent = remark.mend;
  return copy;
};

const show = () => {
  const checked = found();
  panel.hidden = !checked;
  if (!checked) return;
  panel.querySelector("[data-standard-length]").textContent = `${checked.words} of ${checked.budget} words`;
  panel.querySelector("[data-standard-none]").hidden = checked.remarks.length > 0;
  panel.querySelector("[data-standard-remarks]").replaceChildren(...checked.remarks.map(row));
};

// Wagtail draws the preview anew when it notes a change, and misses what is typed in its first two seconds or while the
// last drawing is under way. So the form as it stands is held against the form that was last sent.
const PAUSE = 500;
const form = document.querySelector("[data-edit-form]");
const words = () => new URLSearchParams(new FormData(form)).toString();
const preview = () => window.wagtail.app.queryController("w-preview");
let sent = null;
let waiting;

const drawIfChanged = () => {
  if (preview()?.shouldAutoUpdate && words() !== sent) preview().setPreviewData()?.catch(() => {});
};
const drawSoon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(drawIfChanged, PAUSE);
};

if (panel && form) {
  document.addEventListener("input", drawSoon);
  document.addEventListener("w-preview:update", () => { sent = words(); });
  document.addEventListener("w-preview:ready", show);
  document.addEventListener("w-preview:updated", () => { show(); drawSoon(); });
}
