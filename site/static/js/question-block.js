// The block a question is written in, drawn from what the page says of it. Wagtail's own way asks for a stream.
document.addEventListener("DOMContentLoaded", () => {
  for (const place of document.querySelectorAll("[data-question-block]")) {
    const { block, state } = JSON.parse(document.getElementById(place.dataset.questionBlock).textContent);
    window.telepath.unpack(JSON.parse(block)).render(place, place.id, ...state);
  }
});
