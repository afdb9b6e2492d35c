// Says politely when five minutes are left, when one is, and when the time is up. The server alone decides that: what was
// put in by then is kept there already.
// <div data-time-left="1200"> … <p data-time-told role="status"></p>
const box = document.querySelector("[data-time-left]");
const told = box?.querySelector("[data-time-told]");
const WORDS = [
  [300, "5 minutes left."],
  [60, "1 minute left."],
];

if (box && told) {
  const ends = performance.now() + Number(box.dataset.timeLeft) * 1000;
  const after = (seconds, act) => {
    const wait = ends - performance.now() - seconds * 1000;
    if (wait >= 0 && wait < 2 ** 31) setTimeout(act, wait);
  };
  for (const [seconds, words] of WORDS) after(seconds, () => (told.textContent = words));
  after(0, () => (told.textContent = "The time is up. What you put in is kept."));
}
