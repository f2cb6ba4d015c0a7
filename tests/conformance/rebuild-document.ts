import {
  coerceInputValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
} from "graphql";
import { type Capture, isNode } from "./recordings.ts";
import { typeOfGid } from "./translation.ts";

/**
 * A document that asks for what a recorded answer shows, for a capture that came without its own: root fields from the
 * answer's keys, arguments from the variables, selections from the shape.
 *
 * @param written arguments that stood in the document itself, by name, as they stood there.
 * @returns undefined where the answer does not say what was asked (an alias, or no data at all).
 */
export function rebuildDocument(
  schema: GraphQLSchema,
  given: Capture,
  written: Record<string, string> = {},
): string | undefined {
  const capture = { ...given, written };
  return capture.answer.data
    ? fromAnswer(schema, capture)
    : (fromFault(schema, capture) ?? fromVariable(schema, capture));
}

type Written = Record<string, string>;
type Asked = Capture & { written: Written };

/** The place of a fault in a document says which fields led there. */
function fromFault(
  schema: GraphQLSchema,
  { answer, variables, written }: Asked,
): string | undefined {
  const [operation, root, ...fields] = (answer.errors?.[0]?.path ??
    []) as string[];
  const [kind, name] = operation?.split(" ") ?? [];
  const type =
    kind === "mutation" ? schema.getMutationType() : schema.getQueryType();
  const field = type?.getFields()[root ?? ""];
  if (!field || fields.length === 0) return undefined;
  const declared = new Map<string, string>();
  const args = rootArguments(field, variables, declared, true, written);
  const nested = fields.reduceRight((inner, one) => ` { ${one}${inner} }`, "");
  return `${kind} ${name ?? "Rebuilt"}${header(declared)} { ${root}${args}${nested} }`;
}

/** A variable that was refused names its type; the one mutation that takes it was asked for. */
function fromVariable(
  schema: GraphQLSchema,
  { answer, variables, written }: Asked,
): string | undefined {
  const type = /^Variable \$\w+ of type (\S+) was provided/.exec(
    answer.errors?.[0]?.message ?? "",
  )?.[1];
  const field = Object.values(schema.getMutationType()?.getFields() ?? {})
    .filter(({ args }) => args.some((arg) => String(arg.type) === type))
    .sort((a, b) => taken(b, variables) - taken(a, variables))[0];
  if (!type || !field) return undefined;
  const declared = new Map<string, string>();
  const args = rootArguments(field, variables, declared, true, written);
  return `mutation Rebuilt${header(declared)} { ${field.name}${args} { __typename } }`;
}

/** How many of the variables the field's arguments take by their names, well-formed ones above all. */
function taken(
  { args }: GraphQLField<unknown, unknown>,
  variables: Record<string, unknown>,
): number {
  return args
    .filter(({ name }) => name in variables)
    .reduce(
      (sum, { name, type }) => sum + (fits(variables[name], type) ? 2 : 1),
      0,
    );
}

function fits(value: unknown, type: GraphQLInputType): boolean {
  let fitting = true;
  coerceInputValue(value, type, () => {
    fitting = false;
  });
  return fitting;
}

function fromAnswer(
  schema: GraphQLSchema,
  { answer, variables, written }: Asked,
): string | undefined {
  const keys = Object.keys(answer.data ?? {});
  const mutations = schema.getMutationType()?.getFields() ?? {};
  const queries = schema.getQueryType()?.getFields() ?? {};
  const mutation = keys.some((key) => key in mutations);
  const declared = new Map<string, string>();
  // The call whose very point was that it carried no key.
  const withoutKey = answer.errors?.some(({ message }) =>
    message.startsWith("The @idempotent directive is required"),
  );
  const fields = keys.map((key) => {
    const field = (mutation ? mutations : queries)[key];
    if (!field) return undefined;
    const shown = answer.data?.[key];
    return `${key}${rootArguments(field, variables, declared, !withoutKey, written)}${selection(schema, field.type, shown)}`;
  });
  if (fields.length === 0 || fields.includes(undefined)) return undefined;
  return `${mutation ? "mutation" : "query"} Rebuilt${header(declared)} { ${fields.join(" ")} }`;
}

