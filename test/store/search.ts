import { describe, expect, it } from 'vitest';
import type { Opened } from './contract.ts';

export function describeSearch(store: Opened): void {
  const found = async (text: string) => (await store().search(text)).toSorted();
  const best = async (text: string) => (await store().search(text))[0];

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
      const hits = await store().search('volume');
      expect(hits.slice(0, 3).toSorted()).toEqual(['data-volume-di', 'data-volume-so', 'data-volume-so-yoy']);
    });

    it.each(['zebra', '！', ' '])('finds nothing for "%s"', async (text) => {
      expect(await found(text)).toEqual([]);
    });
  });
}
