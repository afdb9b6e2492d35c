// Moves focus to what has just been said: an error summary, or the heading of an answer.
// An address may end in a place on the page, and then focus belongs there; but after a form was sent that end is only
// left over from a link to a field, and a summary of errors always comes first.
const said = document.querySelector("[data-focus]");
const meant = document.getElementById(decodeURIComponent(location.hash.slice(1)));
if (said && (!meant || said.matches("[role=alert]"))) said.focus();

// A page that comes back from the browser's memory may show an answer as not yet given.
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
