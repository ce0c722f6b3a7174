import type { Code } from '../../page/base/model.ts';
import type { Api } from '../public-api.ts';
import { codeList } from '../rows.ts';

/** A unit, and how it follows a number: `{n} yuan`. */
export type NamedUnit = Pick<Code, 'id' | 'name' | 'display'>;

/** All units, by id. @throws ApiFailure */
export function unitList(api: Api): Promise<ReadonlyMap<string, NamedUnit>> {
  return codeList<NamedUnit>(api, 'units', 'id,name,display');
}
