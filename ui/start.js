// Runs before the dashboard's own code: what a page needs from the browser and has no setting for.
(() => {
  "use strict";
  const root = new URL(".", document.currentScript.src).href;

  // The server stands where this script came from. Otherwise each folder of a deep link is tried.
  window.__streamlit = { BACKEND_BASE_URL: root };

  // The browser's Back button. A choice that a reader makes is a step back to be undone; what the
  // server corrects in the address of a page is none, nor is the bare address that leads to a page.
  const push = history.pushState.bind(history);
  const replace = history.replaceState.bind(history);
  let travelling = false; // since Back or Forward was pressed, nothing was chosen yet
  let leaving = false; // a link to another page was followed, which is not open yet
  addEventListener("popstate", () => { travelling = true; }, true);
  for (const kind of ["pointerdown", "keydown"]) {
    addEventListener(kind, () => { travelling = leaving = false; }, true);
  }
  history.pushState = (state, title, url) => {
    const to = new URL(url, location.href);
    const opens = to.pathname !== location.pathname;
    if (leaving && !opens) return; // the page before is left as it was
    leaving = false;
    (opens && location.href.split("?")[0] !== root ? push : replace)(state, title, url);
  };
  history.replaceState = (state, title, url) => {
    const to = new URL(url, location.href);
    const chosen = !travelling && to.pathname === location.pathname && to.search !== location.search;
    (chosen ? push : replace)(state, title, url);
    if (chosen) closeOnPhone();
  };

  // On a phone the side bar lies over the page: it closes once something in it was chosen.
  const narrow = matchMedia("(max-width: 768px)");
  const closeOnPhone = () => {
    const button = document.querySelector("[data-testid='stSidebarCollapseButton'] button");
    if (narrow.matches && button) button.click();
  };
  addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.target || new URL(link.href).origin !== location.origin) return;
    leaving = new URL(link.href).pathname !== location.pathname;
    if (link.matches("[data-testid='stSidebarNavLink']")) closeOnPhone();
  }, true);
})();
