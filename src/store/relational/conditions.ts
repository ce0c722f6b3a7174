import { and, inArray, type SQL, type SQLWrapper, sql } from './orm.ts';

/** Values of placeholders, by their names. */
export type Values = Readonly<Record<string, string | number | null>>;

/** Parts of WHERE whose values are placeholders: queries that differ in values alone share a prepared statement. */
export class Conditions {
  readonly #values: Record<string, string | number | null> = {};
  readonly #parts: (() => SQL | undefined)[] = [];
  #shape = '';

  /** Equal for conditions that differ only in their values. */
  get shape(): string {
    return this.#shape;
  }

  get values(): Values {
    return this.#values;
  }

  /** Adds a part whose SQL `shape` identifies; `where` makes it, and is called when a statement is prepared. */
  add(shape: string, where: () => SQL | undefined): void {
    this.#shape += `${shape},`;
    this.#parts.push(where);
  }

  /** Sets the value of a placeholder. */
  set(name: string, value: string | number | null): void {
    this.#values[name] = value;
  }

  /** The same parts and values, apart from what is added to either from now on. */
  copy(): Conditions {
    const copy = new Conditions();
    copy.#shape = this.#shape;
    copy.#parts.push(...this.#parts);
    Object.assign(copy.#values, this.#values);
    return copy;
  }

  /** All parts so far. */
  where(): SQL | undefined {
    return and(...this.#parts.map((part) => part()));
  }
}

/** Adds: a column has one of the values; nothing where they are undefined. */
export function anyOf(
  all: Conditions,
  name: string,
  column: () => SQLWrapper,
  values: readonly number[] | undefined,
): void {
  if (values === undefined) return;
  for (const [place, value] of values.entries()) all.set(`${name}${place}`, value);
  const placeholders = () => values.map((_, place) => sql.placeholder(`${name}${place}`));
  all.add(`${name} ${values.length}`, () => inArray(column(), placeholders()));
}

/** A comparison with one value; none when the value is null. */
export function compared(
  all: Conditions,
  name: string,
  value: number | null,
  where: (value: SQLWrapper) => SQL | undefined,
): void {
  if (value === null) return;
  all.set(name, value);
  all.add(name, () => where(sql.placeholder(name)));
}
