import { describe, expect, it } from 'vitest';
import type { Opened } from './contract.ts';

export function describeSearch(store: Opened): void {
  const ranked = async (text: string) => (await store().search(text)).hits.map(({ id }) => id);
  const found = async (text: string) => (await ranked(text)).toSorted();
  const best = async (text: string) => (await ranked(text))[0];

  describe('search', () => {
    it('finds English words in any case', async () => {
      expect(await best('platforms')).toBe('platforms-so');
      expect(await best('DATA PLATFORMS')).toBe('platforms-so');
    });

    it('finds words by their beginning', async () => {
      expect(await best('platf')).toBe('platforms-so');
    });

    it.each(['platfroms', 'plaforms', 'platformz'])('finds %s with its slip', async (text) => {
      expect(await best(text)).toBe('platforms-so');
    });

    it('finds Chinese words', async () => {
      expect(await best('数据平台')).toBe('platforms-so');
      expect(await found('增速')).toEqual(['data-volume-so-yoy']);
      expect(await found('美元')).toEqual(['data-trade-value-so-usd']);
    });

    it('finds a single Chinese character as the beginning of a word', async () => {
      expect(await found('增')).toEqual(['data-volume-so-yoy']);
    });

    it('finds Chinese and Latin words side by side, with or without a space between', async () => {
      expect(await best('growth 增速')).toBe('data-volume-so-yoy');
      expect(await best('growth增速')).toBe('data-volume-so-yoy');
      expect(await best('增速growth')).toBe('data-volume-so-yoy');
    });

    it('finds by topic, producer and concept', async () => {
      expect(await found('institute')).toEqual(['data-volume-di']);
      expect(await found('数研院')).toEqual(['data-volume-di']);
    });

    it('requires every word', async () => {
      expect(await found('growth dollars')).toEqual([]);
    });

    it('ranks a hit in a name before one in a definition', async () => {
      const hits = await ranked('volume');
      expect(hits.slice(0, 3).toSorted()).toEqual(['data-volume-di', 'data-volume-so', 'data-volume-so-yoy']);
    });

    it.each([
      ['increase', 'data-volume-so-yoy'],
      ['Year on Year', 'data-volume-so-yoy'],
      ['数据涨幅', 'data-volume-so-yoy'],
      ['percentages of data trade', 'data-trade-share-so'],
      ['数据交易比重', 'data-trade-share-so'],
    ])('finds for %s what is called by a synonym', async (text, id) => {
      expect(await best(text)).toBe(id);
    });

    it.each(['How much is the data trade?', '数据交易额是多少', 'data trade 2023', '2023年数据交易额'])(
      'leaves words of a question and years aside: %s',
      async (text) => {
        expect(await best(text)).toBe('data-trade-value-so');
      },
    );

    it('finds traditional characters', async () => {
      expect(await ranked('數據交易額')).toEqual(await ranked('数据交易额'));
    });

    it.each(['数据交昜额', '数剧交易额'])('finds %s with its wrong character', async (text) => {
      expect(await best(text)).toBe('data-trade-value-so');
    });

    it.each([
      ['Guizhou data trade', 'CN-GZ'],
      ['贵州数据交易额', 'CN-GZ'],
      ['貴州數據交易額', 'CN-GZ'],
      ['Zhejiang data trade', 'CN-ZJ'],
      ['CN-ZJ data trade', 'CN-ZJ'],
      ['Chekiang data trade', 'CN-ZJ'],
      ['China data trade', null],
    ])('knows the area of %s', async (text, area) => {
      expect((await store().search(text)).hits[0]).toEqual({ id: 'data-trade-value-so', area });
    });

    it('finds of an area only what has figures of it', async () => {
      expect(await found('Zhejiang')).toEqual(['data-trade-value-so']);
      expect(await found('Zhejiang platforms')).toEqual([]);
      expect(await found('Guizhou or Zhejiang')).toEqual([]);
      expect(await found('Guizhou Zhejiang')).toEqual(['data-trade-share-so', 'data-trade-value-so']);
    });

    it('names what is near where it finds nothing', async () => {
      const { hits, near } = await store().search('Zhejiang platforms');
      expect(hits).toEqual([]);
      expect(near.map(({ id, area }) => `${id} ${area}`)).toEqual(
        expect.arrayContaining(['platforms-so null', 'data-trade-value-so CN-ZJ']),
      );
      expect((await store().search('platforms')).near).toEqual([]);
    });

    it.each(['zebra', '！', ' '])('finds nothing for "%s"', async (text) => {
      expect(await store().search(text)).toEqual({ hits: [], near: [], areas: [], elsewhere: [] });
    });
  });
}
