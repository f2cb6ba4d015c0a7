import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

// What README and docs/forecasting.md tell people to run on files of their own.

const door = fileURLToPath(new URL("../../bin/quayside.mjs", import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bench-commands-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ended = { code: number; out: string; err: string };

const run = (...args: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      [door, ...args],
      { maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) =>
        resolve({ code: error ? Number(error.code ?? 1) : 0, out, err }),
    );
  });

const skus = ["MUG-NVY", "MUG-RED", "TEE-M", "TEE-L", "CAN-CED", "TOTE-NAT"];
const days = Array.from({ length: 420 }, (_, day) =>
  new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10),
);

/** Sells more at weekends and a little more each month, never twice alike, and the same in every run. */
const unitsOn = (sku: number, day: number): number => {
  const week = [2, 2, 2, 3, 4, 8, 7][(day + 3) % 7] ?? 0;
  const noise = ((day * 7_919 + sku * 104_729) % 13) - 6;
  return Math.max(0, Math.round(week + day / 90 + noise / 3 + sku - 2));
};

const wide = (cell: (sku: number, day: number) => number, heads = days) =>
  [
    ["sku", ...heads].join(","),
    ...skus.map((name, sku) =>
      [name, ...heads.map((_, day) => cell(sku, day))].join(","),
    ),
  ].join("\n");

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

type Line = {
  sku: string;
  origin: string;
  mean: number[];
  ltd: Record<string, Record<string, number>>;
};

test("issue 6 §5: the forecast's bench prints the accuracy that its written predictions have, in the format that a scorer reads", async () => {
  const units = write("units.csv", wide(unitsOn));
  const out = join(folder, "predictions.ndjson");
  const ended = await run(
    ...["bench-forecast", "--units", units, "--windows", "2"],
    ...[
      "--events",
      write(
        "events.csv",
        wide((_, day) => +(day % 97 === 0)),
      ),
    ],
    ...["--out", out, "--json"],
  );
  expect([ended.code, ended.err.includes("window 2 of 2")]).toEqual([0, true]);

  const lines = readFileSync(out, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Line);
  const origins = [days.at(-56), days.at(-28)];
  expect(lines.map(({ sku, origin }) => `${sku} ${origin}`).toSorted()).toEqual(
    skus.flatMap((sku) => origins.map((day) => `${sku} ${day}`)).toSorted(),
  );
  let [wrong, wanted] = [0, 0];
  for (const { sku, origin, mean, ltd } of lines) {
    expect(mean).toHaveLength(28);
    for (const window of ["14", "28"]) {
      const quantiles = ["0.5", "0.75", "0.9", "0.95", "0.975"].map(
        (probability) => ltd[window]?.[probability] ?? Number.NaN,
      );
      expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
    }
    const from = days.indexOf(origin);
    const actual = Array.from({ length: 28 }, (_, ahead) =>
      unitsOn(skus.indexOf(sku), from + ahead),
    ).reduce((sum, value) => sum + value, 0);
    const expected = mean.reduce((sum, value) => sum + value, 0);
    wrong += Math.abs(expected - actual);
    wanted += actual;
  }
  const report = JSON.parse(ended.out) as {
    windows: number;
    overall: Record<string, { cases: number; wape: number }>;
    skusPerSecond: number;
  };
  expect(report.windows).toBe(2);
  expect(report.overall.Quayside?.cases).toBe(lines.length);
  expect(report.overall.Quayside?.wape).toBeCloseTo(wrong / wanted, 3);
  expect(Object.keys(report.overall)).toEqual(
    expect.arrayContaining([
      ...["Naive", "seasonal Naive", "MA28", "SES", "Croston", "SBA", "TSB"],
    ]),
  );
  expect(report.skusPerSecond).toBeGreaterThan(0);
});

/** What can be told beside the units, with other things from a day on. */
const beside = (name: string, from = days.length) => {
  const file = (
    kind: string,
    cell: typeof unitsOn,
    odd: typeof unitsOn = () => 1,
  ) =>
    write(
      `${name}-${kind}.csv`,
      wide((sku, day) => (day < from ? cell : odd)(sku, day)),
    );
  return [
    ...["--orders", file("orders", (sku, day) => +(unitsOn(sku, day) > 0))],
    ...["--maxline", file("maxline", unitsOn)],
    // Of windows without stock on most days nothing is predicted.
    ...[
      "--stockouts",
      file(
        "stockouts",
        (_, day) => +(day % 53 === 0),
        (_, day) => +(day % 3 === 0),
      ),
    ],
  ];
};

