// Looks every ten seconds how far long work is. Its words change in place, so that they are read out; once the work has
// ended, or something is asked of the reader, the page comes anew.
const here = document.querySelector("[data-work]");

async function look() {
  const answer = await fetch(location.href).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const there = page.querySelector("[data-work]");
  if (there?.dataset.work !== here.dataset.work) return location.reload();
  const [words, said] = [here, there].map((each) => each.querySelector("#progress-words"));
  if (words.textContent !== said.textContent) words.textContent = said.textContent;
  const [bar, far] = [here, there].map((each) => each.querySelector("progress"));
  for (const name of ["max", "value"]) {
    if (far.hasAttribute(name)) bar.setAttribute(name, far.getAttribute(name));
  }
}

setInterval(look, 10_000);
