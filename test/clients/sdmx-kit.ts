import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { installDebian } from '../services/debian.ts';
import { attempt, lines, type Outcome, run } from './reader.ts';

const kit = 'SDMX compliance kit';

/** Parts of the kit; that which writes reports is left out. */
const parts = ['api', 'client', 'manager', 'parsers'].map((name) => `sdmx-tck-${name}`);
/** In the versions that the parts ask for, but sdmx-rest: its 2.15.2 is not to be had. */
const packages = [
  ...['sdmx-rest@2.20.0', 'xml2js@0.4.22', 'jsonpath@1.0.2'],
  '@authenio/xsd-schema-validator@0.7.1',
];

/** How many cases have to pass, by kind and resource; docs/sdmx.md says why the others do not. */
const required: Readonly<Record<string, number>> = {
  'Structure agencyscheme': 17,
  'Structure codelist': 22,
  'Structure conceptscheme': 18,
  'Structure dataflow': 17,
  'Structure datastructure': 18,
  'Structure organisationscheme': 7,
  'Schema dataflow': 4,
  'Schema datastructure': 4,
  // It draws codes at random, of which not all have figures together.
  'Data dataflow': 31,
};

interface Case {
  readonly index: string;
  readonly resource: string;
  readonly outcome: string;
  readonly reason?: string;
}

/** The folder with the parts and all that they need, or what is reported in place of a run. */
export type SdmxKit = { readonly modules: string } | Outcome;

/**
 * Installs the compliance kit of the SDMX working group, whose sources `CLIENT_SOURCES` has in `sdmx-tck`. It blocks for
 * a minute. Where a step fails the outcome says which.
 */
export function installKit(folder: string): SdmxKit {
  const source = join(process.env.CLIENT_SOURCES ?? '', 'sdmx-tck');
  if (process.env.CLIENT_SOURCES === undefined || !existsSync(source))
    return { what: kit, ok: true, detail: 'not run: CLIENT_SOURCES names no folder that has sdmx-tck' };
  const home = join(folder, 'kit');
  const modules = join(home, 'node_modules');
  const validator = join(modules, '@authenio/xsd-schema-validator/support/XMLValidator.java');
  const steps: Record<string, () => void> = {
    'getting a compiler of Java': () => {
      if (attempt('javac', ['-version']).status !== 0) installDebian(['default-jdk-headless']);
    },
    'getting its packages of npm': () => {
      mkdirSync(home);
      writeFileSync(join(home, 'package.json'), '{"private":true}');
      run('npm', ['install', '--silent', '--no-save', '--ignore-scripts', '--prefix', home, ...packages]);
    },
    'copying its parts': () => copyParts(source, modules),
    'compiling its validator': () => {
      run('javac', [validator]);
    },
  };
  for (const [name, step] of Object.entries(steps))
    try {
      step();
    } catch (error) {
      return { what: kit, ok: false, detail: `cannot be installed: ${name} failed: ${error}` };
    }
  return { modules };
}

/** Puts the parts beside what they need, without what only their makers and browsers use. */
function copyParts(source: string, modules: string): void {
  for (const part of parts)
    for (const name of readdirSync(join(source, part)))
      if (!['tests', 'public', 'node_modules'].includes(name))
        cpSync(join(source, part, name), join(modules, part, name), { recursive: true });
}

/** Runs the kit against a server: one outcome for each resource that is served, one for all others, and the sum. */
export async function runSdmxKit(installed: SdmxKit, base: string): Promise<Outcome[]> {
  if ('what' in installed) return [installed];
  const driver = ['test/clients/sdmx-kit.mjs', installed.modules, `${base}/sdmx/v1`, 'v1.4.0'];
  try {
    // The server answers in this process, so it must not be blocked.
    const { stdout } = await promisify(execFile)(process.execPath, driver, { maxBuffer: 2 ** 28 });
    return outcomesByResource(lines(stdout).map((line) => JSON.parse(line)));
  } catch (error) {
    return [{ what: kit, ok: false, detail: `stopped: ${error}` }];
  }
}

/** Of the cases that were run: those that stand on a failed one were not. */
function outcomesByResource(cases: readonly Case[]): Outcome[] {
  const ran = cases.filter(({ outcome }) => outcome === 'Completed' || outcome === 'Failed');
  const groups = Map.groupBy(ran, ({ index, resource }) => `${index} ${resource}`);
  const served = Object.entries(required).map(([name, least]) => {
    const group = groups.get(name) ?? [];
    const passed = passedOf(group);
    if (passed >= least) return { what: `${kit}: ${name}`, ok: true, detail: share(group) };
    const reasons = group.flatMap(({ outcome, reason }) => (outcome === 'Failed' ? [`${reason}`] : []));
    const detail = `${share(group)}, but ${least} have to: ${reasons.join('; ').slice(0, 500)}`;
    return { what: `${kit}: ${name}`, ok: false, detail };
  });
  const others = ran.filter(({ index, resource }) => !(`${index} ${resource}` in required));
  return [
    ...served,
    { what: `${kit}: of other resources`, ok: true, detail: share(others) },
    { what: `${kit}: all`, ok: true, detail: share(ran) },
  ];
}

const passedOf = (cases: readonly Case[]) => cases.filter(({ outcome }) => outcome === 'Completed').length;
const share = (cases: readonly Case[]) => `${passedOf(cases)} of ${cases.length} cases passed`;
