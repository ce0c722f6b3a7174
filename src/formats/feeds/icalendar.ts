import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { z } from 'zod';
import { datasetName } from '../../domain/catalogue/dataset-terms.ts';
import { parsePeriod } from '../../domain/time/period.ts';
import { periodName } from '../../domain/time/period-names.ts';
import type { Context } from '../answer.ts';
import type { Format } from '../format.ts';
import { uuidOf } from './uuid.ts';

/** The columns of a figure that is due. */
const rowSchema = z.object({
  id: z.string(),
  indicator: z.string(),
  nameEn: z.string(),
  nameZh: z.string(),
  area: z.string(),
  nextPeriod: z.string(),
  nextExpected: z.string(),
  publicationLag: z.number(),
  lastPeriod: z.string(),
  lastKnownFrom: z.string(),
});

/** Namespace of the ids of events. It never changes: calendars would show every figure twice. */
const namespace = '310432cb-5044-4fbc-a76d-87129a99b0f1';

const names = { en: `${datasetName.en}: figures due`, zh: `${datasetName.zh}：待发布数据` };
const day = 86_400;

/** Figures that are due as all-day events (RFC 5545). The same data give the same bytes, whatever the day and the clock. */
export const icalendar: Format = {
  name: 'ics',
  title: 'iCalendar: all figures as all-day events, to subscribe to',
  mediaType: 'text/calendar; charset=utf-8',
  extension: 'ics',
  paged: false,
  inline: true,
  async write(answer) {
    const context = await answer.context();
    const calendar = ical({
      prodId: { company: datasetName.en, product: 'Calendar', language: 'EN' },
      name: names[context.lang],
      method: ICalCalendarMethod.PUBLISH,
      ttl: day,
    });
    for await (const rows of answer.rows())
      for (const row of rows) {
        const cells = Object.fromEntries(answer.columns.map(({ name }, place) => [name, row[place]]));
        calendar.createEvent(eventOf(rowSchema.parse(cells), context));
      }
    // RFC 5545 section 3.1: the last line ends like every other.
    return `${calendar}\r\n`;
  },
};

/** Its stamp is the day on which the newest figure became known: what is expected follows from that. */
function eventOf(row: z.infer<typeof rowSchema>, { lang, base, catalogue }: Context) {
  const { id, indicator, nextExpected, lastKnownFrom } = row;
  const [next, last] = [row.nextPeriod, row.lastPeriod].map((period) =>
    periodName(parsePeriod(period), lang),
  );
  const area = row.area === 'CN' ? '' : (catalogue.areas.get(row.area)?.name[lang] ?? row.area);
  const texts = {
    en: {
      summary: [row.nameEn, area, next].filter(Boolean).join(', '),
      description: `Expected ${row.publicationLag} days after the end of the period, the median of its past publications; no producer has announced this day. Newest figure: ${last}, known since ${lastKnownFrom}.`,
    },
    zh: {
      summary: [row.nameZh, area, next].filter(Boolean).join('，'),
      description: `按历次发布与期末间隔的中位数（${row.publicationLag}天）推算，并非生产机构公布的日期。最新数据：${last}，自${lastKnownFrom}可得。`,
    },
  };
  return {
    id: uuidOf(id, namespace),
    stamp: new Date(`${lastKnownFrom}T00:00:00Z`),
    start: new Date(`${nextExpected}T00:00:00Z`),
    allDay: true,
    ...texts[lang],
    url: `${base}/indicators/${indicator}`,
    status: ICalEventStatus.TENTATIVE,
    transparency: ICalEventTransparency.TRANSPARENT,
  };
}
