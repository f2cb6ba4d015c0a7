import type { BulkAnswer } from "./answer-words.ts";

/** The page that settles questions of one cause alike. @param ids only these; none: all. */
export function alikeUrl({
  cause,
  ids = [],
  answer,
  always = false,
}: {
  cause: string;
  ids?: string[];
  answer?: BulkAnswer;
  always?: boolean;
}): string {
  const params = new URLSearchParams({ cause });
  for (const id of ids) params.append("id", id);
  if (answer) params.set("answer", answer);
  if (always) params.set("always", "1");
  return `/app/conflicts/alike?${params}`;
}
