import { aggregateWords, computationText, ratioTitle } from '../../../charts/computation-text.ts';
import type { Single } from '../../page/base/api-answers.ts';
import type { IndicatorDetail } from '../../page/base/model.ts';
import type { Language } from '../languages.ts';
import type { Api } from '../public-api.ts';
import { codeList } from '../rows.ts';
import type { Settings } from './settings.ts';

/** How the figures of the settings are computed, in the words of pictures and files; null where they are shown as published. @throws ApiFailure */
export async function computationOf(
  api: Api,
  { chosen }: Settings,
  { lang, pick }: Language,
): Promise<string | null> {
  const { transform, base, by, window, aggregate, currency, rate, per } = chosen;
  const [titles, divisor] = await Promise.all([
    transform === undefined || transform === 'ratio' ? null : codeList(api, 'transforms'),
    by === undefined
      ? null
      : api.get<Single<Pick<IndicatorDetail, 'name'>>>(`/v1/indicators/${encodeURIComponent(by)}`),
  ]);
  const title = titles?.get(transform ?? '')?.name ?? null;
  return computationText(
    {
      // A quotient without its divisor is not asked for yet.
      transform: divisor ? ratioTitle : transform === 'level' ? null : title,
      detail: base ?? (divisor && pick(divisor.data.name)) ?? window ?? null,
      aggregate: new Map(Object.entries(aggregateWords)).get(aggregate ?? '') ?? null,
      currency: currency ?? null,
      rate: rate === 'stated' ? 'stated' : 'annualAverage',
      per: per === 'person' || per === 'gdp' ? per : null,
    },
    lang,
  );
}
