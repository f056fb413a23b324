for (const place of document.querySelectorAll("[data-figure]")) {
  const figure = JSON.parse(document.getElementById(place.dataset.figure).textContent);
  Plotly.newPlot(place, figure.data, figure.layout, { displayModeBar: false, responsive: true });
}
const open = () => document.querySelectorAll("details").forEach((one) => (one.open = true));
window.addEventListener("beforeprint", open);
