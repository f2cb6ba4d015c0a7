import { parseArgs } from "node:util";
import { measureDoor } from "./door.ts";
import { openEngine } from "./engine.ts";
import { measureFairness } from "./fairness.ts";
import { type Check, type ImportSizes, measureImports } from "./import.ts";
import { measureNight } from "./night.ts";
import { measureSwitch, type Switch } from "./switch.ts";

/*
 * How fast the engine is, as ratios within this one run, on a database and a queue of its own. The platforms answer from
 * memory after a fixed wait: what is measured is ours.
 *
 *   npm run bench [-- --json] [--flood 100000]
 *
 * With --night, instead: how long the worker takes to forecast the demand of a shop of so many variants; with --import, what
 * the first imports of a store of so many variants and its TikTok Shop take of a worker whose heap ends at --heap MiB, beside
 * a smaller store (--beside, a quarter of it unless said); with --guaranteed, what it takes to guarantee the stock of a shop
 * of so many variants that both channels sell.
 */
const { values: flags } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    flood: { type: "string", default: "100000" },
    import: { type: "string" },
    beside: { type: "string" },
    guaranteed: { type: "string" },
    heap: { type: "string", default: "256" },
    night: { type: "string" },
  },
});
// Of a store's products on TikTok Shop: 10,000 listings beside 100,000 variants.
const listedShare = 0.4;
const flood = Number(flags.flood);
const night = flags.night === undefined ? null : Number(flags.night);
if (
  !Number.isSafeInteger(flood) ||
  flood < 1 ||
  (night !== null && (!Number.isSafeInteger(night) || night < 1))
) {
  console.error(
    "usage: npm run bench -- [--json] [--flood EVENTS | --night VARIANTS | --import VARIANTS [--beside VARIANTS] | --guaranteed VARIANTS [--heap MIB]]",
  );
  process.exit(2);
}

if (flags.import !== undefined) {
  const large = Number(flags.import);
  const sizes = await measureImports(
    { small: Number(flags.beside ?? Math.round(large / 4)), large },
    listedShare,
    Number(flags.heap),
  );
  if (flags.json)
    process.stdout.write(`${JSON.stringify({ import: sizes })}\n`);
  else printImports(sizes);
  process.exit();
}
if (flags.guaranteed !== undefined) {
  const done = await measureSwitch(
    Number(flags.guaranteed),
    Number(flags.heap),
  );
  if (flags.json)
    process.stdout.write(`${JSON.stringify({ guaranteed: done })}\n`);
  else printSwitch(done);
  process.exit();
}
const engine = await openEngine();
try {
  if (night !== null) {
    const report = await measureNight(engine, night);
    if (flags.json) process.stdout.write(`${JSON.stringify(report)}\n`);
    else printNight(report);
  } else {
    const door = await measureDoor(engine);
    const fairness = await measureFairness(engine, flood);
    const report = { queue: engine.queue, door, fairness };
    if (flags.json) process.stdout.write(`${JSON.stringify(report)}\n`);
    else print(report);
  }
} finally {
  await engine.close();
}
// The queue's own connections may linger.
process.exit();

function printNight(report: Awaited<ReturnType<typeof measureNight>>): void {
  const { variants, orderLines, nightMs, processorMs, afterJumpMs, heapMb } =
    report;
  console.log(`A night's forecasts of ${variants} variants with ${orderLines} order lines of two years
  from the bell to the last forecast  ${(nightMs / 1000).toFixed(1)} s, ${(processorMs / 1000).toFixed(1)} s of the worker's processor, heap then ${heapMb.toFixed(0)} MB
  one variant after a jump in sales   ${afterJumpMs.toFixed(0)} ms`);
}

function print({
  queue,
  door,
  fairness,
}: {
  queue: string;
  door: Awaited<ReturnType<typeof measureDoor>>;
  fairness: Awaited<ReturnType<typeof measureFairness>>;
}): void {
  const ms = (number: number) => `${number.toFixed(1)} ms`;
  console.log(`Queue on ${queue}.

A webhook's answer, ${door.deliveries} deliveries, ${door.atOnce} at once
  median ${ms(door.medianMs)}, p99 ${ms(door.p99Ms)}
  ${door.overBareRow.toFixed(1)} times the median of one bare row written the same way

A webhook's plan, of one shop
  alone                          median ${ms(fairness.alone.medianMs)}, p99 ${ms(fairness.alone.p99Ms)}
  beside ${fairness.flood} events of another  median ${ms(fairness.beside.medianMs)}, p99 ${ms(fairness.beside.p99Ms)}
  ratio                          median ${fairness.medianRatio.toFixed(2)}, p99 ${fairness.p99Ratio.toFixed(2)}
  the flooding shop meanwhile    ${fairness.floodPerSecond.toFixed(0)} events a second`);
}

function printImports({ heapMiB, small, large }: ImportSizes): void {
  console.log(
    `First imports by a worker with a heap of ${heapMiB} MiB, the platforms and PostgreSQL beside it`,
  );
  for (const size of [small, large]) {
    const { variants, listings, linked, asked, seconds } = size;
    console.log(
      `  ${variants} variants and ${listings} listings: ${linked} variants linked, ${asked} questions
    ${seconds.toFixed(0)} s (${(variants / seconds).toFixed(0)} variants a second), ${size.processorSeconds.toFixed(0)} s of the worker's processor, ${size.peakMiB.toFixed(0)} MiB at most in its process${size.tries > 1 ? `, at the ${size.tries}. try` : ""}`,
    );
  }
  const edited = ({
    edits: { medianMs, slowestMs, stockMs, kinMs },
  }: typeof small) =>
    `${medianMs.toFixed(0)} ms (the slowest ${slowestMs.toFixed(0)} ms), one variant's numbers ${stockMs.toFixed(0)} ms, its kits ${kinMs.toFixed(1)} ms`;
  const told = ({ found, calls, seconds, peakMiB }: Check) =>
    `${found} found, ${Object.entries(calls)
      .map(([platform, count]) => `${count} calls to ${platform}`)
      .join(", ")}, ${seconds.toFixed(1)} s, ${peakMiB.toFixed(0)} MiB at most`;
  console.log(`  a check of everything there, nothing changed: ${told(large.checks.whole)}
  the check of every minute: ${told(large.checks.minute)}
  one product's edit: ${edited(large)}, in the small catalog ${edited(small)}`);
  const times = (of: (imported: typeof small) => number) =>
    (of(large) / of(small)).toFixed(2);
  console.log(
    `  ${times(({ variants }) => variants)} times the variants took ${times(({ seconds }) => seconds)} times the time and ${times(({ peakMiB }) => peakMiB)} times the memory`,
  );
}

function printSwitch({
  variants,
  listings,
  first,
  guaranteed,
  shared,
}: Switch): void {
  const told = ({ seconds, processorSeconds, calls }: Switch["first"]) =>
    `${seconds.toFixed(0)} s, ${processorSeconds.toFixed(0)} s of the worker's processor; ${
      calls
        .map(({ operation, calls }) => `${calls} of ${operation}`)
        .join(", ") || "no calls"
    }`;
  console.log(`All stock of ${variants} variants on ${listings} listings guaranteed at once
  the first numbers after the import: ${told(first)}
  guaranteed: ${told(guaranteed)}; ${guaranteed.inForce} split
  shared again: ${told(shared)}; ${shared.inForce} split`);
}
