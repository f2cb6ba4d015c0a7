/**
 * How personal data looks until somebody has a reason to see it. Our own rows hold none of customers (decision 011): what
 * slips in comes with the words of platforms, with tracking numbers, which lead to an address, and in letters as they came.
 */

/** `•••• 2493`: enough to compare by, not enough to look up. */
export const maskNumber = (number: string): string =>
  `•••• ${number.slice(-4)}`;

const mail = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;
const phone = /(?<![\w-])\+?\(?\d[\d\s().-]{6,}\d(?![\w-])/g;
const quoted = /“[^”]*”|"[^"]*"/g;

/** Strangers' words within ours, mail addresses and phone numbers are taken out of a text. */
export const maskText = (text: string): string =>
  text.replace(quoted, "“•••”").replace(mail, "•••").replace(phone, "•••");

/** Words of a platform about an order may name whoever bought it: none of them is shown. */
export const maskSaid = (said: string | null): string | null =>
  said === null ? null : "•••";

const saidByPlatform = / The platform said: [\s\S]*$/;

/** Why a question is asked, without the words that a platform said. */
export const maskReason = (reason: string): string =>
  maskText(reason.replace(saidByPlatform, ""));
