import fc from 'fast-check';

/** The same random values in every run, so that a failure is a failure of the change; `FUZZ_SEED=1` and so on try others. */
fc.configureGlobal({ seed: Number(process.env.FUZZ_SEED ?? 20_241_129) });

export default fc;
