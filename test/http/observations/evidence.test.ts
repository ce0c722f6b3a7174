import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../../src/domain/statements/evidence-schema.ts';
import { type Row, type Single, seedFolder, served } from '../server.ts';

const server = served({ folder: seedFolder });

const series = '/v1/observations?indicator=data-output-nda&period=2024';
const article = 'data-output-nda.CN.2024.capitalfm-2025-09-22';

const evidences = async (path: string) =>
  (await server().json(path)).data.map(({ evidence }) => evidence as Evidence | null);

describe('the evidence of a row', () => {
  it('says who confirmed it, by hand: four publishers and iSHARE after Xinhua', async () => {
    expect(await evidences(series)).toEqual([
      {
        grade: 'A',
        tier: 'official',
        confirmations: 5,
        disputes: 0,
        failedChecks: [],
        rivals: null,
        confirmedOn: '2026-03-18',
      },
    ]);
  });

  it('knows under asOf only what was known on that day', async () => {
    expect(await evidences(`${series}&asOf=2025-04-29`)).toMatchObject([{ grade: 'B', confirmations: 0 }]);
    expect(await evidences(`${series}&asOf=2025-06-10`)).toMatchObject([
      { grade: 'A', confirmations: 2, confirmedOn: '2025-06-10' },
    ]);
  });

  it('knows of a release only what that release has', async () => {
    expect(await evidences(`${series}&release=1`)).toMatchObject([
      { grade: 'B', confirmations: 0, confirmedOn: null },
    ]);
  });

  it('has rivals in the scale of the row', async () => {
    const path = '/v1/observations?indicator=data-enterprises-nddri&period=2024';
    const [plain] = await evidences(path);
    const [scaled] = await evidences(`${path}&scale=wan`);
    expect(plain?.rivals?.lowest).toMatchObject({ indicator: 'data-enterprises-nda-narrow', value: 190_000 });
    expect(plain?.rivals?.highest).toMatchObject({ qualifier: 'over', value: 1_000_000 });
    expect(scaled?.rivals?.lowest.value).toBe(19);
  });

  it('is in the dossier, and a failed check is named there', async () => {
    const { data } = await server().json<Single<Row & { evidence: Evidence }>>(`/v1/observations/${article}`);
    expect(data.evidence).toMatchObject({ grade: 'A', confirmations: 2 });
    const quotient = await server().json<Single<Row & { evidence: Evidence; checks: { id: string }[] }>>(
      '/v1/observations/data-output-nda.CN.2024.mofcom-20250610',
    );
    const { evidence, checks } = quotient.data;
    expect(evidence.failedChecks).toEqual(['data-output-per-head-2024']);
    expect(checks.map(({ id }) => id)).toContain('data-output-per-head-2024');
  });
});

describe('the grade', () => {
  it('leads the latest figures of an indicator', async () => {
    const { data } = await server().json<Single<{ latest: Record<string, object | null> }>>(
      '/v1/indicators/data-output-nda',
    );
    expect(Object.keys(data.latest.outturn ?? {})[0]).toBe('grade');
    expect(data.latest.outturn).toMatchObject({ grade: 'B', evidence: { grade: 'B' } });
  });

  it('is a code with its meaning in both languages', async () => {
    const { data } = await server().json('/v1/codelists/grades');
    expect(data.map(({ id }) => id)).toEqual(['A', 'B', 'C', 'D']);
    for (const { definition } of data)
      expect(definition).toEqual({ en: expect.any(String), zh: expect.stringMatching(/\p{Script=Han}/u) });
  });

  it('can be asked for alone, in every row format', async () => {
    expect((await server().json(`${series}&fields=grade`)).data).toEqual([{ grade: 'A' }]);
    expect(await server().text(`${series}&fields=grade&format=csv`)).toBe('grade\r\nA\r\n');
    expect(await server().text(`${series}&fields=evidence&format=csv`)).toBe(
      'grade,confirmations,disputes\r\nA,5,0\r\n',
    );
    expect(await server().text(`${series}&fields=grade&format=ndjson`)).toBe('{"grade":"A"}\n');
    expect(Object.keys((await server().json(`${series}&fields=evidence`)).data[0] ?? {})).toEqual([
      'evidence',
    ]);
    for (const format of ['xlsx', 'parquet'])
      expect((await server().get(`${series}&fields=grade&format=${format}`)).status).toBe(200);
  });
});

/** Rows of a CSV answer by column. */
const table = async (path: string): Promise<Record<string, string>[]> =>
  parse(await server().text(path), { columns: true, bom: true });

describe('the last columns of a table', () => {
  it.each(['', '&asOf=2025-06-30', '&release=1'])('equal the evidence of the JSON rows%s', async (when) => {
    const path = `/v1/observations?source=capitalfm-2025-09-22,people-20250429&revisions=all${when}`;
    const rows = await table(`${path}&format=csv`);
    expect(Object.keys(rows[0] ?? {}).slice(-3)).toEqual(['grade', 'confirmations', 'disputes']);
    expect(rows.map(({ grade, confirmations, disputes }) => [grade, confirmations, disputes])).toEqual(
      (await evidences(path)).map((evidence) => [
        evidence?.grade,
        String(evidence?.confirmations),
        String(evidence?.disputes),
      ]),
    );
  });
});

describe('every computed row of the catalogue', () => {
  it.each([
    ['transform=yoy', ''],
    ['transform=change', ''],
    ['transform=movingAverage&window=2', ''],
    ['per=gdp&frequency=A', ''],
    ['transform=yoy', '&asOf=2025-06-30'],
    ['transform=yoy', '&asOf=2022-01-01'],
  ])('of %s%s has the worst grade of its operands and no confirmations', async (computation, when) => {
    const statements = await table(`/v1/observations?indicator=*&revisions=all&format=csv${when}`);
    const grades = new Map(statements.map(({ id, grade }) => [id, grade ?? '']));
    const rows = await table(`/v1/observations?indicator=*&format=csv&${computation}${when}`);
    const computed = rows.filter(({ operands }) => operands !== '');
    expect(computed.length).toBeGreaterThan(20);
    for (const { operands = '', grade, confirmations } of computed) {
      const worst = operands.split(' ').map((part) => grades.get(part.slice(part.indexOf('=') + 1)) ?? '?');
      expect([grade, confirmations], operands).toEqual([worst.sort().at(-1), '0']);
    }
  });

  it('says so in JSON too, and has no evidence where it has no operands', async () => {
    const { data } = await server().json('/v1/observations?indicator=data-output-nda&transform=yoy');
    const evidence = data.map((row) => row.evidence as Evidence | null);
    expect(evidence[0]).toBeNull();
    expect(evidence.at(-1)).toEqual({
      grade: 'B',
      tier: null,
      confirmations: 0,
      disputes: 0,
      failedChecks: [],
      rivals: null,
      confirmedOn: null,
    });
  });
});
