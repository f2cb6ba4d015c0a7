/** Colours of the pictures: Polaris tokens, told apart by lightness too, and never the only sign of a difference. */
export const palette = {
  main: "var(--p-color-icon-info)",
  strong: "var(--p-color-bg-fill-emphasis)",
  good: "var(--p-color-bg-fill-success)",
  bad: "var(--p-color-bg-fill-critical)",
  quiet: "var(--p-color-border)",
  text: "var(--p-color-text-secondary)",
} as const;

export type Tone = keyof typeof palette;
