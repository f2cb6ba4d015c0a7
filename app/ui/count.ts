const whole = new Intl.NumberFormat("en");

/** `12,480` */
export const grouped = (number: number): string => whole.format(number);

/** `1 variant`, `12 variants` */
export const counted = (
  number: number,
  singular: string,
  plural = `${singular}s`,
): string => `${grouped(number)} ${number === 1 ? singular : plural}`;
