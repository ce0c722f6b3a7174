import type { Text } from '../../domain/statements/codes.ts';
import { computationParameters } from '../observations/computation/combinations.ts';
import type { Parameter } from './openapi-operation.ts';

interface Group {
  readonly title: Text;
  readonly names: readonly string[];
}

/** Groups of parameters, in the order in which a question is put together; a name that no group has is in the first. */
export const parameterGroups: Readonly<Record<string, Group>> = {
  what: { title: { en: 'What', zh: '查什么' }, names: [] },
  when: {
    title: { en: 'When', zh: '什么时候' },
    names: [
      'period',
      'frequency',
      'last',
      'asOf',
      'release',
      'from',
      'to',
      'since',
      'updatedAfter',
      'overdue',
    ],
  },
  sure: {
    title: { en: 'How sure', zh: '可靠程度' },
    names: ['kind', 'lane', 'revisions', 'relation', 'tier', 'outcome'],
  },
  compute: { title: { en: 'Compute', zh: '计算' }, names: computationParameters },
  represent: {
    title: { en: 'Represent', zh: '呈现方式' },
    names: [
      'shape',
      'scale',
      'labels',
      'meta',
      'fields',
      'order',
      'sort',
      'limit',
      'cursor',
      'lang',
      'format',
      'bom',
      'width',
      'height',
      'theme',
      'frame',
      'axis',
      'marks',
    ],
  },
};

/** The parameters of an operation in their groups: those in the path first, and in `x-group` the group of each. */
export function grouped(parameters: readonly Parameter[]): Parameter[] {
  const order = Object.keys(parameterGroups);
  const place = (parameter: Parameter) =>
    parameter.in === 'path' ? -1 : order.indexOf(groupOf(parameter.name));
  return parameters
    .map((parameter) => ({ ...parameter, 'x-group': groupOf(parameter.name) }))
    .sort((a, b) => place(a) - place(b));
}

function groupOf(name: string): string {
  const found = Object.entries(parameterGroups).find(([, { names }]) => names.includes(name));
  return found?.[0] ?? 'what';
}
