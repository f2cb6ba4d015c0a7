/** A suggestion that a person has not sent as it was made, and what it rested on. */
export type ChangedSuggestion = {
  goodsId: string;
  suggested: number;
  /** What he sends instead; 0: nothing. */
  units: number;
  /** What was there and under way then. */
  position: number;
  /** Days that the delivery had to last, from that day on. */
  coversDays: number;
};

/** A change whose time is over. */
export type KnownChange = Pick<
  ChangedSuggestion,
  "suggested" | "units" | "position"
> & {
  /** Units that were wanted in that time: sold, and lost for want of stock as far as that can be told. */
  wanted: number;
  /** Days of it that ended without stock: what was wanted then is an estimate. */
  outDays: number;
};

/** How people's numbers did against what was suggested. Units are those at the end of the time that was to be covered. */
export type ChangeScore = {
  changes: number;
  /** Changes whose number was nearer to what was wanted than what was suggested, and farther from it. */
  nearer: number;
  farther: number;
  /** Units left over, and units short, that the suggestions would have had beyond what the changes had; and the other way. */
  over: { avoided: number; caused: number };
  short: { avoided: number; caused: number };
  /** Changes in whose time something had run out. */
  estimated: number;
};

/**
 * Scores numbers of people against those that were suggested, by what was wanted in the days that each delivery had to last.
 * A suggestion is neither better for its reserve nor worse: what it leaves over counts as over, and what would have been
 * missing without it as short.
 */
export function scoreOfChanges(changes: readonly KnownChange[]): ChangeScore {
  const score: ChangeScore = {
    ...{ changes: changes.length, nearer: 0, farther: 0, estimated: 0 },
    over: { avoided: 0, caused: 0 },
    short: { avoided: 0, caused: 0 },
  };
  for (const { suggested, units, position, wanted, outDays } of changes) {
    const theirs = position + units - wanted;
    const ours = position + suggested - wanted;
    if (Math.abs(theirs) < Math.abs(ours)) score.nearer++;
    if (Math.abs(theirs) > Math.abs(ours)) score.farther++;
    if (outDays > 0) score.estimated++;
    add(score.over, Math.max(0, ours) - Math.max(0, theirs));
    add(score.short, Math.max(0, -ours) - Math.max(0, -theirs));
  }
  return score;
}

function add(side: ChangeScore["over"], avoided: number): void {
  if (avoided > 0) side.avoided += avoided;
  else side.caused -= avoided;
}
