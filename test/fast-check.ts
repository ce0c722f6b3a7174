import fc from 'fast-check';

/** The same random values in every run, so that a failure is a failure of the change; `FUZZ_SEED=1` and so on try others. */
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20_241_129) });

/** What is seen as one letter and is several code points, or is rare; the unit `grapheme` of fast-check takes seconds to gather all of them. */
export const letter = fc.constantFrom(
  ...[
    'a',
    '0',
    ' ',
    '"',
    'e\u0301',
    '\u1112\u1161\u11ab',
    '👩‍👩‍👧',
    '🇨🇳',
    'क्षि',
    'ﷺ',
    '龘',
    '，',
    '\u{20bb7}',
    'ß',
  ],
);

export default fc;
