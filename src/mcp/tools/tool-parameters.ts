import { z } from 'zod';
import type { Catalogue, Indicator } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import { detailOf, Problem } from '../../domain/problems.ts';
import { standingArea } from '../../http/indicators/latest-figures.ts';
import { observationParameters } from '../../http/observations/observation-parameters.ts';
import { langParameter } from '../../http/request/common-parameters.ts';
import { oneArea, oneId, parameter } from '../../http/request/parameters.ts';
import type { IdParameters } from '../../http/request/route-config.ts';
import { unknownIds } from '../../http/request/unknown-ids.ts';
import type { Store } from '../../store/store.ts';
import type { Asking } from './tool.ts';

/** Parameters that several tools have. */
export const common = {
  indicator: parameter(oneId, {
    description: 'Id of an indicator, as `search` gives it.',
    example: 'data-output-nda',
  }),
  area: parameter(oneArea, {
    description:
      'Code of one area: `CN` China, `CN-GD` Guangdong, `CN-440300` Shenzhen. By default China, or the only area of an indicator.',
    example: 'CN',
  }).optional(),
  lang: langParameter,
};

/** What an observation query is where nothing is asked for. */
export const plainQuery = observationParameters.parse({});

/** Stops a call whose arguments name unknown ids. @throws Problem that names the nearest ids, and what a search for the words finds */
export async function requireIds(
  named: Readonly<Record<string, unknown>>,
  kinds: IdParameters,
  { store }: Asking,
): Promise<void> {
  const faults = unknownIds(named, kinds, await store.catalogue());
  const [fault] = faults;
  if (fault === undefined) return;
  const isSearchable = ['indicators', 'concepts'].includes(kinds[fault.parameter] ?? '');
  const hint = isSearchable ? ` ${await searchHint(fault.value ?? '', store)}` : '';
  throw new Problem('unknown-id', detailOf(faults) + hint, { errors: faults });
}

async function searchHint(id: string, store: Store): Promise<string> {
  const { hits, near } = await store.search(id.replaceAll(/[-_]/g, ' ').slice(0, 100));
  const found = [...hits, ...near].slice(0, 3).map((hit) => hit.id);
  return found.length === 0 ? 'Call search for ids.' : `A search for its words finds: ${found.join(', ')}.`;
}

/** An indicator by its id. @throws Problem `unknown-id` */
export async function requireIndicator(id: string, asking: Asking): Promise<Indicator> {
  await requireIds({ indicator: id }, { indicator: 'indicators' }, asking);
  const indicator = livingIndicators(await asking.store.catalogue()).get(id);
  if (indicator === undefined) throw new Problem('unknown-id', `There is no indicator "${id}".`);
  return indicator;
}

/** Keys that every answer ends with. */
export const ending = {
  shown: z.int().min(0).max(1e6).describe('How many entries are here: as many as there is room for.'),
  total: z.int().min(0).max(1e9).describe('How many there are.'),
  more: z.string().describe('Address of the whole answer over HTTP.'),
} as const;

/** China, or the only area. @throws Problem where there are several others */
export function soleArea({ id }: Indicator, { series }: Catalogue): string {
  const areas = [...new Set((series.get(id) ?? []).map(({ area }) => area))];
  const area = standingArea(areas);
  if (area !== null) return area;
  const some = areas.slice(0, 5).join(', ');
  const detail = `${id} has figures of ${areas.length} areas and none of China as a whole: name one in area, such as ${some}. The tool latest has the newest of all areas.`;
  throw new Problem('invalid-parameters', detail);
}
