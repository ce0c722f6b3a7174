import type { Code } from '../../page/base/model.ts';
import type { Api } from '../public-api.ts';
import { allRows } from '../rows.ts';

/** A unit, and how it follows a number: `{n} yuan`. */
export type NamedUnit = Pick<Code, 'id' | 'name' | 'display'>;

/** All units, by id. @throws ApiFailure */
export async function unitList(api: Api): Promise<ReadonlyMap<string, NamedUnit>> {
  const path = '/v1/codelists/units?limit=1000&fields=id,name,display&meta=none';
  const { data } = await allRows<NamedUnit>(api, path);
  return new Map(data.map((unit) => [unit.id, unit]));
}
