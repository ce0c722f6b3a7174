import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { natures, wordsOf } from '../../domain/statements/codes.ts';
import type { Dataset } from '../seed/read/dataset.ts';
import { unitsNamed } from './reading/unit-words.ts';
import { Said } from './said.ts';

/** Entries of seed files by their sections: `indicators`, `producers`, `units`. */
export type Entries = ReadonlyMap<string, Readonly<Record<string, unknown>>>;

const sections = ['indicators', 'producers', 'units', 'topics', 'concepts'] as const;
const unfinished = 'TODO';

/**
 * The entries of a file of new indicators. None where there is no such file yet.
 * @throws Said where it is not finished, or no such file
 */
export function newEntries(path: string | null): Entries {
  if (path === null || !existsSync(path)) return new Map();
  const text = readFileSync(path, 'utf8');
  const todo = text.split('\n').findIndex((line) => /^[^#]*\bTODO\b/.test(line));
  if (todo >= 0)
    throw new Said(
      `${path}:${todo + 1}: write what belongs in the place of ${unfinished}, then run the command again.`,
      `${path}:${todo + 1}：请填写${unfinished}处的内容，然后重新运行。`,
    );
  const content = contentOf(path, text);
  const wrong = Object.keys(content).find((name) => !sections.some((section) => section === name));
  if (wrong !== undefined)
    throw new Said(
      `${path}: "${wrong}" is none of ${sections.join(', ')}.`,
      `${path}：“${wrong}”不是${sections.join('、')}之一。`,
    );
  return new Map(
    Object.entries(content).flatMap(([name, entries]) => (isRecord(entries) ? [[name, entries]] : [])),
  );
}

function contentOf(path: string, text: string): Record<string, unknown> {
  try {
    const content: unknown = load(text);
    if (isRecord(content)) return content;
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new Said(`${path}: ${why}`, `${path}：${why}`);
  }
  throw new Said(`${path}: write entries below indicators.`, `${path}：请在indicators下填写条目。`);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The texts of seed files, by name, of the entries whose ids a dataset does not have yet. */
export function entryFiles(
  entries: Entries,
  { indicators, producers, units, topics, concepts }: Dataset,
): Map<string, string> {
  const known: Readonly<Record<string, ReadonlyMap<string, unknown>>> = {
    indicators,
    producers,
    units,
    topics,
    concepts,
  };
  return new Map(
    [...entries].flatMap(([section, list]) => {
      const fresh = Object.entries(list).filter(([id]) => !known[section]?.has(id));
      return fresh.length === 0
        ? []
        : [[`${section}.yaml`, JSON.stringify(Object.fromEntries(fresh), null, 2)]];
    }),
  );
}

/**
 * Writes a file that describes indicators as far as a table does: their names and units. What only its user knows is to
 * be filled in.
 * @throws Said always, with what to do next
 */
export function draftIndicators(path: string, unknown: ReadonlyMap<string, string>, before: Dataset): never {
  if (existsSync(path)) {
    const names = [...unknown.keys()];
    throw new Said(
      `${path} does not describe ${names.join(', ')}: add it there, with that name, or remove the file to have it drafted anew.`,
      `${path}中没有${names.join('、')}：请以该名称补充，或删除文件以重新生成草稿。`,
    );
  }
  writeFileSync(path, draftOf(unknown, before));
  throw new Said(
    `${path} drafts the ${unknown.size} new indicator${unknown.size === 1 ? '' : 's'}. Replace each ${unfinished}, then run the command again; until then nothing is imported.`,
    `已在${path}中生成${unknown.size}个新指标的草稿。请填写每处${unfinished}后重新运行；在此之前不会导入任何数据。`,
  );
}

function draftOf(unknown: ReadonlyMap<string, string>, before: Dataset): string {
  const entries = [...unknown].map(([text, unitText], place) => {
    const [, name = text, inside = ''] = /^(.*?)\s*\(([^()]*)\)$/.exec(text) ?? [];
    const told = unitText || inside;
    const [unit] = told === '' ? [] : unitsNamed(told, before.units);
    const inBrackets = unitsNamed(inside, before.units).length > 0;
    const own = JSON.stringify(inBrackets ? name : text);
    const isChinese = /\p{Script=Han}/u.test(own);
    return `  ${unfinished}-${place + 1}: # an id of lower-case words with hyphens
    name: { en: ${isChinese ? unfinished : own}, zh: ${isChinese ? own : unfinished} }
    definition: { en: ${unfinished}, zh: ${unfinished} }
    unit: ${unit?.unit ?? unfinished}${told === '' ? '' : ` # the table says ${told}`}
    topic: ${unfinished}
    producer: ${unfinished} # who computes it: an id of /v1/codelists/producers, or one that is described below
    nature: ${unfinished} # ${wordsOf(natures).join(', ')}
`;
  });
  return `# Indicators that the catalogue does not have, as far as the table describes them. docs/data.md says what each key means.
# topic: ${[...before.topics.keys()].join(', ')}
# unit: ${[...before.units.keys()].join(', ')}
indicators:
${entries.join('')}
# producers:
#   our-office:
#     name: { en: Our office, zh: 本单位 }
#     short: { en: Our office, zh: 本单位 }
#     definition: { en: "…", zh: "…" }
`;
}
