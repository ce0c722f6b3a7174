import { z } from 'zod';
import type { Concept } from '../../domain/catalogue/catalogue.ts';
import { livingIndicators } from '../../domain/catalogue/indicators-at.ts';
import { known } from '../../domain/catalogue/known.ts';
import { Problem } from '../../domain/problems.ts';
import { parsePeriod } from '../../domain/time/period.ts';
import { respelledPeriod, suggesting } from '../../domain/time/period-spellings.ts';
import { comparedConcept } from '../../http/concepts/compared-concept.ts';
import { toConceptComparison } from '../../http/concepts/concept-view.ts';
import { asOfParameter } from '../../http/request/common-parameters.ts';
import { oneId, parameter } from '../../http/request/parameters.ts';
import { linked } from '../../http/response/statement-links.ts';
import { rowSchema, sentenceSchema, toRow } from './figure-row.ts';
import { addressOf, told } from './more-line.ts';
import { joined, quotable, type Shown } from './quotable.ts';
import { type Asking, tool } from './tool.ts';
import { common, ending, requireIds } from './tool-parameters.ts';

const input = z.strictObject({
  concept: parameter(oneId, {
    description: 'Id of a concept, or of one of its indicators.',
    example: 'digital-economy-size',
  }),
  period: parameter(suggesting(parsePeriod, respelledPeriod), {
    description:
      'The period to compare: `2024`, `2024-Q3`, `2024-06`. By default the latest that most rivals have.',
    example: '2022',
  }).optional(),
  area: common.area,
  asOf: asOfParameter('Figures as known on that day'),
  lang: common.lang,
});

/** Rivals of a concept side by side. */
export const compareTool = tool({
  name: 'compare',
  title: 'Compare rival figures',
  description:
    'Sets the indicators that measure one concept by different definitions side by side for one period: how far apart they are, and why. Never join or average them.',
  input,
  output: z.strictObject({
    sentence: sentenceSchema,
    concept: z.string(),
    area: z.string().nullable(),
    period: z.string().nullable(),
    why: z.string().describe('Why the indicators differ.'),
    figures: z
      .array(rowSchema.extend({ differs: z.string().nullable().describe('How its definition differs.') }))
      .describe('Outturns first, then forecasts, then targets; the largest first in each.'),
    without: z.array(z.string()).describe('Indicators of the concept without a figure for the period.'),
    periods: z.array(z.string()).describe('The newest periods with figures.'),
    ...ending,
  }),
  async answer({ written, read: { lang, area = null, period = null, asOf = null, concept: asked } }, asking) {
    await requireIds({ area }, { area: 'areas' }, asking);
    const concept = await conceptOf(asked, asking);
    const catalogue = await asking.store.catalogue();
    const { compared } = await comparedConcept(concept, { area, period, asOf }, asking.store);
    const shown = {
      ...linked({ lang, scale: '1', base: asking.base }),
      catalogue,
      labels: 'code',
      fields: undefined,
    } as const;
    const view = toConceptComparison(concept, compared, shown);
    const how: Shown = { catalogue, lang };
    const why = concept.why[lang];
    const sentence = sentenceOf(view.ranges, compared.figures[0], how) || nothing[lang];
    const { concept: _, ...rest } = written;
    const more = addressOf(`/v1/concepts/${concept.id}`, rest, asking.base);
    return {
      entries: compared.figures.length,
      withFirst: (count) => {
        const first = compared.figures.slice(0, count);
        const differs = (indicator: string) => known(catalogue.indicators, indicator).differs?.[lang] ?? null;
        const quoted = first.map((figure) => `- ${quotable(figure, lang)}`);
        const data = {
          ...{ sentence, concept: concept.id, area: view.area, period: view.period, why },
          figures: first.map((figure) => ({ ...toRow(figure, how), differs: differs(figure.indicator) })),
          without: view.others.map(({ indicator }) => indicator),
          periods: view.periods.slice(0, 8).map(({ period }) => period),
        };
        const extent = { shown: count, total: compared.figures.length, more };
        return told([sentence, ...quoted, why], data, { ...extent, lang });
      },
    };
  },
});

const nothing = {
  en: 'No rival has a figure for that area and period; `periods` has those with figures.',
  zh: '该地区、该时期没有任何口径的数值；已有数值的时期见 `periods`。',
} as const;

type Figure = Parameters<typeof quotable>[0];

function sentenceOf(
  ranges: readonly { readonly statement: string }[],
  first: Figure | undefined,
  { lang }: Shown,
): string {
  if (ranges.length > 0)
    return joined(
      ranges.map(({ statement }) => statement),
      lang,
    );
  return first === undefined ? '' : quotable(first, lang);
}

/** A concept by its id or by that of one of its indicators. @throws Problem where there is none */
async function conceptOf(id: string, asking: Asking): Promise<Concept> {
  const catalogue = await asking.store.catalogue();
  const indicator = livingIndicators(catalogue).get(id);
  if (indicator === undefined) await requireIds({ concept: id }, { concept: 'concepts' }, asking);
  const concept = catalogue.concepts.get(indicator?.concept ?? id);
  if (concept !== undefined) return concept;
  throw new Problem(
    'not-computable',
    `${id} belongs to no concept: nothing else measures the same. The tool series has its figures.`,
  );
}
