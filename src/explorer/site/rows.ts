import type { List } from '../page/base/api-answers.ts';
import type { Code } from '../page/base/model.ts';
import type { Language } from './languages.ts';
import type { Api } from './public-api.ts';

/** Pages of the longest list that is read. */
const mostPages = 10;

/** Every page of a list, joined. @throws ApiFailure */
export async function allRows<Row>(api: Api, path: string): Promise<List<Row>> {
  const first = await api.get<List<Row>>(path);
  const data = [...first.data];
  let { next } = first.page;
  for (let page = 1; next !== null && page < mostPages; page += 1) {
    const more: List<Row> = await api.get<List<Row>>(ownPath(next));
    data.push(...more.data);
    next = more.page.next;
  }
  return { ...first, data };
}

/** A code as pages show it. */
export type NamedCode = Pick<Code, 'id' | 'name'>;

/** The codes of a list by id, with their names alone unless said: what else the API says of them would travel with every page. @throws ApiFailure */
export async function codeList<Item extends Pick<Code, 'id'> = NamedCode>(
  api: Api,
  list: string,
  fields = 'id,name',
): Promise<ReadonlyMap<string, Item>> {
  const path = `/v1/codelists/${list}?limit=1000&fields=${fields}&meta=none`;
  const { data } = await allRows<Item>(api, path);
  return new Map(data.map((code) => [code.id, code]));
}

/** The name of a code, of which one list has both; the code itself where the list has none, or is not there. */
export function nameIn(
  list: ReadonlyMap<string, NamedCode> | null | undefined,
  id: string,
  { pick }: Pick<Language, 'pick'>,
): string {
  const found = list?.get(id);
  return found ? pick(found.name) : id;
}

/** An address of the API as a path on this origin, whatever base it was written with. */
export function ownPath(address: string): string {
  return /\/v1(?=[/?#]|$).*$/.exec(address)?.[0] ?? address;
}

/** A path with parameters; empty ones are left out, commas and slashes stay readable. */
export function withQuery(
  path: string,
  parameters: Readonly<Record<string, string | number | null | undefined>>,
): string {
  const query = Object.entries(parameters)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${readable(`${value}`)}`);
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}

function readable(text: string): string {
  return encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%2F', '/').replaceAll('%3A', ':');
}

/** The own path of the table of a statement's indicator with the statement opened. */
export function statementPath(id: string): string {
  const [indicator = '', area = ''] = id.split('.');
  const query = { view: 'table', area, statement: id };
  return `${withQuery(`/indicators/${indicator}`, query)}#${id}`;
}

/** Order of two texts, such as days, by their code units: 0 where they are equal, so that a sort keeps the order of ties. */
export function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
