/** A page of the desk to come back to; whatever else an address names is the desk's first page. */
export const returnPath = (asked: string | null): string =>
  asked && /^\/support(?:[/?]|$)/.test(asked) && !/[\\\s]/.test(asked)
    ? asked
    : "/support";
