import { figuresPath, type Settings } from '../indicator/settings.ts';
import type { IndicatorAnswer } from '../indicator/view.tsx';
import type { Asked } from '../page.tsx';
import { ApiFailure } from '../public-api.ts';
import { settingNames } from './page-parameters.ts';
import { refused } from './page-query.ts';

/** Filters that addresses copied from the API may have, and that the page leaves to its files. */
const filters = ['lane', 'updatedAfter', 'labels'] as const;

/** Has the API read every setting of an address, whichever of them the tab shows. @throws ApiFailure */
export async function checkSettings(
  { api, language, query }: Asked,
  indicator: IndicatorAnswer,
  settings: Settings,
): Promise<void> {
  checkStatement(query.statement, [indicator.id, ...settings.compare]);
  const given = (names: readonly string[]) =>
    Object.fromEntries(names.flatMap((name) => (query[name] ? [[name, query[name]]] : [])));
  const { period } = settings.chosen;
  const chosen = { ...given(settingNames), ...(period && { period }) };
  const more = given(filters);
  if (Object.keys({ ...chosen, ...more }).length + settings.compare.length === 0) return;
  const read = (shown: Settings['chosen']) =>
    api.get(
      figuresPath(indicator, { ...settings, chosen: shown }, language, {
        ...{ ...more, fields: 'period', limit: 1, meta: 'none' },
      }),
    );
  await read(chosen).catch((error) => {
    // What belongs to no other setting that is chosen is left out.
    if (error instanceof ApiFailure && error.status === 422) return read(settings.chosen);
    throw error;
  });
}

/** A row is one of an indicator that is shown. */
function checkStatement(value: string | undefined, shown: readonly string[]): void {
  if (value !== undefined && !shown.includes(value.split('.')[0] ?? ''))
    throw refused([{ parameter: 'statement', value, allowed: [] }]);
}
