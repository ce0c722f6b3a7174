/** What the types of the client promise: the compiler reads this file, nothing runs it. */
import {
  type Client,
  outcomeOf,
  type Problem,
  type ProblemDetails,
  type Schemas,
} from '../../../clients/typescript/src/index.ts';

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
declare function holds<_ extends true>(): void;

export async function rows(client: Client): Promise<void> {
  const [row] = (await client.observations({ indicator: 'data-output-nda' })).data;
  if (row === undefined) return;
  holds<Equal<typeof row.value, number | null>>();
  holds<Equal<typeof row.id, string>>();
  holds<Equal<typeof row.kind, 'actual' | 'preliminary' | 'estimate' | 'forecast' | 'target'>>();
  // @ts-expect-error a published figure has no derivation
  row.derivation;

  for await (const some of client.observations({ indicator: ['a', 'b'], fields: ['period', 'value'] })) {
    holds<Equal<keyof typeof some, 'period' | 'value'>>();
    // @ts-expect-error it was not asked for
    some.unit;
  }
  const fields = ['value', 'areaName', 'unitName'] as const;
  const [named] = (await client.observations({ indicator: 'a', lang: 'zh', fields })).data;
  holds<Equal<(typeof named & object)['areaName'], string>>();
  // @ts-expect-error names are there only where `fields` names them
  row.areaName;

  for await (const computed of client.computed({ indicator: 'a', transform: 'yoy' })) {
    holds<Equal<typeof computed.id, string | null>>();
    computed.derivation.operands;
  }
  const [latest] = (await client.latest('data-output-nda', { lane: 'outturn' })).data;
  holds<Equal<typeof latest, Schemas['LatestFigure'] | undefined>>();
  const [found] = (await client.indicators({ q: 'data' })).data;
  // @ts-expect-error a search says less by default
  found?.definition;
  const [defined] = (await client.indicators({ q: 'data', fields: 'definition' })).data;
  holds<Equal<typeof defined, { readonly definition: Schemas['Text'] } | undefined>>();
  const { meta } = await client.table({ indicator: 'a' });
  holds<Equal<(typeof meta.columns)[number]['lane'], 'outturn' | 'forecast' | 'target'>>();
}

export async function rivals(client: Client): Promise<void> {
  const { data } = await client.concept('a', { period: '2024' });
  holds<Equal<(typeof data.figures)[number], Schemas['RivalFigure']>>();
}

export function parameters(client: Client): void {
  // @ts-expect-error there is no such parameter
  client.observations({ indicator: 'a', colour: 'red' });
  // @ts-expect-error a number is no text
  client.observations({ indicator: 'a', limit: '5' });
  // @ts-expect-error there is no such kind
  client.observations({ indicator: 'a', kind: 'guess' });
  // @ts-expect-error there is no such key
  client.observations({ indicator: 'a', fields: ['colour'] });
  // @ts-expect-error computations are not published
  client.observations({ indicator: 'a', transform: 'yoy' });
  // @ts-expect-error rows keep the codes of their types
  client.observations({ indicator: 'a', labels: 'name' });
  // @ts-expect-error the client reads JSON
  client.observations({ indicator: 'a', format: 'csv' });
  // @ts-expect-error the client follows the pages
  client.indicators({ cursor: 'x' });
  // @ts-expect-error the indicator stands first
  client.latest('a', { indicator: 'b' });
  // @ts-expect-error an id is needed
  client.dossier();
  // @ts-expect-error it needs an address
  client.api.GET('/v1/nowhere');
}

/** Codes of the document that the client does not know, and the other way round. */
type Unknown =
  | Exclude<ProblemDetails['code'], Problem['code']>
  | Exclude<Problem['code'], ProblemDetails['code'] | 'other'>;
holds<Equal<Unknown, never>>();

export async function problems(client: Client): Promise<string | number | null> {
  const outcome = await outcomeOf(client.indicator('a'));
  if (outcome.ok) return outcome.answer.data.id;
  switch (outcome.problem.code) {
    case 'release-gone':
      // @ts-expect-error waiting does not help
      outcome.problem.retryAfter;
      return outcome.problem.tryInstead;
    case 'rate-limited':
      return outcome.problem.retryAfter;
    default:
      // @ts-expect-error not every problem knows another address
      return outcome.problem.tryInstead;
  }
}
