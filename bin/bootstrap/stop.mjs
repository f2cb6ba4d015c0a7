/** An end that the reader can understand from its message alone: printed without a stack. */
export class Stop extends Error {}
