import { answerAside } from '../../src/formats/aside.ts';

/** The program of aside.test.ts: shouts, but refuses to whisper and falls over a stone. */
answerAside(async (text: string) => {
  if (text === 'whisper') throw new Error('I do not whisper.');
  if (text === 'stone') {
    setImmediate(() => {
      throw new Error('I fell.');
    });
    await new Promise(() => {});
  }
  return text.toUpperCase();
});
