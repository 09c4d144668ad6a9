// @ts-check
/** What every page does with JavaScript: the reader's theme, and the menu on phones. */
(function () {
  "use strict";

  const KEY = "papershelf:theme";
  const THEMES = ["system", "light", "dark"];
  const root = document.documentElement;

  /** @returns {string} the theme that the reader chose; storage may be refused */
  function stored() {
    try {
      return localStorage.getItem(KEY) || "system";
    } catch {
      return "system";
    }
  }

  /** @param {string} theme */
  function show(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  }

  document.querySelector(".no-js")?.remove();

  let theme = stored();
  show(theme);

  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector(".theme"));
  if (button) {
    name();
    button.addEventListener("click", function () {
      theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
      show(theme);
      name();
      try {
        localStorage.setItem(KEY, theme);
      } catch {
        // The choice holds for this page.
      }
    });
  }

  /** @param {string} text */
  function decoded(text) {
    try {
      return decodeURIComponent(text);
    } catch {
      return text;
    }
  }

  function name() {
    if (!button) return;
    button.title = "Theme: " + theme;
    button.setAttribute("aria-label", button.title);
  }

  // The page for a wrong address offers to search for the address's words.
  const box = document.querySelector(".lost input");
  if (box instanceof HTMLInputElement && !box.value) {
    const name = decoded(location.pathname.split("/").pop() || "");
    box.value = name.replace(/\.html?$|^404/g, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  // Browsers do not scroll a picture to a link that is seen by a hair already.
  document.addEventListener("focusin", function (event) {
    const link = /** @type {Element} */ (event.target);
    if (link.closest(".drawing")) link.scrollIntoView({ block: "nearest", inline: "nearest" });
  });

  const menu = document.querySelector(".menu");
  if (menu) {
    menu.addEventListener("click", function () {
      menu.setAttribute("aria-expanded", String(menu.getAttribute("aria-expanded") !== "true"));
    });
  }
})();
