import type { Single } from '../../page/base/api-answers.ts';
import type { Dossier } from '../../page/base/model.ts';
import { refused } from '../address/page-query.ts';
import { figuresPath, type Settings } from '../indicator/settings.ts';
import type { IndicatorAnswer } from '../indicator/view.tsx';
import type { Language } from '../languages.ts';
import { type Api, ApiFailure } from '../public-api.ts';
import { withQuery } from '../rows.ts';
import { rowKey, type TableRow } from './table-rows.ts';

/** What a row shows once it is opened. */
export interface OpenRow {
  readonly key: string;
  /** All about the statement; null of a computed figure. */
  readonly dossier: Single<Dossier> | null;
  /** The references of its documents and of the dataset, in each style. */
  readonly references: Readonly<Record<'apa' | 'gbt7714', readonly string[]>>;
  /** Path of the same in a format for reference managers, without it. */
  readonly citation: string;
}

interface About {
  readonly indicator: IndicatorAnswer;
  readonly settings: Settings;
  readonly language: Language;
  readonly rows: readonly TableRow[];
}

/** The row that an address names. @throws ApiFailure where it is neither a statement nor a figure of the table */
export async function openedRow(api: Api, key: string, about: About): Promise<OpenRow> {
  const { language, rows } = about;
  const row = rows.find((one) => rowKey(one) === key);
  const path = withQuery(`/v1/observations/${encodeURIComponent(key)}`, { lang: language.parameter });
  if (row?.id === null) return { key, dossier: null, ...(await referencesOf(api, placeOf(row, about))) };
  const dossier = await api.get<Single<Dossier>>(path).catch((error) => {
    throw error instanceof ApiFailure && !error.passes ? unknown(key) : error;
  });
  // What came later was not known on the chosen day.
  if (dossier.data.knownFrom > (about.settings.chosen.asOf ?? '9')) throw unknown(key);
  return { key, dossier, ...(await referencesOf(api, path)) };
}

function unknown(value: string): ApiFailure {
  return refused([{ parameter: 'statement', value, allowed: [] }]);
}

/** The path of one computed figure. */
function placeOf({ indicator: id, area, period, lane, frequency }: TableRow, about: About): string {
  const { indicator, settings, language } = about;
  const parameters = { indicator: id, area, period, lane, frequency };
  return figuresPath(indicator, settings, language, parameters);
}

async function referencesOf(api: Api, path: string) {
  const citation = `${path}${path.includes('?') ? '&' : '?'}format=`;
  const lines = async (format: string) => (await api.text(citation + format)).split('\n').filter(Boolean);
  const [apa, gbt7714] = await Promise.all([lines('apa'), lines('gbt7714')]);
  return { citation, references: { apa, gbt7714 } };
}
