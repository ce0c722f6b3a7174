type Item = Readonly<Record<string, unknown>>;

/** An item with only the keys of `fields`; all of them where no fields are named. */
export function sparse(item: Item, fields: readonly string[] | undefined): Item {
  return fields === undefined ? item : Object.fromEntries(fields.map((field) => [field, item[field]]));
}
