import { z } from 'zod';
import { linked } from '../../http/response/statement-links.ts';
import { claimIds, claimOf, claimParameters, requireWholeClaim } from '../../http/verify/claim-parameters.ts';
import { toVerification, verificationSchema } from '../../http/verify/verification-view.ts';
import { verifyClaim } from '../../http/verify/verify-claim.ts';
import { rowSchema, sentenceSchema, toRow } from './figure-row.ts';
import { addressOf, told } from './more-line.ts';
import { evidenceText, joined, lineOf, type Shown } from './quotable.ts';
import { tool } from './tool.ts';
import { common, ending, requireIds } from './tool-parameters.ts';

const written = claimParameters.value.unwrap();
const { verdict, readings, obstacle, periodBasis } = verificationSchema.shape.data.shape;
const { indicator, area, period, lanes, figure } = readings.element.shape;
const claimed = figure.unwrap().shape.display.nullable();

/** Whether a claim is right. */
export const verifyTool = tool({
  name: 'verify',
  title: 'Verify a claim',
  description:
    'Compares a claim such as "China produced 40 ZB of data in 2024", in English or Chinese, with what is known: `supported`, `outdated`, `otherDefinition`, `otherLane`, `undecided`, `contradicted`, `notKnown` or `notUnderstood`, with the figures on which the verdict rests. Give the sentence as `text`, with one figure in it, or its parts.',
  input: z
    .strictObject({
      ...claimParameters,
      value: z
        .union([z.string(), z.number()])
        .transform(String)
        .pipe(written)
        .meta({ ...written.meta() })
        .optional(),
      lang: common.lang,
    })
    .superRefine(requireWholeClaim),
  output: z.strictObject({
    ...{ verdict, sentence: sentenceSchema },
    readings: z
      .array(z.strictObject({ indicator, area, period, lanes, figure: claimed }))
      .describe('How the claim was read; null is what it leaves open.'),
    ...{ obstacle, periodBasis },
    figures: z
      .array(rowSchema.extend({ isGround: z.boolean().describe('True where the verdict rests on it.') }))
      .describe('Those on which the verdict rests, then other current figures for the period.'),
    others: z
      .array(z.strictObject({ indicator: z.string(), name: z.string() }))
      .describe('Other indicators that the words fit.'),
    ...ending,
  }),
  async answer({ written, read }, asking) {
    const { store, base, today } = asking;
    await requireIds(read, claimIds, asking);
    const { lang } = read;
    const how: Shown = { catalogue: await store.catalogue(), lang };
    const verification = await verifyClaim(claimOf(read), store, today);
    const view = toVerification(verification, { ...linked({ lang, scale: '1', base }), ...how });
    const figures = [...verification.grounds, ...verification.besides];
    const [ground] = verification.grounds;
    const evidence = ground === undefined ? '' : evidenceText(ground, lang);
    const sentence = joined([view.statement, evidence], lang);
    const more = addressOf('/v1/verify', written, base);
    return {
      entries: figures.length,
      withFirst: (count) => {
        const shown = figures.slice(0, count);
        const lines = shown.map((statement) => lineOf(statement, how, true));
        const data = {
          ...{ verdict: view.verdict, sentence },
          readings: view.readings.slice(0, 4).map(toReading),
          ...{ obstacle: view.obstacle, periodBasis: view.periodBasis },
          figures: shown.map((statement) => ({
            ...{ ...toRow(statement, how), isGround: verification.grounds.includes(statement) },
          })),
          others: view.others.map(({ indicator, name }) => ({ indicator, name: name[lang] })),
        };
        return told([sentence, ...lines], data, { shown: count, total: figures.length, more, lang });
      },
    };
  },
});

type Reading = ReturnType<typeof toVerification>['readings'][number];

function toReading({ indicator, area, period, lanes, figure }: Reading) {
  return { indicator, area, period, lanes, figure: figure?.display ?? null };
}
