/** Requests that waited less than so many seconds for their answer are counted together. */
export const answerSpans = [10, 30, 60, 300] as const;
