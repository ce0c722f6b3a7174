import { expect } from 'vitest';
import type { Server } from './server.ts';

/** Keys that `labels` adds. */
export const names = ['indicatorName', 'areaName', 'unitName'];

/** Keys with names in the place of codes. */
export const inPlace = (keys: readonly string[]) =>
  keys.map((key) => (['indicator', 'area', 'unit'].includes(key) ? `${key}Name` : key));

/** Checks that the rows of an address have names behind all keys with `both` and in the place of codes with `name`; these. */
export async function namedRows(server: Server, address: string) {
  const { data: plain } = await server.json(address);
  const { data: both } = await server.json(`${address}&labels=both`);
  const { data: named } = await server.json(`${address}&labels=name`);
  expect(plain.length).toBeGreaterThan(0);
  for (const [place, row] of plain.entries()) {
    const keys = Object.keys(row);
    expect(Object.keys(both[place] ?? {})).toEqual([...keys, ...names]);
    expect(both[place]).toMatchObject(row);
    expect(Object.keys(named[place] ?? {})).toEqual(inPlace(keys));
    for (const name of names) expect(named[place]?.[name]).toBe(both[place]?.[name]);
  }
  return named;
}
