/** Something that went wrong, as people read it: a row of the error catalog and the platform's own words. */
export type Failure = {
  code: string;
  title: string;
  fix: string;
  said: string | null;
};

export const isFailure = (value: unknown): value is Failure =>
  typeof value === "object" &&
  value !== null &&
  "title" in value &&
  "fix" in value;
