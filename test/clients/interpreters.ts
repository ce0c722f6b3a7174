import { attempt } from './reader.ts';

/** A Python that has pandas; undefined where there is none. */
export const python = ['python3', '/usr/bin/python3'].find(
  (name) => attempt(name, ['-c', 'import pandas']).status === 0,
);

/** R; undefined where it is not installed. */
export const rscript = attempt('Rscript', ['--version']).status === 0 ? 'Rscript' : undefined;
