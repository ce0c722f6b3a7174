import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { withoutReferences } from '../../src/explorer/page/swagger/references.ts';
import { read } from '../project/files.ts';

const document = load(read('openapi.yaml'));

describe('a document without references', () => {
  it('has none left, at any depth', () => {
    const text = JSON.stringify(withoutReferences(document, document));
    expect(text).not.toMatch(/"\$ref":"#/);
    expect(text).toContain('"$$ref":"#/components/schemas/Observation"');
  });

  it('has in their place what they point to, and what stands beside them', () => {
    const shelf = { 'a/b': { type: 'string', note: { $ref: '#/shelf/c~0' } }, 'c~': { text: 'c' } };
    const part = { first: [{ $ref: '#/shelf/a~1b', text: 'own' }], second: null };
    const c = { text: 'c', $$ref: '#/shelf/c~0' };
    expect(withoutReferences(part, { shelf })).toEqual({
      first: [{ type: 'string', note: c, text: 'own', $$ref: '#/shelf/a~1b' }],
      second: null,
    });
  });

  it('has the parts of allOf as one', () => {
    const base = { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] };
    const part = {
      allOf: [{ $ref: '#/base' }, { properties: { id: { maxLength: 3 }, name: true }, required: ['name'] }],
      title: 'Named',
    };
    expect(withoutReferences(part, { base })).toEqual({
      type: 'object',
      properties: { id: { type: 'string', maxLength: 3 }, name: true },
      required: ['id', 'name'],
      title: 'Named',
    });
  });

  it('keeps a reference to what it stands in', () => {
    const tree = { children: { $ref: '#/tree' } };
    expect(withoutReferences(tree, { tree })).toEqual({
      children: { children: { $ref: '#/tree' }, $$ref: '#/tree' },
    });
  });
});
