import type { ReactNode } from "react";

/** Names on the left, values on the right; what is null is left out. */
export const Facts = ({ rows }: { rows: [string, ReactNode | null][] }) => (
  <dl className="facts">
    {rows.map(([name, value]) =>
      value === null || value === undefined ? null : (
        <Fact key={name} name={name} value={value} />
      ),
    )}
  </dl>
);

const Fact = ({ name, value }: { name: string; value: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd className="wrapping">{value}</dd>
  </>
);
