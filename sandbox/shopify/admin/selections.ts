import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  type SelectionNode,
} from "graphql";

export type Composite = GraphQLObjectType | GraphQLInterfaceType;

/** One field of an answer, with everything that is selected below it anywhere in the document. */
export type SelectedField = {
  parent: Composite;
  node: FieldNode;
  selected: SelectionNode[];
};

/** What is needed to read selections: the document's fragments and the values of its variables. */
export type Reading = {
  schema: GraphQLSchema;
  fragments: Map<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
};

export function startReading(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Record<string, unknown>,
): Reading {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === "FragmentDefinition")
      fragments.set(definition.name.value, definition);
  return { schema, fragments, variables };
}

/** The fields that will be answered, fragments unfolded and `@skip`/`@include` obeyed. */
export function selectedFields(
  reading: Reading,
  parent: Composite,
  selections: readonly SelectionNode[],
): SelectedField[] {
  const into = new Map<string, SelectedField>();
  collect(reading, parent, selections, into);
  return [...into.values()];
}

function collect(
  reading: Reading,
  parent: Composite,
  selections: readonly SelectionNode[],
  into: Map<string, SelectedField>,
): void {
  for (const selection of selections) {
    if (!included(reading, selection)) continue;
    if (selection.kind === "Field") {
      const key = `${parent.name}|${keyOf(selection)}`;
      const field = into.get(key) ?? { parent, node: selection, selected: [] };
      field.selected.push(...(selection.selectionSet?.selections ?? []));
      into.set(key, field);
      continue;
    }
    const part =
      selection.kind === "FragmentSpread"
        ? reading.fragments.get(selection.name.value)
        : selection;
    if (!part) continue;
    const condition = part.typeCondition?.name.value;
    const type = condition ? reading.schema.getType(condition) : parent;
    collect(reading, type as Composite, part.selectionSet.selections, into);
  }
}

function included({ variables }: Reading, selection: SelectionNode): boolean {
  return (selection.directives ?? []).every((directive) => {
    const value = directive.arguments?.[0]?.value;
    const on =
      value?.kind === "Variable"
        ? variables[value.name.value]
        : value?.kind === "BooleanValue" && value.value;
    if (directive.name.value === "skip") return !on;
    return directive.name.value !== "include" || Boolean(on);
  });
}

/** The name under which a field is answered. */
export function keyOf(node: FieldNode): string {
  return node.alias?.value ?? node.name.value;
}

/** An argument's value, from the document or from a variable. */
export function argumentOf(
  { variables }: Reading,
  node: FieldNode,
  name: string,
): unknown {
  const value = node.arguments?.find((a) => a.name.value === name)?.value;
  if (value?.kind === "Variable") return variables[value.name.value];
  return value && "value" in value ? value.value : undefined;
}

/** The type behind a field, lists and non-nulls taken off. */
export function innerType(type: Composite, name: string) {
  const field = type.getFields()[name];
  if (!field) throw new Error(`${type.name} has no field ${name}`);
  return getNamedType(field.type);
}