test("issue 6 §5: a forecast knows nothing of the days after its origin, planned events excepted", async () => {
  const origin = days.length - 28;
  const predictions = async (
    name: string,
    { isOdd, isPlanned }: { isOdd: boolean; isPlanned: boolean },
  ) => {
    const out = join(folder, `${name}.ndjson`);
    const units = write(
      `${name}.csv`,
      wide((sku, day) => (day < origin || !isOdd ? unitsOn(sku, day) : 900)),
    );
    const events = write(
      `${name}-events.csv`,
      wide((_, day) => +(day % 41 === 0 || (isPlanned && day > origin + 9))),
    );
    const ended = await run(
      ...["bench-forecast", "--units", units, "--windows", "1", "--out", out],
      ...["--events", events],
      ...beside(name, isOdd ? origin : days.length),
    );
    expect(ended).toMatchObject({ code: 0 });
    return readFileSync(out, "utf8");
  };
  const [known, other, planned] = [
    await predictions("known", { isOdd: false, isPlanned: false }),
    await predictions("other", { isOdd: true, isPlanned: false }),
    await predictions("planned", { isOdd: false, isPlanned: true }),
  ];
  expect(known.trim().split("\n")).toHaveLength(skus.length);
  expect(other).toBe(known);
  expect(planned).not.toBe(known);
});

test("issue 6 §1: without --json it prints tables for people: every method over all and in each class, and its speed", async () => {
  const units = write("table.csv", wide(unitsOn));
  const prices = write(
    "prices.csv",
    ["sku,price", ...skus.map((sku, at) => `${sku},${100 + at}`)].join("\n"),
  );
  const { code, out } = await run(
    ...["bench-forecast", "--units", units, "--prices", prices],
    ...["--windows", "2", ...beside("table")],
  );
  expect(code).toBe(0);
  const titles = out.match(/^(.+) \((\d+) forecasts\)$/gm) ?? [];
  expect(titles[0]).toBe("over all (12 forecasts)");
  const ofClasses = titles
    .slice(1)
    .map((title) => Number(title.match(/\d+/)?.[0]));
  expect(ofClasses.reduce((sum, cases) => sum + cases, 0)).toBe(12);
  for (const method of [
    ...["Quayside", "Naive", "seasonal Naive", "MA28"],
    ...["SES", "Croston", "SBA", "TSB"],
  ]) {
    const rows = out.split("\n").filter((row) => row.startsWith(`${method} `));
    expect(rows).toHaveLength(titles.length);
    // Four errors, and for 14 and 28 days losses and coverage at P50, P90 and P95.
    for (const row of rows)
      expect(row.match(/-?\d+\.\d+/g)).toHaveLength(4 + 2 * 6);
  }
  expect(out).toMatch(/^self-check: /m);
  expect(out).toMatch(/^\d+ SKUs a second on one thread; /m);
});

test("issue 6 §5: the bench of replenishment plays the shipped policy beside the two simple ones on any file", async () => {
  const units = write("stock.csv", wide(unitsOn));
  const { code, out } = await run(
    ...["bench-replenish", "--units", units, "--lead", "10", "--review", "7"],
    ...["--days", "112", "--json"],
  );
  expect(code).toBe(0);
  const report = JSON.parse(out) as {
    goods: number;
    lead: number;
    review: number;
    results: {
      kind: string;
      parameter: number;
      fillRate: number;
      stockDays: number;
    }[];
  };
  expect(report).toMatchObject({ goods: skus.length, lead: 10, review: 7 });
  expect([...new Set(report.results.map(({ kind }) => kind))]).toEqual([
    "quantile",
    "cover days",
    "mean + z sigma",
  ]);
  for (const { fillRate, stockDays } of report.results) {
    expect(fillRate).toBeGreaterThan(0);
    expect(fillRate).toBeLessThanOrEqual(1);
    expect(stockDays).toBeGreaterThan(0);
  }

  const printed = await run(
    ...["bench-replenish", "--units", units, "--lead", "10", "--review", "7"],
    ...["--days", "112"],
  );
  expect(printed.out).toContain(
    "\nstock in days at a fill rate of 90 % / 95 % / 97 % / 98 %\n",
  );
  for (const { kind, parameter, fillRate } of report.results)
    expect(printed.out).toMatch(
      new RegExp(
        `^${kind.replace("+", "\\+")} +${parameter} +fill +${(100 * fillRate).toFixed(2)} %`,
        "m",
      ),
    );
});

test("H1 a bench that is asked for what it cannot do says so in one line, and how it is asked", async () => {
  const short = write("short.csv", wide(unitsOn, days.slice(0, 60)));
  const ended = await Promise.all([
    run("bench-forecast"),
    run("bench-forecast", "--units", short, "--windows", "0"),
    run("bench-replenish", "--units", short, "--lead", "soon"),
    run("bench-replenish", "--units", short, "--orders", short),
    run("bench-forecast", "--units", short),
    run("bench-replenish", "--units", short),
    run("bench-forecast", "--units", join(folder, "nowhere.csv")),
  ]);
  const [usage, windows, lead, unknown, ...others] = ended;
  expect(unknown?.err).toMatch(/^Unknown option '--orders'/);
  for (const one of [usage, windows, lead, unknown]) {
    expect(one?.code).toBe(2);
    expect(one?.err).toMatch(/^usage: npm run bench:(forecast|replenish) -- /m);
  }
  expect(others.map(({ code }) => code)).toEqual([1, 1, 1]);
  expect(others.map(({ err }) => err)).toEqual([
    expect.stringMatching(/short\.csv has 60 days; 4 windows of 28 days/),
    expect.stringMatching(/short\.csv has 60 days; playing 224 days/),
    expect.stringMatching(/nowhere\.csv/),
  ]);
});
