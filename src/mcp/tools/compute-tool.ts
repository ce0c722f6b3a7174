import { z } from 'zod';
import { withChecksOf } from '../../domain/checks/contradictions.ts';
import { type Computed, toDerivedObservation } from '../../domain/derivation/rows/derived-observation.ts';
import { derivedObservationSchema } from '../../domain/derivation/rows/derived-schema.ts';
import type { Lang } from '../../domain/numbers/display.ts';
import { Problem } from '../../domain/problems.ts';
import { grades, kinds, missingReasons } from '../../domain/statements/codes.ts';
import { compareEnds, frequencies } from '../../domain/time/period.ts';
import { computationOf, selectionOf } from '../../http/observations/asked.ts';
import {
  computationTerms,
  requireValidCombination,
} from '../../http/observations/computation/combinations.ts';
import { computations } from '../../http/observations/computation/computations.ts';
import { derivedRows } from '../../http/observations/computation/compute.ts';
import { contradictedRows } from '../../http/observations/computation/contradicted-rows.ts';
import { observationParameters } from '../../http/observations/observation-parameters.ts';
import { RequestAddress } from '../../http/request/addresses.ts';
import { choice } from '../../http/request/parameters.ts';
import { currentRelease } from '../../http/response/envelope.ts';
import { linked } from '../../http/response/statement-links.ts';
import { rowSchema, sentenceSchema } from './figure-row.ts';
import { addressOf, told } from './more-line.ts';
import { joined } from './quotable.ts';
import { tool } from './tool.ts';
import { common, ending, plainQuery, requireIds, requireIndicator, soleArea } from './tool-parameters.ts';

const { period, asOf, transform, base, by, per, currency, aggregate } = observationParameters.shape;
const {
  period: span,
  lane,
  kind,
  value,
  missingReason,
  unit,
  qualifier,
  display,
  derivation,
} = derivedObservationSchema.shape;
const { lower, upper, grade } = rowSchema.shape;

const figureSchema = z.strictObject({
  ...{ period: span, lane, kind, value, missingReason, unit, qualifier, lower, upper, display },
  grade: grade.nullable().describe('The worst of the figures that it is computed from.'),
  formula: derivation.shape.formula,
});

/** What is computed of the figures of one indicator and area: growth, an index, a share of GDP, per person, in dollars. */
export const computeTool = tool({
  name: 'compute',
  title: 'Computed figures',
  description:
    'Growth, average growth, an index, a share of GDP, per person, in dollars, or sums of a year, of one indicator in one area, each with the bounds that its figures allow. No source states a computed figure: look first whether one is published (search "growth" or "share"), and quote that. Published figures that the result does not fit are named in contradictions.',
  input: z.strictObject({
    ...{ indicator: common.indicator, area: common.area, transform, base, by, per, currency, aggregate },
    frequency: choice(frequencies, {
      description: 'Of the figures that are computed with, or with `aggregate` of the result.',
      example: 'A',
    }).optional(),
    ...{ period, asOf, lang: common.lang },
  }),
  output: z.strictObject({
    sentence: sentenceSchema,
    contradictions: z.array(z.string()).describe('Published figures that the computed ones do not fit.'),
    warnings: z.array(z.string()).describe('What was left out, and why.'),
    figures: z.array(figureSchema).describe('The newest first.'),
    ...ending,
  }),
  async answer({ written, read }, asking) {
    const { lang, frequency, ...parameters } = read;
    await requireIds({ area: read.area, by: read.by }, { area: 'areas', by: 'indicators' }, asking);
    const indicator = await requireIndicator(read.indicator, asking);
    const stored = await asking.store.catalogue();
    const area = read.area ?? soleArea(indicator, stored);
    const query = {
      ...{ ...plainQuery, ...parameters, indicator: [indicator.id], area: [area] },
      ...{ frequency: frequency && [frequency], lang },
    };
    const more = addressOf('/v1/observations', { ...written, area }, '');
    const address = new RequestAddress(more);
    requireValidCombination(query, address);
    const release = currentRelease(stored);
    const selection = selectionOf(query, stored, release);
    const catalogue = withChecksOf(stored, selection);
    const computation = computationOf({ query, catalogue });
    if (computation === null) throw nothingAsked();
    const request = { address, gone: asking.signal };
    const { rows, warnings } = await computations.run({ signal: asking.signal }, () =>
      derivedRows({ request, query, store: asking.store, catalogue, selection }, false),
    );
    const how = {
      ...linked({ lang, scale: '1', base: asking.base }),
      ...{ transform: computationTerms(address), computation, release: release.id },
    };
    const shown = rows.toSorted(latestFirst).map((row) => toDerivedObservation(row, catalogue, how));
    const contradictions = contradictedRows(rows, catalogue).map((text) => text[lang]);
    const notes = warnings.map(({ detail }) => detail);
    const sentence = sentenceOf(shown, lang);
    return {
      entries: shown.length,
      withFirst: (count) => {
        const first = shown.slice(0, count);
        return told(
          [sentence, ...contradictions, ...notes, ...first.map((row) => lineOfRow(row, lang))],
          { sentence, contradictions, warnings: notes, figures: first.map(toFigure) },
          { shown: count, total: shown.length, more: asking.base + more, lang },
        );
      },
    };
  },
});

