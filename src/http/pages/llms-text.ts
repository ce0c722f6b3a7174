import { datasetName } from '../../domain/catalogue/dataset-terms.ts';
import type { ShownOperation, ShownTag } from '../../explorer/documents/operations-page.ts';
import { sectionsOf } from './written-text.ts';

/** What guides for language models are made from. */
interface Described {
  /** Of the API: what it is, and what may be expected of it. */
  readonly description: string;
  readonly tags: readonly ShownTag[];
}

/** The guide in short (llmstxt.org): what there is, with an address of each kind that works. */
export function llmsText({ description, tags }: Described, base: string): string {
  const operations = (tag: ShownTag) =>
    tag.operations
      .filter(({ example }) => example !== null)
      .map(
        (operation) => `- [${operation.summary}](${base}${operation.example}): ${firstSentence(operation)}`,
      );
  const sections = tags.flatMap((tag) => {
    const lines = operations(tag);
    return lines.length === 0 ? [] : [`## ${tag.title}\n\n${lines.join('\n')}`];
  });
  return `${[...introduction(description, base), ...sections, furtherReading(base)].join('\n\n')}\n`;
}

/** The guide in full: every operation with its parameters, and the glossary. */
export function llmsFullText({ description, tags }: Described, base: string): string {
  const sections = tags.flatMap((tag) => [
    `## ${tag.title}\n\n${tag.description}`,
    ...tag.operations.map((operation) => operationText(operation, base)),
  ]);
  const [, ...words] = sectionsOf('glossary').en;
  const glossary = words.map(
    ({ heading, text }) => `### ${heading}\n\n${text.replaceAll('](/', `](${base}/`)}`,
  );
  const parts = [
    ...introduction(description, base),
    ...sections,
    '## Glossary',
    ...glossary,
    furtherReading(base),
  ];
  return `${parts.join('\n\n')}\n`;
}

function introduction(description: string, base: string): readonly string[] {
  const [what = '', ...more] = description.split('\n\n');
  return [
    `# ${datasetName.en}`,
    `> ${what}`,
    ...more,
    `Agents may ask at ${base}/mcp (Model Context Protocol, streamable HTTP): search, describe, latest, series, compute, compare, verify. Quote a figure with its hedge, year, definition, source and grade of evidence; the key \`statement\` of each answer has them in one sentence. Rivals are never joined or averaged, and outturns, forecasts and targets never mix.`,
  ];
}

function operationText(
  { method, path, summary, description, example, parameters }: ShownOperation,
  base: string,
) {
  const listed = parameters.map((parameter) => `- \`${parameter.name}\`: ${parameter.description}`);
  return [
    `### ${summary}: ${method} ${path}`,
    description,
    ...(listed.length === 0 ? [] : [listed.join('\n')]),
    ...(example === null ? [] : [`Example: ${base}${example}`]),
  ].join('\n\n');
}

function furtherReading(base: string): string {
  const links = [
    ['The same in full', '/llms-full.txt', 'every operation with its parameters, and the glossary'],
    ['OpenAPI document', '/openapi.json', 'types of all parameters and answers'],
    ['Methodology', '/docs/methodology?lang=en', 'bounds, revisions, evidence, computations'],
    ['Glossary', '/docs/glossary?lang=en', 'words and codes'],
    ['Errors', '/errors?lang=en', 'every problem, with what works instead'],
  ];
  const lines = links.map(([name, path, what]) => `- [${name}](${base}${path}): ${what}`);
  return `## Optional\n\n${lines.join('\n')}`;
}

function firstSentence({ description }: ShownOperation): string {
  return /^.*?[.](?=\s|$)/s.exec(description)?.[0] ?? description;
}
