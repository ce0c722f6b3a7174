import type { List } from '../../page/base/api-answers.ts';
import type { Text } from '../../page/base/model.ts';
import { useLanguage } from '../page-language.ts';
import { isAbsent } from '../parts/failure.tsx';
import { Link } from '../parts/link.tsx';
import type { Api, ApiFailure } from '../public-api.ts';
import { codeList, withQuery } from '../rows.ts';
import { isOfPage } from './faulty-parameters.tsx';

/** A page that may have been meant. */
interface NearMatch {
  readonly path: string;
  readonly name: Text;
}

const mostFound = 5;

/** Code lists with the names of what has pages, by the first part of their paths. */
const lists: Readonly<Record<string, string>> = { areas: 'areas', concepts: 'concepts' };

/** Paths whose last part may be words of an indicator. */
const withWords = /^\/((indicators|concepts)\/)?[^/]+\/?$/;

/** The pages that an own path without one may have meant: what the problem suggests, and what a search for its words finds. */
export async function nearMatches(
  api: Api,
  path: string,
  failure: ApiFailure,
): Promise<readonly NearMatch[]> {
  if (!isAbsent(failure)) return [];
  const [suggested, found] = await Promise.all([suggestedBy(failure, path, api), foundBy(path, api)]);
  const all = [...suggested, ...found];
  return all.filter((match, place) => all.findIndex((other) => other.path === match.path) === place);
}

async function suggestedBy({ problem }: ApiFailure, path: string, api: Api): Promise<readonly NearMatch[]> {
  const [, resource = ''] = path.split('/');
  const [instead = ''] = problem?.links?.tryInstead?.split('?') ?? [];
  if (instead !== '/' && isOfPage(instead)) return [{ path: instead, name: { en: instead, zh: instead } }];
  const ids = problem?.errors?.find(({ parameter }) => parameter === 'id')?.suggestions ?? [];
  if (ids.length === 0) return [];
  if (resource === 'indicators') return (await Promise.all(ids.map((id) => searched(api, id, 1)))).flat();
  const list = lists[resource];
  const names = list === undefined ? null : await codeList(api, list);
  return ids.map((id) => ({ path: `/${resource}/${id}`, name: names?.get(id)?.name ?? { en: id, zh: id } }));
}

async function foundBy(path: string, api: Api): Promise<readonly NearMatch[]> {
  const words = wordsOf(path);
  const mayFind = withWords.test(path) && /\p{L}{3}|\p{Script=Han}/u.test(words);
  return mayFind ? searched(api, words, mostFound) : [];
}

/** The indicators that a search finds first. */
async function searched(api: Api, q: string, limit: number): Promise<readonly NearMatch[]> {
  const search = withQuery('/v1/indicators', { q, limit, fields: 'id,name', meta: 'none' });
  const { data } = await api.get<List<{ readonly id: string; readonly name: Text }>>(search);
  return data.map(({ id, name }) => ({ path: `/indicators/${id}`, name }));
}

/** The words of the last part of a path. */
function wordsOf(path: string): string {
  const last = path.split('/').findLast((part) => part !== '') ?? '';
  return last.replaceAll(/[-_.+]+/g, ' ').slice(0, 100);
}

/** Links to the matches; nothing where there are none. */
export function NearMatches({ matches }: { readonly matches: readonly NearMatch[] }) {
  const { pick, t } = useLanguage();
  if (matches.length === 0) return null;
  return (
    <nav aria-labelledby="near">
      <h2 id="near">{t('didYouMean')}</h2>
      <ul class="near-matches">
        {matches.map(({ path, name }) => (
          <li key={path}>
            <Link href={path}>{pick(name)}</Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