type Observed = ReturnType<typeof toDerivedObservation>;
type Figure = z.input<typeof figureSchema>;

function latestFirst({ point: a }: Computed, { point: b }: Computed): number {
  return compareEnds(b.period, a.period);
}

function toFigure({ evidence, bounds, derivation: { formula }, ...row }: Observed): Figure {
  const { period, lane, kind, value, missingReason, unit, qualifier, display } = row;
  return {
    ...{ period, lane, kind, value, missingReason, unit, qualifier, display, formula },
    ...{ lower: bounds?.lower ?? null, upper: bounds?.upper ?? null, grade: evidence?.grade ?? null },
  };
}

/** The newest outturn that could be computed, or what stands first. */
function sentenceOf(shown: readonly Observed[], lang: Lang): string {
  const quoted = shown.find(({ value, lane }) => value !== null && lane === 'outturn') ?? shown[0];
  if (quoted === undefined)
    return lang === 'en'
      ? 'There is no figure to compute with. Leave out period, frequency or asOf; series shows the figures.'
      : '没有可供计算的数值。请去掉时期、频度或日期条件；series 列有已公布的数值。';
  return joined([quoted.statement, gradeText(quoted, lang)], lang);
}

function gradeText({ evidence }: Observed, lang: Lang): string {
  if (evidence === null) return '';
  const name = grades[evidence.grade].name[lang];
  return lang === 'en'
    ? `The weakest figure in it has evidence grade ${evidence.grade} (${name}).`
    : `所用数值中最低的证据等级为${evidence.grade}（${name}）。`;
}

/** A figure on one line: when, how much, of what kind or why there is none, how computed, how sure. */
function lineOfRow({ period, display, kind, missingReason, ...row }: Observed, lang: Lang): string {
  const { evidence, derivation } = row;
  const notes = [
    kind === 'actual' ? null : kinds[kind].name[lang],
    missingReason === null ? null : missingReasons[missingReason].name[lang],
    derivation.formula,
    evidence === null ? null : lang === 'en' ? `grade ${evidence.grade}` : `证据等级${evidence.grade}`,
  ].filter((note) => note !== null);
  if (lang === 'zh') return `- ${period}：${display}${notes.length === 0 ? '' : `（${notes.join('，')}）`}`;
  return `- ${period}: ${display}${notes.length === 0 ? '' : ` (${notes.join(', ')})`}`;
}

function nothingAsked(): Problem {
  return new Problem(
    'invalid-parameters',
    'Nothing is computed: name transform (such as yoy, cagr with base, index with base), per=gdp, per=person, currency=USD or aggregate. The tool series has the published figures.',
  );
}
