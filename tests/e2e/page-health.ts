import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Frame, Page } from "playwright-core";
import { expect, onTestFinished } from "vitest";
import { appFrame } from "./browser.ts";

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** The story fails when the page's own code does, or when the browser complains about anything. */
export function watchErrors(page: Page): { expected(pattern: RegExp): void } {
  const errors: string[] = [];
  // The router says so of an answer that is still being read when somebody goes to another page.
  const expected = [/^AbortError: BodyStreamBuffer was aborted/];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error")
      errors.push(`${message.text()} (${message.location().url})`);
  });
  onTestFinished(() =>
    expect(
      errors.filter((error) => !expected.some((one) => one.test(error))),
    ).toEqual([]),
  );
  return { expected: (pattern) => void expected.push(pattern) };
}

type Violation = { id: string; impact: string | null; where: string[] };
type Axe = {
  run(
    context: object,
    options: object,
  ): Promise<{
    violations: {
      id: string;
      impact: string | null;
      nodes: { html: string }[];
    }[];
  }>;
};

/** Nothing on the app's page shuts people out: WCAG 2.2 AA as far as a program can tell, serious faults only. */
export async function expectAccessible(page: Page): Promise<void> {
  const frame = await appFrame(page);
  await frame.evaluate(axeSource);
  const found = await frame.evaluate(async (): Promise<Violation[]> => {
    const { axe } = window as unknown as { axe: Axe };
    // Polaris writes what a half-chosen box is into an attribute that browsers do not read. The box says it aloud all the same.
    const half = ".Polaris-Checkbox__Input--indeterminate";
    const whole = { include: [["html"]], exclude: [[half]] };
    const { violations } = await axe.run(whole, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
      resultTypes: ["violations"],
    });
    return violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      where: nodes.map((node) => node.html),
    }));
  });
  expect(
    found.filter(({ impact }) => impact === "serious" || impact === "critical"),
  ).toEqual([]);
}

/** What was drawn first stays where it is, and nothing is wider than the screen. */
export async function expectSteady(page: Page): Promise<void> {
  const frame = await appFrame(page);
  expect(await widthOverflow(frame)).toBe(0);
  const { sum, what } = await layoutShift(frame);
  // The bound that Shopify asks of apps, source: shopify.dev, "Built for Shopify requirements".
  expect(sum, what).toBeLessThanOrEqual(0.1);
}

/** Pixels by which the page is wider than its frame. */
const widthOverflow = (frame: Frame): Promise<number> =>
  frame.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });

type Shifted = {
  sum: number;
  /** When what moved from where to where, to find the reason by. */
  what: string;
};

/**
 * The layout shifts from the first paint to the first input. Before the one nobody sees anything, though the browser may
 * have laid the page out without its style sheets and counts their coming as a shift of up to 1. What an answer adds after
 * the other makes room for itself, and comes outside of the half second that browsers forgive on any slow machine.
 */
const layoutShift = (frame: Frame): Promise<Shifted> =>
  frame.evaluate(async () => {
    type Shift = PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
      sources: {
        node: Node | null;
        previousRect: DOMRectReadOnly;
        currentRect: DOMRectReadOnly;
      }[];
    };
    const keptOf = (type: string) =>
      new Promise<PerformanceEntry[]>((resolve) => {
        // The observer hands out what it has kept before anything else is due.
        new PerformanceObserver((list) => resolve(list.getEntries())).observe({
          type,
          buffered: true,
        });
        setTimeout(() => resolve([]), 500);
      });
    const [all, inputs] = await Promise.all([
      keptOf("layout-shift"),
      keptOf("first-input"),
    ]);
    const start =
      performance.getEntriesByName("first-paint")[0]?.startTime ?? 0;
    const end = inputs[0]?.startTime ?? Number.POSITIVE_INFINITY;
    const shifts = (all as Shift[]).filter(
      ({ startTime, hadRecentInput }) =>
        startTime >= start && startTime < end && !hadRecentInput,
    );
    const place = ({ x, y, width, height }: DOMRectReadOnly) =>
      [x, y, width, height].map(Math.round).join(" ");
    const nameOf = (node: Node | null) =>
      node instanceof Element ? node.outerHTML.slice(0, 120) : node?.nodeName;
    return {
      sum: shifts.reduce((sum, { value }) => sum + value, 0),
      what: shifts
        .flatMap(({ value, startTime, sources }) => [
          `${value} at ${Math.round(startTime)} ms in ${innerWidth} x ${innerHeight}`,
          ...sources.map(
            ({ node, previousRect, currentRect }) =>
              `  ${place(previousRect)} -> ${place(currentRect)}: ${nameOf(node)}`,
          ),
        ])
        .join("\n"),
    };
  });
