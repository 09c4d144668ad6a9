// What the acceptance checks measure on a page. One object of functions, evaluated in the page by
// test_browser_acceptance.py; each gives back what is wrong, as short texts, or numbers.
({
  /** An element as a reader of a failed test knows it again. */
  told(element) {
    const words = (element.getAttribute("aria-label") || element.textContent || element.value || "").trim();
    return `<${element.localName} ${element.getAttribute("class") || ""}> ${words.replace(/\s+/g, " ").slice(0, 40)}`;
  },

  /** Is it shown to the eye? */
  seen(element) {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1;
  },

  /** Elements that stand outside of the window, and not in a box of their own that scrolls or cuts. */
  outside() {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const found = [...document.body.querySelectorAll("*")].filter(
      (each) => this.seen(each) && each.getBoundingClientRect().right > width + 0.5,
    );
    return [`${document.documentElement.scrollWidth} px`, ...found.slice(0, 5).map(this.told)];
  },

  /** Elements whose text is cut by their box. */
  clipped() {
    const found = [];
    for (const each of document.body.querySelectorAll("*")) {
      const style = getComputedStyle(each);
      const hides = (way) => ["hidden", "clip"].includes(way);
      const text = [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
      if (!text || !this.seen(each) || each.closest("svg")) continue;
      if (hides(style.overflowX) && each.scrollWidth > each.clientWidth + 1) found.push(this.told(each));
      else if (hides(style.overflowY) && each.scrollHeight > each.clientHeight + 2) found.push(this.told(each));
    }
    return found;
  },

  /** Lines of text that lie on lines of other text. */
  overlapping() {
    const boxes = [];
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const holder = node.parentElement;
      if (!node.data.trim() || holder.closest("svg, math, select, .vh") || !this.seen(holder)) continue;
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 1) boxes.push([box, holder]);
    }
    boxes.sort(([one], [other]) => one.top - other.top);
    const found = [];
    boxes.forEach(([one, holder], at) => {
      for (let next = at + 1; next < boxes.length && boxes[next][0].top < one.bottom; next++) {
        const [other, its] = boxes[next];
        const high = Math.min(one.bottom, other.bottom) - other.top;
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        if (wide > 2 && high > 0.5 * Math.min(one.height, other.height) && !its.contains(holder) && !holder.contains(its))
          found.push(`${this.told(holder)} on ${this.told(its)}`);
      }
    });
    return found.slice(0, 5);
  },

  /** What the Tab key reaches, but all but one of the radios of a group. */
  stops() {
    const all = document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']");
    return [...all].filter(
      (each) => each.checkVisibility({ visibilityProperty: true }) && !each.disabled && each.tabIndex >= 0,
    );
  },

  /** Is it a link within a text, whose height is that of its line? */
  inText(element) {
    if (element.localName !== "a" || !getComputedStyle(element).display.startsWith("inline")) return false;
    return getComputedStyle(element).display === "inline" || element.closest("p, dd, td, li, h1, h2, h3") !== null;
  },

  /** What is pressed: the thing itself with the label that stands for it. */
  pressed(element) {
    const boxes = [element, ...(element.labels || [])].map((each) => each.getBoundingClientRect());
    return [Math.max(...boxes.map((box) => box.width)), Math.max(...boxes.map((box) => box.height))];
  },

  /** Targets that are less wide or less high than some px; links in texts are of their line's height. */
  small(wide, high, selector) {
    return this.stops()
      .filter((each) => !selector || each.matches(selector))
      .filter((each) => !this.inText(each) && !each.matches(".skip"))
      .map((each) => [each, ...this.pressed(each)])
      .filter(([, width, height]) => width < wide - 0.01 || height < high - 0.01)
      .map(([each, width, height]) => `${this.told(each)}: ${width.toFixed(1)} × ${height.toFixed(1)}`);
  },

  /** Red, green, blue from 0 to 1 of a computed colour, and its opacity. */
  colour(text) {
    const [red, green, blue, alpha = 1] = text.match(/[\d.]+/g).map(Number);
    return [red / 255, green / 255, blue / 255, alpha];
  },

  /** Relative luminance as WCAG 2.2 defines it. */
  luminance(colour) {
    const part = (value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(colour[0]) + 0.7152 * part(colour[1]) + 0.0722 * part(colour[2]);
  },

  contrast(one, other) {
    const [light, dark] = [this.luminance(one), this.luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  },

  /** The nearest ground that is painted behind an element. */
  ground(element) {
    for (let each = element; each; each = each.parentElement) {
      const colour = this.colour(getComputedStyle(each).backgroundColor);
      if (colour[3] > 0.99) return colour;
    }
    return [1, 1, 1, 1];
  },

  /** Contrast of two tokens of the style sheet, by their names. */
  tokens(pairs) {
    const probe = document.body.appendChild(document.createElement("i"));
    const value = (name) => {
      probe.style.color = `var(--${name})`;
      return this.colour(getComputedStyle(probe).color);
    };
    const found = pairs.map(([one, other]) => this.contrast(value(one), value(other)));
    probe.remove();
    return found;
  },

  /**
   * Each stop of the Tab key focused in turn: without a ring of 2 px and 3:1, outside of the window, or covered.
   * The focus must have come by a key before, so that :focus-visible goes on to hold.
   */
  focus() {
    const found = [];
    for (const each of this.stops()) {
      each.focus();
      if (document.activeElement !== each) {
        if (each.type !== "radio") found.push(`no focus: ${this.told(each)}`);
        continue;
      }
      // A control without a face of its own wears the ring on what stands for it.
      const wearers = [each, ...(each.labels || []), each.parentElement, each.previousElementSibling];
      const ringed = wearers.filter(Boolean).find((wearer) => {
        const style = getComputedStyle(wearer);
        if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return false;
        return this.contrast(this.colour(style.outlineColor), this.ground(wearer.parentElement)) >= 3;
      });
      if (!ringed) found.push(`no ring: ${this.told(each)}`);
      // A browser does not scroll to the rest of what is seen in part, and neither do we.
      const box = (ringed || each).getClientRects()[0] || { left: -1, right: -1, top: -1, bottom: -1 };
      const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
      const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
      const within = right > left && bottom > top;
      if (!within) found.push(`outside: ${this.told(each)}`);
      else {
        const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        const own = over && [each, ringed, ...(each.labels || [])].some((one) => one && one.contains(over));
        if (!own) found.push(`covered: ${this.told(each)} by ${over ? this.told(over) : "nothing"}`);
      }
    }
    return found;
  },

  /** How much of the page has moved since it began to load, as Cumulative Layout Shift counts it. */
  shifts() {
    return new Promise((resolve) => {
      const sum = (list) => resolve(list.getEntries().reduce((all, each) => all + each.value, 0));
      new PerformanceObserver(sum).observe({ type: "layout-shift", buffered: true });
      setTimeout(() => resolve(0), 200);
    });
  },

  /** Everything that moves. */
  moving() {
    const found = document.getAnimations().map((each) => this.told(each.effect.target));
    for (const each of document.querySelectorAll("*")) {
      const style = getComputedStyle(each);
      const turns = style.transitionDuration.split(",").some((time) => parseFloat(time) > 0);
      if (turns || style.scrollBehavior === "smooth") found.push(this.told(each));
    }
    return found;
  },

  /** The share of the pixels of a glyph in which each two of some pictures differ, by grey value. */
  async differences(pictures) {
    const grey = async (data) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const drawing = canvas.getContext("2d");
      drawing.drawImage(image, 0, 0);
      const bytes = drawing.getImageData(0, 0, image.width, image.height).data;
      return Array.from({ length: bytes.length / 4 }, (_, at) =>
        0.299 * bytes[4 * at] + 0.587 * bytes[4 * at + 1] + 0.114 * bytes[4 * at + 2]);
    };
    const all = await Promise.all(pictures.map(grey));
    const found = [];
    all.forEach((one, at) => all.slice(at + 1).forEach((other) => {
      found.push(one.filter((value, place) => Math.abs(value - other[place]) > 40).length / one.length);
    }));
    return found;
  },
})
