import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Text } from '../../../src/domain/statements/codes.ts';
import { patience } from '../../fixtures/catalogue.ts';
import { problemOf } from '../plugins/problem.ts';
import { type List, type Row, type Server, type Single, seedFolder, serve } from '../server.ts';
import type { Check } from './check.ts';

let server: Server;
let checks: readonly Check[];
const list = async (query = '') =>
  (await server.json<Omit<List, 'data'> & { data: readonly Check[] }>(`/v1/checks?limit=1000${query}`)).data;
const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id).toSorted();
beforeAll(async () => {
  server = await serve({ folder: seedFolder });
  checks = await list();
}, patience);
afterAll(() => server.app.close());

const han = /\p{Script=Han}/u;
const isBilingual = ({ en, zh }: Text) => en !== '' && !han.test(en) && han.test(zh);

describe('the checks', () => {
  it('are at least 150, of which people wrote at least 40', () => {
    expect(checks.length).toBeGreaterThanOrEqual(150);
    expect(new Set(idsOf(checks)).size).toBe(checks.length);
    const written = checks.filter(({ origin }) => origin === 'written');
    expect(written.length).toBeGreaterThanOrEqual(40);
    expect(new Set(written.map(({ identity }) => identity))).toEqual(
      new Set(['growth', 'share', 'sum', 'equivalent', 'quotient', 'compound', 'agreement']),
    );
  });

  it('give their reason and a sentence in both languages', () => {
    for (const { id, title, why, sentence } of checks) {
      for (const text of [title, why, sentence]) expect(isBilingual(text), id).toBe(true);
      expect(sentence.en, id).toMatch(/\.$/);
      expect(sentence.zh, id).toMatch(/。$/);
      expect(sentence.en + sentence.zh, id).not.toMatch(/undefined|NaN|null|Infinity|…| {2}|\{/);
    }
    const reasons = checks.filter(({ origin }) => origin === 'written').map(({ why }) => why.en);
    expect(new Set(reasons).size).toBe(reasons.length);
  });

  it('name the rule that made them, when no one wrote them', () => {
    for (const { id, origin, rule } of checks) expect(rule === null, id).toBe(origin === 'written');
  });

  it('do not repeat one another', () => {
    const prints = checks.map(({ identity, operands, sentence }) =>
      [identity, sentence.en, ...operands.map(({ id }) => id).toSorted()].join(' '),
    );
    expect(new Set(prints).size).toBe(prints.length);
  });

  it('show both sides with bounds that hold their value, and a slack that says whether they meet', () => {
    for (const { id, left, right, outcome, slack } of checks) {
      if (outcome === 'notComputable') {
        expect([left, right, slack], id).toEqual([null, null, null]);
        continue;
      }
      for (const side of [left, right]) {
        const { value, bounds, display } = side ?? {
          value: null,
          bounds: { lower: null, upper: null },
          display: { en: '', zh: '' },
        };
        expect(bounds.lower !== null || bounds.upper !== null, id).toBe(true);
        if (value !== null)
          expect((bounds.lower ?? value) <= value && value <= (bounds.upper ?? value), id).toBe(true);
        expect(display.en !== '' && display.zh !== '', id).toBe(true);
      }
      if (slack !== null) expect(outcome === 'consistent' ? slack >= 0 : slack <= 0, id).toBe(true);
      if (outcome === 'inconsistent') expect(slack, id).not.toBeNull();
    }
  });

  it('are published as inconsistent with an explanation, or say that there is none where nobody wrote them', () => {
    const misfits = checks.filter(({ outcome }) => outcome === 'inconsistent');
    expect(misfits.length).toBeGreaterThan(0);
    for (const { id, explanation } of misfits)
      expect(explanation !== null && isBilingual(explanation), id).toBe(true);
    for (const { id, explanation, origin } of misfits)
      if (origin === 'written') expect(explanation?.en, id).not.toBe('Not explained.');
    for (const { id, explanation, outcome } of checks)
      if (outcome !== 'inconsistent') expect(explanation, id).toBeNull();
  });

  it('work with statements that exist', async () => {
    const { data } = await server.json<{ data: Row[] }>('/v1/changes?limit=1000&fields=id');
    const csv: string[][] = parse(await server.text('/v1/changes?format=csv'), { from: 2 });
    const all = new Set(csv.map(([id]) => id));
    expect(data).toHaveLength(1000);
    for (const { id, operands } of checks)
      for (const operand of operands) expect(all.has(operand.id), id).toBe(true);
  });
});

describe('the filters of checks', () => {
  it.each([
    ['outcome', ['consistent', 'inconsistent', 'notComputable']],
    ['identity', ['growth', 'share', 'sum', 'equivalent', 'quotient', 'compound', 'agreement']],
    ['origin', ['written', 'generated']],
  ])('by %s part them all', async (name, words) => {
    const parts = await Promise.all(words.map((word) => list(`&${name}=${word}`)));
    for (const [place, word] of words.entries())
      expect(parts[place]?.every((check) => check[name] === word)).toBe(true);
    expect(idsOf(parts.flat())).toEqual(idsOf(checks));
    expect(idsOf(await list(`&${name}=${words.join(',')}`))).toEqual(idsOf(checks));
  });

  it('by indicator find those that work with it, and all of them', async () => {
    const found = await list('&indicator=data-output-nda');
    const having = checks.filter(({ operands }) =>
      operands.some(({ id }) => id.startsWith('data-output-nda.')),
    );
    expect(idsOf(found)).toEqual(idsOf(having));
    expect(idsOf(found)).toContain('data-output-growth-2024');
    expect(await list('&indicator=data-output-nda&origin=written&outcome=notComputable')).toEqual([]);
  });

  it('are refused with what would be right', async () => {
    const { errors } = await problemOf(
      await server.get('/v1/checks?outcome=fine&origin=mine'),
      'invalid-parameters',
    );
    expect(errors.map(({ parameter }) => parameter)).toEqual(['outcome', 'origin']);
    await problemOf(await server.get('/v1/checks?indicator=data-output'), 'unknown-id');
  });

  it('hold for CSV as for JSON', async () => {
    const rows: Record<string, string>[] = parse(await server.text('/v1/checks?format=csv&origin=written'), {
      columns: true,
    });
    const written = checks.filter(({ origin }) => origin === 'written');
    expect(rows.map(({ id, outcome, sentenceEn }) => [id, outcome, sentenceEn]).toSorted()).toEqual(
      written.map(({ id, outcome, sentence }) => [id, outcome, sentence.en]).toSorted(),
    );
  });
});

describe('one check', () => {
  // Worked out by hand: 41.055 / 1.255 and 41.065 / 1.245; 48.5 / 0.355 and 49.5 / 0.345; 48.5 / 6.95 and 49.5 / 6.85.
  it.each([
    ['data-output-growth-2024', 'growth', 32.848, [32.713, 32.984], 32.85],
    ['nda-gdp-share-2025', 'share', 140e12, [136.62e12, 143.48e12], 140.1879e12],
    ['nda-dollars-2025', 'equivalent', 7.1014, [6.9784, 7.2263], 7.1875],
    ['core-gdp-share-2024', 'agreement', 10, [9.5, 10.5], 10.4],
  ])('of the article: %s', async (id, identity, implied, ends, published) => {
    const { data } = await server.json<Single<Check>>(`/v1/checks/${id}`);
    expect(data).toMatchObject({ id, identity, origin: 'written', outcome: 'consistent' });
    const { value, bounds } = data.left ?? { value: null, bounds: { lower: null, upper: null } };
    expect([value, bounds.lower, bounds.upper].map((number) => Number(number?.toPrecision(5)))).toEqual([
      implied,
      ...ends,
    ]);
    expect(data.right?.value).toBe(published);
    expect(data.operands.some((operand) => operand.id.endsWith('.capitalfm-2025-09-22'))).toBe(true);
    expect(data).toEqual(checks.find((check) => check.id === id));
  });

  it('is named by the dossier of every statement that it works with', async () => {
    const { data: check } = await server.json<Single<Check>>('/v1/checks/data-output-growth-2024');
    for (const { id } of check.operands) {
      const { data } = await server.json<Single<{ checks: Check[] }>>(`/v1/observations/${id}`);
      expect(idsOf(data.checks)).toEqual(
        idsOf(checks.filter(({ operands }) => operands.some((operand) => operand.id === id))),
      );
      expect(data.checks.find((entry) => entry.id === check.id)).toMatchObject({
        outcome: 'consistent',
        sentence: check.sentence,
      });
    }
  });

  it('that is unknown is answered with the nearest one', async () => {
    const { links } = await problemOf(await server.get('/v1/checks/data-output-growth-202'), 'unknown-id');
    expect(links.tryInstead).toMatch(/\/v1\/checks\/data-output-growth-202\d$/);
    expect((await server.get(links.tryInstead ?? '')).status).toBe(200);
  });
});
