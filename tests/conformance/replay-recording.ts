import { type GraphQLSchema, getOperationAST, parse } from "graphql";
import { adminSchema } from "#sandbox/shopify/admin/contract.ts";
import { roots } from "#sandbox/shopify/admin/roots.ts";
import {
  compareAnswers,
  type Difference,
  missing as lacking,
} from "./compare.ts";
import { gatherFacts } from "./facts.ts";
import { openReplay } from "./open-replay.ts";
import { stageBulk } from "./plant/bulk.ts";
import { plantLocations } from "./plant/locations.ts";
import { presuppose, wasCancelled } from "./plant/presuppose.ts";
import { plantQuantities } from "./plant/quantities.ts";
import { chooseCurrency, nameStore, numberApp } from "./plant/shop.ts";
import { rebuildDocument } from "./rebuild-document.ts";
import {
  type Answer,
  type Capture,
  isNode,
  type Recording,
} from "./recordings.ts";
import type { Stage } from "./stage.ts";
import { stages } from "./stages.ts";
import { standIn } from "./stand-in.ts";
import { gidsIn, Translation, typeOfGid } from "./translation.ts";

export type ReplayedCall = {
  path: string;
  /** Why the call could not be asked at all. */
  skipped?: string;
  /** The root field that the sandbox does not have. */
  missing?: string | undefined;
  differences: Difference[];
};

/** Asks the sandbox everything that a recording asked Shopify, in the same order, and compares the answers. */
export async function replayRecording(
  recording: Recording,
  schema: GraphQLSchema,
  scopes: string[],
): Promise<ReplayedCall[]> {
  const replay = await openReplay({
    scopes:
      grantedScopes(recording) ??
      scopes.filter((scope) => !deniedScopes(recording).has(scope)),
    appOrigin: appOriginOf(recording),
    version: recording.apiVersion,
  });
  const stage: Stage = {
    recording,
    replay,
    words: new Translation(),
    facts: gatherFacts([
      ...recording.facts,
      ...recording.captures.map(({ answer }) => answer.data),
      recording.tree,
    ]),
  };
  const calls: ReplayedCall[] = [];
  nameStore(stage);
  numberApp(stage);
  chooseCurrency(stage);
  plantLocations(stage);
  try {
    await stages[recording.name]?.before?.(stage);
    for (const capture of inOrder(recording))
      calls.push(await replayCall(stage, capture, schema));
  } finally {
    replay.close();
  }
  return calls;
}

function inOrder({ name, captures }: Recording): Capture[] {
  const first = stages[name]?.first ?? [];
  const rank = ({ path }: Capture) => {
    const found = first.findIndex((paths) => paths.test(path));
    return found < 0 ? first.length : found;
  };
  return captures.toSorted((one, other) => rank(one) - rank(other));
}

async function replayCall(
  stage: Stage,
  capture: Capture,
  schema: GraphQLSchema,
): Promise<ReplayedCall> {
  const own = stages[stage.recording.name]?.documents?.[capture.path];
  const document =
    capture.document ??
    own ??
    rebuildDocument(schema, capture, writtenIn(stage, capture));
  if (!document)
    return {
      path: capture.path,
      skipped: "the answer does not say what was asked",
      differences: [],
    };
  await stages[stage.recording.name]?.beforeCall?.(stage, capture);
  for (const id of gidsIn([capture.variables, document]))
    if (shouldExist(stage, capture, id)) await standIn(stage, id);
  plantQuantities(stage, capture);
  presuppose(stage, capture);
  await stageBulk(stage, capture);
  const ours = await stage.replay.ask(
    stage.words.text(document),
    stage.words.value(capture.variables) as object,
  );
  const all = compareAnswers(capture.answer, ours, stage.words);
  // A rebuilt document asks for less where an answer's keys are aliases.
  const differences = capture.document
    ? all
    : all.filter((one) => one.ours !== lacking);
  return {
    path: capture.path,
    missing: differences.length > 0 ? missingRoot(document) : undefined,
    differences,
  };
}

/** Arguments that the recorded document wrote out instead of taking them from variables. */
function writtenIn({ recording }: Stage, { path }: Capture) {
  return stages[recording.name]?.written?.find(([paths]) =>
    paths.test(path),
  )?.[1];
}

/** A root field of the document that the sandbox does not have; none where the document cannot be read. */
function missingRoot(document: string): string | undefined {
  try {
    const operation = getOperationAST(parse(document));
    return operation?.selectionSet.selections
      .flatMap((one) => (one.kind === "Field" ? [one.name.value] : []))
      .find((name) => !(name in roots) && name in known());
  } catch {
    return undefined;
  }
}

/** Root fields of the contract; Shopify refuses others before it looks for them. */
const known = () => ({
  ...adminSchema().getQueryType()?.getFields(),
  ...adminSchema().getMutationType()?.getFields(),
});

/** An id that no answer shows, in a call that was refused, is one that was never there. */
function shouldExist({ facts }: Stage, capture: Capture, id: string): boolean {
  if (facts.has(id) || wasCancelled(capture)) return true;
  // An order takes a line whose variant is gone, and then no answer shows the variant.
  if (capture.answer.data?.orderCreate && typeOfGid(id) === "ProductVariant")
    return false;
  return !refused(capture.answer) && !foundNothing(capture.answer);
}

const foundNothing = ({ data }: Answer) =>
  Object.values(data ?? {}).every((found) => found === null);

function refused({ data, errors }: Answer): boolean {
  const payloads = Object.values(data ?? {});
  return (
    Boolean(errors?.length) ||
    payloads.some((payload) => {
      const { userErrors } = (payload ?? {}) as { userErrors?: unknown[] };
      return Boolean(userErrors?.length);
    })
  );
}

/** The scopes of the recorded app, where it asked for them. */
function grantedScopes({ captures }: Recording): string[] | undefined {
  const told = captures
    .map(({ answer }) => answer.data?.currentAppInstallation)
    .filter(isNode)
    .map(({ accessScopes }) => accessScopes)
    .find(Array.isArray);
  return told?.map(({ handle }) => String(handle));
}

/** Scopes that the recorded app did not have. */
function deniedScopes({ captures }: Recording): Set<string> {
  const denied = captures
    .flatMap(({ answer }) => answer.errors ?? [])
    .filter(({ extensions }) => extensions?.code === "ACCESS_DENIED")
    // Where more than a scope is wanted, the scope was there.
    .filter(({ message }) => !message.includes(" Also: "))
    .flatMap(({ extensions }) =>
      String(extensions?.requiredAccess ?? "").match(/(?<=`)\w+(?=`)/g),
    );
  return new Set(denied.filter((scope) => scope !== null));
}

/** The app's own host: the one whose callback addresses Shopify took. */
function appOriginOf({ captures }: Recording): string {
  const taken = captures
    .filter(({ answer }) => !refused(answer))
    .map(({ variables }) => variables.callbackUrl)
    .find((url) => typeof url === "string" && URL.canParse(url));
  return taken ? new URL(String(taken)).origin : "https://app.example.com";
}
