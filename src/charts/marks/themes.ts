/** Colours of a theme: against its paper, inks and series have a contrast of at least 3 to 1, text of 4.5 to 1. */
export interface Theme {
  readonly paper: string;
  readonly ink: string;
  readonly faint: string;
  readonly grid: string;
  readonly axis: string;
  readonly series: readonly [string, ...string[]];
}

export const themeNames = ['light', 'dark'] as const;
export type ThemeName = (typeof themeNames)[number];

/** Hues that are distinguishable with the common kinds of colour blindness, neighbours above all. */
export const themes: Readonly<Record<ThemeName, Theme>> = {
  light: {
    paper: '#ffffff',
    ink: '#1b1f24',
    faint: '#57606a',
    grid: '#e7e9ec',
    axis: '#8b949e',
    series: [
      '#1f5fae',
      '#c2410c',
      '#0f766e',
      '#8a3ea8',
      '#946200',
      '#be2d64',
      '#4d6b1f',
      '#0b7ea3',
      '#7a4a2b',
      '#5b6470',
    ],
  },
  dark: {
    paper: '#14171a',
    ink: '#e6e8eb',
    faint: '#9aa4ae',
    grid: '#282d33',
    axis: '#6b7580',
    series: [
      '#79b1f2',
      '#f0925c',
      '#4fc7b4',
      '#cb9bea',
      '#e3b341',
      '#f285ac',
      '#a8cc6c',
      '#63cbe8',
      '#d3a27f',
      '#aeb7c0',
    ],
  },
};

/** The font stack of an SVG: fonts of the reader, then the generic family that the rasteriser maps to its own font. */
export const fontFamily =
  "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";

/** A mix of two colours `#rrggbb`; `share` is that of the first, from 0 to 1. */
export function mixed(first: string, second: string, share: number): string {
  const parts = [1, 3, 5].map((start) => {
    const [a, b] = [first, second].map((colour) => Number.parseInt(colour.slice(start, start + 2), 16));
    return Math.round((a ?? 0) * share + (b ?? 0) * (1 - share));
  });
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
