import type { RequestAddress } from '../../http/request/addresses.ts';
import { allComponents, type Component, timeDimension } from '../model/components.ts';
import type { ComponentValue } from '../model/sdmx-row.ts';
import { SdmxFault } from './sdmx-fault.ts';
import { daysOf } from './time-bounds.ts';

const operators = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'co', 'nc', 'sw', 'ew'] as const;
type Operator = (typeof operators)[number];

interface Condition {
  readonly operator: Operator;
  readonly value: string;
}

/** What `c[ID]` asks of a component: all conditions of one of the alternatives. */
interface ComponentFilter {
  readonly id: string;
  readonly alternatives: readonly (readonly Condition[])[];
}

export type ComponentFilters = readonly ComponentFilter[];

/** The filters of a query, `c[FREQ]=A,Q` and `c[TIME_PERIOD]=ge:2020+le:2024`. @throws SdmxFault for an unknown component, and for values that it cannot have */
export function componentFilters(address: RequestAddress): ComponentFilters {
  return Object.entries(address.values()).flatMap(([name, values]) => {
    const id = /^c\[(.*)\]$/.exec(name)?.[1];
    if (id === undefined) return [];
    const component = allComponents.find((each) => each.id === id);
    if (component === undefined) throw new SdmxFault('syntax', `There is no component "${id.slice(0, 60)}".`);
    const alternatives = values.flatMap((value) => value.split(','));
    return [{ id, alternatives: alternatives.map((text) => conditionsOf(text, component)) }];
  });
}

/** Conditions are joined by `+`, which arrives as a space where it is not escaped. */
function conditionsOf(text: string, component: Component): Condition[] {
  return text.split(/[+ ]/).map((part) => {
    const [, word = 'eq', value = part] = /^([a-z]{2}):(.*)$/.exec(part) ?? [];
    const operator = operators.find((each) => each === word);
    if (operator === undefined)
      throw new SdmxFault('syntax', `"${word}" is no operator: there are ${operators.join(', ')}.`);
    if (value === '') throw new SdmxFault('syntax', `A condition of ${component.id} has no value.`);
    if (!['co', 'nc', 'sw', 'ew'].includes(operator)) requireComparable(value, component);
    return { operator, value };
  });
}

/** @throws SdmxFault for a value that cannot be compared with those of the component */
function requireComparable(value: string, { id, type, codelist }: Component): void {
  if (id === timeDimension.id) daysOf(value);
  const isNumber = codelist === null && (type === 'Double' || type === 'Integer');
  if (isNumber && !/^-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?$/i.test(value))
    throw new SdmxFault('syntax', `"${value.slice(0, 60)}" is no number, as ${id} is.`);
}

/** The codes that a component may have where its filter only lists them; null where there is no such filter. */
export function listedCodes(filters: ComponentFilters, id: string): readonly string[] | null {
  const alternatives = filters.find((filter) => filter.id === id)?.alternatives ?? null;
  if (alternatives === null) return null;
  const codes = alternatives.map(([first, ...more]) =>
    first?.operator === 'eq' && more.length === 0 ? first.value : null,
  );
  return codes.includes(null) ? null : codes.filter((code) => code !== null);
}

/** True where an observation passes every filter. */
export function passes(filters: ComponentFilters, values: Readonly<Record<string, ComponentValue>>): boolean {
  return filters.every(({ id, alternatives }) =>
    alternatives.some((conditions) =>
      conditions.every(({ operator, value }) => holds(operator, values[id] ?? null, { value, id })),
    ),
  );
}

/** True where a value fulfils a condition; nothing holds of what has no value but that it is not something. */
function holds(
  operator: Operator,
  own: ComponentValue,
  { value, id }: { readonly value: string; readonly id: string },
): boolean {
  if (own === null) return operator === 'ne' || operator === 'nc';
  const text = String(own);
  switch (operator) {
    case 'eq':
      return equals(own, value);
    case 'ne':
      return !equals(own, value);
    case 'co':
      return text.includes(value);
    case 'nc':
      return !text.includes(value);
    case 'sw':
      return text.startsWith(value);
    case 'ew':
      return text.endsWith(value);
    default:
      return id === timeDimension.id
        ? periodHolds(operator, text, value)
        : orderHolds(operator, order(own, value));
  }
}

function equals(own: string | number, value: string): boolean {
  return typeof own === 'number' ? own === Number(value) : own === value;
}

/** Whole periods lie after or before others: `ge` from the first day on, `gt` after the last. */
function periodHolds(operator: 'lt' | 'le' | 'gt' | 'ge', own: string, value: string): boolean {
  const [period, bound] = [daysOf(own), daysOf(value)];
  if (operator === 'ge') return period.start >= bound.start;
  if (operator === 'gt') return period.start > bound.end;
  return operator === 'le' ? period.end <= bound.end : period.end < bound.start;
}

function order(own: string | number, value: string): number {
  if (typeof own === 'number') return own - Number(value);
  return own < value ? -1 : own > value ? 1 : 0;
}

function orderHolds(operator: 'lt' | 'le' | 'gt' | 'ge', sign: number): boolean {
  return { lt: sign < 0, le: sign <= 0, gt: sign > 0, ge: sign >= 0 }[operator];
}
