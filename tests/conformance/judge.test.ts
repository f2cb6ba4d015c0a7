import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import {
  adminSchema,
  requiredScopes,
} from "#sandbox/shopify/admin/contract.ts";
import { listed } from "./differences.ts";
import { idleRows, judge } from "./judge.ts";
import { type Recording, readRecordings } from "./recordings.ts";
import { replayRecording } from "./replay-recording.ts";
import { countVerdicts } from "./report.ts";

/** What recorded answers taught, told again with values of our own; these stand where the recordings do not. */
const specimens = fileURLToPath(
  new URL("../specimens/shopify", import.meta.url),
);
const stories = readRecordings(specimens);
const scopes = [...new Set(Object.values(requiredScopes()).flat())];

const verdictsOn = async (recording: Recording) =>
  judge(
    recording.name,
    await replayRecording(recording, adminSchema(), scopes),
  );

test.each(stories.map((story) => [story.name, story] as const))(
  "the pretend Shopify answers as recorded: %s",
  async (_, story) => {
    const verdicts = await verdictsOn(story);
    expect(verdicts.filter(({ kind }) => kind !== "equal")).toEqual([]);
    expect(verdicts).toHaveLength(story.captures.length);
  },
);

test("an answer that differs is seen, with its place and both sides", async () => {
  const [story] = stories.filter(({ name }) => name.endsWith("two-parts"));
  const other = structuredClone(story as Recording);
  const last = other.captures.at(-1);
  const payload = last?.answer.data?.fulfillmentCreate as {
    userErrors: { message: string }[];
  };
  for (const error of payload.userErrors) error.message = "No.";
  const verdicts = await verdictsOn(other);
  expect(verdicts.at(-1)).toMatchObject({
    path: last?.path,
    kind: "unexpected",
    difference: {
      at: "data.fulfillmentCreate.userErrors.0.message",
      recorded: "No.",
      ours: expect.stringContaining("assigned to a single location"),
    },
  });
  expect(countVerdicts(verdicts)).toMatchObject({
    recordings: 1,
    met: 1,
    equal: verdicts.length - 1,
    unexpected: 1,
  });
});

test("what is not simulated is counted by its family, and what comes after it is not blamed", () => {
  const differences = [{ at: "data.order", recorded: {}, ours: null }];
  const verdicts = judge("orders/a-draft", [
    { path: "create", missing: "draftOrderCreate", differences: [] },
    { path: "read", differences },
    { path: "unknown", missing: "shipByBalloon", differences: [] },
  ]);
  expect(verdicts.map(({ kind }) => kind)).toEqual([
    "not simulated",
    "follows",
    "unexpected",
  ]);
  expect(countVerdicts(verdicts).notSimulated.reasons).toEqual({
    [verdicts[0]?.reason ?? ""]: 1,
  });
});

test("a row that excuses what no longer differs is found", () => {
  const listedDifference = {
    path: "lifecycle/create",
    differences: [
      {
        at: "data.webhookSubscriptionCreate.webhookSubscription.apiVersion.handle",
        recorded: "2026-07",
        ours: "2026-10",
      },
    ],
  };
  const recording = "webhooks/webhook-subscription-api-version-projection";
  const idle = idleRows([{ recording, calls: [listedDifference] }]);
  expect(idle).toHaveLength(listed.length - 1);
  expect(idleRows([])).toEqual(listed);
  expect(judge(recording, [listedDifference])).toMatchObject([
    { kind: "listed", reason: expect.stringContaining("which version") },
  ]);
});
