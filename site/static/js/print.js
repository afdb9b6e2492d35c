// «Print this page» is there only where a script can keep that promise; the browser's own menu always can.
for (const place of document.querySelectorAll("[data-print]")) {
  place.hidden = false;
  place.querySelector("button").addEventListener("click", () => print());
}
