/** A box in CSS px of the window. */
export interface Box { left: number; top: number; right: number; bottom: number }

/** A line of text as the browser lays it out. */
export interface Line extends Box {
  panel: string;
  /** The element's tag and classes. */
  element: string;
  text: string;
  /** Font size, CSS px. */
  size: number;
  colour: string;
  /** Share of the colour that is seen, 0 to 1: the opacity of the element and of all around it. */
  opacity: number;
  /** What lies behind, nearest first; the last one is opaque. Empty where a picture lies there. */
  grounds: string[];
  /** What the elements around it let be seen. */
  clip: Box;
  figure: boolean;
  /** Whether a mark of the warning order or another picture stands in the same row. */
  marked: boolean;
  /** Numbers the element, so that the lines of one do not count as overlapping. */
  owner: number;
}

/** An element without text of its own whose ground is of a palette that means something. */
export interface Patch { panel: string; element: string; colour: string; told: boolean }

/** A bar or a tile without words: its ground tells something. */
export interface Fill { panel: string; element: string; colour: string }

export interface Plate { panel: string; texts: number; pictures: number }

export interface Seen { u: number; lines: Line[]; patches: Patch[]; fills: Fill[]; plates: Plate[]; palettes: Record<'warning' | 'credit', string[]> }

/** What stands on the stage of the page; runs in the browser, so it may use nothing from outside itself. */
export function collect(): Seen {
  const stage = document.querySelector('.stage');
  if (!stage) throw new Error('there is no stage');
  const edge: Box = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
  const name = (element: Element) => element.tagName.toLowerCase() + [...element.classList].filter((one) => !one.startsWith('svelte-')).map((one) => `.${one}`).join('');
  const panelOf = (element: Element) => element.closest('[data-panel]')?.getAttribute('data-panel') ?? '';
  const rowOf = (element: Element) => element.closest('li, tr, p, dl, a, [data-row], [data-figure], button') ?? element;
  const around = (element: Element): Element[] => (element === stage || !element.parentElement ? [element] : [element, ...around(element.parentElement)]);
  const within = (a: Box, b: Box): Box => ({ left: Math.max(a.left, b.left), top: Math.max(a.top, b.top), right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom) });

  const hidden = (element: Element) => getComputedStyle(element).visibility !== 'visible' || around(element).some((one) => {
    const { clipPath, opacity } = getComputedStyle(one);
    return clipPath !== 'none' || Number(opacity) === 0;
  });
  const clipOf = (element: Element): Box => around(element).reduce((clip, one) => {
    const { overflowX, overflowY, contain } = getComputedStyle(one);
    const paints = /strict|content|paint/.test(contain);
    const { left, top, right, bottom } = one.getBoundingClientRect();
    return within(clip, {
      left: paints || overflowX !== 'visible' ? left : clip.left, right: paints || overflowX !== 'visible' ? right : clip.right,
      top: paints || overflowY !== 'visible' ? top : clip.top, bottom: paints || overflowY !== 'visible' ? bottom : clip.bottom,
    });
  }, edge);
  const groundsOf = (element: Element): string[] => {
    const grounds: string[] = [];
    for (const one of around(element)) {
      const { backgroundColor, backgroundImage } = getComputedStyle(one);
      if (backgroundImage !== 'none') return [];
      if (!/, 0\)$|^transparent$/.test(backgroundColor)) grounds.push(backgroundColor);
      if (/^rgb\(/.test(backgroundColor)) return grounds;
    }
    return grounds;
  };
  const pictures = [...stage.querySelectorAll('canvas')].map((one) => one.getBoundingClientRect());
  const overPicture = (box: Box) => pictures.some(({ left, top, right, bottom }) => box.left < right && box.right > left && box.top < bottom && box.bottom > top);

  const probe = document.createElement('i');
  stage.append(probe);
  const resolved = (token: string) => { probe.style.color = `var(${token})`; return getComputedStyle(probe).color; };
  const palettes = {
    warning: ['--red', '--orange', '--yellow', '--red-text', '--orange-text', '--yellow-text', '--red-on-heat'].map(resolved),
    credit: ['--credit-red', '--credit-yellow', '--credit-orange', '--credit-green'].map(resolved),
  };

  const lines: Line[] = [];
  const owners = new Map<Element, number>();
  const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (!element || text === '' || hidden(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const style = getComputedStyle(element);
    const opacity = around(element).reduce((all, one) => all * Number(getComputedStyle(one).opacity), 1);
    if (!owners.has(element)) owners.set(element, owners.size);
    for (const { left, top, right, bottom, width } of range.getClientRects()) {
      if (width === 0) continue;
      const box = { left, top, right, bottom };
      lines.push({
        ...box, panel: panelOf(element), element: name(element), text, size: Number.parseFloat(style.fontSize), colour: style.color, opacity,
        grounds: overPicture(box) ? [] : groundsOf(element), clip: clipOf(element),
        figure: element.closest('.figure') !== null, marked: rowOf(element).querySelector('svg, canvas, img') !== null, owner: owners.get(element) ?? 0,
      });
    }
  }
  const meaning = new Set([...palettes.warning, ...palettes.credit]);
  const patches = [...stage.querySelectorAll('[data-panel] *')].flatMap((element): Patch[] => {
    const { backgroundColor } = getComputedStyle(element);
    if (!meaning.has(backgroundColor) || hidden(element) || element.getBoundingClientRect().width === 0) return [];
    const row = rowOf(element);
    return [{ panel: panelOf(element), element: name(element), colour: backgroundColor, told: row.textContent.trim() !== '' || row.querySelector('svg') !== null }];
  });
  const neutral = new Set(['--ground', '--plate', '--raised', '--hairline', '--hatch', '--text', '--quiet'].map(resolved));
  const fills = [...stage.querySelectorAll('[data-panel] *')].flatMap((element): Fill[] => {
    const { backgroundColor } = getComputedStyle(element);
    const { width, height } = element.getBoundingClientRect();
    const bare = element.textContent.trim() === '' && width > 0 && height > 0 && /^rgb\(/.test(backgroundColor);
    return bare && !neutral.has(backgroundColor) && !hidden(element) ? [{ panel: panelOf(element), element: name(element), colour: backgroundColor }] : [];
  });
  probe.remove();
  const plates = [...stage.querySelectorAll('[data-panel]:not([data-coming])')].map((plate): Plate => ({
    panel: plate.getAttribute('data-panel') ?? '',
    texts: lines.filter(({ panel, element }) => panel === plate.getAttribute('data-panel') && element !== 'h2').length,
    pictures: [...plate.querySelectorAll('canvas, svg')].filter((picture) => picture.getBoundingClientRect().width > 0).length,
  }));
  return { u: Number.parseFloat(getComputedStyle(stage).fontSize), lines, patches, fills, plates, palettes };
}
