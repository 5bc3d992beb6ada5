// The demo shop's own few lines: the shop sells nothing, and says when a letter has arrived.
const note = document.querySelector("[data-note]");

document.addEventListener("gw:submit", (event) => {
  const status = event.detail?.status ?? "unconfirmed";
  if (!note || status !== "unconfirmed") return;
  note.textContent = note.dataset.arrived;
  note.closest(".bar").classList.add("arrived");
});

for (const button of document.querySelectorAll("button[data-basket]")) {
  button.addEventListener("click", () => (button.textContent = button.dataset.basket));
}
