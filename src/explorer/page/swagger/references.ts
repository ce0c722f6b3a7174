/** An object that JSON says. */
type Part = Readonly<Record<string, unknown>>;

/**
 * A part of a document with what its references point to in their place, which `$$ref` names, and the parts of `allOf` as
 * one: as Swagger UI wants it. A reference to what it stands in stays.
 */
export function withoutReferences(part: unknown, document: unknown, within: readonly string[] = []): unknown {
  if (Array.isArray(part)) return part.map((item) => withoutReferences(item, document, within));
  if (!isPart(part)) return part;
  const { $ref } = part;
  if (typeof $ref === 'string' && !within.includes($ref)) {
    const { $ref: _, ...beside } = part;
    const target = withoutReferences(partAt($ref, document), document, [...within, $ref]);
    return { ...(isPart(target) ? target : {}), ...beside, $$ref: $ref };
  }
  const { allOf, ...own } = Object.fromEntries(
    Object.entries(part).map(([key, value]) => [key, withoutReferences(value, document, within)]),
  );
  if (!Array.isArray(allOf)) return allOf === undefined ? own : { allOf, ...own };
  const { $$ref: _, ...whole } = allOf.filter(isPart).reduce<Part>(merged, {});
  return merged(whole, own);
}

/** Both parts as one: objects of both key by key, lists one behind the other, else what the second says. */
function merged(first: Part, second: Part): Part {
  const both = Object.entries(second).map(([key, value]) => {
    const known = first[key];
    if (isPart(known) && isPart(value)) return [key, merged(known, value)];
    return [key, Array.isArray(known) && Array.isArray(value) ? [...known, ...value] : value];
  });
  return { ...first, ...Object.fromEntries(both) };
}

/** What a reference of this document, such as `#/components/schemas/Area`, points to. */
function partAt(reference: string, document: unknown): unknown {
  const steps = reference.slice(2).split('/');
  return valueAt(
    steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')),
    document,
  );
}

/** The value at a path of keys; undefined where there is none. */
export function valueAt(path: readonly string[], document: unknown): unknown {
  return path.reduce((value, key) => (isPart(value) ? value[key] : undefined), document);
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
