import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { planImport } from '../../../../src/store/import/import-plan.ts';
import { draftIndicators, newEntries } from '../../../../src/store/import/new-indicators.ts';
import { readSeedFiles } from '../../../../src/store/seed/read/seed-files.ts';
import { faultOf } from '../../../domain/derivation/faulty.ts';
import { fixtureSeed } from '../../../fixtures/seed.ts';
import { readSheet } from '../sheets.ts';

const folder = mkdtempSync(join(tmpdir(), 'new-'));
const path = join(folder, 'new.yaml');
afterAll(() => rmSync(folder, { recursive: true }));

const seed = readSeedFiles(fixtureSeed);
const table = 'indicator,area,period,value,unit\n本地数据量,CN,2019,15,ZB\n';
const planned = () =>
  planImport(readSheet(table), seed, {
    ...{ number: 1, source: 'yearbook-2022', today: '2025-11-01', entries: newEntries(path) },
  });

it('new indicators are drafted, and imported with their figures once the draft is finished', () => {
  const { dataset, sheet, rows } = planned();
  expect(rows).toMatchObject([
    { outcome: 'rejected', detail: { en: expect.stringContaining('--new-indicators') } },
  ]);
  const drafted = () => draftIndicators(path, sheet.unknownIndicators, dataset);
  expect(faultOf(drafted).message).toContain('until then nothing is imported');
  const draft = readFileSync(path, 'utf8');
  expect(draft).toMatch(/name: \{ en: TODO, zh: "本地数据量" \}[\s\S]*unit: ZB # the table says ZB/);
  expect(faultOf(planned).message).toMatch(/new\.yaml:\d+: write what belongs in the place of TODO/);
  expect(faultOf(drafted).message).toContain('does not describe 本地数据量');
  const [topic = ''] = dataset.topics.keys();
  const [producer = ''] = dataset.producers.keys();
  const finished = draft
    .replace('TODO-1', 'local-volume')
    .replace('topic: TODO', `topic: ${topic}`)
    .replace('producer: TODO', `producer: ${producer}`)
    .replace('nature: TODO', 'nature: flow');
  writeFileSync(path, finished.replaceAll('TODO', 'Local'));
  const plan = planned();
  expect(plan.rows).toMatchObject([{ outcome: 'first', id: 'local-volume.CN.2019.yearbook-2022' }]);
  // In the order in which a folder is read.
  expect([...plan.files.keys()]).toEqual([...plan.files.keys()].sort());
  expect([...plan.files.keys()][0]).toBe('imports/0001/indicators.yaml');
});
