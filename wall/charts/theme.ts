/** The theme's tokens as a chart takes them; sizes in px. */
export interface ChartTheme {
  u: number;
  font: string;
  text: string;
  quiet: string;
  hairline: string;
  series: string;
  faint: string;
  red: string;
}

/** Reads the theme where the element stands. */
export function themeAt(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    u: parseFloat(style.fontSize), font: style.fontFamily,
    text: token('--text'), quiet: token('--quiet'), hairline: token('--hairline'),
    series: token('--series'), faint: token('--series-faint'), red: token('--red'),
  };
}
