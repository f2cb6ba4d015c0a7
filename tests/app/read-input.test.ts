import { expect, test } from "vitest";
import { z } from "zod";
import {
  approvedChoice,
  variantChoice,
} from "../../app/api/chosen-variants.server.ts";
import { readBody, readQuery } from "../../app/api/read-input.ts";

const post = (body: BodyInit) =>
  new Request("http://app/api", { method: "POST", body });
const refused = async (work: Promise<unknown>) => {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Response)) throw new Error("was not refused");
  const { error } = (await thrown.json()) as {
    error: { code: string; title: string; fix: string; said: string | null };
  };
  return { status: thrown.status, ...error };
};

test("a body of the expected form comes through", async () => {
  const skus = { skus: [" MUG-BLUE "] };
  expect(await readBody(post(JSON.stringify(skus)), variantChoice)).toEqual({
    skus: ["MUG-BLUE"],
  });
});

test.each([
  ["nothing", ""],
  ["no JSON", "{"],
  ["no text", new Uint8Array([0xff, 0xfe])],
])("%s is refused with title and fix", async (_, body) => {
  expect(await refused(readBody(post(body), variantChoice))).toMatchObject({
    status: 400,
    code: "body_not_json",
    title: expect.stringMatching(/./),
    fix: expect.stringMatching(/./),
  });
});

test.each([
  ["both", { skus: ["A"], variantIds: [crypto.randomUUID()] }],
  ["neither", {}],
  ["no list", { skus: "A" }],
  ["an empty list", { skus: [] }],
  ["an id that is none", { variantIds: ["1"] }],
  ["an unknown field", { skus: ["A"], other: 1 }],
])("%s is refused and named", async (_, body) => {
  const answer = await refused(
    readBody(post(JSON.stringify(body)), variantChoice),
  );
  expect(answer).toMatchObject({ status: 400, code: "input_unfit" });
  expect(answer.said).toBeTruthy();
});

test("approving needs the fingerprint", async () => {
  const body = JSON.stringify({ skus: ["A"] });
  expect(await refused(readBody(post(body), approvedChoice))).toMatchObject({
    code: "input_unfit",
    said: expect.stringContaining("fingerprint"),
  });
});

test("more than 1 MiB is refused", async () => {
  const large = post("x".repeat(1024 * 1024 + 1));
  expect(await refused(readBody(large, variantChoice))).toMatchObject({
    status: 413,
    code: "body_too_large",
  });
});

test("a query that does not fit is refused", async () => {
  const shape = z.object({ page: z.coerce.number().min(1) });
  const work = async () =>
    readQuery(new Request("http://app/api?page=zero"), shape);
  expect(await refused(work())).toMatchObject({
    status: 400,
    said: expect.stringContaining("page"),
  });
});