function header(declared: Map<string, string>): string {
  const list = [...declared].map(([name, type]) => `$${name}: ${type}`);
  return list.length > 0 ? `(${list.join(", ")})` : "";
}

function rootArguments(
  field: GraphQLField<unknown, unknown>,
  variables: Record<string, unknown>,
  declared: Map<string, string>,
  idempotent: boolean,
  written: Written,
): string {
  const pageless = !["first", "last"].some((name) => name in variables);
  const used = field.args.flatMap((arg) => {
    if (written[arg.name] !== undefined)
      return [`${arg.name}: ${written[arg.name]}`];
    if (arg.name === "first" && pageless) return ["first: 50"];
    const name = variableFor(arg, field.args, variables);
    if (!name) return [];
    declared.set(name, String(arg.type));
    return [`${arg.name}: $${name}`];
  });
  const keyed =
    idempotent && ["idempotencyKey", "key"].find((name) => name in variables);
  const directive = keyed ? ` @idempotent(key: $${keyed})` : "";
  if (keyed) declared.set(keyed, "String!");
  return `${used.length > 0 ? `(${used.join(", ")})` : ""}${directive}`;
}

/** The variable of the argument's name, or the only one that has its type. */
function variableFor(
  arg: GraphQLArgument,
  args: readonly GraphQLArgument[],
  variables: Record<string, unknown>,
): string | undefined {
  if (arg.name in variables) return arg.name;
  if (!isRequiredArgument(arg)) return undefined;
  const free = Object.keys(variables).filter(
    (name) => !args.some((other) => other.name === name),
  );
  const fitting = free.filter((name) => fits(variables[name], arg.type));
  return fitting[0] ?? (free.length === 1 ? free[0] : undefined);
}

function selection(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  shown: unknown,
): string {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return "";
  const samples = (Array.isArray(shown) ? shown : [shown]).filter(isNode);
  if (samples.length === 0) return " { __typename }";
  if (!isObjectType(named) && !isInterfaceType(named))
    return unionSelection(schema, samples);
  const fields = named.getFields();
  const parts: string[] = [];
  for (const key of new Set(samples.flatMap(Object.keys))) {
    const field = fields[key];
    if (!field) {
      if (key === "__typename") parts.push(key);
      continue;
    }
    const inner = samples.flatMap((sample) =>
      key in sample ? [sample[key]] : [],
    );
    const args = nestedArguments(field, inner);
    if (args === undefined) continue;
    parts.push(
      `${key}${args}${selection(schema, field.type, inner.flat().filter(isNode))}`,
    );
  }
  if (isInterfaceType(named))
    parts.push(...typedParts(schema, fields, samples));
  return parts.length > 0 ? ` { ${parts.join(" ")} }` : " { __typename }";
}

/** Fields that only the concrete types of an interface have. */
function typedParts(
  schema: GraphQLSchema,
  common: Record<string, unknown>,
  samples: Record<string, unknown>[],
): string[] {
  return samples.flatMap((sample) => {
    const own = Object.fromEntries(
      Object.entries(sample).filter(([key]) => !(key in common)),
    );
    const name = sample.__typename ?? typeOfGid(String(sample.id));
    const type = schema.getType(String(name));
    return isObjectType(type) && Object.keys(own).length > 0
      ? [`... on ${type.name}${selection(schema, type, own)}`]
      : [];
  });
}

function unionSelection(
  schema: GraphQLSchema,
  samples: Record<string, unknown>[],
): string {
  const parts = samples.flatMap((sample) => {
    const type = schema.getType(String(sample.__typename));
    return isObjectType(type)
      ? [`... on ${type.name}${selection(schema, type, sample)}`]
      : [];
  });
  return ` { __typename ${parts.join(" ")} }`;
}

/** Page sizes and quantity names can be read off the answer; other required arguments cannot. */
function nestedArguments(
  field: GraphQLField<unknown, unknown>,
  shown: unknown[],
): string | undefined {
  const has = (name: string) => field.args.some((arg) => arg.name === name);
  if (has("first")) return "(first: 50)";
  if (has("names") && field.name === "quantities") {
    const names = shown
      .flat()
      .flatMap((one) => (isNode(one) ? [one.name] : []));
    return `(names: ${JSON.stringify([...new Set(names)])})`;
  }
  return field.args.some(isRequiredArgument) ? undefined : "";
}
