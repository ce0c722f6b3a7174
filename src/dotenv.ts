import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { type Config, environment, readConfig } from './config.ts';
import { Fault } from './domain/fault.ts';
import { nearest } from './domain/query/nearest.ts';

type Variables = Record<string, string | undefined>;

/** The configuration from the environment and `.env`. @throws Fault or ConfigError */
export function configured(variables: Variables): Config {
  loadDotenv(variables);
  return readConfig(variables);
}

/**
 * Adds the variables of a file that the environment does not set; no file is no fault. Node's parser skips what it does
 * not understand, and the server would run with other settings than those written: here every line has to be understood.
 * @throws Fault naming file and line
 */
export function loadDotenv(variables: Variables, path = resolve('.env')): void {
  const text = textOf(path);
  if (text === null) return;
  const known = Object.keys(environment.shape);
  const lines = new Map<string, number>();
  for (const [place, line] of text.split(/\r?\n/).entries()) {
    const where = `${path}, line ${place + 1}`;
    const name = nameIn(line, where);
    if (name === null) continue;
    refuseName(name, { where, known, earlier: lines.get(name) });
    lines.set(name, place + 1);
  }
  for (const [name, value] of Object.entries(parseEnv(text))) variables[name] ??= value;
}

/** The content of a file; null where there is none. */
function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    throw new Fault(`${path} cannot be read: ${code === 'EISDIR' ? 'it is a folder' : message}.`);
  }
}

/** The variable that a line sets; null for an empty line or a comment. Values are not repeated: they may be secrets. */
function nameIn(line: string, where: string): string | null {
  if (/^\s*(#|$)/.test(line)) return null;
  const [, name, value = ''] = /^\s*(?:export\s+)?(\w+)\s*=\s*(.*)$/.exec(line) ?? [];
  if (name === undefined) throw new Fault(`${where}: write NAME=value, or a comment behind #.`);
  const [quote = ''] = /^["'`]/.exec(value) ?? [];
  if (quote !== '' && !new RegExp(`^${quote}[^${quote}]*${quote}\\s*(#.*)?$`).test(value))
    throw new Fault(`${where}: the value of ${name} has to end with ${quote} on the same line.`);
  if (quote === '' && /\S#/.test(value))
    throw new Fault(`${where}: put the value of ${name} into quotes, because # begins a comment.`);
  return name;
}

interface Place {
  readonly where: string;
  readonly known: readonly string[];
  /** The line that sets the variable already. */
  readonly earlier: number | undefined;
}

function refuseName(name: string, { where, known, earlier }: Place): void {
  if (earlier !== undefined) throw new Fault(`${where}: line ${earlier} sets ${name} already.`);
  if (known.includes(name)) return;
  const [close] = nearest(name, known, 1);
  const hint = close === undefined ? `There are ${known.join(', ')}.` : `Did you mean ${close}?`;
  throw new Fault(`${where}: ${name} is no variable of this server. ${hint}`);
}
