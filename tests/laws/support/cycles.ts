type Edge = { from: string; to: string };

type Mark = { index: number; low: number; onStack: boolean };

/** Groups of files that import each other in a ring (Tarjan's strongly connected components), each sorted. */
export function cyclesOf(edges: Edge[]): string[][] {
  const next = new Map<string, string[]>();
  for (const { from, to } of edges)
    next.set(from, [...(next.get(from) ?? []), to]);
  const marks = new Map<string, Mark>();
  const stack: string[] = [];
  const cycles: string[][] = [];

  const visit = (file: string): Mark => {
    const mark = { index: marks.size, low: marks.size, onStack: true };
    marks.set(file, mark);
    stack.push(file);
    for (const other of next.get(file) ?? []) {
      const seen = marks.get(other);
      if (!seen) mark.low = Math.min(mark.low, visit(other).low);
      else if (seen.onStack) mark.low = Math.min(mark.low, seen.index);
    }
    if (mark.low === mark.index) {
      const ring = stack.splice(stack.indexOf(file));
      for (const member of ring) (marks.get(member) as Mark).onStack = false;
      if (ring.length > 1 || next.get(file)?.includes(file))
        cycles.push(ring.sort());
    }
    return mark;
  };
  for (const file of next.keys()) if (!marks.has(file)) visit(file);
  return cycles;
}
