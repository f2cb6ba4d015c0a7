/** Tracking numbers are typed by people: spaces go, letters are capital. */
export const normalizeTracking = (text: string): string =>
  text.replaceAll(/\s/g, "").toUpperCase();
