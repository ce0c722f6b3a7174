import { datasetName } from '../../domain/catalogue/dataset-terms.ts';
import type { ShownOperation, ShownTag } from '../../explorer/documents/operations-page.ts';
import { type Document, type Operation, type Parameter, textsOf } from './openapi-operation.ts';
import { termsOf } from './operation-terms.ts';
import { chineseSummaries, chineseTags } from './operation-words.ts';
import { parameterGroups } from './parameter-groups.ts';
import { chineseOperation, chineseParameter } from './reader-texts.ts';

type Lang = 'en' | 'zh';

/** The document as Swagger UI shows it: in a language, with a heading in `x-heading` where a group of parameters begins. */
export async function forReaders(document: Document, lang: Lang): Promise<Document> {
  const shown = { ...document, paths: shownPaths(document, lang) };
  if (lang === 'en') return shown;
  const { describedTexts } = await import('./described/described-texts.ts');
  return describedBy(describedTexts, {
    ...shown,
    info: infoInChinese(document.info),
    tags: document.tags.map(inChinese),
  });
}

/** What the document is called, whom to ask and under which terms; its description is one of the described texts. */
function infoInChinese(info: Document['info']): Document['info'] {
  const title = datasetName.zh;
  return {
    ...info,
    title,
    contact: { ...info.contact, name: title },
    license: { ...info.license, name: '代码：MIT；数据汇编：CC BY 4.0；数值归其来源所有' },
  };
}

/** All operations by their tags, for a page without script. */
export function shownTags(document: Document, lang: Lang): ShownTag[] {
  const operations = Object.entries(shownPaths(document, lang)).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  return document.tags.map(({ name, description }) => ({
    ...(lang === 'zh' ? (chineseTags[name] ?? { title: name, description }) : { title: name, description }),
    operations: operations
      .filter(({ operation }) => `${operation.tags}` === name)
      .map(({ path, method, operation }) => listed(path, method, operation)),
  }));
}

/** A tag with its heading in `x-title`: its name is that of its anchor and so the same in each language. */
function inChinese(tag: Document['tags'][number]) {
  const chinese = chineseTags[tag.name];
  return chinese === undefined ? tag : { ...tag, 'x-title': chinese.title, description: chinese.description };
}

function listed(path: string, method: string, operation: Operation): ShownOperation {
  const { tags, operationId, summary, description, parameters = [] } = operation;
  const example = operation['x-example'];
  return {
    anchor: `/${tags}/${operationId}`,
    method: method.toUpperCase(),
    path,
    summary: `${summary}`,
    description: `${description}`,
    example: typeof example === 'string' ? example : null,
    parameters: parameters.map((parameter) => ({
      name: `${parameter.name}`,
      description: `${parameter.description}`,
      heading: parameter['x-heading'] === undefined ? null : `${parameter['x-heading']}`,
    })),
  };
}

/** What can be asked, with the words of operations and parameters in a language. */
function shownPaths({ paths }: Document, lang: Lang): Document['paths'] {
  return Object.fromEntries(
    Object.entries(paths).map(([path, operations]) => [
      path,
      Object.fromEntries(
        Object.entries(operations)
          .filter(([method]) => method === 'get')
          .map(([method, operation]) => [method, shownOperation(operation, lang)]),
      ),
    ]),
  );
}

function shownOperation(operation: Operation, lang: Lang): Operation {
  const shown = { ...operation, ...told(operation, lang) };
  if (operation.parameters === undefined) return shown;
  const groups = operation.parameters.map((parameter) => `${parameter['x-group']}`);
  const parameters = operation.parameters.map((parameter, place) => {
    const [group = '', before] = [groups[place], groups[place - 1]];
    const heading = group === before ? {} : { 'x-heading': parameterGroups[group]?.title[lang] };
    return { ...withoutDefault(parameter, lang), ...heading };
  });
  return { ...shown, parameters };
}

/** A copy in which each description, wherever it is nested, is the one that stands for it; one without stays as it is. */
function describedBy<T>(texts: Readonly<Record<string, string>>, described: T): T {
  return JSON.parse(JSON.stringify(described), (key, value) =>
    key === 'description' && typeof value === 'string' ? (texts[value] ?? value) : value,
  );
}

/** What an operation is, in a line and in some more. */
function told(operation: Operation, lang: Lang) {
  const { operationId, summary, description } = operation;
  const id = `${operationId}`;
  if (lang === 'en') return { summary, description };
  return {
    summary: chineseSummaries[id] ?? summary,
    description: chineseOperation(id, `${description}`) + termsOf(textsOf(operation), 'zh'),
  };
}

/** A default becomes a part of the description: Swagger UI would send it with each request. */
function withoutDefault(parameter: Parameter, lang: Lang): Parameter {
  const description =
    lang === 'en' ? `${parameter.description}` : chineseParameter(`${parameter.description}`);
  if (parameter.schema.default === undefined) return { ...parameter, description };
  const { default: value, ...schema } = parameter.schema;
  const said = { en: ` Default: \`${value}\`.`, zh: `默认值：\`${value}\`。` }[lang];
  return { ...parameter, schema, description: description + said };
}
