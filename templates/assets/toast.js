"use strict";
/*
 * What the page tells after something was done: a toast with its Undo, the same words for those who hear the page, and
 * troubles, which stay until they are closed.
 */
(() => {
  const { element } = globalThis.Papershelf;
  const SHOWN = 8000;
  const MOST_UNDOS = 20;

  const status = element("p", { class: "vh", role: "status" });
  const text = element("span");
  const undoButton = element("button", { type: "button" }, "Undo");
  const box = element("div", { class: "toast", role: "region", "aria-label": "Last change", hidden: "" }, text, undoButton);
  document.body.append(status, box);

  /** @type {(() => void)[]} */
  const undos = [];
  let timer = 0;
  /** Whether the pointer or the focus rests on it. */
  let held = false;

  /** @param {string} said */
  function say(said) {
    // The same words twice are a change only after none.
    status.textContent = "";
    setTimeout(() => status.textContent = said, 50);
  }

  /** Where the focus was before the toast took it. @type {Element | null} */
  let from = null;
  function leave() {
    if (box.contains(document.activeElement) && from instanceof HTMLElement) from.focus({ preventScroll: true });
  }

  function hide() {
    clearTimeout(timer);
    leave();
    box.hidden = true;
  }

  function wait() {
    clearTimeout(timer);
    if (!held) timer = setTimeout(hide, SHOWN);
  }

  /** @type {Shelf["toast"]} */
  function toast(said, undo) {
    if (undo && undos.push(undo) > MOST_UNDOS) undos.shift();
    if (!box.contains(document.activeElement)) from = document.activeElement;
    text.textContent = said;
    undoButton.hidden = !undo;
    box.hidden = false;
    say(said);
    wait();
  }

  /** Takes the last change back, then the one before. */
  function undoLast() {
    const undo = undos.pop();
    if (!undo) return;
    undo();
    leave();
    toast("Undone.");
  }

  undoButton.addEventListener("click", undoLast);
  for (const [on, name] of /** @type {[boolean, string][]} */ ([
    [true, "pointerenter"], [false, "pointerleave"], [true, "focusin"], [false, "focusout"],
  ])) box.addEventListener(name, () => {
    held = on;
    wait();
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") hide();
  });

  /** @type {Shelf["trouble"]} */
  function trouble(what, advice, asked) {
    document.querySelector(".trouble")?.remove();
    const close = element("button", { type: "button", "aria-label": "Close" });
    const panel = element("div", { class: "trouble", ...(asked && { role: "alert" }) },
      element("p", {}, element("b", {}, what), ` ${advice}`), close);
    close.addEventListener("click", () => panel.remove());
    document.querySelector("main")?.prepend(panel);
  }

  globalThis.Papershelf = Object.assign(globalThis.Papershelf || {}, { toast, say, trouble, undoLast });
})();
