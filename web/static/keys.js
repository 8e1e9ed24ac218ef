// Keyboard shortcuts; every page works without them.
(() => {
  "use strict";
  const typing = (el) => el && (el.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName));
  const items = () => [...document.querySelectorAll(".item")].filter((el) => el.offsetParent !== null);
  let at = -1;

  const move = (by) => {
    const all = items();
    if (all.length === 0) return;
    all[at]?.classList.remove("at");
    at = Math.max(0, Math.min(all.length - 1, at + by));
    const el = all[at];
    el.classList.add("at");
    el.setAttribute("tabindex", "-1");
    el.focus({ preventScroll: true });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    el.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  };

  const keys = {
    "/": () => { const q = document.getElementById("q"); q.focus(); q.select(); },
    j: () => move(1),
    k: () => move(-1),
    o: () => items()[at]?.querySelector("a.open, a[href]")?.click(),
    "?": () => document.getElementById("keys").showModal(),
  };

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || typing(e.target) || document.querySelector("dialog[open]")) return;
    const act = keys[e.key];
    if (act) { e.preventDefault(); act(); }
  });

  // A link to a post that stands in a folded list opens the list.
  const unfold = () => {
    const el = location.hash && document.getElementById(location.hash.slice(1));
    if (!el) return;
    for (let d = el.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
    el.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", unfold);
  unfold();
})();
