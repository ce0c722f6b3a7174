import { describe, expect, it } from 'vitest';
import { Aside } from '../../src/formats/aside.ts';

const program = new URL('beside.ts', import.meta.url);

describe('a thread aside', () => {
  it('answers each question with its own answer', async () => {
    const aside = new Aside<string, string>(program);
    const words = ['one', 'two', 'three'];
    expect(await Promise.all(words.map((word) => aside.ask(word)))).toEqual(['ONE', 'TWO', 'THREE']);
  });

  it('says what went wrong, and goes on', async () => {
    const aside = new Aside<string, string>(program);
    await expect(aside.ask('whisper')).rejects.toThrow('I do not whisper.');
    expect(await aside.ask('four')).toBe('FOUR');
  });

  it('is started anew after it broke, and whoever waited is told', async () => {
    const aside = new Aside<string, string>(program);
    const waiting = [aside.ask('stone'), aside.ask('five')];
    for (const question of waiting) await expect(question).rejects.toThrow('I fell.');
    expect(await aside.ask('six')).toBe('SIX');
  });
});
