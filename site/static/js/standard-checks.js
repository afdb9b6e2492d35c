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

// What is typed while the preview is being drawn would wait for the next change: Wagtail notes one change at a time.
let typed = 0;
let begun = 0;
const drawAgain = () => {
  if (typed <= begun) return;
  const preview = document.querySelector('[data-controller~="w-preview"]');
  setTimeout(() => preview?.setAttribute("data-w-preview-stale-value", "true"));
};

if (panel) {
  document.addEventListener("input", () => { typed = performance.now(); });
  document.addEventListener("w-preview:update", () => { begun = performance.now(); });
  document.addEventListener("w-preview:ready", show);
  document.addEventListener("w-preview:updated", () => { show(); drawAgain(); });
}
