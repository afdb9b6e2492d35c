// Says in words how many people are ticked, and offers to tick everyone on the page.
// <span data-count-of="person" data-none="No one selected" aria-live="polite">
const WORDS = ["No one", "1 person"];
const count = document.querySelector("[data-count-of]");

if (count) {
  const boxes = [...document.querySelectorAll(`input[type=checkbox][name="${count.dataset.countOf}"]`)];
  const say = () => {
    const ticked = boxes.filter((box) => box.checked).length;
    count.textContent = `${WORDS[ticked] ?? `${ticked} people`} selected`;
  };
  boxes.forEach((box) => box.addEventListener("change", say));
  // The browser may put ticks back after a reload, once the page is shown.
  addEventListener("pageshow", say);
  say();
}
